"""Late interaction: every word of the query looks for its best word in each paragraph.

A word is the sum of its tokens' vectors; how well it answers is p = max(0, cosine)³. Tokens are
stored with the paragraphs, so nothing of them is tokenised when a query comes. Cosines of whole
words are put together from products of the query with the *different* tokens of all candidates,
which is what makes 500 paragraphs of 80 words a matter of milliseconds.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.embedding.embedder import Floats, Ids
from index.embedding.static_model import StaticModel
from index.embedding.wordpiece import TOKEN_ID, WORD_START

Bounds = npt.NDArray[np.intp]


class QueryWords(NamedTuple):
    """The words of a query that the model knows."""

    texts: tuple[str, ...]
    vectors: Floats
    """float32 (q, word dimension), unit norm"""
    weights: Floats
    """float32 (q,): how much each says, by the model"""


def query_words(model: StaticModel, text: str) -> QueryWords:
    """The different words of ``text``."""
    words: dict[tuple[int, ...], str] = {}
    for span, ids in model.tokenize_words(text):
        words.setdefault(ids, text[span.start : span.end])
    packed = [
        number | (WORD_START if not place else 0)
        for ids in words
        for place, number in enumerate(ids)
    ]
    flat = np.array(packed, np.uint32)
    ids, starts = flat & np.uint32(TOKEN_ID), flat >= WORD_START
    return QueryWords(
        tuple(words.values()), model.word_vectors(ids, starts), model.word_weights(ids, starts)
    )


def best_answers(model: StaticModel, words: QueryWords, packed: Ids, bounds: Bounds) -> Floats:
    """How well each query word is answered in each paragraph: float32 (n, q), 0 to 1.

    ``packed`` uint32 (t,): tokens of all paragraphs, bit 31 where a word starts; paragraph ``i``
    has ``packed[bounds[i]:bounds[i + 1]]``, none of them empty.
    """
    count = len(bounds) - 1
    if count == 0 or len(words.texts) == 0:
        return np.zeros((count, len(words.texts)), np.float32)
    starts = np.flatnonzero(packed >= WORD_START)
    cosines = _word_cosines(model, words.vectors, packed & np.uint32(TOKEN_ID), starts)
    best = np.maximum.reduceat(cosines, np.searchsorted(starts, bounds[:-1]), axis=0)
    return np.maximum(best, 0) ** 3


def _word_cosines(model: StaticModel, query: Floats, ids: Ids, starts: Bounds) -> Floats:
    """Cosines of every word with every query word: float32 (w, q)."""
    seen = np.zeros(model.token_count, np.bool_)
    seen[ids] = True
    different = np.flatnonzero(seen)
    place = np.cumsum(seen, dtype=np.int32) - 1
    rows = model.token_vectors(different)
    at = place[ids]
    squares = np.einsum("ij,ij->i", rows, rows)[at]
    products = (rows @ query.T)[at]
    norms = np.sqrt(_word_squares(rows, at, squares, starts))
    sums = products if len(starts) == len(ids) else np.add.reduceat(products, starts, axis=0)
    return np.divide(sums, norms[:, None], out=np.zeros_like(sums), where=norms[:, None] > 0)


def _word_squares(
    rows: Floats, at: npt.NDArray[np.int32], squares: Floats, starts: Bounds
) -> Floats:
    """The square of the length of every word's vector, |a + b + …|²: float32 (w,)."""
    total = np.add.reduceat(squares, starts)
    lengths = np.diff(starts, append=len(at))
    longer = np.flatnonzero(lengths > 1)
    two = longer[lengths[longer] == 2]
    pair = np.einsum("ij,ij->i", rows[at[starts[two]]], rows[at[starts[two] + 1]])
    total[two] += 2 * pair
    many = longer[lengths[longer] > 2]
    if len(many):
        sizes = lengths[many]
        ends = np.cumsum(sizes)
        places = np.arange(ends[-1]) + np.repeat(starts[many] - (ends - sizes), sizes)
        sums = np.add.reduceat(rows[at[places]], ends - sizes, axis=0)
        total[many] = np.einsum("ij,ij->i", sums, sums)
    return np.maximum(total, 0)
