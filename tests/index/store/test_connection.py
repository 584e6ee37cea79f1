"""Promises of the connections to a library's database."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from index.jobs import Cancelled
from index.problems import LibraryProblem
from index.store import documents, meta, paragraphs
from index.store.connection import (
    Connections,
    connect,
    connect_reader,
    savepoint,
    told_as_problems,
)
from tests.index.store.conftest import write


def test_a_failed_transaction_leaves_nothing(connections: Connections) -> None:
    """What raises inside a transaction undoes all of it."""
    with pytest.raises(ZeroDivisionError), connections.write() as connection:
        meta.write(connection, "half", "done")
        raise ZeroDivisionError
    with connections.read() as connection:
        assert meta.read(connection, "half") is None


def test_a_savepoint_undoes_its_part_alone(connections: Connections) -> None:
    """One file that cannot be written does not take the others of its transaction with it."""
    with connections.write() as connection:
        meta.write(connection, "before", "kept")
        with pytest.raises(ZeroDivisionError), savepoint(connection):
            meta.write(connection, "inside", "lost")
            raise ZeroDivisionError
        meta.write(connection, "after", "kept")
    with connections.read() as connection:
        found = [meta.read(connection, key) for key in ("before", "inside", "after")]
    assert found == ["kept", None, "kept"]


def test_a_read_sees_one_state(connections: Connections) -> None:
    """A commit between two queries of one read changes nothing for it."""
    with connections.read() as connection:
        before = documents.count(connection)
        write(connections, "a", ["one"])
        assert documents.count(connection) == before
    with connections.read() as connection:
        assert documents.count(connection) == before + 1


def test_a_read_inside_a_read_joins_it(connections: Connections) -> None:
    """Functions that read may call each other."""
    with connections.read() as outer, connections.read() as inner:
        assert outer is inner


def test_every_thread_has_its_reader(connections: Connections) -> None:
    """SQLite connections are not shared by threads that read at the same time."""
    mine: list[sqlite3.Connection] = []

    def read() -> None:
        with connections.read() as connection:
            mine.append(connection)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    with connections.read() as connection:
        assert connection is not mine[0]


def test_a_reader_cannot_write(connections: Connections) -> None:
    """A query that changes something is a bug, and is stopped."""
    with pytest.raises(LibraryProblem), connections.read() as connection:
        meta.write(connection, "key", "value")


def test_closing_stops_a_long_read(connections: Connections) -> None:
    """A library can be closed while a search runs: the search ends, not the program."""
    started, ended = threading.Event(), threading.Event()
    forever = (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n"
    )

    def read() -> None:
        with pytest.raises(Cancelled), connections.read() as connection:
            started.set()
            connection.execute(forever).fetchall()
        ended.set()

    thread = threading.Thread(target=read)
    thread.start()
    started.wait()
    connections.close()
    thread.join()
    assert ended.is_set()
    with pytest.raises(LibraryProblem, match="closed"), connections.read():
        pass


def test_closing_empties_the_log(connections: Connections, tmp_path: Path) -> None:
    """A closed library is one file: it can be copied, and read from media without writing."""
    write(connections, "a", ["one"])
    connections.close()
    assert [path.name for path in tmp_path.iterdir()] == ["قاعدة.db"]
    reader = connect_reader(tmp_path / "قاعدة.db", immutable=True)
    assert documents.count(reader) == 1
    reader.close()


def test_a_full_disk_is_told_and_loses_nothing(connections: Connections) -> None:
    """When the database cannot grow, the transaction is undone and the problem has its words."""
    write(connections, "a", ["one"])
    with connections.maintain() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(LibraryProblem) as problem:
        write(connections, "b", ["two " * 20_000])
    assert problem.value.code == "disk_full"
    with connections.read() as connection:
        assert [document.sha256 for document in documents.every(connection)] == ["a"]


def test_another_file_is_no_library(tmp_path: Path) -> None:
    """A file that is no database is damaged, in words, and stays as it is."""
    path = tmp_path / "library.db"
    path.write_bytes(b"this is not a database, whatever its name says" * 100)
    with pytest.raises(LibraryProblem) as problem, told_as_problems(path):
        connect(path)
    assert problem.value.code == "library_damaged"
    assert path.read_bytes().startswith(b"this is not")


def test_a_text_that_is_no_text_any_more_is_damage(connections: Connections) -> None:
    """A flipped bit that makes a text unreadable is told as damage, not as a bug."""
    write(connections, "a", ["one"])
    with connections.write() as connection:
        connection.execute("UPDATE paragraphs SET text = CAST(x'ff41' AS TEXT)")
    with pytest.raises(LibraryProblem, match="damaged"), connections.read() as connection:
        paragraphs.of_document(connection, 1)


def test_bugs_stay_loud(tmp_path: Path) -> None:
    """An error in a statement of ours is no problem of the person's."""
    with pytest.raises(sqlite3.OperationalError), told_as_problems(tmp_path):
        sqlite3.connect(":memory:").execute("SELEKT 1")
