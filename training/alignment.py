"""Pairs of words found in pairs of sentences: IBM model 1 with a diagonal, both ways, agreed on.

The model is that of fast_align (Dyer, Chahuneau & Smith 2013) with a fixed slope: a word chooses
among the words opposite by how well they translate it and how near their place is. Expectation
maximisation runs over all cells of a language at once, as arrays. Where the best link of one way
is also the best of the other, the two words are a pair; what is agreed on often enough is kept.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

import numpy as np

from training.ranges import ranges

log = logging.getLogger(__name__)

ROUNDS = 4
LONGEST = 40
"""Words; pairs with a longer sentence are left out, and so are those of one word each."""
MOST_PAIRS = 120_000
"""Sentence pairs of one language that are looked at: memory grows with them."""
_SLOPE = 4.0
_NOTHING = 0.05
"""Probability of no word opposite, before the words are seen."""
LEAST_LINKS = 2
LEAST_AGREEMENT = 0.12
"""Links of a pair as a share of the smaller of the two words' links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPairs:
    """``words``: int32 (n, 2), numbers of words that translate each other; ``links``: int64 (n,),
    how often they were linked."""

    words: np.ndarray
    links: np.ndarray


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cells:
    """Every word of one side with every word of the other, sentence pair by sentence pair.

    ``kind``: int32, which different pair of words a cell is; ``first``, ``second``: int32, which
    place in the running text of either side; ``prior``: float32, by the diagonal; ``words``:
    (kinds, 2) word numbers.
    """

    kind: np.ndarray
    first: np.ndarray
    second: np.ndarray
    prior: np.ndarray
    words: np.ndarray


def align(flat: np.ndarray, offsets: np.ndarray, pairs: np.ndarray) -> WordPairs:
    """Word pairs of sentence ``pairs`` (n, 2), texts being slices of ``flat`` at ``offsets``."""
    lengths = np.diff(offsets)[pairs]
    usable = (
        (lengths > 0).all(axis=1) & (lengths <= LONGEST).all(axis=1) & (lengths > 1).any(axis=1)
    )
    cells = _cells(flat, offsets, pairs[usable][:MOST_PAIRS])
    if not len(cells.kind):
        return WordPairs(words=np.empty((0, 2), np.int32), links=np.empty(0, np.int64))
    linked = _best(cells.second, _posterior(cells, cells.second, side=0))
    linked &= _best(cells.first, _posterior(cells, cells.first, side=1))
    return _agreed(cells, np.bincount(cells.kind[linked], minlength=len(cells.words)))


def _cells(flat: np.ndarray, offsets: np.ndarray, pairs: np.ndarray) -> _Cells:
    lengths = np.diff(offsets)[pairs]
    rows, columns = lengths[:, 0], lengths[:, 1]
    sizes = rows * columns
    inside = ranges(np.zeros(len(sizes), np.int64), sizes)
    width = np.repeat(columns, sizes)
    row, column = inside // width, inside % width
    places = [np.repeat(np.cumsum(side) - side, sizes) for side in (rows, columns)]
    starts = [np.repeat(offsets[pairs[:, side]], sizes) for side in (0, 1)]
    left, right = flat[starts[0] + row], flat[starts[1] + column]
    key = left.astype(np.int64) << 32 | right
    kinds, kind = np.unique(key, return_inverse=True)
    slant = np.abs((row + 0.5) / np.repeat(rows, sizes) - (column + 0.5) / width)
    return _Cells(
        kind=kind.astype(np.int32),
        first=(places[0] + row).astype(np.int32),
        second=(places[1] + column).astype(np.int32),
        prior=np.exp(-_SLOPE * slant).astype(np.float32),
        words=np.stack([kinds >> 32, kinds & 0xFFFF_FFFF], axis=1).astype(np.int32),
    )


def _posterior(cells: _Cells, place: np.ndarray, *, side: int) -> np.ndarray:
    """How likely each cell is the link of the word at its ``place``, float32 (cells,).

    ``side``: the column of ``cells.words`` that the translation is made from.
    """
    _, given = np.unique(cells.words[:, side], return_inverse=True)
    prior = cells.prior / np.bincount(place, cells.prior)[place]
    share = np.ones(len(cells.words))
    share /= np.bincount(given)[given]
    posterior = prior
    for _ in range(ROUNDS):
        posterior = prior * share[cells.kind]
        nothing = _NOTHING / len(np.unique(given))
        total = np.bincount(place, posterior) + nothing
        posterior = posterior / total[place]
        expected = np.bincount(cells.kind, posterior, minlength=len(share))
        share = expected / np.bincount(given, expected)[given]
    return posterior.astype(np.float32)


def _best(place: np.ndarray, value: np.ndarray) -> np.ndarray:
    """bool (cells,): the cells with the largest value of their place."""
    largest = np.zeros(int(place.max()) + 1, np.float32)
    np.maximum.at(largest, place, value)
    return (value >= largest[place]) & (value > 0.2)


def _agreed(cells: _Cells, links: np.ndarray) -> WordPairs:
    """The pairs that are linked often, for themselves and for the rarer of their words."""
    sides = [np.unique(cells.words[:, side], return_inverse=True)[1] for side in (0, 1)]
    totals = [np.bincount(side, links)[side] for side in sides]
    kept = (links >= LEAST_LINKS) & (links >= LEAST_AGREEMENT * np.minimum(*totals))
    kept &= links >= 0.02 * np.maximum(*totals)
    return WordPairs(words=cells.words[kept], links=links[kept])
