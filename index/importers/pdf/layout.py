"""Finds the columns of a page and gives its lines in the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from index.documents import Direction
from index.importers.pdf.lines import Line, line_of

COLUMN_LINES = 4  # lines side by side that make two columns
COLUMN_FILL = 0.55  # of the column's width that a line of prose fills at the median
FULL_COLUMN = 0.8  # of its width that a column fills which needs no prose beside it
COLUMN_CHARACTERS = 18  # in a line of a column, at the median; shorter ones are cells of a table


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one column, or of the full width, from top to bottom."""

    lines: tuple[Line, ...]

    @property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines)


def blocks(lines: Sequence[Line], direction: Direction) -> list[Block]:
    """The lines of a page, column by column in reading order.

    ``direction`` is that of the page: which column of two is read first.
    """
    if not lines:
        return []
    found = _best_gutter(lines)
    if found is None:
        return [Block(tuple(lines))]
    start, end, middle = found
    left, right = _split(lines[start:end], middle)
    first, second = (right, left) if direction is Direction.RTL else (left, right)
    return [
        *blocks(lines[:start], direction),
        *blocks(first, direction),
        *blocks(second, direction),
        *blocks(lines[end:], direction),
    ]


def _best_gutter(lines: Sequence[Line]) -> tuple[int, int, float] | None:
    """The run of lines with the same gap that makes the most of columns: start, end, x."""
    best: tuple[int, int, float] | None = None
    most = COLUMN_LINES - 1
    for middle in _candidates(lines):
        for start, end in _runs(lines, middle):
            both = sum(_both_sides(line, middle) for line in lines[start:end])
            if both > most and _is_prose(lines[start:end], middle):
                most, best = both, (start, end, middle)
    return best


def _candidates(lines: Sequence[Line]) -> list[float]:
    """Middles of gaps, a few that stand for all of them: those that most lines share."""
    counts: dict[int, int] = {}
    for line in lines:
        gaps = zip(line.cells, line.cells[1:], strict=False)
        for left, right in gaps:
            for place in range(int(left.right // 4) + 1, int(right.left // 4) + 1):
                counts[place] = counts.get(place, 0) + 1
    places = sorted(counts, key=lambda place: -counts[place])
    return [place * 4.0 for place in places[:40] if counts[place] >= COLUMN_LINES]


def _runs(lines: Sequence[Line], middle: float) -> list[tuple[int, int]]:
    """Stretches of neighbouring lines that nothing crosses at ``middle``."""
    result: list[tuple[int, int]] = []
    start = None
    for number, line in enumerate(lines):
        crossed = any(cell.left < middle < cell.right for cell in line.cells)
        if crossed and start is not None:
            result.append((start, number))
            start = None
        elif not crossed and start is None:
            start = number
    if start is not None:
        result.append((start, len(lines)))
    return result


def _both_sides(line: Line, middle: float) -> bool:
    return line.left < middle < line.right


def _split(lines: Sequence[Line], middle: float) -> tuple[list[Line], list[Line]]:
    left, right = [], []
    for line in lines:
        for side, cells in (
            (left, tuple(cell for cell in line.cells if cell.left < middle)),
            (right, tuple(cell for cell in line.cells if cell.left >= middle)),
        ):
            if cells:
                side.append(line_of(cells))
    return left, right


def _is_prose(lines: Sequence[Line], middle: float) -> bool:
    """Whether the two sides of a gutter are columns of text, not the cells of a table.

    Beside a full column in one half of the page the other may hold a listing or a figure.
    """
    sides = _split(lines, middle)
    if any(len(side) < COLUMN_LINES for side in sides):
        return False
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    halves = 0.4 < (middle - left) / (right - left) < 0.6
    fills = [_fill(side) for side in sides]
    return all(fill >= COLUMN_FILL for fill in fills) or (halves and max(fills) >= FULL_COLUMN)


def _fill(lines: Sequence[Line]) -> float:
    """How much of its width a column fills at the median; 0 where its lines are a few letters."""
    if median(len(line.items) for line in lines) < COLUMN_CHARACTERS:
        return 0.0
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return median(sum(cell.width for cell in line.cells) for line in lines) / max(width, 1.0)
