"""What filters alone let through: ``state:relevant`` without a word to look for.

There is nothing to rank by, so passages stand by document, the newest first, in reading order.
Where the filters name passages themselves, by a state or a tag, these are listed; of other
documents the first paragraph of their text stands for the whole.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from index.documents import (
    AnchorState,
    AnnotationFilter,
    Asked,
    Document,
    PassagePlace,
    ReviewState,
    SearchResult,
    Span,
)
from index.problems import QueryProblem
from index.search import lanes
from index.search.passages import hit_at
from index.search.query import Query, parse_pieces
from index.search.selection import allowed_documents
from index.store import annotations, documents, paragraphs


def is_listing(source: str) -> bool:
    """Whether a query has filters and nothing to look for."""
    try:
        query = parse_pieces(source)
    except QueryProblem:
        return False
    return bool(query.filters) and not query.text and not query.excluded


def listing(
    connection: sqlite3.Connection,
    source: str,
    *,
    limit: int,
    languages: Sequence[str] | None,
    scope: Sequence[int] | None,
) -> SearchResult:
    """The passages that the filters of a query let through."""
    query = parse_pieces(source)
    allowed = allowed_documents(connection, query, scope)
    named = _named(connection, query)
    places: list[PassagePlace | Document] = []
    for document in sorted(documents.current(connection), key=_age, reverse=True):
        if document.paragraph_count and (allowed is None or document.id in allowed):
            if document.id in named:
                places += named[document.id]
            elif _speaks(document, query, languages):
                places.append(document)
    hits = tuple(
        hit_at(connection, _beginning(connection, place) if isinstance(place, Document) else place)
        for place in places[:limit]
    )
    return SearchResult(
        hits=hits,
        lanes=lanes.lanes([hit.paragraph.language for hit in hits]),
        nothing_relevant=False,
        asked=source,
        question=_asked(query, languages, scope, len(places)),
        found=len(places),
        seconds={},
    )


def _age(document: Document) -> tuple[str, int]:
    return document.date or "", document.id


def _speaks(document: Document, query: Query, languages: Sequence[str] | None) -> bool:
    """Whether the language of a document is one of those that are wanted."""
    wanted, unwanted = query.values("lang"), query.values("lang", excluded=True)
    return (
        (not wanted or document.language in wanted)
        and document.language not in unwanted
        and (languages is None or document.language in languages)
    )


def _named(connection: sqlite3.Connection, query: Query) -> dict[int, list[PassagePlace]]:
    """The passages that have the wanted states and tags themselves, by document."""
    judged = frozenset(ReviewState) - {ReviewState.UNREAD}
    states = judged & set(query.values("state"))
    tags = frozenset(query.values("tag"))
    if not states and not tags:
        return {}
    found: dict[int, list[PassagePlace]] = defaultdict(list)
    for mark in annotations.select(connection, AnnotationFilter(states=states, tags=tags)):
        if mark.document_id is not None and mark.anchor is not AnchorState.ORPHAN:
            span = Span(mark.start.offset, mark.start.offset)
            place = PassagePlace(mark.document_id, mark.start.paragraph, span)
            if place not in found[mark.document_id]:
                found[mark.document_id].append(place)
    return found


def _beginning(connection: sqlite3.Connection, document: Document) -> PassagePlace:
    return PassagePlace(document.id, paragraphs.first_of_text(connection, document.id), Span(0, 0))


def _asked(
    query: Query, languages: Sequence[str] | None, scope: Sequence[int] | None, found: int
) -> Asked:
    return Asked(
        words=(),
        unknown=(),
        phrases=(),
        exact=(),
        excluded=(),
        filters=query.filters,
        languages=None if languages is None else tuple(languages),
        documents=None if scope is None else len(scope),
        paragraphs=found,
        model="",
        threshold=0.0,
    )
