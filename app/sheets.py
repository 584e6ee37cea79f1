"""What comes up over the window: it takes the focus, keeps its place, and gives the focus back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

_POPUP = Qt.FocusReason.PopupFocusReason


class Sheet(QFrame):
    """Hidden until ``come_up``. In the middle of the window's width, never wider or higher."""

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self.setObjectName("picker")
        self.setAccessibleName(name)
        self._window = window
        self._back: QWidget | None = None
        window.installEventFilter(self)
        self.hide()

    def place(self) -> None:
        """Take the place that it has in a window of this size; the subclass says which."""
        raise NotImplementedError

    def place_at(self, top: int, width: int, height: int, margin: int) -> None:
        """Stand so far below the window's top, as large as there is room for."""
        around = self._window.size()
        width = min(width, around.width() - 2 * margin)
        height = min(height, around.height() - 2 * margin)
        self.setGeometry((around.width() - width) // 2, top, width, height)

    def come_up(self, field: QWidget) -> None:
        """Show, and let the person type into ``field``."""
        if not self.isVisible():
            self._back = QApplication.focusWidget()
        self.place()
        self.show()
        self.raise_()
        field.setFocus(_POPUP)

    def go(self) -> None:
        """Hide; the focus goes back to where it was, unless the person took it elsewhere."""
        if self.isVisible():
            back, self._back = self._back, None
            if back is not None and isValid(back) and self._has_focus():
                back.setFocus(_POPUP)
            self.hide()

    def _has_focus(self) -> bool:
        return self.isAncestorOf(QApplication.focusWidget() or self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if watched is self._window and event.type() is QEvent.Type.Resize and self.isVisible():
            self.place()
        return False
