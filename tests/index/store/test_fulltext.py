"""The full-text index and the words and tokens that are read beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.store import fulltext, tokens, vocabulary
from index.store.connection import connect
from index.store.migrations import migrate

ROWS = [
    (1, "the joint statement on the zone", "the joint statement on the zone"),
    (2, "البيان المشترك", "بيان مشترك"),
    (3, "statement statement", "statement statement"),
]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    opened = connect(tmp_path / "library.db")
    migrate(opened)
    opened.execute("PRAGMA foreign_keys = OFF")  # paragraphs are of no account here
    fulltext.add(opened, ROWS)
    yield opened
    opened.close()


def test_the_best_come_first(connection: sqlite3.Connection) -> None:
    """BM25 puts the paragraph that says little else above the others."""
    found = fulltext.best(connection, fulltext.phrase(["statement"]), 5)
    assert [hit.paragraph_id for hit in found] == [3, 1]
    assert found[0].score > found[1].score


def test_a_search_can_be_among_some(connection: sqlite3.Connection) -> None:
    """Only the given paragraphs are ranked."""
    found = fulltext.best_among(connection, fulltext.phrase(["statement"]), [1, 2], 5)
    assert [hit.paragraph_id for hit in found] == [1]


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        (fulltext.phrase(["joint", "statement"]), [1]),
        (fulltext.phrase(["statement", "joint"]), []),
        (fulltext.phrase(["بيان"], "stemmed"), [2]),
        (fulltext.phrase(["بيان"], "folded"), []),
        (fulltext.any_of([fulltext.phrase(["zone"]), fulltext.phrase(["البيان"])]), [1, 2]),
        (fulltext.all_of([fulltext.phrase(["zone"]), fulltext.phrase(["البيان"])]), []),
        (fulltext.phrase(['zone" OR "statement']), []),
    ],
)
def test_expressions_find_what_they_say(
    connection: sqlite3.Connection, expression: str, found: list[int]
) -> None:
    """Phrases, columns, alternatives; and no quotation mark of a person breaks out."""
    assert fulltext.matching(connection, expression) == found


def test_removed_rows_are_found_no_more(connection: sqlite3.Connection) -> None:
    """Removing with the same columns leaves a sound index."""
    fulltext.remove(connection, ROWS[:1])
    assert fulltext.matching(connection, fulltext.phrase(["statement"])) == [3]
    assert fulltext.postings(connection, "statement").tolist() == [3]
    assert fulltext.check(connection)


def test_terms_and_their_paragraphs_are_counted(connection: sqlite3.Connection) -> None:
    """Both columns count; words that are nowhere are absent."""
    asked = ["statement", "بيان", "nowhere"]
    counts = fulltext.document_counts(connection, asked)
    assert [len(fulltext.postings(connection, term)) for term in asked] == [2, 1, 0]
    assert counts == {"statement": 2, "بيان": 1}
    assert dict(vocabulary.terms(connection, at_least=2)) == {"statement": 2}


def test_tokens_of_many_paragraphs_come_in_one_array(connection: sqlite3.Connection) -> None:
    """Bounds divide them; paragraphs without tokens are left out."""
    rows = {5: [1, 2, 3], 4: [], 2: [9, 8]}
    tokens.add(connection, ((id_, np.array(ids, "<u4").tobytes()) for id_, ids in rows.items()))
    stored = tokens.of_paragraphs(connection, [2, 4, 5, 77])
    assert stored.paragraph_ids.tolist() == [2, 5]
    assert stored.bounds.tolist() == [0, 2, 5]
    assert stored.packed.tolist() == [9, 8, 1, 2, 3]
