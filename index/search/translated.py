"""Candidates by translated words: what a query word means, in the words the library really holds.

Across scripts the words of a query and of its answer have no letter in common. Each query word is
widened to its nearest words, script by script, among the terms of the full-text index; a
paragraph scores, for each query word, its best translation, weighed by closeness and rarity.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.embedding.embedder import Floats
from index.embedding.sounds import Names
from index.embedding.static_model import StaticModel
from index.search.late_interaction import QueryWords, says_much
from index.store import fulltext, vocabulary
from index.store.fulltext import Ranked
from index.text.script import script

LARGEST_VOCABULARY = 60_000
"""Terms; the most frequent ones. Comparing a query with them takes about 5 ms."""
WORDS_OF_A_SCRIPT = 4
NEAR_ENOUGH = 0.5
"""cosine below which a word is no translation."""
MOST_TERMS = 96
POSTINGS_BUDGET = 20_000
_MANY = 1_000_000  # paragraphs; how rare a word is depends little on it


class Translation(NamedTuple):
    """A word of the library that says what a word of the query says."""

    word: int  # number of the query word
    term: str
    closeness: float  # cosine³
    held_by: int  # paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of a library with their vectors."""

    terms: tuple[str, ...]
    counts: dict[str, int]
    """Paragraphs that hold a term; also of terms without a vector"""
    scripts: npt.NDArray[np.int8]
    columns: Floats
    """float32 (word dimension, n), the vectors of unit norm; a query's words are multiplied by
    this faster than by rows"""
    names: Names

    @classmethod
    def read(cls, connection: sqlite3.Connection, model: StaticModel) -> Vocabulary:
        """The terms of the full-text index that the model knows."""
        rows = [row for row in vocabulary.terms(connection) if _is_word(row[0])]
        rows.sort(key=lambda row: -row[1])
        rows = rows[:LARGEST_VOCABULARY]
        terms = [term for term, _ in rows]
        vectors = model.vectors_of(terms)
        known = np.flatnonzero(vectors.any(axis=1))
        return cls(
            terms=tuple(terms[place] for place in known),
            counts=dict(rows),
            scripts=np.array([script(rows[place][0][0]) for place in known], np.int8),
            columns=np.ascontiguousarray(vectors[known].T),
            names=Names(model.sounds_of(terms)[known]),
        )

    def near(self, vector: Floats, at_least: float) -> list[tuple[str, int, float]]:
        """(term, number of its script, cosine) of the words near ``vector`` (word dimension,)."""
        if not self.terms:
            return []
        cosines = vector @ self.columns
        places = np.flatnonzero(cosines >= at_least)
        return [
            (self.terms[place], int(self.scripts[place]), float(cosines[place]))
            for place in places[np.argsort(-cosines[places], kind="stable")].tolist()
        ]

    def translations(self, words: QueryWords) -> list[Translation]:
        """The nearest terms in each script of each query word that says much, nearest first."""
        if not self.terms or not words.texts:
            return []
        heavy = np.flatnonzero(says_much(words.weights))
        cosines = words.vectors[heavy] @ self.columns
        names = self.names.find([words.sounds[word] for word in heavy])
        np.maximum.at(cosines, (names.asked, names.rows), np.sqrt(names.strengths))
        asked, places = np.divmod(np.flatnonzero(cosines >= NEAR_ENOUGH), len(self.terms))
        order = np.argsort(-cosines[asked, places], kind="stable")
        taken: Counter[tuple[int, int]] = Counter()
        found: list[Translation] = []
        for row, place in zip(asked[order].tolist(), places[order].tolist(), strict=True):
            word = int(heavy[row])
            lane = (word, int(self.scripts[place]))
            taken[lane] += 1
            if taken[lane] <= WORDS_OF_A_SCRIPT:
                closeness = float(cosines[row, place]) ** 3
                term = self.terms[place]
                found.append(Translation(word, term, closeness, self.counts[term]))
        return found[:MOST_TERMS]


def candidates(
    connection: sqlite3.Connection,
    translations: list[Translation],
    weights: Floats,
    limit: int,
    allow: npt.NDArray[np.bool_] | None,
) -> list[Ranked]:
    """The paragraphs that hold most of the meaning of the query, best first.

    ``weights`` (q,): how much each query word says. ``allow``: bool by paragraph id.
    """
    ids: list[npt.NDArray[np.int64]] = []
    gains: list[float] = []
    owners: list[int] = []
    spent = 0
    for translation in translations:
        spent += translation.held_by
        if spent > POSTINGS_BUDGET:
            break
        rarity = np.log1p(_MANY / (1 + translation.held_by))
        ids.append(fulltext.postings(connection, translation.term))
        gains.append(float(rarity * translation.closeness * weights[translation.word]))
        owners.append(translation.word)
    if not ids:
        return []
    paragraph = np.concatenate(ids)
    lengths = [len(part) for part in ids]
    gain, owner = np.repeat(gains, lengths), np.repeat(owners, lengths)
    if allow is not None:
        kept = (paragraph < len(allow)) & allow[np.minimum(paragraph, len(allow) - 1)]
        paragraph, gain, owner = paragraph[kept], gain[kept], owner[kept]
    return _best(paragraph, owner, gain, limit)


def _best(paragraph: np.ndarray, owner: np.ndarray, gain: np.ndarray, limit: int) -> list[Ranked]:
    """Sums over query words of the best gain of each, by paragraph."""
    if not len(paragraph):
        return []
    key = paragraph * (int(owner.max()) + 1) + owner
    order = np.lexsort((-gain, key))
    key, gain, paragraph = key[order], gain[order], paragraph[order]
    first = np.flatnonzero(np.diff(key, prepend=-1))
    ids, places = np.unique(paragraph[first], return_inverse=True)
    scores = np.bincount(places, gain[first])
    best = np.argsort(-scores, kind="stable")[:limit]
    return [Ranked(int(ids[place]), float(scores[place])) for place in best]


def _is_word(term: str) -> bool:
    return any(letter.isalpha() for letter in term)
