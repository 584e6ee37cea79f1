"""What search knows of a whole library: who owns each paragraph, and what is usual in a language.

A cosine says little by itself: the usual cosine differs from language to language and from query
to query. A sample of paragraphs of every language is scored with every query, and candidates are
measured against it: that is what makes lanes comparable and a weak best hit look weak.
"""

from __future__ import annotations

import itertools
import sqlite3
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.embedding.static_model import StaticModel
from index.search.late_interaction import WordTable, word_table
from index.store import filters, tokens, vectors
from index.store.tokens import StoredTokens

SAMPLE_PARAGRAPHS = 240
"""Paragraphs of the sample in all, shared equally by the languages."""
SAMPLE_AT_LEAST = 24
"""Paragraphs of one language, where it has them."""
_SEED = 3

Int32 = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Some paragraphs of every language, ready to be scored."""

    language: Int32
    """int32 (n,), numbers of languages"""
    words: WordTable
    vectors: npt.NDArray[np.float32]
    """float32 (n, d), unit norm; zeros for a paragraph without a vector"""
    meanings: npt.NDArray[np.float32]
    """float32 (n, d), the same by the bundled model, if another made ``vectors``"""

    def cosines(self, query: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Of every paragraph's vector with that of a query, float32 (n,)."""
        if not self.vectors.size:  # the library is new, or its vectors are just being made
            return np.zeros(len(self.language), np.float32)
        return self.vectors @ query


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The paragraphs of a library at one state. Arrays are indexed by paragraph id."""

    state: tuple[tuple[str, int], ...]
    document: Int32
    """int32, document ids; 0 where there is no paragraph. Deleted ones may linger."""
    language: Int32
    """int32, numbers in ``languages``"""
    languages: tuple[str, ...]
    sample: Sample

    @classmethod
    def read(
        cls,
        connection: sqlite3.Connection,
        model: StaticModel,
        model_id: int,
        before: Corpus | None,
    ) -> Corpus:
        """The corpus as ``connection`` sees it; only what is new since ``before`` is read.

        ``model`` made the tokens, ``model_id`` names the one that made the vectors.
        """
        state = filters.state(connection)
        if before is not None and before.state == state:
            return before
        known = 0 if before is None else len(before.document) - 1
        rows = filters.facts(connection, after=known)
        numbers = {code: place for place, code in enumerate(before.languages if before else ())}
        for _, _, code in rows:
            numbers.setdefault(code, len(numbers))
        size = (rows[-1][0] if rows else known) + 1
        document = np.zeros(size, np.int32)
        language = np.zeros(size, np.int32)
        if before is not None:
            document[: known + 1], language[: known + 1] = before.document, before.language
        places = np.fromiter((row[0] for row in rows), np.int64, len(rows))
        document[places] = np.fromiter((row[1] for row in rows), np.int32, len(rows))
        language[places] = np.fromiter((numbers[row[2]] for row in rows), np.int32, len(rows))
        return cls(
            state=state,
            document=document,
            language=language,
            languages=tuple(numbers),
            sample=_sample(connection, model, model_id, document, language),
        )

    def allow(self, *, languages: set[str] | None, documents: set[int] | None) -> np.ndarray:
        """bool by paragraph id: paragraphs in these languages, of these documents."""
        allowed = self.document > 0
        if languages is not None:
            wanted = [place for place, code in enumerate(self.languages) if code in languages]
            allowed &= np.isin(self.language, wanted)
        if documents is not None:
            allowed &= np.isin(self.document, list(documents))
        return allowed


def _sample(
    connection: sqlite3.Connection,
    model: StaticModel,
    model_id: int,
    document: Int32,
    language: Int32,
) -> Sample:
    """A sample; paragraphs without tokens are left out."""
    chosen = _draw(document, language)
    stored = tokens.of_paragraphs(connection, chosen)
    found = vectors.of_paragraphs(connection, model_id, chosen)
    table = np.zeros((len(stored.paragraph_ids), found.vectors.shape[1]), np.float32)
    if len(found.ids):
        # the first window stands for a paragraph of several
        ids, first = np.unique(found.paragraph_ids, return_index=True)
        there = np.isin(ids, stored.paragraph_ids)
        places = np.searchsorted(stored.paragraph_ids, ids[there])
        table[places] = found.vectors[first[there]]
    return Sample(
        language=language[stored.paragraph_ids],
        words=word_table(model, stored.packed, stored.bounds),
        vectors=table,
        meanings=model.embed_packed(_cut(stored)),
    )


def _cut(stored: StoredTokens) -> list[npt.NDArray[np.uint32]]:
    bounds = stored.bounds.tolist()
    return [stored.packed[start:end] for start, end in itertools.pairwise(bounds)]


def _draw(document: Int32, language: Int32) -> list[int]:
    """Paragraphs of every language."""
    random = np.random.default_rng(_SEED)
    present = np.flatnonzero(document > 0)
    kinds = np.flatnonzero(np.bincount(language[present]))
    share = max(SAMPLE_AT_LEAST, SAMPLE_PARAGRAPHS // max(1, len(kinds)))
    chosen: list[int] = []
    for kind in kinds:
        ids = present[language[present] == kind]
        drawn = ids if len(ids) <= share else random.choice(ids, share, replace=False)
        chosen += drawn.tolist()
    return chosen
