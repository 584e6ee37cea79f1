"""Promises of check and repair: damage is found and named, and what can be made anew is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from index.library import Library
from index.problems import LibraryProblem


def damage(path: Path, *statements: str) -> None:
    """Change the database of a closed library behind its back."""
    with closing(sqlite3.connect(path / "library.db")) as connection, connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def path(filled: Library) -> Path:
    """The folder of a closed library that holds three articles."""
    filled.close()
    return filled.path


DERIVED = [
    ("INSERT INTO passages (passages) VALUES ('delete-all')",),
    ("UPDATE passages_data SET block = zeroblob(length(block)) WHERE id > 10",),
    ("DELETE FROM tokens",),
    ("UPDATE tokens SET ids = x'01000080'",),
    ("UPDATE vectors SET vector = zeroblob(512) WHERE id = 2",),
    ("DELETE FROM vectors WHERE id = 3",),
]


@pytest.mark.parametrize("statements", DERIVED, ids=lambda statements: statements[0][:40])
def test_what_comes_from_the_text_is_repaired(path: Path, statements: Iterable[str]) -> None:
    """A damaged index is found by the check and whole after the repair; no text changes."""
    damage(path, *statements)
    with Library.open(path) as library:
        texts = [library.paragraphs(document.id) for document in library.documents()]
        assert not library.check().clean
        assert library.repair().clean
        assert [library.paragraphs(document.id) for document in library.documents()] == texts
        assert library.search('"القمح"').hits[0].paragraph.language == "ar"


def test_a_changed_text_is_found_and_left_alone(path: Path) -> None:
    """The repair does not make a damaged text look sound."""
    damage(path, "UPDATE paragraphs SET text = 'something else' WHERE id = 1")
    with Library.open(path) as library:
        (problem,) = (each for each in library.repair().problems if "text" in each)
        assert "differ from what was imported" in problem
        assert library.paragraphs(library.documents()[0].id)[0].text == "something else"


def test_a_lost_or_changed_original_is_found(path: Path) -> None:
    """A copy that is gone is given up by the repair, the documents stay."""
    first, second, _ = sorted((path / "originals").iterdir())
    first.unlink()
    second.write_text("changed")
    with Library.open(path) as library:
        assert len(library.check().problems) == 2
        (problem,) = library.repair().problems
        assert "was changed" in problem


def test_a_damaged_cache_is_found_and_made_anew(path: Path) -> None:
    """The file of the vector index may be damaged or deleted: it comes from the database."""
    for file in (path / "cache").iterdir():
        file.write_bytes(b"\0" * file.stat().st_size)
    with Library.open(path) as library:
        assert library.search("wheat").hits
        assert library.check().clean


def test_an_original_that_was_not_committed_is_cleared_away(path: Path) -> None:
    """What a killed import left half done is gone after the next opening."""
    (path / "originals" / "incoming-0123").write_text("half")
    Library.open(path).close()
    assert not (path / "originals" / "incoming-0123").exists()


def test_a_damaged_database_is_told_and_not_touched(path: Path) -> None:
    """Pages of zeros are damage in words; nothing is written over the file."""
    database = path / "library.db"
    data = bytearray(database.read_bytes())
    data[8192:-8192] = bytes(len(data) - 2 * 8192)
    database.write_bytes(data)
    with pytest.raises(LibraryProblem) as problem, Library.open(path) as library:
        library.check()
    assert problem.value.code == "library_damaged"
    assert database.read_bytes()[8192:-8192] == bytes(len(data) - 2 * 8192)


def test_another_fold_is_folded_anew(path: Path) -> None:
    """When the program folds words in another way, an opened library is brought along."""
    damage(
        path,
        "UPDATE meta SET value = '0' WHERE key = 'fold_version'",
        "INSERT INTO passages (passages) VALUES ('delete-all')",
    )
    with Library.open(path) as library:
        assert library.check().clean
        assert library.search('"القمح"').hits
