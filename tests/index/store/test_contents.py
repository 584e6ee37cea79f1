"""Promises of what is stored: it comes back as it went in, and leaves without a trace."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.documents import Choices, FileReport, FileState, Span
from index.store import (
    checks,
    collections,
    contents,
    documents,
    fulltext,
    hashes,
    jobs,
    models,
    paragraphs,
    vectors,
)
from index.store.connection import Connections
from index.store.jobs import NewFile
from tests.index.store.conftest import new_contents, new_document, write

CP1256 = Choices(encoding="cp1256")
TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))


def problems(connections: Connections) -> list[str]:
    """Everything that the checks of the store find."""
    with connections.maintain() as connection:
        model = models.active(connection)
        return [
            *checks.structure(connection),
            *checks.counts(connection),
            *checks.contents(connection, model),
            *checks.full_text(connection),
        ]


def delete(connections: Connections, ids: Sequence[int]) -> None:
    """Delete documents made by ``write``, whose terms are their text."""
    with connections.write() as connection:
        terms = [
            (id_, text, text)
            for page in paragraphs.pages_of_texts(connection, ids)
            for id_, text, _ in page
        ]
        contents.delete(connection, documents.with_descendants(connection, ids), terms)


def test_a_document_comes_back_as_it_went_in(connections: Connections) -> None:
    """Every field of a document survives the database."""
    id_ = write(connections, "a", ["one", "two"])
    with connections.read() as connection:
        document = documents.get(connection, id_)
    assert document is not None
    assert document.authors == ("ليلى", "Lev")
    assert (document.date, document.notes) == ("2017-11", ("partly_read",))
    assert document.paragraph_count == 2


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=TEXTS)
def test_any_text_comes_back_unchanged(connections: Connections, texts: list[str]) -> None:
    """Whatever a text holds, it is stored exactly, and its length is told in code points."""
    with connections.read() as connection:
        number = documents.count(connection)
    id_ = write(connections, str(number), texts)
    with connections.read() as connection:
        found = paragraphs.of_document(connection, id_)
        assert [each.text for each in found] == texts
        assert paragraphs.lengths(connection, id_).tolist() == [len(text) for text in texts]
        assert [each.sentences for each in found] == [(Span(0, len(text)),) for text in texts]


def test_a_whole_document_leaves_without_a_trace(connections: Connections) -> None:
    """After deletion no word, token, vector or fingerprint of it remains."""
    write(connections, "a", ["the river rose", "and fell"])
    kept = write(connections, "b", ["the sea"])
    delete(connections, [1])
    with connections.read() as connection:
        assert fulltext.matching(connection, '"river"') == []
        assert fulltext.matching(connection, '"the"') == paragraphs.ids_of(connection, [kept])
        assert vectors.count(connection, 1) == 1
        assert hashes.of_part(connection, hashes.TEXT).keys() == {kept}
    assert problems(connections) == []


def test_ids_are_never_used_twice(connections: Connections) -> None:
    """A window that still holds the id of a deleted document cannot meet another one."""
    first = write(connections, "a", ["one"])
    delete(connections, [first])
    second = write(connections, "b", ["two"])
    with connections.read() as connection:
        assert second > first
        assert paragraphs.ids_of(connection, [second]) == [2]


def test_attachments_leave_with_what_they_came_in(connections: Connections) -> None:
    """Deleting a mail deletes what was inside it."""
    mail = write(connections, "mail", ["dear friend"])
    with connections.write() as connection:
        inside = new_document("attachment", 1, parent_id=mail)
        contents.write(connection, inside, new_contents(["inside"]), model_id=1)
    delete(connections, [mail])
    with connections.read() as connection:
        assert documents.count(connection) == 0
        assert paragraphs.count(connection) == 0


@pytest.mark.parametrize(
    ("damage", "part"),
    [
        ("UPDATE paragraphs SET text = 'the rivar rose' WHERE id = 1", "text"),
        ("UPDATE tokens SET ids = x'00' WHERE paragraph_id = 1", "tokens"),
        ("UPDATE vectors SET vector = zeroblob(16) WHERE id = 1", "vectors"),
        ("DELETE FROM vectors WHERE id = 2", "vectors"),
    ],
)
def test_a_changed_row_is_found(connections: Connections, damage: str, part: str) -> None:
    """One changed value, which SQLite's own checks cannot see, is found and named."""
    write(connections, "a", ["the river rose", "and fell"])
    with connections.write() as connection:
        connection.execute(damage)
    assert problems(connections) == [
        f"The {part} of document 1 (Document a) differ from what was imported."
    ]


def test_a_lost_row_of_the_full_text_index_is_found(connections: Connections) -> None:
    """A paragraph that no word finds any more is counted."""
    write(connections, "a", ["the river rose", "and fell"])
    with connections.write() as connection:
        fulltext.remove(connection, [(1, "the river rose", "the river rose")])
    assert problems(connections) == ["1 paragraphs are missing from the full-text index."]


def test_a_job_remembers_how_each_file_ended(connections: Connections) -> None:
    """A killed import can be told from a finished one, file by file."""
    with connections.write() as connection:
        job = jobs.create(connection, "import", [NewFile(path="/a"), NewFile(path="/b")], CP1256)
        first, _ = jobs.pending(connection, job)
        report = FileReport(path="/a", state=FileState.REFUSED, reason="encrypted", detail="x")
        jobs.end_file(connection, first.id, report)
    with connections.read() as connection:
        assert jobs.unfinished(connection, "import") == (job,)
        assert jobs.choices(connection, job) == CP1256
        assert [file.path for file in jobs.pending(connection, job)] == ["/b"]
        assert jobs.report(connection, job).files[0] == report


def test_collections_hold_documents_in_the_order_of_names(connections: Connections) -> None:
    """An empty collection exists too; a collection that does not is None."""
    write(connections, "a", ["one"])
    with connections.write() as connection:
        collections.add(connection, "نهر", [1, 1])
        collections.add(connection, "empty", [])
    with connections.read() as connection:
        assert collections.every(connection) == {"empty": (), "نهر": (1,)}
        assert collections.documents_of(connection, "sea") is None
