"""Queries for what people decided about documents; a document without a row is unread."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from index.documents import ReviewState


def of_documents(connection: sqlite3.Connection) -> dict[int, ReviewState]:
    """The state of every document that is not unread."""
    rows = connection.execute("SELECT document_id, state FROM document_states")
    return {row[0]: ReviewState(row[1]) for row in rows}


def set_on_documents(connection: sqlite3.Connection, states: Mapping[int, ReviewState]) -> None:
    """Set the states of the documents that exist, by id."""
    connection.executemany(
        "DELETE FROM document_states WHERE document_id = ?", ((key,) for key in states)
    )
    connection.executemany(
        "INSERT INTO document_states (document_id, state) SELECT id, ? FROM documents WHERE id = ?",
        ((state, key) for key, state in states.items() if state is not ReviewState.UNREAD),
    )
