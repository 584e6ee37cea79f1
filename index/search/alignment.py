"""Which paragraph of one text says what which of another says, both in the same order.

Dynamic programming over paragraph vectors, as Gale & Church (1993) did over lengths and Vecalign
(Thompson & Koehn 2019) over vectors: one paragraph answers one, one answers two that stand side by
side, or none. A cost is the distance of two vectors by cosine over the mean distance of each to
the other text, so that paragraphs near to everything are no bargain. Long texts are aligned
coarsely first, neighbours taken together, and then within a band around what that gave.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

# What passing over a paragraph costs, where pairing it by chance costs 1. Chosen for the bundled
# model 1.0 on 62 of the NTREX articles, en-ar, en-he and en-ru; precision and recall of pairs with
# every fourth paragraph missing .999, .998 (at .45 .993, 1.0; at .5 .980, 1.0), as they are 1.0,
# .998.
_SKIP = 0.4
_SAMPLE = 64
_WHOLE = 600  # paragraphs up to which all pairs are weighed
_BAND = 24  # on either side of the coarse path
_FAR = np.float32(1e9)

_Step = tuple[int, int]
_STEPS: tuple[_Step, ...] = ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1))


class Match(NamedTuple):
    """Paragraphs ``first`` to ``first_end`` of one text answer ``second`` to ``second_end``."""

    first: int
    first_end: int
    second: int
    second_end: int
    confidence: float  # 0: no nearer than chance, 1: the same vector


def align(
    first: Floats,
    second: Floats,
    pins: Sequence[tuple[int, int]] = (),
    check: Callable[[], None] = lambda: None,
) -> list[Match]:
    """The matches of two texts in reading order, what answers nothing left out.

    ``first`` (n, d) and ``second`` (m, d): a vector of unit norm for each paragraph, zeros where
    there is none. ``pins``: pairs that belong together whatever the vectors say; of two that cross
    the later one is not obeyed. ``check`` is called on the way and may raise.
    """
    matches: list[Match] = []
    costs = _Costs(first, second)
    at = (0, 0)
    for pin in (*_in_order(pins, len(first), len(second)), (len(first), len(second))):
        part = costs.part(at, pin)
        matches += (
            match._replace(
                first=match.first + at[0],
                first_end=match.first_end + at[0],
                second=match.second + at[1],
                second_end=match.second_end + at[1],
            )
            for match in _align(part, check)
        )
        if pin != (len(first), len(second)):
            matches.append(Match(pin[0], pin[0] + 1, pin[1], pin[1] + 1, 1.0))
        at = pin[0] + 1, pin[1] + 1
    return matches


def _in_order(pins: Sequence[tuple[int, int]], n: int, m: int) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for i, j in sorted(pins):
        inside = 0 <= i < n and 0 <= j < m
        if inside and (not kept or (i > kept[-1][0] and j > kept[-1][1])):
            kept.append((i, j))
    return kept


class _Costs:
    """Two texts, and what it costs to pair parts of them; 1 is what chance costs."""

    def __init__(self, first: Floats, second: Floats) -> None:
        self.first, self.second = first, second
        # One on the other's whole, not on a part: a short part says little about chance.
        self.far_first = _mean_distance(first, second)
        self.far_second = _mean_distance(second, first)

    def part(self, start: tuple[int, int], end: tuple[int, int]) -> _Costs:
        """The same scale on a part of both."""
        result = object.__new__(_Costs)
        rows, columns = slice(start[0], end[0]), slice(start[1], end[1])
        result.first, result.second = self.first[rows], self.second[columns]
        result.far_first, result.far_second = self.far_first[rows], self.far_second[columns]
        return result

    def coarser(self) -> _Costs:
        """Neighbours taken together."""
        result = object.__new__(_Costs)
        result.first, result.second = _halved(self.first), _halved(self.second)
        result.far_first = _mean_distance(result.first, result.second)
        result.far_second = _mean_distance(result.second, result.first)
        return result

    def row(self, i: int, columns: slice, rows: int, width: int) -> Floats:
        """Costs of ``rows`` paragraphs from ``i`` on with ``width`` from each column on."""
        one = self.first[i : i + rows].sum(axis=0)
        one = one / max(float(np.linalg.norm(one)), 1e-6)
        others = self.second[columns]
        far = self.far_second[columns]
        if width == 2:
            following = self.second[columns.start + 1 : columns.stop + 1]
            others = others[: len(following)] + following
            norms = np.linalg.norm(others, axis=1, keepdims=True)
            others = others / np.maximum(norms, 1e-6)
            far = (
                far[: len(following)] + self.far_second[columns.start + 1 :][: len(following)]
            ) / 2
        mean = (float(self.far_first[i : i + rows].mean()) + far) / 2
        costs = (1 - others @ one) / np.maximum(mean, 1e-6)
        result = np.full(columns.stop - columns.start, _FAR, np.float32)
        result[: len(costs)] = costs
        return result


def _align(costs: _Costs, check: Callable[[], None]) -> list[Match]:
    n, m = len(costs.first), len(costs.second)
    if not n or not m:
        return []
    if max(n, m) <= _WHOLE:
        return _best_path(costs, np.zeros(n + 1, np.int64), np.full(n + 1, m, np.int64), check)
    low, high = _band(_align(costs.coarser(), check), n, m)
    return _best_path(costs, low, high, check)


def _band(coarse: list[Match], n: int, m: int) -> tuple[npt.NDArray[np.int64], ...]:
    """For each boundary between paragraphs of the first text, where the path may lie."""
    knots = [(0, 0), *((2 * match.first, 2 * match.second) for match in coarse), (n, m)]
    xs, ys = zip(*sorted(set(knots)), strict=True)
    middle = np.interp(np.arange(n + 1), xs, ys)
    slope = np.maximum(np.abs(np.gradient(middle)), 1) if n else np.ones(1)
    width = np.minimum(_BAND * slope, m)
    low = np.clip(middle - width, 0, m).astype(np.int64)
    high = np.clip(middle + width, 0, m).astype(np.int64)
    low[0], high[-1] = 0, m
    # The path only goes on: a boundary that fell behind the one before is drawn along.
    return np.minimum.accumulate(low[::-1])[::-1], np.maximum.accumulate(high)


def _best_path(
    costs: _Costs,
    low: npt.NDArray[np.int64],
    high: npt.NDArray[np.int64],
    check: Callable[[], None],
) -> list[Match]:
    """The cheapest path from the start of both to their ends, within ``low`` to ``high``."""
    n, m = len(costs.first), len(costs.second)
    totals: list[Floats] = []
    taken: list[npt.NDArray[np.int8]] = []
    for i in range(n + 1):
        if i % 256 == 0:
            check()
        total, step = _row(costs, i, low, high, totals)
        totals.append(total)
        taken.append(step)
        if i >= 2:
            totals[i - 2] = np.empty(0, np.float32)
    return _walk_back(costs, low, taken, n, m)


def _row(
    costs: _Costs,
    i: int,
    low: npt.NDArray[np.int64],
    high: npt.NDArray[np.int64],
    totals: list[Floats],
) -> tuple[Floats, npt.NDArray[np.int8]]:
    start, end = int(low[i]), int(high[i])
    width = end - start + 1
    total = np.full(width, _FAR, np.float32)
    step = np.full(width, -1, np.int8)
    if i == 0 and start == 0:
        total[0] = 0.0
    for number, (rows, columns) in enumerate(_STEPS[:4]):
        if rows > i:
            continue
        before = _shifted(totals[i - rows], int(low[i - rows]), start - columns, width)
        if columns:
            first = max(start - columns, 0)
            found = costs.row(i - rows, slice(first, end + 1 - columns), rows, columns)
            weight = rows * columns
            price = np.full(width, _FAR, np.float32)
            price[width - len(found) :] = weight * found
        else:
            price = np.full(width, _SKIP, np.float32)
        offered = before + price
        better = offered < total
        total[better], step[better] = offered[better], number
    # Columns that answer nothing: the least of all that lies before, plus a skip for each.
    slope = _SKIP * np.arange(width, dtype=np.float32)
    best = np.minimum.accumulate(total - slope) + slope
    skipped = best < total - 1e-6
    total[skipped], step[skipped] = best[skipped], 4
    return total, step


def _shifted(row: Floats, row_start: int, start: int, width: int) -> Floats:
    """``width`` values of a row from column ``start`` on, far where it has none."""
    result = np.full(width, _FAR, np.float32)
    first, last = max(start, row_start), min(start + width, row_start + len(row))
    if first < last:
        result[first - start : last - start] = row[first - row_start : last - row_start]
    return result


def _walk_back(
    costs: _Costs, low: npt.NDArray[np.int64], taken: list[npt.NDArray[np.int8]], n: int, m: int
) -> list[Match]:
    matches: list[Match] = []
    i, j = n, m
    while i > 0 or j > 0:
        step = int(taken[i][j - int(low[i])]) if 0 <= j - int(low[i]) < len(taken[i]) else -1
        if step < 0:  # nothing leads here: only beyond the band
            step = 3 if i > 0 else 4
        rows, columns = _STEPS[step]
        i, j = i - rows, j - columns
        if rows and columns:
            cost = float(costs.row(i, slice(j, j + 1), rows, columns)[0])
            confidence = min(max(1.0 - cost, 0.0), 1.0)
            matches.append(Match(i, i + rows, j, j + columns, confidence))
    return matches[::-1]


def _sampled(rows: Floats) -> Floats:
    """Some rows, evenly spread: the same ones each time."""
    if len(rows) <= _SAMPLE:
        return rows
    return rows[np.linspace(0, len(rows) - 1, _SAMPLE).astype(np.int64)]


def _mean_distance(rows: Floats, others: Floats) -> Floats:
    """float32 (n,): how far each row is from the other text, on average."""
    if not len(rows) or not len(others):
        return np.ones(len(rows), np.float32)
    return (1 - rows @ _sampled(others).mean(axis=0)).astype(np.float32)


def _halved(rows: Floats) -> Floats:
    even = len(rows) // 2 * 2
    pairs = rows[0:even:2] + rows[1:even:2]
    pairs = np.concatenate([pairs, rows[even:]])
    norms = np.linalg.norm(pairs, axis=1, keepdims=True)
    return (pairs / np.maximum(norms, 1e-6)).astype(np.float32)
