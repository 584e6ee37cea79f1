"""Queries for the full-text index: folded terms and stems of every paragraph.

What stands in an FTS5 query is built here from terms; no text of a person reaches its syntax.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt


class Ranked(NamedTuple):
    """A paragraph that a full-text query found; ``score`` is higher for better ones."""

    paragraph_id: int
    score: float


def add(connection: sqlite3.Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    """Write rows of (paragraph id, folded terms, stems)."""
    connection.executemany("INSERT INTO passages (rowid, folded, stemmed) VALUES (?, ?, ?)", rows)


def remove(connection: sqlite3.Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    """Remove rows; the columns must be exactly what was written, or the index is damaged."""
    connection.executemany(
        "INSERT INTO passages (passages, rowid, folded, stemmed) VALUES ('delete', ?, ?, ?)", rows
    )


def clear(connection: sqlite3.Connection) -> None:
    """Remove every row."""
    connection.execute("INSERT INTO passages (passages) VALUES ('delete-all')")


def check(connection: sqlite3.Connection) -> bool:
    """Whether the index is sound in itself."""
    try:
        connection.execute("INSERT INTO passages (passages) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT:
            return False
        raise
    return True


def optimise(connection: sqlite3.Connection) -> None:
    """Merge the index into one piece, which makes queries faster after many imports."""
    connection.execute("INSERT INTO passages (passages) VALUES ('optimize')")


# Query expressions -----------------------------------------------------------------------------


def phrase(terms: Sequence[str], column: str | None = None) -> str:
    """Terms that stand side by side, in one column or in any."""
    quoted = '"' + " ".join(term.replace('"', '""') for term in terms) + '"'
    return quoted if column is None else f"{{{column}}} : {quoted}"


def any_of(expressions: Iterable[str]) -> str:
    """One of the expressions at least."""
    return " OR ".join(f"({expression})" for expression in expressions)


def all_of(expressions: Iterable[str]) -> str:
    """Every one of the expressions."""
    return " AND ".join(f"({expression})" for expression in expressions)


# Reading ---------------------------------------------------------------------------------------


def document_counts(connection: sqlite3.Connection, terms: Iterable[str]) -> dict[str, int]:
    """In how many paragraphs each of the terms stands, in either column; absent: none."""
    return {
        term: row[0]
        for term in terms
        if (
            row := connection.execute(
                "SELECT doc FROM passages_vocab WHERE term = ?", (term,)
            ).fetchone()
        )
    }


def best(connection: sqlite3.Connection, expression: str, limit: int) -> list[Ranked]:
    """The best paragraphs by BM25, best first."""
    rows = connection.execute(
        "SELECT rowid, bm25(passages, 1.0, 0.5) FROM passages WHERE passages MATCH ?"
        " ORDER BY bm25(passages, 1.0, 0.5) LIMIT ?",
        (expression, limit),
    )
    return [Ranked(row[0], -row[1]) for row in rows]


def best_among(
    connection: sqlite3.Connection, expression: str, paragraph_ids: Iterable[int], limit: int
) -> list[Ranked]:
    """Like ``best``, of the given paragraphs alone."""
    # The plus keeps SQLite from asking FTS5 once for every paragraph, a thousand times slower.
    rows = connection.execute(
        "SELECT rowid, bm25(passages, 1.0, 0.5) FROM passages WHERE passages MATCH ?"
        " AND +rowid IN (SELECT value FROM json_each(?))"
        " ORDER BY bm25(passages, 1.0, 0.5) LIMIT ?",
        (expression, json.dumps(list(paragraph_ids)), limit),
    )
    return [Ranked(row[0], -row[1]) for row in rows]


def postings(connection: sqlite3.Connection, term: str) -> npt.NDArray[np.int64]:
    """Ids of the paragraphs that hold a term, int64 (n,), by rising id.

    One text of all ids, made within SQLite and read within numpy, comes several times as fast as
    a row for each.
    """
    (ids,) = connection.execute(
        "SELECT group_concat(rowid, ' ') FROM passages WHERE passages MATCH ?", (phrase([term]),)
    ).fetchone()
    return np.fromstring(ids or "", np.int64, sep=" ")


def matching(connection: sqlite3.Connection, expression: str, limit: int = -1) -> list[int]:
    """Ids of the paragraphs that match, by rising id."""
    rows = connection.execute(
        "SELECT rowid FROM passages WHERE passages MATCH ? LIMIT ?", (expression, limit)
    )
    return [row[0] for row in rows]
