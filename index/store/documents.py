"""Queries for documents."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.documents import DateCertainty, Direction, Document

_COLUMNS = (
    "id, title, authors, date, date_certainty, language, direction, format, source, path, sha256,"
    " byte_size, imported_at, encoding, notes, parent_id, paragraph_count"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDocument:
    """A document on its way into the library; the fields are those of ``Document``."""

    title: str
    authors: tuple[str, ...]
    date: str | None
    date_certainty: DateCertainty
    language: str
    direction: Direction
    format: str
    source: str | None
    path: str | None
    sha256: str
    byte_size: int
    imported_at: str
    encoding: str | None
    notes: tuple[str, ...]
    parent_id: int | None
    paragraph_count: int
    original: str | None  # name in originals/, where a copy was kept


def insert(connection: sqlite3.Connection, new: NewDocument) -> int:
    """Write a document and return its id. The SHA-256 must be new to the library."""
    cursor = connection.execute(
        "INSERT INTO documents (title, authors, date, date_certainty, language, direction, format,"
        " source, path, sha256, byte_size, imported_at, encoding, notes, parent_id,"
        " paragraph_count, original) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            new.title,
            _packed(new.authors),
            new.date,
            new.date_certainty,
            new.language,
            new.direction,
            new.format,
            new.source,
            new.path,
            new.sha256,
            new.byte_size,
            new.imported_at,
            new.encoding,
            _packed(new.notes),
            new.parent_id,
            new.paragraph_count,
            new.original,
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def every(connection: sqlite3.Connection) -> tuple[Document, ...]:
    """All documents in the order of import."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM documents ORDER BY id")
    return tuple(_document(row) for row in rows)


def get(connection: sqlite3.Connection, document_id: int) -> Document | None:
    """One document, or None."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM documents WHERE id = ?", (document_id,))
    row = rows.fetchone()
    return None if row is None else _document(row)


def get_many(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Document]:
    """Those of the documents that exist, by id."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM documents WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {row[0]: _document(row) for row in rows}


def id_of_sha256(connection: sqlite3.Connection, sha256: str) -> int | None:
    """The document made from the file with this SHA-256, or None."""
    row = connection.execute("SELECT id FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
    return None if row is None else row[0]


def with_descendants(connection: sqlite3.Connection, ids: Iterable[int]) -> tuple[int, ...]:
    """Those of the documents that exist and everything that came inside them, parents first."""
    rows = connection.execute(
        "WITH RECURSIVE family (id) AS ("
        " SELECT id FROM documents WHERE id IN (SELECT value FROM json_each(?))"
        " UNION SELECT documents.id FROM documents JOIN family ON documents.parent_id = family.id"
        ") SELECT id FROM family ORDER BY id",
        (json.dumps(list(ids)),),
    )
    return tuple(row[0] for row in rows)


def originals(
    connection: sqlite3.Connection, ids: Iterable[int] | None = None
) -> dict[int, tuple[str, str]]:
    """Name in originals/ and SHA-256 of the documents (all, or ``ids``) that keep a copy."""
    where, values = "", ()
    if ids is not None:
        where, values = "AND id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    rows = connection.execute(
        f"SELECT id, original, sha256 FROM documents WHERE original IS NOT NULL {where}", values
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def forget_originals(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Write that no copies of the files of these documents are kept."""
    connection.executemany(
        "UPDATE documents SET original = NULL WHERE id = ?", ((id_,) for id_ in ids)
    )


def delete(connection: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Remove document rows whose paragraphs are gone; children must stand after their parents."""
    connection.executemany("DELETE FROM documents WHERE id = ?", ((id_,) for id_ in reversed(ids)))


def count(connection: sqlite3.Connection) -> int:
    """Number of documents."""
    return connection.execute("SELECT count(*) FROM documents").fetchone()[0]


def _packed(values: tuple[str, ...]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _document(row: tuple) -> Document:
    return Document(
        id=row[0],
        title=row[1],
        authors=tuple(json.loads(row[2])),
        date=row[3],
        date_certainty=DateCertainty(row[4]),
        language=row[5],
        direction=Direction(row[6]),
        format=row[7],
        source=row[8],
        path=row[9],
        sha256=row[10],
        byte_size=row[11],
        imported_at=row[12],
        encoding=row[13],
        notes=tuple(json.loads(row[14])),
        parent_id=row[15],
        paragraph_count=row[16],
    )
