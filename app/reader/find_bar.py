"""The bar above the text in which one types what to find in the document."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton

from app.buttons import IconButton, dim_label
from app.layouts import fit_placeholder, flowing
from app.theme import Theme
from app.translation import translate
from app.wording import number

_DEBOUNCE_MS = 120
_FIELD_PX = 260


class _Field(QLineEdit):
    """Leaves Enter, Escape and the arrows up and down to the bar."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        keys = Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Up
        if event.key() in (*keys, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """``wanted``: a text to find, and whether exactly so; an empty one finds nothing.

    ``stepped``: to the next place (1) or the one before (-1). ``closed``: back to the text.
    """

    wanted = Signal(str, bool)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = _Field()
        self.field.setAccessibleName(translate("FindBar", "Find in this document"))
        self.field.setPlaceholderText(translate("FindBar", "Find in this document"))
        fit_placeholder(self.field, _FIELD_PX)
        self.count = dim_label(size=13)
        self.exact = QPushButton(translate("FindBar", "Exact"))
        self.exact.setProperty("chip", True)
        self.exact.setCheckable(True)
        self.exact.setToolTip(
            translate("FindBar", "Only this spelling: case, vowel marks and letter forms count")
        )
        self._timer = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._timer.timeout.connect(self._tell)
        self.field.textChanged.connect(lambda _text: self._timer.start())
        self.exact.toggled.connect(lambda _on: self._tell())
        self._lay_out(theme)
        self.hide()

    def _lay_out(self, theme: Theme) -> None:
        self.previous = IconButton("chevron-up", "", theme)
        self.previous.set_label(translate("FindBar", "Previous place"), "Shift+Enter")
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next = IconButton("chevron-down", "", theme)
        self.next.set_label(translate("FindBar", "Next place"), "Enter")
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self._close = IconButton("x", "", theme)
        self._close.set_label(translate("FindBar", "Close"), "Esc")
        self._close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(6)
        row.addWidget(flowing(self.field, self.previous, self.next, self.exact, self.count), 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        for button in (self.previous, self.next, self._close):
            button.set_theme(theme)

    def open(self, text: str = "") -> None:
        """Show the bar, with ``text`` to begin with, and type into it."""
        self.show()
        if text:
            self.field.setText(text)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._tell()

    def say(self, index: int, count: int, *, complete: bool) -> None:
        """Show at which of how many places the person is."""
        shown = number(count) if complete else f"{number(count)}+"
        text = translate("FindBar", "{place} of {count}")
        words = text.format(place=number(index + 1), count=shown)
        nothing = translate("FindBar", "Not found") if complete else "…"
        self.count.setText((words if count else nothing) if self.field.text().strip() else "")
        for button in (self.previous, self.next):
            button.setEnabled(count > 0)

    def _tell(self) -> None:
        self._timer.stop()
        self.wanted.emit(self.field.text(), self.exact.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():
                self._tell()
            else:
                self.stepped.emit(-1 if back else 1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
