"""Queries for documents."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.documents import DateCertainty, Direction, Document, WatchedState

_COLUMNS = (
    "id, title, authors, date, date_certainty, language, direction, format, source, path, sha256,"
    " byte_size, imported_at, encoding, notes, parent_id, paragraph_count, superseded_by,"
    " (SELECT count(*) FROM documents AS earlier WHERE earlier.superseded_by = documents.id"
    " AND earlier.parent_id IS documents.parent_id),"
    " (SELECT CASE WHEN sum(state = 'unread') THEN 'unread' WHEN sum(state = 'present') THEN"
    " 'present' WHEN count(*) THEN 'missing' END FROM watched_files"
    " WHERE watched_files.document_id = documents.id)"
)


_NOT_TRASHED = "id NOT IN (SELECT document_id FROM trash)"


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
    member: str | None = None  # its name within the document that it came in


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFacts:
    """What a document's text says about it."""

    title: str
    language: str
    direction: Direction
    notes: tuple[str, ...]
    paragraph_count: int


def refine(connection: sqlite3.Connection, document_id: int, facts: TextFacts) -> None:
    """Write what is known of a document from its text, which came later."""
    connection.execute(
        "UPDATE documents SET title = ?, language = ?, direction = ?, notes = ?,"
        " paragraph_count = ? WHERE id = ?",
        (
            facts.title,
            facts.language,
            facts.direction,
            _packed(facts.notes),
            facts.paragraph_count,
            document_id,
        ),
    )


def note(connection: sqlite3.Connection, document_id: int, notes: tuple[str, ...]) -> None:
    """Write other notes on a document."""
    connection.execute("UPDATE documents SET notes = ? WHERE id = ?", (_packed(notes), document_id))


def with_notes(connection: sqlite3.Connection, codes: Iterable[str]) -> tuple[Document, ...]:
    """The current documents that have one of these notes, in the order of import."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM documents WHERE superseded_by IS NULL"
        " AND EXISTS (SELECT 1 FROM json_each(notes)"
        " WHERE value IN (SELECT value FROM json_each(?))) ORDER BY id",
        (json.dumps(list(codes)),),
    )
    return tuple(_document(row) for row in rows)


def insert(connection: sqlite3.Connection, new: NewDocument) -> int:
    """Write a document and return its id. The SHA-256 must be new to what is current."""
    cursor = connection.execute(
        "INSERT INTO documents (title, authors, date, date_certainty, language, direction, format,"
        " source, path, sha256, byte_size, imported_at, encoding, notes, parent_id,"
        " paragraph_count, original, member)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
            new.member,
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def every(connection: sqlite3.Connection) -> tuple[Document, ...]:
    """All documents, earlier versions and those in the trash included, in the order of import."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM documents ORDER BY id")
    return tuple(_document(row) for row in rows)


def current(connection: sqlite3.Connection) -> tuple[Document, ...]:
    """The documents that no later version has taken the place of, in the order of import."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM documents WHERE superseded_by IS NULL ORDER BY id"
    )
    return tuple(_document(row) for row in rows)


def get(connection: sqlite3.Connection, document_id: int) -> Document | None:
    """One document, or None; one in the trash is not there."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM documents WHERE id = ? AND {_NOT_TRASHED}", (document_id,)
    )
    row = rows.fetchone()
    return None if row is None else _document(row)


def get_many(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Document]:
    """Those of the documents that exist and are not in the trash, by id."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM documents WHERE id IN (SELECT value FROM json_each(?))"
        f" AND {_NOT_TRASHED}",
        (json.dumps(list(ids)),),
    )
    return {row[0]: _document(row) for row in rows}


def id_of_sha256(connection: sqlite3.Connection, sha256: str) -> int | None:
    """The current document made from the file with this SHA-256, or None."""
    row = connection.execute(
        "SELECT id FROM documents WHERE sha256 = ? AND superseded_by IS NULL", (sha256,)
    ).fetchone()
    return None if row is None else row[0]


# Versions ---------------------------------------------------------------------------------------


def newest(connection: sqlite3.Connection, document_id: int) -> int | None:
    """The current version of a document, itself perhaps; None when all of it was deleted."""
    row = connection.execute(
        f"SELECT coalesce(superseded_by, id) FROM documents WHERE id = ? AND {_NOT_TRASHED}",
        (document_id,),
    ).fetchone()
    return None if row is None else row[0]


def versions(connection: sqlite3.Connection, document_id: int) -> tuple[Document, ...]:
    """The earlier versions of a current document, the newest of them first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM documents WHERE superseded_by = ?"
        " AND parent_id IS (SELECT parent_id FROM documents WHERE id = ?) ORDER BY id DESC",
        (document_id, document_id),
    )
    return tuple(_document(row) for row in rows)


def retire(connection: sqlite3.Connection, document_id: int) -> None:
    """Make room for the next version, which ``succeed`` names: both may be of the same bytes."""
    connection.execute("UPDATE documents SET superseded_by = id WHERE id = ?", (document_id,))


