"""Families of words: what a word of a query may be called in the texts of a library.

A family holds, by the key under which spellings and clitics fall together, how near each word is:
1 for the word itself, less for what the model takes for its translation or near it in meaning.
Words that the person rejected leave it, and take what is near them along: the query moves away
from them (Rocchio 1971).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from index.embedding.embedder import Floats
from index.embedding.static_model import StaticModel
from index.search.late_interaction import query_words
from index.search.translated import Vocabulary
from index.text.fold import fold_text, stem

NEAR_ENOUGH = 0.5
"""cosine below which a word is no translation"""
SHARE_OF_BEST = 0.75
"""A word must be this near, beside the nearest of its script."""
WORDS_OF_A_SCRIPT = 12
_AWAY = 0.5
"""How far the query moves from what was rejected."""


@lru_cache(maxsize=1 << 17)
def key_of(word: str) -> str:
    """What is the same for all spellings of a word, with and without article and clitics."""
    return stem(fold_text(word))


@dataclass(slots=True)
class Family:
    """The words that answer one word of a query."""

    asked: str
    nearness: dict[str, float] = field(default_factory=dict)
    """By key: the cosine, 1 for the word itself"""
    terms: set[str] = field(default_factory=set)
    """Of the full-text index, by which passages are found"""

    def admit(self, term: str, nearness: float) -> None:
        """Take in a word."""
        key = key_of(term)
        self.nearness[key] = max(nearness, self.nearness.get(key, 0.0))
        self.terms.update((term, key))


def family_of(
    word: str,
    model: StaticModel,
    vocabulary: Vocabulary,
    rejected: Collection[str] = (),
    *,
    translate: bool = True,
) -> Family:
    """The family of a word among the words of a library. ``rejected`` are keys of words."""
    family = Family(word)
    if key_of(word) not in rejected:
        family.admit(fold_text(word), 1.0)
    if not translate:
        return family
    vector = _vector(model, word)
    if vector is None:
        return family
    away = [found for key in rejected if (found := _vector(model, key)) is not None]
    if away:
        vector = vector - _AWAY * np.mean(away, axis=0)
        vector = vector / max(float(np.linalg.norm(vector)), 1e-9)
    best: dict[int, float] = {}
    taken: dict[int, int] = {}
    for term, script, cosine in vocabulary.near(vector, NEAR_ENOUGH):
        nearest = best.setdefault(script, cosine)
        taken[script] = taken.get(script, 0) + 1
        if taken[script] > WORDS_OF_A_SCRIPT or cosine < SHARE_OF_BEST * nearest:
            continue
        if key_of(term) not in rejected:
            family.admit(term, cosine)
    return family


def rejected_of(rejected: Sequence[str]) -> frozenset[str]:
    """Keys of what a person rejected, written as words or as keys."""
    return frozenset(key_of(part) for text in rejected for part in text.split())


def _vector(model: StaticModel, word: str) -> Floats | None:
    known = query_words(model, word)
    if not known.texts:
        return None
    total = known.vectors.sum(axis=0)
    return total / max(float(np.linalg.norm(total)), 1e-9)
