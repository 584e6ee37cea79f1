"""Promises to libraries of other versions."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from index import folder
from index.documents import (
    AnchorState,
    AnnotationKind,
    FileState,
    MarkColour,
    ReviewState,
)
from index.problems import LibraryProblem
from index.store import annotations, meta, migrations
from index.store.connection import connect

# The schema of version 1, frozen. When this test fails, a library in the world would not be what
# the program believes: add a migration instead.
VERSION_1_TABLES = {
    "collection_documents": ["collection_id", "document_id"],
    "collections": ["id", "name"],
    "documents": [
        *("id", "title", "authors", "date", "date_certainty", "language", "direction", "format"),
        *("source", "path", "sha256", "byte_size", "imported_at", "encoding", "notes"),
        *("parent_id", "paragraph_count", "original"),
    ],
    "hashes": ["document_id", "part", "hash"],
    "job_files": ["id", "job_id", "path", "state", "reason", "detail", "document_id"],
    "jobs": ["id", "kind", "created_at", "state", "options"],
    "meta": ["key", "value"],
    "models": ["id", "name", "folder", "dimension", "kind", "settings", "state"],
    "paragraphs": [
        *("id", "document_id", "number", "text", "language", "direction", "kind", "level"),
        *("page", "anchor", "confidence", "sentences"),
    ],
    "passages": ["folded", "stemmed"],
    "tokens": ["paragraph_id", "ids"],
    "vector_log": ["seq", "model_id", "vector_id", "op"],
    "vectors": ["id", "model_id", "paragraph_id", "start", "end", "vector"],
}


def first_version() -> Migrations:
    """The migrations of the first program."""
    first = Migrations("warraq")
    first(name="first_schema")(migrations.first_schema)
    return first


def next_version(*, failing: bool = False) -> Migrations:
    """The migrations of a program that goes another way after version 1."""
    later = first_version()

    @later(name="add_mood")
    def add_mood(database: Database) -> None:
        database.execute("ALTER TABLE documents ADD COLUMN mood TEXT")
        if failing:
            raise RuntimeError("the power went")

    return later


def version_of(path: Path) -> int:
    """The schema version of a closed library's database."""
    connection = connect(path)
    try:
        return migrations.version(connection)
    finally:
        connection.close()


@pytest.fixture
def old(tmp_path: Path) -> folder.Folder:
    """A closed library of version 1."""
    opened = folder.create(tmp_path / "قديم.warraq", first_version())
    opened.close()
    return opened.folder


def test_version_1_is_frozen(old: folder.Folder) -> None:
    """The tables of a released version never change; a migration comes after it."""
    connection = connect(old.database)
    for table, columns in VERSION_1_TABLES.items():
        found = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        assert found == columns, table
    connection.close()


def test_an_older_library_is_migrated_after_a_backup(old: folder.Folder) -> None:
    """The new version has the new column; beside it stands a copy of the old version."""
    folder.open_(old.path, next_version()).close()
    assert version_of(old.database) == 2
    (backup,) = old.path.glob("library-v1-*.db")
    assert version_of(backup) == 1
    assert "mood" not in [c.name for c in Database(sqlite3.connect(backup))["documents"].columns]


def test_a_migration_that_fails_leaves_the_old_version(old: folder.Folder) -> None:
    """All of a migration happens, or none of it."""
    with pytest.raises(RuntimeError):
        folder.open_(old.path, next_version(failing=True))
    assert version_of(old.database) == 1
    with folder.open_(old.path, first_version()).connections.maintain() as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchone() == (0,)


def test_the_first_version_becomes_todays(old: folder.Folder) -> None:
    """A library of the first program takes annotations, and its check finds nothing."""
    with folder.open_(old.path).connections.read() as connection:
        assert migrations.version(connection) == migrations.newest_version()
        assert not annotations.get_many(connection, ["none"])


def test_a_newer_library_is_refused_unchanged(old: folder.Folder) -> None:
    """A program that is too old says so and touches nothing."""
    connection = connect(old.database)
    meta.write(connection, "schema_version", "99")
    connection.close()
    before = old.database.read_bytes()
    with pytest.raises(LibraryProblem) as problem:
        folder.open_(old.path)
    assert (problem.value.code, problem.value.detail) == ("library_newer", "99")
    assert old.database.read_bytes() == before


def test_states_in_the_database_are_those_of_the_program() -> None:
    """States are stored by their names: a name that changes needs a migration."""
    assert {state.value for state in FileState} == {
        *("imported", "duplicate", "empty", "refused", "failed", "pending")
    }
    assert {state.value for state in ReviewState} == {"unread", "relevant", "not", "check"}
    assert {state.value for state in AnchorState} == {"sure", "doubtful", "orphan"}
    assert {kind.value for kind in AnnotationKind} == {"highlight", "passage"}
    assert [colour.value for colour in MarkColour] == [
        *("yellow", "green", "blue", "pink", "orange", "purple", "teal", "grey")
    ]
