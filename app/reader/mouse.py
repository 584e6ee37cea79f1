"""The reader's mouse: place the caret, select by letters, words and paragraphs, scroll on."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QMouseEvent

from app.reader import moves
from app.reader.source import Position

if TYPE_CHECKING:
    from app.reader.view import ReaderView

_HAND = Qt.CursorShape.PointingHandCursor
_AUTOSCROLL_MS = 16
_AUTOSCROLL_SHARE = 0.25  # of the distance from the edge, for each tick
_AUTOSCROLL_MOST_PX = 60


class _Unit(Enum):
    """What a drag selects in whole pieces of."""

    LETTER = 1
    WORD = 2
    PARAGRAPH = 3


class Mouse(QObject):
    """Turns presses and drags into a selection of the view."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view)
        self._view = view
        self._unit = _Unit.LETTER
        self._origin: tuple[Position, Position] | None = None  # the piece that was pressed first
        self._point = QPointF()
        self._since_double = QTimer(self)  # runs while a further click is the third
        self._since_double.setSingleShot(True)
        self._autoscroll = QTimer(self)
        self._autoscroll.setInterval(_AUTOSCROLL_MS)
        self._autoscroll.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """Begin a selection; with Shift extend the present one."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        sign = self._view.sign_at(event.position())
        if sign is not None:
            self._view.select(sign)
            self._view.sign_pressed.emit(sign)
            return
        third = self._since_double.isActive() and self._near(event.position())
        self._begin(event.position(), _Unit.PARAGRAPH if third else _Unit.LETTER)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not third:
            anchor = self._view.selection.anchor
            self._origin = anchor, anchor
        self._extend()

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word, and let a drag go on in words."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._begin(event.position(), _Unit.WORD)
            self._extend()
            self._since_double.start(QGuiApplication.styleHints().mouseDoubleClickInterval())

    def move(self, event: QMouseEvent) -> None:
        """Extend the selection; outside the view it scrolls on by itself."""
        if self._origin is None:
            sign = self._view.sign_at(event.position())
            shape = Qt.CursorShape.IBeamCursor if sign is None else _HAND
            if self._view.viewport().cursor().shape() is not shape:
                self._view.viewport().setCursor(shape)
            return
        self._point = event.position()
        self._extend()
        outside = self._distance_outside() != 0
        if outside and not self._autoscroll.isActive():
            self._autoscroll.start()
        elif not outside:
            self._autoscroll.stop()

    def release(self, event: QMouseEvent) -> None:
        """End the drag; where the system has a clipboard for selections, fill it."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        dragged, self._origin = self._origin, None
        self._autoscroll.stop()
        if dragged is not None and not self._view.selection.empty:
            self._view.selected.emit()
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and not self._view.selection.empty:
            clipboard.setText(self._view.selected_text(), QClipboard.Mode.Selection)

    def _begin(self, point: QPointF, unit: _Unit) -> None:
        self._unit, self._point = unit, point
        self._origin = self._piece(self._view.position_at(point))

    def _extend(self) -> None:
        if self._origin is None:
            return
        start, end = self._piece(self._view.position_at(self._point))
        first, last = self._origin
        if start < first:
            self._view.select(last, start)
        else:
            self._view.select(first, max(end, last) if first != last else end)

    def _piece(self, position: Position) -> tuple[Position, Position]:
        column = self._view.column
        if column is None or self._unit is _Unit.LETTER:
            return position, position
        if self._unit is _Unit.WORD:
            return moves.word_at(column, position)
        return moves.paragraph_at(column, position)

    def _near(self, point: QPointF) -> bool:
        distance = QGuiApplication.styleHints().startDragDistance()
        return (point - self._point).manhattanLength() < distance

    def _distance_outside(self) -> float:
        """How far the pointer is below the view, or as a negative number above it."""
        y, height = self._point.y(), self._view.viewport().height()
        return min(y, 0.0) or max(y - height, 0.0)

    def _scroll_on(self) -> None:
        speed = self._distance_outside() * _AUTOSCROLL_SHARE
        speed = max(-_AUTOSCROLL_MOST_PX, min(_AUTOSCROLL_MOST_PX, speed))
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + round(speed))
        self._extend()
