"""Queries for annotations: what people marked, and where it stands in the text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from index.documents import (
    AnchorState,
    Annotation,
    AnnotationFilter,
    AnnotationKind,
    MarkColour,
    Place,
    Quote,
    ReviewState,
)
from index.store import hashes

# What re-anchoring replaces, and the log keeps.
_ANCHOR = (
    *("document_id", "document_sha256", "text_version", "exact", "prefix", "suffix"),
    *("start_paragraph", "start_offset", "end_paragraph", "end_offset", "page", "anchor"),
)
_COLUMNS = ("id", "kind", "colour", "note", "state", "document_title", *_ANCHOR)
_TIMES = ("created_at", "changed_at")
# An annotation without a document stands nowhere. What its anchor was comes back with the document.
_STATE = f"iif(document_id IS NULL, '{AnchorState.ORPHAN}', annotations.anchor)"
_SELECT = (
    f"SELECT {', '.join(f'annotations.{column}' for column in (*_COLUMNS, *_TIMES))},"
    f" {_STATE} AS anchor_state,"
    " coalesce(documents.title, document_title) AS title,"
    " (SELECT json_group_array(name) FROM annotation_tags JOIN tags ON tags.id = tag_id"
    "  WHERE annotation_id = annotations.id) AS tags"
    " FROM annotations LEFT JOIN documents ON documents.id = document_id"
)
# In the order in which they would be read: by document, and in it by place.
_ORDER = (
    "ORDER BY document_id IS NULL, document_id, document_sha256, start_paragraph, start_offset,"
    " end_paragraph, end_offset, annotations.created_at, annotations.id"
)


def insert(connection: sqlite3.Connection, annotation: Annotation) -> None:
    """Write a new annotation, without its tags."""
    values = _values(annotation)
    values |= {"created_at": annotation.created_at, "changed_at": annotation.changed_at}
    names = ", ".join(values)
    places = ", ".join(f":{name}" for name in values)
    connection.execute(f"INSERT INTO annotations ({names}) VALUES ({places})", values)


def update(connection: sqlite3.Connection, annotation: Annotation, note: str, now: str) -> None:
    """Write what the person says about the text: colour and state as given, and the note."""
    connection.execute(
        "UPDATE annotations SET colour = ?, note = ?, state = ?, changed_at = ? WHERE id = ?",
        (annotation.colour, note, annotation.state, now, annotation.id),
    )


def get_many(
    connection: sqlite3.Connection, ids: Iterable[str], *, deleted: bool = False
) -> dict[str, Annotation]:
    """Those of the annotations that exist, by id; with ``deleted`` also what can be restored."""
    rows = _rows(
        connection,
        f"{_SELECT} WHERE annotations.id IN (SELECT value FROM json_each(?))"
        f"{'' if deleted else ' AND deleted_at IS NULL'}",
        (json.dumps(list(ids)),),
    )
    return {row["id"]: _annotation(row) for row in rows}


def select(connection: sqlite3.Connection, wanted: AnnotationFilter) -> Iterator[Annotation]:
    """The annotations that pass all of the filter but its text, in reading order."""
    conditions, values = ["deleted_at IS NULL"], []
    for column, chosen in (
        ("annotations.document_id", wanted.documents),
        ("annotations.kind", wanted.kinds),
        ("annotations.colour", wanted.colours),
        ("annotations.state", wanted.states),
        (_STATE, wanted.anchors),
    ):
        if chosen:
            conditions.append(f"{column} IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(sorted(chosen)))
    if wanted.tags:
        conditions.append(
            "annotations.id IN (SELECT annotation_id FROM annotation_tags JOIN tags"
            " ON tags.id = tag_id WHERE name IN (SELECT value FROM json_each(?)))"
        )
        values.append(json.dumps(sorted(wanted.tags)))
    rows = _rows(connection, f"{_SELECT} WHERE {' AND '.join(conditions)} {_ORDER}", values)
    return map(_annotation, rows)


def with_words(connection: sqlite3.Connection) -> Iterator[Annotation]:
    """The annotations that have a note or a tag, in reading order."""
    rows = _rows(
        connection,
        f"{_SELECT} WHERE deleted_at IS NULL AND (note <> ''"
        " OR annotations.id IN (SELECT annotation_id FROM annotation_tags))"
        f" {_ORDER}",
        (),
    )
    return map(_annotation, rows)


def passages(connection: sqlite3.Connection, document_id: int) -> dict[int, Annotation]:
    """The judged passages of a document that are anchored, by the number of their paragraph."""
    wanted = AnnotationFilter(
        documents=frozenset({document_id}), kinds=frozenset({AnnotationKind.PASSAGE})
    )
    return {
        annotation.start.paragraph: annotation
        for annotation in select(connection, wanted)
        if annotation.anchor is not AnchorState.ORPHAN
    }


def passage_states(connection: sqlite3.Connection) -> dict[tuple[int, int], ReviewState]:
    """The state of every passage that is not unread, by document and number of paragraph."""
    rows = connection.execute(
        "SELECT document_id, start_paragraph, state FROM annotations WHERE kind = ? AND state <> ?"
        " AND anchor <> ? AND deleted_at IS NULL AND document_id IS NOT NULL",
        (AnnotationKind.PASSAGE, ReviewState.UNREAD, AnchorState.ORPHAN),
    )
    return {(row[0], row[1]): ReviewState(row[2]) for row in rows}


# Deleting --------------------------------------------------------------------------------------


def delete(connection: sqlite3.Connection, ids: Iterable[str], now: str) -> None:
    """Put annotations aside; they can be restored until they are purged."""
    connection.executemany(
        "UPDATE annotations SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL",
        ((now, id_) for id_ in ids),
    )


def restore(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Bring back annotations that were put aside."""
    connection.executemany(
        "UPDATE annotations SET deleted_at = NULL WHERE id = ?", ((id_,) for id_ in ids)
    )


