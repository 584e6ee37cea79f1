"""Which paragraphs a query may return at all: filters, what must and what must not be there."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.search.corpus import Corpus
from index.search.lexical import phrase_expression
from index.search.query import Part, Query, date_range
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

    def count(self, corpus: Corpus) -> int:
        """How many paragraphs are allowed."""
        return int((corpus.document > 0).sum() if self.allow is None else self.allow.sum())

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

    Earlier versions of documents are found only where ``documents`` names them, those in the trash
    never.
    """
    hidden = (filters.superseded if documents is None else filters.trashed)(connection)
    owners = allowed_documents(connection, query, documents)
    codes = _languages(query, languages, corpus.languages)
    needed = [*query.phrases, *query.exact]
    if owners is None and codes is None and not (needed or query.excluded or hidden):
        return Selection(allow=None)
    allow = corpus.allow(languages=codes, documents=owners)
    if hidden:
        allow &= ~np.isin(corpus.document, hidden)
    for part in needed:
        allow &= _mask(_holding(connection, part), len(allow))
    for part in query.exact:
        allow &= _mask(_exactly(connection, part, np.flatnonzero(allow).tolist()), len(allow))
    for part in query.excluded:
        allow &= ~_mask(_holding(connection, part), len(allow))
    required = tuple(np.flatnonzero(allow).tolist()) if needed else ()
    return Selection(allow=allow, required=required)


def _languages(
    query: Query, languages: Sequence[str] | None, known: Iterable[str]
) -> set[str] | None:
    """The languages that are allowed; None for all."""
    wanted, unwanted = query.values("lang"), query.values("lang", excluded=True)
    sets = [] if languages is None else [set(languages)]
    if wanted:
        sets.append(set(wanted))
    if unwanted:
        sets.append(set(known) - set(unwanted))
    return set.intersection(*sets) if sets else None


def allowed_documents(
    connection: sqlite3.Connection, query: Query, documents: Sequence[int] | None
) -> set[int] | None:
    """The documents that are allowed; None for all."""
    sets = [] if documents is None else [set(documents)]
    out: set[int] = set()
    for field, find in _FINDERS.items():
        wanted, unwanted = query.values(field), query.values(field, excluded=True)
        if wanted:
            sets.append(set(find(connection, wanted)))
        if unwanted:
            out.update(find(connection, unwanted))
    if out and not sets:
        sets.append(set(filters.documents(connection)))
    return set.intersection(*sets) - out if sets else None


def _dated(connection: sqlite3.Connection, values: Sequence[str]) -> set[int]:
    days = map(date_range, values)
    return set().union(*(filters.documents_dated(connection, d.first, d.last) for d in days))


_Finder = Callable[[sqlite3.Connection, Sequence[str]], Iterable[int]]

_FINDERS: dict[str, _Finder] = {
    "in": filters.documents_in,
    "kind": filters.documents_of_formats,
    "state": filters.documents_in_states,
    "tag": filters.documents_tagged,
    "date": _dated,
}
"""By filter: the documents that it names."""


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
