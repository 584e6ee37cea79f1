"""The characters of one laid-out line as cells side by side: carets, clicks and visual steps.

``QTextLine.cursorToX`` and ``xToCursor`` are off by a character inside a run against the
paragraph's direction (a Latin name in an Arabic line), so edges come from the glyphs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextLayout, QTextLine

from app.reader.offsets import Offsets


class Cell(NamedTuple):
    """One character as a person counts them; offsets in code points, edges in pixels."""

    start: int
    end: int
    left: float
    right: float
    rtl: bool

    @property
    def leading(self) -> float:
        """The edge at which the character begins."""
        return self.right if self.rtl else self.left

    @property
    def trailing(self) -> float:
        """The edge at which the character ends."""
        return self.left if self.rtl else self.right


class Text(NamedTuple):
    """What a line must know of its paragraph."""

    original: str
    offsets: Offsets
    rtl: bool
    start_x: float  # where lines begin


class LineCells:
    """The cells of one line.

    A caret may stop before each cell, and on a paragraph's last line after the last one too
    (elsewhere that is the next line's start).
    """

    def __init__(self, layout: QTextLayout, line: QTextLine, text: Text) -> None:
        self._empty_x = text.start_x
        self.cells: tuple[Cell, ...] = tuple(_cells(layout, line, text))
        self._starts = [cell.start for cell in self.cells]
        last = line.lineNumber() == layout.lineCount() - 1
        self._end = text.offsets.point(line.textStart() + line.textLength())
        self.stops = [*self._starts, self._end] if last or not self._starts else self._starts
        onwards = -1 if text.rtl else 1
        self._visual = sorted(self.stops, key=lambda stop: (self.caret_x(stop), onwards * stop))

    def caret_x(self, offset: int) -> float:
        """Where the caret before the character at ``offset`` stands."""
        if not self.cells:
            return self._empty_x
        if offset >= self._end:
            return self.cells[-1].trailing
        return self.cells[max(0, bisect_right(self._starts, offset) - 1)].leading

    def offset_at(self, x: float) -> int:
        """The offset nearest to ``x``: before or after the cell that lies there."""
        if not self.cells:
            return self._end
        cell = min(self.cells, key=lambda c: max(c.left - x, x - c.right, 0.0))
        before = abs(x - cell.leading) <= abs(x - cell.trailing)
        return cell.start if before else cell.end

    def beside(self, offset: int, step: int) -> int | None:
        """The caret stop ``step`` places to the right as seen (-1: left); None off the line.

        Walking one way meets every stop of the line once and never turns back. Where two
        runs meet, two stops share a place on the screen.
        """
        if offset not in self._visual:
            return None
        place = self._visual.index(offset) + step
        return self._visual[place] if 0 <= place < len(self._visual) else None

    def edge(self, *, right: bool) -> int:
        """The outermost caret stop on one side."""
        return self._visual[-1 if right else 0]

    @property
    def last_stop(self) -> int:
        """The last caret stop in reading order."""
        return self.stops[-1]

    def extents(self, start: int, end: int) -> Iterator[tuple[float, float]]:
        """Left and right of every cell that ``start`` to ``end`` touches."""
        for cell in self.cells:
            if cell.start < end and cell.end > start:
                yield cell.left, cell.right


class _Glyphs(NamedTuple):
    """What a stretch of a line is drawn with."""

    left: float
    right: float
    rtl: bool
    first: tuple[int, float]  # glyph and place: the same for all letters of a ligature


def _cells(layout: QTextLayout, line: QTextLine, text: Text) -> list[Cell]:
    """Cells in reading order; a ligature is cut into as many equal cells as it has letters.

    Qt gives the letters of a right-to-left ligature (the Name of God in Naskh) edges outside of
    it, so they are told by their common glyph, and only the whole ligature is measured.
    """
    cells: list[Cell] = []
    group: list[tuple[int, int]] = []
    drawn: _Glyphs | None = None
    for unit, following in _characters(layout, line):
        start, end = text.offsets.point(unit), text.offsets.point(following)
        found = _glyphs(line, unit, following)
        letter = any(map(str.isalpha, text.original[start:end]))
        silent = found is None and not (letter and group)
        same = found is not None and drawn is not None and found.first == drawn.first
        if not group or silent or not (same or found is None):
            cells += _split(line, group, drawn, text.offsets)
            group, drawn = [], found
        if silent:  # a control, or the space at which the line broke: a place without width
            edge = cells[-1].trailing if cells else text.start_x
            cells.append(Cell(start, end, edge, edge, text.rtl))
        else:
            group.append((unit, following))
    return cells + _split(line, group, drawn, text.offsets)


def _characters(layout: QTextLayout, line: QTextLine) -> Iterator[tuple[int, int]]:
    """The characters of a line as a person counts them, in UTF-16 units."""
    unit, end = line.textStart(), line.textStart() + line.textLength()
    while unit < end:
        following = min(layout.nextCursorPosition(unit), end)
        if following <= unit:
            following = end
        yield unit, following
        unit = following


def _glyphs(line: QTextLine, start: int, end: int) -> _Glyphs | None:
    runs = [run for run in line.glyphRuns(start, end - start) if run.boundingRect().width() > 0]
    if not runs:
        return None
    rects = [run.boundingRect() for run in runs]
    left, right = min(r.left() for r in rects), max(r.right() for r in rects)
    first = runs[0].glyphIndexes()[0], runs[0].positions()[0].x()
    return _Glyphs(left, right, runs[0].isRightToLeft(), first)


def _split(
    line: QTextLine, group: list[tuple[int, int]], drawn: _Glyphs | None, offsets: Offsets
) -> list[Cell]:
    if drawn is None:
        return []
    if len(group) > 1:
        drawn = _glyphs(line, group[0][0], group[-1][1]) or drawn
    width = (drawn.right - drawn.left) / len(group)
    cells: list[Cell] = []
    for number, (unit, following) in enumerate(group):
        place = len(group) - 1 - number if drawn.rtl else number
        left = drawn.left + place * width
        start, end = offsets.point(unit), offsets.point(following)
        cells.append(Cell(start, end, left, left + width, drawn.rtl))
    return cells
