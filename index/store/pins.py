"""Queries for paragraphs of two documents that people tied together; the order does not matter."""

from __future__ import annotations

import sqlite3

_ENDS = (
    "SELECT {mine}.number, {theirs}.number FROM alignment_pins"
    " JOIN paragraphs AS one ON one.id = first_id JOIN paragraphs AS other ON other.id = second_id"
    " WHERE {mine}.document_id = ?1 AND {theirs}.document_id = ?2"
)


def between(connection: sqlite3.Connection, first_id: int, second_id: int) -> list[tuple[int, int]]:
    """Numbers of the paragraphs of two documents that are tied, by rising number of the first."""
    rows = connection.execute(
        _ENDS.format(mine="one", theirs="other")
        + " UNION "
        + _ENDS.format(mine="other", theirs="one"),
        (first_id, second_id),
    )
    return sorted((first, second) for first, second in rows)


def add(connection: sqlite3.Connection, paragraph_id: int, other_id: int) -> None:
    """Tie two paragraphs by their ids."""
    connection.execute(
        "INSERT OR IGNORE INTO alignment_pins (first_id, second_id) VALUES (?, ?)",
        (min(paragraph_id, other_id), max(paragraph_id, other_id)),
    )


def remove(connection: sqlite3.Connection, paragraph_id: int, document_id: int) -> None:
    """Undo the ties of a paragraph to any of a document."""
    connection.execute(
        "DELETE FROM alignment_pins WHERE"
        " (first_id = ?1 AND second_id IN (SELECT id FROM paragraphs WHERE document_id = ?2))"
        " OR (second_id = ?1 AND first_id IN (SELECT id FROM paragraphs WHERE document_id = ?2))",
        (paragraph_id, document_id),
    )
