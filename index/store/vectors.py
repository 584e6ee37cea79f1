"""Queries for the vectors of paragraphs, and for the log by which caches follow them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

PAGE_VECTORS = 10_000

Int64 = npt.NDArray[np.int64]
Halves = npt.NDArray[np.float16]


class StoredVectors(NamedTuple):
    """Vectors as the library holds them, by rising vector id."""

    ids: Int64
    """int64 (n,)"""
    paragraph_ids: Int64
    """int64 (n,)"""
    vectors: Halves
    """float16 (n, d), unit norm"""


class Logged(NamedTuple):
    """What the log says since some number, as it stands now."""

    seq: int
    added: Int64
    """Vectors that came and are still there."""
    removed: Int64
    """Vectors that are gone."""


def add(
    connection: sqlite3.Connection,
    model_id: int,
    paragraph_ids: Int64,
    spans: npt.NDArray[np.uint32],
    vectors: Halves,
) -> Int64:
    """Write vectors (m, d), their paragraphs (m,) and windows (m, 2). Returns their ids (m,)."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'vectors'").fetchone()
    ids = np.arange(len(vectors), dtype=np.int64) + (1 if row is None else row[0] + 1)
    blobs = (vector.tobytes() for vector in np.ascontiguousarray(vectors, "<f2"))
    connection.executemany(
        'INSERT INTO vectors (id, model_id, paragraph_id, start, "end", vector)'
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            (id_, model_id, paragraph_id, *span, blob)
            for id_, paragraph_id, span, blob in zip(
                ids.tolist(), paragraph_ids.tolist(), spans.tolist(), blobs, strict=True
            )
        ),
    )
    if len(ids):
        _log(connection, "id BETWEEN ? AND ?", (int(ids[0]), int(ids[-1])), "add")
    return ids


def remove_of_documents(connection: sqlite3.Connection, document_ids: Iterable[int]) -> None:
    """Remove the vectors of documents, of every model; their paragraphs must still be there."""
    of_documents = (
        "paragraph_id IN (SELECT id FROM paragraphs"
        " WHERE document_id IN (SELECT value FROM json_each(?)))"
    )
    _remove(connection, of_documents, (json.dumps(list(document_ids)),))


def remove_of_paragraphs(connection: sqlite3.Connection, paragraph_ids: Iterable[int]) -> None:
    """Remove the vectors of paragraphs, of every model."""
    of_paragraphs = "paragraph_id IN (SELECT value FROM json_each(?))"
    _remove(connection, of_paragraphs, (json.dumps(list(paragraph_ids)),))


def remove_of_model(connection: sqlite3.Connection, model_id: int) -> None:
    """Remove all vectors of a model."""
    _remove(connection, "model_id = ?", (model_id,))


def _remove(connection: sqlite3.Connection, where: str, values: tuple) -> None:
    _log(connection, where, values, "remove")
    connection.execute(f"DELETE FROM vectors WHERE {where}", values)


def _log(connection: sqlite3.Connection, where: str, values: tuple, op: str) -> None:
    connection.execute(
        "INSERT INTO vector_log (model_id, vector_id, op)"
        f" SELECT model_id, id, '{op}' FROM vectors WHERE {where} ORDER BY id",
        values,
    )


def count(connection: sqlite3.Connection, model_id: int) -> int:
    """Number of vectors of a model."""
    return connection.execute(
        "SELECT count(*) FROM vectors WHERE model_id = ?", (model_id,)
    ).fetchone()[0]


def get(connection: sqlite3.Connection, ids: Iterable[int]) -> StoredVectors:
    """Those of the vectors that exist."""
    return _stored(
        connection.execute(
            "SELECT id, paragraph_id, vector FROM vectors"
            " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(list(ids)),),
        ).fetchall()
    )


def of_paragraphs(
    connection: sqlite3.Connection, model_id: int, paragraph_ids: Iterable[int]
) -> StoredVectors:
    """The vectors of a model for some paragraphs, by rising vector id."""
    return _stored(
        connection.execute(
            "SELECT id, paragraph_id, vector FROM vectors INDEXED BY vectors_by_paragraph"
            " WHERE paragraph_id IN (SELECT value FROM json_each(?)) AND model_id = ? ORDER BY id",
            (json.dumps(list(paragraph_ids)), model_id),
        ).fetchall()
    )


def pages(
    connection: sqlite3.Connection, model_id: int, size: int = PAGE_VECTORS
) -> Iterator[StoredVectors]:
    """All vectors of a model, ``size`` at a time."""
    after = 0
    while rows := connection.execute(
        "SELECT id, paragraph_id, vector FROM vectors WHERE id > ? AND model_id = ?"
        " ORDER BY id LIMIT ?",
        (after, model_id, size),
    ).fetchall():
        yield _stored(rows)
        after = rows[-1][0]


def last_seq(connection: sqlite3.Connection) -> int:
    """The newest number of the log, of entries that were trimmed as well."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'vector_log'").fetchone()
    return 0 if row is None else row[0]


def first_seq(connection: sqlite3.Connection) -> int:
    """The oldest number that the log still holds, or one more than the newest."""
    oldest = connection.execute("SELECT min(seq) FROM vector_log").fetchone()[0]
    return last_seq(connection) + 1 if oldest is None else oldest


def logged_since(connection: sqlite3.Connection, model_id: int, seq: int) -> Logged:
    """What happened to a model's vectors after ``seq``."""
    rows = connection.execute(
        "SELECT DISTINCT vector_id, vectors.id IS NOT NULL FROM vector_log"
        " LEFT JOIN vectors ON vectors.id = vector_id"
        " WHERE seq > ? AND vector_log.model_id = ? ORDER BY vector_id",
        (seq, model_id),
    ).fetchall()
    return Logged(
        last_seq(connection),
        np.array([id_ for id_, there in rows if there], np.int64),
        np.array([id_ for id_, there in rows if not there], np.int64),
    )


def trim_log(connection: sqlite3.Connection, seq: int) -> None:
    """Forget what every cache has seen: entries up to ``seq``."""
    connection.execute("DELETE FROM vector_log WHERE seq <= ?", (seq,))


def _stored(rows: list[tuple[int, int, bytes]]) -> StoredVectors:
    vectors = np.frombuffer(b"".join(row[2] for row in rows), "<f2")
    return StoredVectors(
        np.array([row[0] for row in rows], np.int64),
        np.array([row[1] for row in rows], np.int64),
        vectors.reshape(len(rows), -1) if rows else np.empty((0, 0), np.float16),
    )


class ModelVectors:
    """The vectors of one model as the vector index reads them, over one connection."""

    def __init__(self, connection: sqlite3.Connection, model_id: int) -> None:
        self._connection = connection
        self._model_id = model_id

    def first_seq(self) -> int:
        """As ``first_seq``."""
        return first_seq(self._connection)

    def last_seq(self) -> int:
        """As ``last_seq``."""
        return last_seq(self._connection)

    def logged_since(self, seq: int) -> Logged:
        """As ``logged_since``."""
        return logged_since(self._connection, self._model_id, seq)

    def get(self, ids: Iterable[int]) -> StoredVectors:
        """As ``get``."""
        return get(self._connection, ids)

    def count(self) -> int:
        """As ``count``."""
        return count(self._connection, self._model_id)

    def pages(self) -> Iterator[StoredVectors]:
        """As ``pages``."""
        return pages(self._connection, self._model_id)
