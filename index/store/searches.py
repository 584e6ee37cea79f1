"""Queries for saved searches and lists of terms that a person keeps."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from index.documents import SavedSearch, WatchBy, WatchList

_COLUMNS = "id, name, query, created_at, seen"


def every(connection: sqlite3.Connection) -> tuple[SavedSearch, ...]:
    """All saved searches in the order in which they were saved."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM saved_searches ORDER BY id")
    return tuple(_search(row) for row in rows)


def get(connection: sqlite3.Connection, search_id: int) -> SavedSearch | None:
    """One saved search, or None."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM saved_searches WHERE id = ?", (search_id,))
    row = rows.fetchone()
    return None if row is None else _search(row)


def insert(connection: sqlite3.Connection, new: SavedSearch) -> int:
    """Write a search; under its own id if it has one (not 0). Returns the id."""
    cursor = connection.execute(
        "INSERT INTO saved_searches (id, name, query, created_at, seen) VALUES (?, ?, ?, ?, ?)",
        (new.id or None, new.name, new.query, new.created_at, new.seen),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def rename(connection: sqlite3.Connection, search_id: int, name: str) -> None:
    """Give a search another name."""
    connection.execute("UPDATE saved_searches SET name = ? WHERE id = ?", (name, search_id))


def see(connection: sqlite3.Connection, search_id: int, seen: int) -> None:
    """Write up to which paragraph id the person has seen what a search finds."""
    connection.execute("UPDATE saved_searches SET seen = ? WHERE id = ?", (seen, search_id))


def delete(connection: sqlite3.Connection, search_id: int) -> None:
    """Remove a search."""
    connection.execute("DELETE FROM saved_searches WHERE id = ?", (search_id,))


def newest_paragraph(connection: sqlite3.Connection) -> int:
    """The highest id that a paragraph ever had; ids are never used twice."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'paragraphs'").fetchone()
    return 0 if row is None else row[0]


def documents_since(connection: sqlite3.Connection, seen: int) -> list[int]:
    """Current documents that came after a paragraph id was the newest."""
    rows = connection.execute(
        "SELECT DISTINCT document_id FROM paragraphs JOIN documents"
        " ON documents.id = document_id WHERE paragraphs.id > ? AND superseded_by IS NULL",
        (seen,),
    )
    return [row[0] for row in rows]


# Lists of terms ---------------------------------------------------------------------------------


def lists(connection: sqlite3.Connection) -> tuple[WatchList, ...]:
    """All lists of terms, in the order of their names."""
    rows = connection.execute("SELECT name, terms, grouping FROM watch_lists ORDER BY name")
    return tuple(
        WatchList(name=row[0], terms=tuple(json.loads(row[1])), by=WatchBy(row[2])) for row in rows
    )


def keep_list(connection: sqlite3.Connection, name: str, terms: Sequence[str], by: WatchBy) -> None:
    """Write a list of terms; one of the same name is replaced."""
    connection.execute(
        "INSERT INTO watch_lists (name, terms, grouping) VALUES (?, ?, ?) ON CONFLICT (name)"
        " DO UPDATE SET terms = excluded.terms, grouping = excluded.grouping",
        (name, json.dumps(list(terms), ensure_ascii=False), by),
    )


def delete_list(connection: sqlite3.Connection, name: str) -> None:
    """Remove a list of terms."""
    connection.execute("DELETE FROM watch_lists WHERE name = ?", (name,))


def _search(row: tuple) -> SavedSearch:
    return SavedSearch(id=row[0], name=row[1], query=row[2], created_at=row[3], seen=row[4])
