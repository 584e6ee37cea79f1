"""Keeps two readers side by side at places that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from app.reader.layers import Layer, LayerStyle
from app.reader.source import Position
from app.reader.view import ReaderView
from index.documents import AlignedPair, Alignment, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

_GROUP = "tie"


class Tie(QObject):
    """Scrolling one view scrolls the other to what answers, unless Alt is held.

    ``changed``: the pair at the caret of the view that leads; None where nothing answers.
    """

    changed = Signal(object)

    def __init__(self, first: ReaderView, second: ReaderView) -> None:
        super().__init__(first)
        self._views = (first, second)
        self._alignment: Alignment | None = None
        self._knots: tuple[NDArray, NDArray] | None = None
        self._moving = False
        for side, view in enumerate(self._views):
            view.position_changed.connect(lambda place, side=side: self._scrolled(side, place))
            view.selection_changed.connect(lambda side=side: self._selected(side))

    def set_alignment(self, alignment: Alignment | None) -> None:
        """Tie by these pairs; None lets go."""
        self._alignment = alignment
        self._knots = None
        for view in self._views:
            view.set_layers(_GROUP, ())
        columns = [view.column for view in self._views]
        if alignment is None or None in columns:
            return
        import numpy as np  # noqa: PLC0415  comes with the first document, see column

        ends = [len(column) if column is not None else 0 for column in columns]
        points = [(0, 0)]
        for pair in alignment.pairs:
            points += [(pair.first, pair.second), (pair.first_end, pair.second_end)]
        points.append((ends[0], ends[1]))
        knots = np.array(sorted(set(points)), np.float64)
        self._knots = knots[:, 0], knots[:, 1]
        self._selected(0)

    @property
    def pairs(self) -> Sequence[AlignedPair]:
        """All that belongs together, in reading order."""
        return self._alignment.pairs if self._alignment else ()

    def pair_at(self, side: int, paragraph: int) -> AlignedPair | None:
        """What a paragraph of one side belongs to."""
        for pair in self.pairs:
            start, end = (pair.first, pair.first_end) if side == 0 else pair[2:4]
            if start <= paragraph < end:
                return pair
        return None

    def _scrolled(self, side: int, place: Position) -> None:
        held = QApplication.queryKeyboardModifiers() & Qt.KeyboardModifier.AltModifier
        if self._moving or self._knots is None or held:
            return
        self._moving = True
        try:
            self._follow(side, place)
        finally:
            self._moving = False

    def _follow(self, side: int, place: Position) -> None:
        """Bring the other view to the place that answers the top of this one."""
        import numpy as np  # noqa: PLC0415

        mine, theirs = self._views[side], self._views[1 - side]
        if self._knots is None or mine.column is None or theirs.column is None:
            return
        length = max(len(mine.column.pages[place.paragraph].text), 1)
        at = place.paragraph + place.offset / length
        found = float(np.interp(at, self._knots[side], self._knots[1 - side]))
        number = min(int(found), len(theirs.column) - 1)
        text = theirs.column.pages[number].text
        theirs.set_place(Position(number, round(min(found - number, 1.0) * len(text))))

    def _selected(self, side: int) -> None:
        """Mark what belongs together at the caret of the view that leads."""
        if self._alignment is None:
            return
        pair = self.pair_at(side, self._views[side].selection.caret.paragraph)
        ranges = ((0, 0), (0, 0)) if pair is None else (pair[0:2], pair[2:4])
        for view, (start, end) in zip(self._views, ranges, strict=True):
            column = view.column
            if column is not None:
                view.set_layers(
                    _GROUP,
                    [
                        Layer(n, Span(0, len(column.pages[n].text)), LayerStyle.OTHER_HIT)
                        for n in range(start, end)
                    ],
                )
        self.changed.emit(pair)
