"""A sheet over the window: something is typed, the list below it answers, Enter takes a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.announcing import announce
from app.buttons import dim_label
from app.cards import PADDING_X, card_font
from app.commands.entries import ROW_PX, Entry, EntryDelegate, EntryModel, spoken
from app.lists import CardList
from app.sheets import Sheet
from app.theme import Theme

_WIDTH_PX, _TOP_PX, _MARGIN_PX = 640, 72, 40
_ROWS = 11


class Picker(Sheet):
    """``typed``: what is looked for; ``chosen``: the value of a row. It closes by itself when a
    row is taken, at Escape, and when the focus goes elsewhere; the focus goes back first.
    """

    typed = Signal(str)
    chosen = Signal(object)

    def __init__(self, window: QWidget, theme: Theme, name: str, hint: str) -> None:
        super().__init__(window, name)
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.field.setFont(card_font(15))
        self.field.textChanged.connect(self.typed)
        self.field.installEventFilter(self)
        self.model = EntryModel()
        self.list = CardList(self.model, name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._delegate = EntryDelegate(theme)
        self.list.set_delegate(self._delegate)
        self.list.clicked.connect(lambda _index: self._take())
        self._nothing = dim_label(size=13)
        self._nothing.setContentsMargins(PADDING_X, 8, PADDING_X, 12)
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 8)
        box.setSpacing(8)
        box.addWidget(self.field)
        box.addWidget(self._nothing)
        box.addWidget(self.list)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme

    # Opening and closing ----------------------------------------------------------------------

    def open(self) -> None:
        """Come up, empty, and take the focus."""
        self.field.clear()
        self.typed.emit("")
        self.come_up(self.field)

    def dismiss(self) -> None:
        """Go, and give the focus back."""
        self.go()

    def show_entries(self, entries: Sequence[Entry], nothing: str) -> None:
        """Replace the rows; ``nothing`` is said where there are none."""
        self.model.show(entries)
        self.list.show_row(0 if entries else -1)
        self._nothing.setText(nothing)
        self._nothing.setVisible(not entries)
        self.list.setVisible(bool(entries))
        self.place()
        announce(self, spoken(entries[0]) if entries else nothing)

    def place(self) -> None:
        rows = min(len(self.model.rows), _ROWS)
        self.list.setFixedHeight(rows * ROW_PX + 4)
        self._box.activate()
        self.place_at(_TOP_PX, _WIDTH_PX, self._box.sizeHint().height(), _MARGIN_PX)

    # Keys -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if watched is self._window:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() is QEvent.Type.FocusOut and QApplication.activePopupWidget() is None:
            self.hide()  # the focus is wanted elsewhere: it is not taken back
        return False

    def _key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS,
            Qt.Key.Key_PageUp: -_ROWS,
        }
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Return: self._take,
            Qt.Key.Key_Enter: self._take,
            Qt.Key.Key_Escape: self.dismiss,
        }
        key = event.key()
        if key in acts:
            acts[key]()
            return True
        step = steps.get(Qt.Key(key))
        if step is None:
            return False
        self._move(step)
        return True

    def _move(self, step: int) -> None:
        count = len(self.model.rows)
        if count:
            row = (self.list.row + step) % count if abs(step) == 1 else self.list.row + step
            self.list.show_row(min(max(row, 0), count - 1))
            announce(self, spoken(self.model.rows[self.list.row]))

    def _take(self) -> None:
        row = self.list.row
        if 0 <= row < len(self.model.rows) and self.model.rows[row].enabled:
            value = self.model.rows[row].value
            self.dismiss()
            self.chosen.emit(value)
