"""Queries for what was handed over, and when."""

from __future__ import annotations

import json
import sqlite3

from index.documents import Handed

_COLUMNS = "at, form, name, sha256, items, documents"


def insert(connection: sqlite3.Connection, handed: Handed) -> None:
    """Write down that something was handed over."""
    connection.execute(
        f"INSERT INTO handovers ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
        (
            handed.at,
            handed.form,
            handed.name,
            handed.sha256,
            json.dumps(handed.items),
            json.dumps(handed.documents),
        ),
    )


def every(connection: sqlite3.Connection) -> tuple[Handed, ...]:
    """All that was handed over, oldest first."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM handovers ORDER BY id")
    return tuple(
        Handed(
            at=row[0],
            form=row[1],
            name=row[2],
            sha256=row[3],
            items=tuple(json.loads(row[4])),
            documents=tuple(json.loads(row[5])),
        )
        for row in rows
    )
