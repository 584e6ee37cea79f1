"""The reader's keys: caret, selection, pages, copy, zoom."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.reader import moves
from app.reader.source import Position

if TYPE_CHECKING:
    from app.reader.column import Column
    from app.reader.view import ReaderView

_Move = Callable[["Column", Position], Position]
_Key = QKeySequence.StandardKey


def _beside(step: int) -> _Move:
    return lambda column, position: moves.beside(column, position, step)


def _word(step: int) -> _Move:
    return lambda column, position: moves.word_beside(column, position, step)


def _paragraph(step: int) -> _Move:
    return lambda column, position: moves.paragraph_start(column, position, step)


# Qt names these keys for a left-to-right text: "next character" is the key to the right.
# The first of a pair moves the caret, the second the end of the selection.
_MOVES: tuple[tuple[tuple[_Key, _Key], _Move], ...] = (
    ((_Key.MoveToNextChar, _Key.SelectNextChar), _beside(1)),
    ((_Key.MoveToPreviousChar, _Key.SelectPreviousChar), _beside(-1)),
    ((_Key.MoveToNextWord, _Key.SelectNextWord), _word(1)),
    ((_Key.MoveToPreviousWord, _Key.SelectPreviousWord), _word(-1)),
    ((_Key.MoveToStartOfLine, _Key.SelectStartOfLine), moves.line_start),
    ((_Key.MoveToEndOfLine, _Key.SelectEndOfLine), moves.line_end),
    ((_Key.MoveToStartOfDocument, _Key.SelectStartOfDocument), moves.document_start),
    ((_Key.MoveToEndOfDocument, _Key.SelectEndOfDocument), moves.document_end),
)
_LINES = (
    ((_Key.MoveToNextLine, _Key.SelectNextLine), 1),
    ((_Key.MoveToPreviousLine, _Key.SelectPreviousLine), -1),
)
_PAGES = (
    ((_Key.MoveToNextPage, _Key.SelectNextPage), 1),
    ((_Key.MoveToPreviousPage, _Key.SelectPreviousPage), -1),
)
_PARAGRAPH_KEYS = {Qt.Key.Key_Up: _paragraph(-1), Qt.Key.Key_Down: _paragraph(1)}


class Keyboard:
    """Does what a key asks of a reader."""

    def __init__(self, view: ReaderView) -> None:
        self._view = view
        self._goal_x: float | None = None  # where Up and Down try to stay

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key meant something here, and was done."""
        if self._view.column is None:
            return False
        if self._vertical(event):
            return True
        self._goal_x = None
        return self._move(event) or self._page(event) or self._command(event)

    def forget_column(self) -> None:
        """The caret was set by other means: Up and Down go by its new place."""
        self._goal_x = None

    def _move(self, event: QKeyEvent) -> bool:
        for (plain, selecting), move in _MOVES:
            if event.matches(plain) or event.matches(selecting):
                self._apply(move, keep_anchor=event.matches(selecting))
                return True
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
        move = _PARAGRAPH_KEYS.get(Qt.Key(event.key()))
        if move is not None and modifiers & ~shift == control:
            self._apply(move, keep_anchor=bool(modifiers & shift))
            return True
        return False

    def _apply(self, move: _Move, *, keep_anchor: bool) -> None:
        column = self._view.column
        assert column is not None
        self._view.move_caret(move(column, self._view.selection.caret), keep_anchor=keep_anchor)

    def _vertical(self, event: QKeyEvent) -> bool:
        for (plain, selecting), step in _LINES:
            if event.matches(plain) or event.matches(selecting):
                column, caret = self._view.column, self._view.selection.caret
                assert column is not None
                if self._goal_x is None:
                    self._goal_x = column.block(caret.paragraph).caret(caret.offset).x()
                move = partial(moves.vertically, step=step, x=self._goal_x)
                self._apply(move, keep_anchor=event.matches(selecting))
                return True
        return False

    def _page(self, event: QKeyEvent) -> bool:
        for (plain, selecting), step in _PAGES:
            if event.matches(plain) or event.matches(selecting):
                self._view.turn_page(step, keep_anchor=event.matches(selecting))
                return True
        shift = Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Space and event.modifiers() & ~shift == _NO_MODIFIER:
            back = bool(event.modifiers() & shift)
            self._view.turn_page(-1 if back else 1, keep_anchor=False)
            return True
        return False

    def _command(self, event: QKeyEvent) -> bool:
        view = self._view
        commands: tuple[tuple[_Key, Callable[[], None]], ...] = (
            (_Key.Copy, view.copy),
            (_Key.SelectAll, view.select_all),
            (_Key.ZoomIn, view.zoom_in),
            (_Key.ZoomOut, view.zoom_out),
        )
        for key, command in commands:
            if event.matches(key):
                command()
                return True
        if event.key() == Qt.Key.Key_0 and event.modifiers() == _CONTROL:
            view.reset_zoom()
            return True
        return False


_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
