"""A passage as a hit, for what was found in other ways than by asking."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from index.documents import Hit, PassagePlace, Span, WordMatch
from index.problems import LibraryProblem
from index.store import documents, paragraphs


def hit_at(
    connection: sqlite3.Connection, place: PassagePlace, words: Sequence[WordMatch] = ()
) -> Hit:
    """The passage at a place, with ``words`` marked in it.

    Raises ``LibraryProblem`` ``document_missing`` where it is no longer there.
    """
    document = documents.get(connection, place.document_id)
    found = paragraphs.of_document(connection, place.document_id, place.paragraph, 1)
    if document is None or not found:
        raise LibraryProblem("document_missing", str(place.document_id))
    paragraph = found[0]
    around = (each for each in paragraph.sentences if each.start <= place.span.start < each.end)
    return Hit(
        document=document,
        paragraph=paragraph,
        score=0.0,
        probability=1.0,
        matched_by=(),
        sentence=next(around, Span(0, len(paragraph.text))),
        words=tuple(words),
    )
