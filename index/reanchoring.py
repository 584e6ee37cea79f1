"""Annotations whose text has changed under them: where they stand now, and the way back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from sqlite3 import Connection

from index.anchoring.keys import KeyedDocument
from index.anchoring.quoting import CONTEXT_LENGTH, quote_of
from index.anchoring.resolving import Resolution, Successor, resolve
from index.documents import AnchorState, Annotation, CarryReport, Document, Place, Quote
from index.problems import LibraryProblem
from index.store import annotations, documents, hashes, paragraphs


def catch_up(connection: Connection, document: Document, time: str) -> None:
    """Give a document that was written just now the annotations that belong to it.

    They are those of what it takes the place of, and those that were left when a document of the
    same file was deleted.
    """
    for old in annotations.left_behind(connection, document.id):
        carry_over(connection, document_of(connection, old), document, time)
    adopt(connection, document, time)


def carry_over(connection: Connection, old: Document, new: Document, time: str) -> CarryReport:
    """Give a document the annotations of another, those too that were deleted but can come back."""
    ids = annotations.of_document(connection, old.id)
    moving = annotations.get_many(connection, ids, deleted=True)
    same = hashes.text_version(connection, old.id) == hashes.text_version(connection, new.id)
    texts = paragraphs.texts(connection, new.id) if moving else []
    successor = Successor(paragraphs.texts(connection, old.id) if moving else [], texts)

    def found(annotation: Annotation) -> Resolution:
        if same:
            return Resolution(state=annotation.anchor, start=annotation.start, end=annotation.end)
        if annotation.anchor is not AnchorState.SURE:  # its place in the old text is no help
            return resolve(successor.new, annotation.quote)
        return successor.resolve(annotation.quote, annotation.start, annotation.end)

    now = [_anchored(connection, a, new, texts, found(a)) for a in moving.values()]
    batch = write_anchors(connection, now, time)
    count = Counter(annotation.anchor for annotation in now)
    return CarryReport(
        batch=batch,
        sure=count[AnchorState.SURE],
        doubtful=count[AnchorState.DOUBTFUL],
        orphan=count[AnchorState.ORPHAN],
    )


def adopt(connection: Connection, document: Document, time: str) -> None:
    """Give a document the annotations back that were left when it was deleted.

    Where its file is now read otherwise, they look for their places.
    """
    annotations.reunite(connection, document.id)
    ids = annotations.left_alone(connection, document.sha256)
    if not ids:
        return
    texts = paragraphs.texts(connection, document.id)
    text = KeyedDocument(texts)
    found = annotations.get_many(connection, ids, deleted=True).values()
    now = [_anchored(connection, a, document, texts, resolve(text, a.quote)) for a in found]
    write_anchors(connection, now, time)


def placed(
    connection: Connection, annotation: Annotation, document: Document, start: Place, end: Place
) -> Annotation:
    """An annotation as it is when the person says where it stands.

    Raises ``LibraryProblem`` ``place_missing``.
    """
    quote = quote_at(connection, document, start, end)
    found = Resolution(state=AnchorState.SURE, start=start, end=end)
    return _moved(connection, annotation, document, found, quote)


def confirmed(connection: Connection, annotation: Annotation) -> Annotation:
    """A doubtful annotation, sure at the place that is proposed for it."""
    assert annotation.document_id is not None  # without a document it would be an orphan
    document = document_of(connection, annotation.document_id)
    return placed(connection, annotation, document, annotation.start, annotation.end)


def document_of(connection: Connection, document_id: int) -> Document:
    """A document. Raises ``LibraryProblem`` ``document_missing``."""
    document = documents.get(connection, document_id)
    if document is None:
        raise LibraryProblem("document_missing", str(document_id))
    return document


def quote_at(connection: Connection, document: Document, start: Place, end: Place) -> Quote:
    """The quote of a range of a document. Raises ``LibraryProblem`` ``place_missing``."""
    first = max(0, start.paragraph - CONTEXT_LENGTH)  # a paragraph may be a single letter
    count = max(0, end.paragraph - first + 1 + CONTEXT_LENGTH)
    texts = paragraphs.texts(connection, document.id, first, count)
    try:
        return quote_of(texts, start, end, first=first)
    except ValueError as error:
        raise LibraryProblem("place_missing", document.title) from error


def _anchored(
    connection: Connection,
    annotation: Annotation,
    document: Document,
    texts: list[str],
    found: Resolution,
) -> Annotation:
    """An annotation at the place that was found for it in a document.

    Where the place is sure, the quote becomes that of the text as it now is. Else it stays: the
    person has to see what was marked, and a later text may still hold it.
    """
    quote = annotation.quote
    if found.state is AnchorState.SURE and found.start is not None and found.end is not None:
        quote = quote_of(texts, found.start, found.end)
    return _moved(connection, annotation, document, found, quote)


def _moved(
    connection: Connection,
    annotation: Annotation,
    document: Document,
    found: Resolution,
    quote: Quote,
) -> Annotation:
    start, end = found.start or annotation.start, found.end or annotation.end
    known = found.start is not None
    return replace(
        annotation,
        document_id=document.id,
        document_title=document.title,
        document_sha256=document.sha256,
        text_version=hashes.text_version(connection, document.id),
        quote=quote,
        start=start,
        end=end,
        page=paragraphs.page(connection, document.id, start.paragraph) if known else None,
        anchor=found.state,
    )


def write_anchors(connection: Connection, wanted: Iterable[Annotation], time: str) -> int:
    """Write where annotations stand, the old anchors into the log; returns the batch's number."""
    batch = annotations.next_batch(connection)
    for annotation in wanted:
        annotations.log_anchor(connection, batch, annotation.id, time)
        annotations.set_anchor(connection, annotation)
    return batch
