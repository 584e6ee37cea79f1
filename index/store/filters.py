"""Queries that say which paragraphs a search may return."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable


def state(connection: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """A value that changes whenever paragraphs or vectors come or go."""
    return tuple(
        connection.execute(
            "SELECT name, seq FROM sqlite_sequence"
            " WHERE name IN ('paragraphs', 'vectors', 'vector_log') ORDER BY name"
        ).fetchall()
    )


def facts(connection: sqlite3.Connection, after: int = 0) -> list[tuple[int, int, str]]:
    """(id, document id, language) of the paragraphs with an id above ``after``, by rising id."""
    return connection.execute(
        "SELECT id, document_id, language FROM paragraphs WHERE id > ? ORDER BY id", (after,)
    ).fetchall()


def superseded(connection: sqlite3.Connection) -> list[int]:
    """Documents that a later version has taken the place of."""
    return [
        row[0]
        for row in connection.execute("SELECT id FROM documents WHERE superseded_by IS NOT NULL")
    ]


def trashed(connection: sqlite3.Connection) -> list[int]:
    """Documents that are in the trash."""
    return [row[0] for row in connection.execute("SELECT document_id FROM trash")]


def documents_dated(
    connection: sqlite3.Connection, first: str | None, last: str | None
) -> list[int]:
    """Documents whose date, as exactly as it is known, may lie between two days (ISO 8601)."""
    return [
        row[0]
        for row in connection.execute(
            "SELECT id FROM documents WHERE date IS NOT NULL"
            " AND date || substr('9999-12-31', length(date) + 1) >= ?"
            " AND date || substr('0000-01-01', length(date) + 1) <= ?",
            (first or "0000-01-01", last or "9999-12-31"),
        )
    ]


def documents_in(connection: sqlite3.Connection, collections: Iterable[str]) -> list[int]:
    """Documents that are in one of the collections at least."""
    return [
        row[0]
        for row in connection.execute(
            "SELECT DISTINCT document_id FROM collection_documents"
            " JOIN collections ON collections.id = collection_id"
            " WHERE name IN (SELECT value FROM json_each(?))",
            (json.dumps(list(collections)),),
        )
    ]


def documents_of_formats(connection: sqlite3.Connection, formats: Iterable[str]) -> list[int]:
    """Documents that an importer of one of these names read."""
    return [
        row[0]
        for row in connection.execute(
            "SELECT id FROM documents WHERE format IN (SELECT value FROM json_each(?))",
            (json.dumps(list(formats)),),
        )
    ]


def documents(connection: sqlite3.Connection) -> list[int]:
    """All documents."""
    return [row[0] for row in connection.execute("SELECT id FROM documents")]


def formats(connection: sqlite3.Connection) -> dict[str, int]:
    """Number of documents of each format, the most frequent first."""
    return dict(
        connection.execute(
            "SELECT format, count(*) FROM documents GROUP BY format ORDER BY 2 DESC, 1"
        ).fetchall()
    )


def documents_in_states(connection: sqlite3.Connection, states: Iterable[str]) -> list[int]:
    """Documents in one of the states, or with a passage or highlight in one of them.

    Unread are those that nobody has judged.
    """
    rows = connection.execute(
        "WITH wanted AS (SELECT value AS state FROM json_each(?))"
        " SELECT document_id FROM document_states WHERE state IN wanted"
        " UNION SELECT document_id FROM annotations WHERE state IN wanted AND state != 'unread'"
        " AND deleted_at IS NULL AND document_id IS NOT NULL"
        " UNION SELECT id FROM documents WHERE 'unread' IN wanted"
        " AND id NOT IN (SELECT document_id FROM document_states)",
        (json.dumps(list(states)),),
    )
    return [row[0] for row in rows]


def documents_tagged(connection: sqlite3.Connection, tags: Iterable[str]) -> list[int]:
    """Documents with one of the tags, or with a passage or highlight that has one."""
    rows = connection.execute(
        "WITH wanted AS (SELECT id FROM tags WHERE name IN (SELECT value FROM json_each(?)))"
        " SELECT document_id FROM document_tags WHERE tag_id IN wanted"
        " UNION SELECT document_id FROM annotation_tags"
        " JOIN annotations ON annotations.id = annotation_id"
        " WHERE tag_id IN wanted AND deleted_at IS NULL AND document_id IS NOT NULL",
        (json.dumps(list(tags)),),
    )
    return [row[0] for row in rows]
