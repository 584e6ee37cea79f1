"""Vectors are written, found, removed and logged, so that a cache can follow them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.store import models, vectors
from index.store.connection import connect
from index.store.migrations import migrate
from index.store.vectors import ModelVectors

RANDOM = np.random.default_rng(4)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    opened = connect(tmp_path / "library.db")
    migrate(opened)
    opened.execute("PRAGMA foreign_keys = OFF")  # paragraphs are of no account here
    for name in ("one", "two"):
        new = models.NewModel(name=name, folder=None, dimension=8, kind="static")
        models.insert(opened, new, "active" if name == "one" else "building")
    yield opened
    opened.close()


def add(connection: sqlite3.Connection, model_id: int, paragraphs: list[int]) -> np.ndarray:
    values = RANDOM.standard_normal((len(paragraphs), 8)).astype(np.float16)
    spans = np.tile(np.array([0, 5], np.uint32), (len(paragraphs), 1))
    return vectors.add(connection, model_id, np.array(paragraphs, np.int64), spans, values)


def test_vectors_come_back_as_they_were(connection: sqlite3.Connection) -> None:
    """Ids, paragraphs and every bit of the values."""
    values = RANDOM.standard_normal((3, 8)).astype(np.float16)
    spans = np.zeros((3, 2), np.uint32)
    ids = vectors.add(connection, 1, np.array([7, 7, 9]), spans, values)
    stored = vectors.get(connection, ids.tolist())
    assert stored.ids.tolist() == ids.tolist()
    assert stored.paragraph_ids.tolist() == [7, 7, 9]
    assert np.array_equal(stored.vectors, values)


def test_pages_hold_all_vectors_of_one_model(connection: sqlite3.Connection) -> None:
    """Pages follow one another without gap, and hold nothing of another model."""
    add(connection, 1, [1, 2, 3])
    add(connection, 2, [1, 2])
    add(connection, 1, [4, 5])
    pages = list(vectors.pages(connection, 1, size=2))
    assert [page.paragraph_ids.tolist() for page in pages] == [[1, 2], [3, 4], [5]]
    assert vectors.count(connection, 1) == 5


def test_the_log_tells_what_came_and_went(connection: sqlite3.Connection) -> None:
    """What came and is gone again is told as removed; other models are not told of."""
    first = add(connection, 1, [1, 2, 3])
    seen = vectors.last_seq(connection)
    second = add(connection, 1, [4])
    add(connection, 2, [9])
    vectors.remove_of_paragraphs(connection, [2])
    logged = ModelVectors(connection, 1).logged_since(seen)
    assert logged.added.tolist() == second.tolist()
    assert logged.removed.tolist() == [first[1]]
    assert logged.seq == vectors.last_seq(connection)


def test_a_trimmed_log_says_where_it_begins(connection: sqlite3.Connection) -> None:
    """A cache older than the log knows that it cannot follow."""
    add(connection, 1, [1, 2, 3])
    vectors.trim_log(connection, 2)
    assert (vectors.first_seq(connection), vectors.last_seq(connection)) == (3, 3)
    vectors.trim_log(connection, 3)
    assert (vectors.first_seq(connection), vectors.last_seq(connection)) == (4, 3)


def test_ids_are_never_used_twice(connection: sqlite3.Connection) -> None:
    """A vector that is gone leaves its id to no other: caches know vectors by it."""
    first = add(connection, 1, [1, 2])
    vectors.remove_of_model(connection, 1)
    assert add(connection, 1, [3])[0] > first[-1]


def test_nothing_to_add_is_nothing(connection: sqlite3.Connection) -> None:
    """A document without vectors logs nothing."""
    assert len(add(connection, 1, [])) == 0
    assert vectors.last_seq(connection) == 0
