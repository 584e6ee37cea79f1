"""Candidates of a query from its three sources, each with its own limit."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from index.embedding.embedder import Floats
from index.search import translated
from index.search.late_interaction import QueryWords
from index.search.selection import Selection
from index.search.translated import Translation
from index.store.fulltext import Ranked
from index.vectors.vector_index import VectorIndex

DENSE_LIMIT = 200
LEXICAL_LIMIT = 100
TRANSLATED_LIMIT = 150


@dataclass(frozen=True, slots=True)
class Candidates:
    """Paragraphs that may answer."""

    sources: dict[int, list[str]] = field(default_factory=dict)
    """By paragraph id: the names of the sources that found it"""
    lexical: dict[int, float] = field(default_factory=dict)
    """By paragraph id: 1 for the best lexical hit, less for others"""

    share: float = 1.0
    """How many more candidates than usual are taken"""

    @classmethod
    def for_limit(cls, limit: int) -> Candidates:
        """Enough of them for a long list of hits."""
        return cls(share=max(1.0, limit / DENSE_LIMIT))

    @property
    def ids(self) -> npt.NDArray[np.int64]:
        """int64 (n,), rising"""
        return np.array(sorted(self.sources), np.int64)

    def add_dense(self, vectors: VectorIndex, query: Floats, selected: Selection) -> None:
        """Paragraphs whose vectors are near ``query`` (d,)."""
        if query.any():
            ids, _ = vectors.search(query, self._limit(DENSE_LIMIT), selected.allow)
            self._add("dense", ids.tolist())

    @property
    def lexical_limit(self) -> int:
        """How many paragraphs are looked for by their letters."""
        return self._limit(LEXICAL_LIMIT)

    def add_lexical(self, found: Iterable[Ranked], selected: Selection) -> None:
        """Paragraphs that hold words of the query, best first; and those that hold all that has
        to be there."""
        found = [hit for hit in found if selected.allows(hit.paragraph_id)]
        best = max((hit.score for hit in found), default=1.0)
        for hit in found:
            self.lexical[hit.paragraph_id] = hit.score / best if best > 0 else 1.0
        ids = [hit.paragraph_id for hit in found]
        self._add("lexical", dict.fromkeys([*ids, *selected.required[: self.lexical_limit]]))

    def add_translated(
        self,
        connection: sqlite3.Connection,
        translations: list[Translation],
        words: QueryWords,
        selected: Selection,
    ) -> None:
        """Paragraphs that hold translations of the query's words."""
        found = translated.candidates(
            connection,
            translations,
            words.weights,
            self._limit(TRANSLATED_LIMIT),
            selected.allow,
        )
        self._add("translated", (hit.paragraph_id for hit in found))

    def _limit(self, usual: int) -> int:
        return round(usual * self.share)

    def _add(self, source: str, ids: Iterable[int]) -> None:
        for id_ in ids:
            self.sources.setdefault(id_, []).append(source)