def purge(connection: sqlite3.Connection, before: str) -> None:
    """Delete for good what was put aside before a time (ISO 8601, UTC)."""
    connection.execute("DELETE FROM annotations WHERE deleted_at < ?", (before,))


# Anchors ---------------------------------------------------------------------------------------


def set_anchor(connection: sqlite3.Connection, annotation: Annotation) -> None:
    """Write where an annotation stands, and what its quote is there."""
    names = ("id", "document_title", *_ANCHOR)
    values = {name: value for name, value in _values(annotation).items() if name in names}
    connection.execute(
        f"UPDATE annotations SET {', '.join(f'{name} = :{name}' for name in names[1:])}"
        " WHERE id = :id",
        values,
    )


def next_batch(connection: sqlite3.Connection) -> int:
    """A number for what is re-anchored together."""
    return connection.execute("SELECT coalesce(max(batch), 0) + 1 FROM anchor_log").fetchone()[0]


def log_anchor(connection: sqlite3.Connection, batch: int, id_: str, now: str) -> None:
    """Keep the anchor that an annotation has, before another takes its place."""
    parts = ", ".join(f"'{column}', {column}" for column in _ANCHOR)
    connection.execute(
        "INSERT INTO anchor_log (batch, annotation_id, replaced_at, anchor)"
        f" SELECT ?, id, ?, json_object({parts}) FROM annotations WHERE id = ?",
        (batch, now, id_),
    )


def undo_batch(connection: sqlite3.Connection, batch: int) -> None:
    """Give the annotations of a batch the anchors back that they had, and forget the batch.

    One in a document that is gone is an orphan until the document comes back.
    """
    connection.execute(
        f"UPDATE annotations SET {', '.join(f'{c} = {_logged(c)}' for c in _ANCHOR)}"
        " FROM anchor_log WHERE batch = ? AND annotation_id = annotations.id",
        (batch,),
    )
    connection.execute("DELETE FROM anchor_log WHERE batch = ?", (batch,))


def _logged(column: str) -> str:
    """SQL for what a column was, as the log has it."""
    old = f"json_extract(anchor_log.anchor, '$.{column}')"
    return f"(SELECT id FROM documents WHERE id = {old})" if column == "document_id" else old


# Documents that go and come back ---------------------------------------------------------------


def of_document(connection: sqlite3.Connection, document_id: int) -> list[str]:
    """Ids of the annotations of a document, those that were deleted too."""
    rows = connection.execute("SELECT id FROM annotations WHERE document_id = ?", (document_id,))
    return [row[0] for row in rows]


