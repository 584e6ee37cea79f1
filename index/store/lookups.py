"""Queries for words that people looked up."""

from __future__ import annotations

import json
import sqlite3

from index.documents import Lookup, Stretch


def add(connection: sqlite3.Connection, new: Lookup) -> None:
    """Write a look-up; one of the same place takes the older one's place."""
    place = (new.document_id, *new.stretch)
    connection.execute(
        'DELETE FROM lookups WHERE document_id = ? AND paragraph = ? AND start = ? AND "end" = ?',
        place,
    )
    connection.execute(
        "INSERT INTO lookups (word, language, glosses, document_id, document_title, paragraph,"
        ' start, "end", looked_up_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        (
            new.word,
            new.language,
            json.dumps(new.glosses, ensure_ascii=False),
            new.document_id,
            new.document_title,
            *new.stretch,
            new.looked_up_at,
        ),
    )


def every(connection: sqlite3.Connection, limit: int) -> list[Lookup]:
    """The newest look-ups, newest first."""
    rows = connection.execute(
        "SELECT id, word, language, glosses, document_id, document_title, paragraph, start,"
        ' "end", looked_up_at FROM lookups ORDER BY id DESC LIMIT ?',
        (limit,),
    )
    return [
        Lookup(
            id=row[0],
            word=row[1],
            language=row[2],
            glosses=tuple(json.loads(row[3])),
            document_id=row[4],
            document_title=row[5],
            stretch=Stretch(*row[6:9]),
            looked_up_at=row[9],
        )
        for row in rows
    ]


def remove(connection: sqlite3.Connection, lookup_id: int) -> None:
    """Forget one."""
    connection.execute("DELETE FROM lookups WHERE id = ?", (lookup_id,))
