"""Which paragraphs a query may return at all: filters, what must and what must not be there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.search.corpus import Corpus
from index.search.lexical import phrase_expression
from index.search.query import Part, Query
from index.store import filters, fulltext, paragraphs

FEW = 20_000
"""Allowed paragraphs up to which the full-text index is asked about these alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The allowed paragraphs."""

    allow: npt.NDArray[np.bool_] | None
    """bool by paragraph id; None: all"""
    required: tuple[int, ...] = ()
    """Paragraphs that hold what has to be there: candidates by that alone."""

    def allows(self, paragraph_id: int) -> bool:
        """Whether a paragraph may be returned."""
        return self.allow is None or (
            paragraph_id < len(self.allow) and bool(self.allow[paragraph_id])
        )

    def few(self) -> list[int] | None:
        """The allowed paragraphs, where they are few."""
        if self.allow is None or int(self.allow.sum()) > FEW:
            return None
        return np.flatnonzero(self.allow).tolist()


def select(
    connection: sqlite3.Connection,
    corpus: Corpus,
    query: Query,
    languages: Sequence[str] | None,
    documents: Sequence[int] | None,
) -> Selection:
    """What ``query`` and the two arguments allow together.

    Earlier versions of documents are found only where ``documents`` names them.
    """
    superseded = filters.superseded(connection) if documents is None else []
    owners = _documents(connection, query, documents)
    codes = _languages(query, languages)
    needed = [*query.phrases, *query.exact]
    if owners is None and codes is None and not (needed or query.excluded or superseded):
        return Selection(allow=None)
    allow = corpus.allow(languages=codes, documents=owners)
    if superseded:
        allow &= ~np.isin(corpus.document, superseded)
    for part in needed:
        allow &= _mask(_holding(connection, part), len(allow))
    for part in query.exact:
        allow &= _mask(_exactly(connection, part, np.flatnonzero(allow).tolist()), len(allow))
    for part in query.excluded:
        allow &= ~_mask(_holding(connection, part), len(allow))
    required = tuple(np.flatnonzero(allow).tolist()) if needed else ()
    return Selection(allow=allow, required=required)


def _languages(query: Query, languages: Sequence[str] | None) -> set[str] | None:
    if not query.languages:
        return None if languages is None else set(languages)
    asked = set(query.languages)
    return asked if languages is None else asked & set(languages)


def _documents(
    connection: sqlite3.Connection, query: Query, documents: Sequence[int] | None
) -> set[int] | None:
    sets = [] if documents is None else [set(documents)]
    if query.collections:
        sets.append(set(filters.documents_in(connection, query.collections)))
    if query.dates:
        days = (filters.documents_dated(connection, day.first, day.last) for day in query.dates)
        sets.append(set().union(*days))
    return set.intersection(*sets) if sets else None


def _holding(connection: sqlite3.Connection, part: Part) -> list[int]:
    """Paragraphs that hold the words of ``part`` side by side, however they are spelt."""
    expression = phrase_expression(part.text)
    return [] if expression is None else fulltext.matching(connection, expression)


def _exactly(connection: sqlite3.Connection, part: Part, ids: Iterable[int]) -> list[int]:
    """Those of the paragraphs whose original text holds ``part`` letter by letter."""
    texts = paragraphs.get_many(connection, ids)
    return [id_ for id_, paragraph in texts.items() if part.text in paragraph.text]


def _mask(ids: list[int], size: int) -> npt.NDArray[np.bool_]:
    mask = np.zeros(size, np.bool_)
    inside = np.array(ids, np.int64)
    mask[inside[inside < size]] = True
    return mask