def let_go(connection: sqlite3.Connection, document_ids: Iterable[int]) -> None:
    """Let the annotations of documents that will be deleted stand on their own."""
    connection.execute(
        "UPDATE annotations SET document_id = NULL, document_title ="
        " (SELECT title FROM documents WHERE documents.id = annotations.document_id)"
        " WHERE document_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(document_ids)),),
    )


def reunite(connection: sqlite3.Connection, document_id: int) -> None:
    """Give a document the annotations back that were left when the very same text was deleted."""
    connection.execute(
        "UPDATE annotations SET document_id = documents.id FROM documents"
        " JOIN hashes ON hashes.document_id = documents.id AND part = ?"
        " WHERE documents.id = ? AND annotations.document_id IS NULL"
        " AND sha256 = document_sha256 AND lower(hex(hash)) = text_version",
        (hashes.TEXT, document_id),
    )


def left_alone(connection: sqlite3.Connection, sha256: str) -> list[str]:
    """Ids of the annotations whose document, of a file with this SHA-256, was deleted."""
    rows = connection.execute(
        "SELECT id FROM annotations WHERE document_id IS NULL AND document_sha256 = ?", (sha256,)
    )
    return [row[0] for row in rows]


def left_behind(connection: sqlite3.Connection, document_id: int) -> list[int]:
    """The documents with annotations that another has taken the place of."""
    rows = connection.execute(
        "SELECT DISTINCT document_id FROM annotations JOIN documents ON documents.id = document_id"
        " WHERE superseded_by = ? AND documents.id <> superseded_by ORDER BY document_id",
        (document_id,),
    )
    return [row[0] for row in rows]


# Names of colours ------------------------------------------------------------------------------


def colour_names(connection: sqlite3.Connection) -> dict[MarkColour, str]:
    """The names that the person gave to colours."""
    rows = connection.execute("SELECT colour, name FROM mark_colours")
    return {MarkColour(row[0]): row[1] for row in rows}


def name_colour(connection: sqlite3.Connection, colour: MarkColour, name: str) -> None:
    """Give a colour a name; an empty one takes the name away."""
    connection.execute("DELETE FROM mark_colours WHERE colour = ?", (colour,))
    if name:
        connection.execute("INSERT INTO mark_colours (colour, name) VALUES (?, ?)", (colour, name))


# Rows ------------------------------------------------------------------------------------------


def _rows(
    connection: sqlite3.Connection, query: str, values: Iterable[Any]
) -> Iterator[sqlite3.Row]:
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(query, tuple(values))


def _values(annotation: Annotation) -> dict[str, Any]:
    return {
        "id": annotation.id,
        "kind": annotation.kind,
        "colour": annotation.colour,
        "note": annotation.note,
        "state": annotation.state,
        "document_id": annotation.document_id,
        "document_title": annotation.document_title,
        "document_sha256": annotation.document_sha256,
        "text_version": annotation.text_version,
        "exact": annotation.quote.exact,
        "prefix": annotation.quote.prefix,
        "suffix": annotation.quote.suffix,
        "start_paragraph": annotation.start.paragraph,
        "start_offset": annotation.start.offset,
        "end_paragraph": annotation.end.paragraph,
        "end_offset": annotation.end.offset,
        "page": annotation.page,
        "anchor": annotation.anchor,
    }


def _annotation(row: sqlite3.Row) -> Annotation:
    return Annotation(
        id=row["id"],
        kind=AnnotationKind(row["kind"]),
        colour=None if row["colour"] is None else MarkColour(row["colour"]),
        note=row["note"],
        tags=tuple(sorted(json.loads(row["tags"]))),
        state=ReviewState(row["state"]),
        document_id=row["document_id"],
        document_title=row["title"],
        document_sha256=row["document_sha256"],
        text_version=row["text_version"],
        quote=Quote(exact=row["exact"], prefix=row["prefix"], suffix=row["suffix"]),
        start=Place(row["start_paragraph"], row["start_offset"]),
        end=Place(row["end_paragraph"], row["end_offset"]),
        page=row["page"],
        anchor=AnchorState(row["anchor_state"]),
        created_at=row["created_at"],
        changed_at=row["changed_at"],
    )
