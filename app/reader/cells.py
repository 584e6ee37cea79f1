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


class LineCells:
    """The cells of one line.

    A caret may stop before each cell, and on a paragraph's last line after the last one too
    (elsewhere that is the next line's start).
    """

    def __init__(
        self, layout: QTextLayout, line: QTextLine, offsets: Offsets, *, empty_x: float
    ) -> None:
        self._cells = tuple(_cells(layout, line, offsets))
        self._starts = [cell.start for cell in self._cells]
        self._empty_x = empty_x
        last = line.lineNumber() == layout.lineCount() - 1
        self._end = offsets.point(line.textStart() + line.textLength())
        stops = [*self._starts, self._end] if last or not self._starts else self._starts
        self._visual = sorted(stops, key=lambda offset: (self.caret_x(offset), -offset))

    def caret_x(self, offset: int) -> float:
        """Where the caret before the character at ``offset`` stands."""
        if not self._cells:
            return self._empty_x
        if offset >= self._end:
            return self._cells[-1].trailing
        return self._cells[max(0, bisect_right(self._starts, offset) - 1)].leading

    def offset_at(self, x: float) -> int:
        """The offset nearest to ``x``: before or after the cell that lies there."""
        if not self._cells:
            return self._end
        cell = min(self._cells, key=lambda c: max(c.left - x, x - c.right, 0.0))
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
        return max(self._visual)

    def box(self, start: int, end: int) -> tuple[float, float] | None:
        """Left and right of the cells that ``start`` to ``end`` touches, None without any."""
        cells = [cell for cell in self._cells if cell.start < end and cell.end > start]
        if not cells:
            return None
        return min(cell.left for cell in cells), max(cell.right for cell in cells)


def _cells(layout: QTextLayout, line: QTextLine, offsets: Offsets) -> Iterator[Cell]:
    """Cells in reading order; a ligature is cut into as many equal cells as it has letters."""
    group: list[tuple[int, int]] = []
    extent: tuple[float, float, bool] | None = None
    unit, end = line.textStart(), line.textStart() + line.textLength()
    while unit < end:
        following = min(layout.nextCursorPosition(unit), end)
        if following <= unit:
            following = end
        found = _extent(line, unit, following - unit)
        if found is not None:
            yield from _split(group, extent)
            group, extent = [], found
        group.append((offsets.point(unit), offsets.point(following)))
        unit = following
    yield from _split(group, extent)


def _extent(line: QTextLine, unit: int, length: int) -> tuple[float, float, bool] | None:
    runs = line.glyphRuns(unit, length)
    rects = [run.boundingRect() for run in runs]
    rects = [rect for rect in rects if rect.width() > 0]
    if not rects:
        return None
    left, right = min(r.left() for r in rects), max(r.right() for r in rects)
    return left, right, runs[0].isRightToLeft()


def _split(
    group: list[tuple[int, int]], extent: tuple[float, float, bool] | None
) -> Iterator[Cell]:
    if extent is None:
        return
    left, right, rtl = extent
    width = (right - left) / len(group)
    for number, (start, end) in enumerate(group):
        if rtl:
            yield Cell(start, end, right - (number + 1) * width, right - number * width, rtl)
        else:
            yield Cell(start, end, left + number * width, left + (number + 1) * width, rtl)
