"""Queries for documents that were put aside, and can be brought back whole until they are emptied.

Such a document is nobody's version: it stands for itself (``superseded_by`` is its own id), so that
nothing that asks for current documents sees it. What it was is kept in the row of ``trash``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from index.documents import TrashedDocument


def put(connection: sqlite3.Connection, document_ids: Sequence[int], now: str) -> None:
    """Put documents aside, with what hangs on them, as one batch.

    Those that are aside already stay in their batch.
    """
    batch = connection.execute("SELECT coalesce(max(batch), 0) + 1 FROM trash").fetchone()[0]
    ids = json.dumps(list(document_ids))
    connection.execute(
        "INSERT INTO trash (document_id, batch, at, superseded_by, annotations, files)"
        " SELECT id, ?, ?, superseded_by,"
        " (SELECT json_group_array(annotations.id) FROM annotations"
        "  WHERE annotations.document_id = documents.id),"
        " (SELECT json_group_array(json_array(watched_files.path, state)) FROM watched_files"
        "  WHERE watched_files.document_id = documents.id)"
        " FROM documents WHERE id IN (SELECT value FROM json_each(?))"
        " AND id NOT IN (SELECT document_id FROM trash)",
        (batch, now, ids),
    )
    connection.execute(
        "UPDATE documents SET superseded_by = id"
        " WHERE id IN (SELECT document_id FROM trash WHERE batch = ?)",
        (batch,),
    )
    connection.execute(
        "UPDATE watched_files SET document_id = NULL"
        " WHERE document_id IN (SELECT document_id FROM trash WHERE batch = ?)",
        (batch,),
    )


def ids(connection: sqlite3.Connection) -> list[int]:
    """All documents that are aside."""
    return [row[0] for row in connection.execute("SELECT document_id FROM trash ORDER BY 1")]


def batches_with(connection: sqlite3.Connection, document_ids: Iterable[int]) -> list[int]:
    """The batches of documents, and of what theirs came in: it has to come back with them."""
    rows = connection.execute(
        "WITH RECURSIVE wanted (batch) AS ("
        " SELECT batch FROM trash WHERE document_id IN (SELECT value FROM json_each(?))"
        " UNION SELECT holder.batch FROM wanted JOIN trash AS held ON held.batch = wanted.batch"
        " JOIN documents ON documents.id = held.document_id"
        " JOIN trash AS holder ON holder.document_id = documents.parent_id"
        ") SELECT batch FROM wanted",
        (json.dumps(list(document_ids)),),
    )
    return [row[0] for row in rows]


def come_again(connection: sqlite3.Connection, batches: Iterable[int]) -> str | None:
    """The title of one of the documents whose file is in the library again, or None."""
    row = connection.execute(
        "SELECT documents.title FROM trash JOIN documents ON documents.id = trash.document_id"
        " WHERE batch IN (SELECT value FROM json_each(?)) AND trash.superseded_by IS NULL"
        " AND EXISTS (SELECT 1 FROM documents AS again WHERE again.sha256 = documents.sha256"
        " AND again.superseded_by IS NULL) ORDER BY documents.id LIMIT 1",
        (json.dumps(list(batches)),),
    ).fetchone()
    return None if row is None else row[0]


def take_out(connection: sqlite3.Connection, batches: Iterable[int]) -> list[int]:
    """Make the documents of batches what they were; returns their ids."""
    wanted = json.dumps(list(batches))
    where = "batch IN (SELECT value FROM json_each(?))"
    # A version of a document that was read again meanwhile is one of the newest now.
    connection.execute(
        "UPDATE documents SET superseded_by = (SELECT coalesce(newest.superseded_by, newest.id)"
        " FROM documents AS newest WHERE newest.id = trash.superseded_by) FROM trash"
        f" WHERE trash.document_id = documents.id AND {where}",
        (wanted,),
    )
    # What has found another document, or was put elsewhere meanwhile, stays there.
    connection.execute(
        "UPDATE annotations SET document_id = trash.document_id"
        " FROM trash, json_each(trash.annotations)"
        f" WHERE annotations.id = json_each.value AND annotations.document_id IS NULL AND {where}",
        (wanted,),
    )
    connection.execute(
        "UPDATE watched_files SET document_id = trash.document_id,"
        " state = json_extract(json_each.value, '$[1]') FROM trash, json_each(trash.files)"
        " WHERE watched_files.path = json_extract(json_each.value, '$[0]')"
        f" AND watched_files.document_id IS NULL AND {where}",
        (wanted,),
    )
    rows = connection.execute(
        f"DELETE FROM trash WHERE {where} RETURNING document_id", (wanted,)
    ).fetchall()
    return sorted(row[0] for row in rows)


def listed(connection: sqlite3.Connection) -> tuple[TrashedDocument, ...]:
    """What a person put aside, newest first: not what went along with it."""
    rows = connection.execute(
        "SELECT documents.id, title, language, at, byte_size FROM trash"
        " JOIN documents ON documents.id = trash.document_id"
        " WHERE NOT EXISTS (SELECT 1 FROM trash AS other WHERE other.batch = trash.batch"
        "  AND other.document_id IN (documents.parent_id, trash.superseded_by))"
        " ORDER BY batch DESC, documents.id"
    )
    return tuple(
        TrashedDocument(id=row[0], title=row[1], language=row[2], at=row[3], byte_size=row[4])
        for row in rows
    )
