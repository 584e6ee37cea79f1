"""Queries for the words that a library holds."""

from __future__ import annotations

import sqlite3


def terms(connection: sqlite3.Connection, at_least: int = 1) -> list[tuple[str, int]]:
    """(term, number of paragraphs that hold it) of the full-text index, in no order.

    Reads the whole index: a second for a million different terms, so ask seldom.
    """
    return connection.execute(
        "SELECT term, doc FROM passages_vocab WHERE doc >= ?", (at_least,)
    ).fetchall()
