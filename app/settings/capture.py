"""A button that waits for a key and says which one was pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton

from app.commands.keys import pressed
from app.translation import translate

_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_unknown,
)


class KeyCapture(QPushButton):
    """``captured``: the name of the key. Escape, or going elsewhere, gives up."""

    captured = Signal(str)

    def __init__(self) -> None:
        super().__init__(translate("KeyCapture", "Add a key…"))
        self.setCheckable(True)
        self.toggled.connect(self._say)

    def _say(self, waiting: bool) -> None:
        waits = translate("KeyCapture", "Press the key, or Escape")
        self.setText(waits if waiting else translate("KeyCapture", "Add a key…"))

    def event(self, event: QEvent) -> bool:
        # Tab and the keys of commands are keys like others while it waits.
        if self.isChecked() and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._press(event)
                return True
            return True
        return super().event(event)

    def _press(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _MODIFIERS:
            return
        self.setChecked(False)
        names = pressed(event)
        if event.key() != Qt.Key.Key_Escape and names:
            self.captured.emit(names[-1])

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        self.setChecked(False)
        super().focusOutEvent(event)