def hand_over(connection: sqlite3.Connection, old: int, new: int) -> None:
    """Give the next version what the person said of a document: collections, tags, state."""
    for table in ("collection_documents", "document_tags", "document_states"):
        connection.execute(f"UPDATE {table} SET document_id = ? WHERE document_id = ?", (new, old))
    connection.execute(
        "UPDATE watched_files SET document_id = ?, state = 'present' WHERE document_id = ?",
        (new, old),
    )


def succeed(connection: sqlite3.Connection, old: int, new: int) -> None:
    """Let ``new`` stand for a retired document and for all that came before it.

    What came inside the old one and was not adopted is no longer current either.
    """
    connection.execute("UPDATE documents SET superseded_by = ? WHERE superseded_by = ?", (new, old))
    connection.executemany(
        "UPDATE documents SET superseded_by = ? WHERE id = ? AND superseded_by IS NULL",
        ((new, id_) for id_ in with_descendants(connection, [old])),
    )


def adopt(connection: sqlite3.Connection, child: int, old: int, new: int) -> None:
    """Move what came inside ``old``, with its earlier versions, to the next version of that."""
    connection.execute(
        "UPDATE documents SET parent_id = ? WHERE parent_id = ? AND (id = ? OR superseded_by = ?)",
        (new, old, child, child),
    )


def members(connection: sqlite3.Connection, parent: int) -> dict[str, tuple[int, str]]:
    """Id and SHA-256 of what came inside a document and is current, by its name there.

    Two of one name are left out.
    """
    rows = connection.execute(
        "SELECT member, min(id), min(sha256) FROM documents"
        " WHERE parent_id = ? AND superseded_by IS NULL AND member IS NOT NULL"
        " GROUP BY member HAVING count(*) = 1",
        (parent,),
    )
    return {member: (id_, sha256) for member, id_, sha256 in rows}


def member_name(connection: sqlite3.Connection, document_id: int) -> str | None:
    """The name of a document within the one that it came in."""
    row = connection.execute("SELECT member FROM documents WHERE id = ?", (document_id,)).fetchone()
    return row and row[0]


def family(connection: sqlite3.Connection, ids: Iterable[int]) -> tuple[int, ...]:
    """Those of the documents that exist, their earlier versions, and all that came inside."""
    rows = connection.execute(
        "WITH RECURSIVE family (id) AS ("
        " SELECT id FROM documents WHERE id IN (SELECT value FROM json_each(?))"
        " UNION SELECT documents.id FROM documents JOIN family"
        " ON documents.parent_id = family.id OR documents.superseded_by = family.id"
        ") SELECT id FROM family ORDER BY id",
        (json.dumps(list(ids)),),
    )
    return tuple(row[0] for row in rows)


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


def holds_original(connection: sqlite3.Connection, name: str) -> bool:
    """Whether a document keeps the copy of this name in originals/; versions may share one."""
    row = connection.execute("SELECT 1 FROM documents WHERE original = ?", (name,)).fetchone()
    return row is not None


def forget_originals(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Write that no copies of the files of these documents are kept."""
    connection.executemany(
        "UPDATE documents SET original = NULL WHERE id = ?", ((id_,) for id_ in ids)
    )


def delete(connection: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Remove document rows whose paragraphs are gone, all that refers to them among them."""
    connection.execute("PRAGMA defer_foreign_keys = ON")  # versions refer to later rows
    connection.executemany("DELETE FROM documents WHERE id = ?", ((id_,) for id_ in ids))


def count(connection: sqlite3.Connection) -> int:
    """Number of current documents."""
    return connection.execute(
        "SELECT count(*) FROM documents WHERE superseded_by IS NULL"
    ).fetchone()[0]


def noted(connection: sqlite3.Connection, note: str) -> tuple[int, ...]:
    """Current documents with a note (a code of ``problems.NOTES``)."""
    rows = connection.execute(
        "SELECT id FROM documents WHERE superseded_by IS NULL"
        " AND EXISTS (SELECT 1 FROM json_each(notes) WHERE value = ?) ORDER BY id",
        (note,),
    )
    return tuple(row[0] for row in rows)


def without_text(connection: sqlite3.Connection) -> tuple[int, ...]:
    """Current documents without a paragraph; what holds others, as an archive does, is none."""
    rows = connection.execute(
        "SELECT id FROM documents WHERE superseded_by IS NULL AND paragraph_count = 0"
        " AND NOT EXISTS (SELECT 1 FROM documents AS inner WHERE inner.parent_id = documents.id)"
        " ORDER BY id"
    )
    return tuple(row[0] for row in rows)


def count_superseded(connection: sqlite3.Connection) -> int:
    """Number of documents that a later version has taken the place of."""
    return connection.execute(
        f"SELECT count(*) FROM documents WHERE superseded_by IS NOT NULL AND {_NOT_TRASHED}"
    ).fetchone()[0]


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
        superseded_by=row[17],
        earlier_versions=row[18],
        watched=None if row[19] is None else WatchedState(row[19]),
    )
