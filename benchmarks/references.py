"""The bare operations that the engine's numbers are held against, on the same text."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np

CANDIDATES = 100


def read_and_write(paths: Sequence[Path], database: Path) -> float:
    """Seconds to read the files and write each line as a row of one table, in one transaction."""
    started = time.perf_counter()
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE lines (text TEXT)")
    with connection:
        for path in paths:
            lines = filter(None, path.read_text("utf-8").splitlines())
            connection.executemany("INSERT INTO lines VALUES (?)", ((line,) for line in lines))
    connection.close()
    return time.perf_counter() - started


def scan_seconds(vectors: int, dimension: int, count: int) -> list[float]:
    """Seconds of each of ``count`` FAISS scans of fp16 vectors on one thread."""
    faiss.omp_set_num_threads(1)
    rng = np.random.default_rng(0)
    index = faiss.IndexScalarQuantizer(
        dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
    )
    for start in range(0, vectors, 10_000):
        size = min(10_000, vectors - start)
        index.add(rng.standard_normal((size, dimension), dtype=np.float32))  # type: ignore[call-arg]
    queries = rng.standard_normal((count, dimension), dtype=np.float32)
    seconds = []
    for query in queries:
        started = time.perf_counter()
        index.search(query[None], CANDIDATES)  # type: ignore[call-arg]
        seconds.append(time.perf_counter() - started)
    return seconds


def full_text_seconds(database: Path, queries: Sequence[str]) -> list[float]:
    """Seconds of each query, its words joined by OR, in a plain FTS5 table of the same lines.

    ``database`` is the one that ``read_and_write`` left.
    """
    connection = sqlite3.connect(database)
    connection.execute("CREATE VIRTUAL TABLE plain USING fts5(text, content='')")
    connection.execute("INSERT INTO plain(rowid, text) SELECT rowid, text FROM lines")
    connection.commit()
    statement = (
        f"SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY bm25(plain) LIMIT {CANDIDATES}"
    )
    seconds = []
    for query in queries:
        words = " OR ".join(f'"{word}"' for word in query.split())
        started = time.perf_counter()
        connection.execute(statement, (words,)).fetchall()
        seconds.append(time.perf_counter() - started)
    connection.close()
    return seconds
