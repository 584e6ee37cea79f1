"""Places in documents that a library remembers, and their outlines."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.documents import FileReport, FileState, Place
from index.library import Library

FIRST = "# River\n\nThe river rose.\n\n## Fields\n\nThe fields were flooded.\n\nWheat was lost.\n"


@pytest.fixture
def article(library: Library, tmp_path: Path) -> Path:
    """A file with two headings that is in the library."""
    path = tmp_path / "river.md"
    path.write_text(FIRST, encoding="utf-8")
    library.import_paths([path])
    return path


def only(library: Library) -> int:
    """The id of the one current document."""
    (document,) = library.documents()
    return document.id


def changed(path: Path, document_id: int) -> FileReport:
    """What asks for a file to be read once more: its last reading failed as it had changed."""
    return FileReport(
        path=str(path), state=FileState.FAILED, reason="file_changed", document_id=document_id
    )


def test_a_place_is_remembered(library: Library, article: Path) -> None:
    """Where the person was is where they come back to, after reopening too."""
    library.remembered.keep_place(only(library), Place(3, 4))
    assert library.remembered.place(only(library)) == Place(3, 4)
    path = library.path
    library.close()
    with Library.open(path) as again:
        assert again.remembered.place(only(again)) == Place(3, 4)


def test_a_document_that_was_not_read_has_no_place(library: Library, article: Path) -> None:
    """Nothing is remembered of what nobody moved in."""
    assert library.remembered.place(only(library)) is None


def test_the_newest_place_counts(library: Library, article: Path) -> None:
    """There is one place for each document."""
    library.remembered.keep_place(only(library), Place(3, 4))
    library.remembered.keep_place(only(library), Place(1, 0))
    assert library.remembered.place(only(library)) == Place(1, 0)


def test_a_place_is_found_again_in_the_next_version(library: Library, article: Path) -> None:
    """Paragraphs put in before it do not lead the person elsewhere."""
    library.remembered.keep_place(only(library), Place(3, 4))
    article.write_text("# Before\n\nNew.\n\n" + FIRST, encoding="utf-8")
    library.import_again([changed(article, only(library))])
    assert library.remembered.place(only(library)) == Place(5, 4)


def test_a_place_that_is_gone_leads_nowhere(library: Library, article: Path) -> None:
    """A next version without the words opens at its start."""
    library.remembered.keep_place(only(library), Place(3, 4))
    article.write_text("# River\n\nSomething else.\n", encoding="utf-8")
    library.import_again([changed(article, only(library))])
    assert library.remembered.place(only(library)) is None


def test_a_deleted_document_is_forgotten(library: Library, article: Path) -> None:
    """Its place goes with it, and keeping one of it does no harm."""
    document = only(library)
    library.remembered.keep_place(document, Place(1, 0))
    library.delete([document])
    library.remembered.keep_place(document, Place(1, 0))
    assert library.remembered.place(document) is None


def test_an_outline_is_the_headings(library: Library, article: Path) -> None:
    """Headings come in reading order with their levels; what is typed narrows them."""
    outline = library.outline(only(library))
    assert [(h.text, h.level) for h in outline] == [("River", 1), ("Fields", 2)]
    assert [h.paragraph for h in library.outline(only(library), "felds")] == [2]
