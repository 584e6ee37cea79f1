"""Queries for where people were in their documents."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple


class KeptPlace(NamedTuple):
    """A place as it was written down."""

    document_id: int  # of the version that was read
    paragraph: int
    offset: int
    quote: str


def keep(connection: sqlite3.Connection, place: KeptPlace, read_at: str) -> None:
    """Write down where the person is in a document, if it is still there."""
    connection.execute(
        'INSERT INTO reading_places (document_id, paragraph, "offset", quote, read_at)'
        " SELECT id, ?, ?, ?, ? FROM documents WHERE id = ?"
        " ON CONFLICT (document_id) DO UPDATE SET paragraph = excluded.paragraph,"
        ' "offset" = excluded."offset", quote = excluded.quote, read_at = excluded.read_at',
        (place.paragraph, place.offset, place.quote, read_at, place.document_id),
    )


def last(connection: sqlite3.Connection, document_id: int) -> KeptPlace | None:
    """Where the person was last in a document, or in an earlier version of it."""
    row = connection.execute(
        'SELECT document_id, paragraph, "offset", quote FROM reading_places'
        " WHERE document_id = ?1 OR document_id IN"
        " (SELECT id FROM documents WHERE superseded_by = ?1)"
        " ORDER BY read_at DESC LIMIT 1",
        (document_id,),
    ).fetchone()
    return None if row is None else KeptPlace(*row)
