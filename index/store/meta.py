"""The few values that a library keeps about itself."""

from __future__ import annotations

import secrets
import sqlite3


def read(connection: sqlite3.Connection, key: str) -> str | None:
    """The value of ``key``, or None."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else row[0]


def write(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Set ``key``."""
    connection.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def renew_generation(connection: sqlite3.Connection) -> None:
    """Make every cache of vectors invalid: they no longer mean what they meant."""
    write(connection, "generation", secrets.token_hex(16))


def byte_size(connection: sqlite3.Connection) -> int:
    """Size of the database, what is still in the write-ahead log included."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    return pages * size
