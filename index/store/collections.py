"""Queries for collections: named sets of documents."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable


def every(connection: sqlite3.Connection) -> dict[str, tuple[int, ...]]:
    """The ids of the documents of each collection, by its name, in the order of names."""
    return _members(connection, "AND document_id NOT IN (SELECT document_id FROM trash)")


def whole(connection: sqlite3.Connection) -> dict[str, tuple[int, ...]]:
    """The same with the documents that are in the trash: they come back where they were."""
    return _members(connection, "")


def _members(connection: sqlite3.Connection, condition: str) -> dict[str, tuple[int, ...]]:
    rows = connection.execute(
        "SELECT name, json_group_array(document_id)"
        f" FILTER (WHERE document_id IS NOT NULL {condition})"
        " FROM collections LEFT JOIN collection_documents ON collection_id = collections.id"
        " GROUP BY collections.id ORDER BY name"
    )
    return {row[0]: tuple(sorted(json.loads(row[1]))) for row in rows}


def documents_of(connection: sqlite3.Connection, name: str) -> tuple[int, ...] | None:
    """Ids of the documents of a collection, or None where there is no such collection."""
    return every(connection).get(name)


def add(connection: sqlite3.Connection, name: str, document_ids: Iterable[int]) -> None:
    """Put documents into a collection, which is made if it is not there."""
    connection.execute("INSERT INTO collections (name) VALUES (?) ON CONFLICT DO NOTHING", (name,))
    connection.executemany(
        "INSERT INTO collection_documents (collection_id, document_id)"
        " SELECT collections.id, documents.id FROM collections, documents"
        " WHERE name = ? AND documents.id = ? ON CONFLICT DO NOTHING",
        ((name, document_id) for document_id in document_ids),
    )


def remove(connection: sqlite3.Connection, name: str, document_ids: Iterable[int]) -> None:
    """Take documents out of a collection; they stay in the library."""
    connection.executemany(
        "DELETE FROM collection_documents WHERE document_id = ?"
        " AND collection_id = (SELECT id FROM collections WHERE name = ?)",
        ((document_id, name) for document_id in document_ids),
    )


def delete(connection: sqlite3.Connection, name: str) -> None:
    """Dissolve a collection; its documents stay in the library."""
    connection.execute("DELETE FROM collections WHERE name = ?", (name,))
