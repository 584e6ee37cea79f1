"""Queries for the tokens of paragraphs, by which late interaction needs no text at query time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_ID_BYTES = 4


class StoredTokens(NamedTuple):
    """Tokens of many paragraphs, one after another."""

    paragraph_ids: npt.NDArray[np.int64]
    """int64 (n,), rising; paragraphs without tokens are left out"""
    bounds: npt.NDArray[np.intp]
    """intp (n + 1,): paragraph ``i`` has ``packed[bounds[i]:bounds[i + 1]]``"""
    packed: npt.NDArray[np.uint32]
    """uint32 (t,), ids with bit 31 set where a word starts"""


def add(connection: sqlite3.Connection, rows: Iterable[tuple[int, bytes]]) -> None:
    """Write the tokens of paragraphs: (paragraph id, little-endian uint32)."""
    connection.executemany("INSERT INTO tokens (paragraph_id, ids) VALUES (?, ?)", rows)


def replace(connection: sqlite3.Connection, rows: Iterable[tuple[int, bytes]]) -> None:
    """Write the tokens of paragraphs anew."""
    connection.executemany("INSERT OR REPLACE INTO tokens (paragraph_id, ids) VALUES (?, ?)", rows)


def remove_of_documents(connection: sqlite3.Connection, document_ids: Iterable[int]) -> None:
    """Remove the tokens of documents; their paragraphs must still be there."""
    connection.execute(
        "DELETE FROM tokens WHERE paragraph_id IN (SELECT id FROM paragraphs"
        " WHERE document_id IN (SELECT value FROM json_each(?)))",
        (json.dumps(list(document_ids)),),
    )


def of_paragraphs(connection: sqlite3.Connection, paragraph_ids: Iterable[int]) -> StoredTokens:
    """The tokens of those of the paragraphs that exist and have any."""
    rows = connection.execute(
        "SELECT paragraph_id, ids FROM tokens"
        " WHERE paragraph_id IN (SELECT value FROM json_each(?)) AND length(ids) > 0"
        " ORDER BY paragraph_id",
        (json.dumps(list(paragraph_ids)),),
    ).fetchall()
    sizes = [len(row[1]) // _ID_BYTES for row in rows]
    return StoredTokens(
        np.array([row[0] for row in rows], np.int64),
        np.cumsum([0, *sizes]),
        np.frombuffer(b"".join(row[1] for row in rows), "<u4"),
    )
