"""Marks, hits and selections made into items, read from the library in one go."""

from __future__ import annotations

from dataclasses import replace
from sqlite3 import Connection

import numpy as np
from numpy.typing import NDArray

from index.documents import (
    AnchorState,
    Annotation,
    DateCertainty,
    Direction,
    Document,
    Hit,
    Item,
    ItemOrigin,
    MarkColour,
    Place,
    ReviewState,
    Span,
)
from index.handover.items import Passage, from_hit, from_passage, letters_before
from index.problems import LibraryProblem
from index.store import annotations, documents, paragraphs
from index.text.direction import direction_of


class Gathering:
    """Reads from one connection; what several passages of a document need is read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._documents: dict[int, Document | None] = {}
        self._lengths: dict[int, NDArray[np.int32]] = {}
        self._names: dict[MarkColour, str] | None = None

    def hit(self, hit: Hit, rank: int, query: str) -> Item:
        """A hit as an item, numbered by its rank."""
        base = self._base(hit.document.id, hit.paragraph.number)
        return from_hit(hit, base, key=f"hit-{rank}", query=query)

    def selection(self, document_id: int, start: Place, end: Place) -> Item:
        """A range as an item. Raises ``LibraryProblem``."""
        document = self._document(document_id)
        if document is None:
            raise LibraryProblem("document_missing", str(document_id))
        passage = self._passage(document, start, end)
        if passage is None:
            raise LibraryProblem("place_missing", document.title)
        return self._item(passage, "selection", ItemOrigin.SELECTION)

    def mark(self, annotation: Annotation) -> Item:
        """An annotation as an item: sure only where the very words still stand at its place."""
        item = self._anchored(annotation) or self._remembered(annotation)
        state = annotation.state
        return replace(
            item,
            colour=self._name(annotation.colour),
            note=annotation.note,
            tags=annotation.tags,
            state="" if state is ReviewState.UNREAD else str(state),
            created_at=annotation.created_at,
        )

    def _anchored(self, annotation: Annotation) -> Item | None:
        document = self._document(annotation.document_id)
        if document is None or annotation.anchor is not AnchorState.SURE:
            return None
        passage = self._passage(document, annotation.start, annotation.end)
        if passage is None or passage.quote != annotation.quote.exact:
            return None
        return self._item(passage, _key(annotation), ItemOrigin.MARK)

    def _remembered(self, annotation: Annotation) -> Item:
        """What an annotation whose place is not sure was about when it was made."""
        document = self._document(annotation.document_id) or _gone(annotation)
        quote = annotation.quote
        return Item(
            key=_key(annotation),
            origin=ItemOrigin.MARK,
            document=document,
            start=annotation.start,
            end=annotation.end,
            position=Span(0, 0),
            quote=quote.exact,
            before=quote.prefix,
            after=quote.suffix,
            language=document.language,
            direction=direction_of(quote.exact, document.direction),
            page=annotation.page,
            sure=False,
        )

    def _passage(self, document: Document, start: Place, end: Place) -> Passage | None:
        """The paragraphs of a range, or None where it is empty or not in the text."""
        count = end.paragraph - start.paragraph + 1
        if not start < end or start.paragraph < 0:
            return None
        held = paragraphs.of_document(self._connection, document.id, start.paragraph, count)
        if len(held) < count or not 0 <= start.offset <= len(held[0].text):
            return None
        passage = Passage(document, held, start, end)
        return passage if 0 <= end.offset <= len(held[-1].text) and passage.quote else None

    def _item(self, passage: Passage, key: str, origin: ItemOrigin) -> Item:
        base = self._base(passage.document.id, passage.start.paragraph)
        return from_passage(passage, base, key=key, origin=origin)

    def _base(self, document_id: int, paragraph: int) -> int:
        if document_id not in self._lengths:
            self._lengths[document_id] = paragraphs.lengths(self._connection, document_id)
        return letters_before(self._lengths[document_id], paragraph)

    def _document(self, document_id: int | None) -> Document | None:
        if document_id is None:
            return None
        if document_id not in self._documents:
            self._documents[document_id] = documents.get(self._connection, document_id)
        return self._documents[document_id]

    def _name(self, colour: MarkColour | None) -> str:
        """What the person calls a colour; a colour without a name says nothing."""
        if colour is None:
            return ""
        if self._names is None:
            self._names = annotations.colour_names(self._connection)
        return self._names.get(colour, "")


def _key(annotation: Annotation) -> str:
    return f"mark-{annotation.id}"


def _gone(annotation: Annotation) -> Document:
    """What is still known of a document that was deleted."""
    return Document(
        id=0,
        title=annotation.document_title,
        authors=(),
        date=None,
        date_certainty=DateCertainty.UNKNOWN,
        language="und",
        direction=direction_of(annotation.document_title, Direction.LTR),
        format="",
        source=None,
        path=None,
        sha256=annotation.document_sha256,
        byte_size=0,
        imported_at="",
        paragraph_count=0,
    )
