"""Promises to a mark whose document is replaced, deleted, or imported again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index.documents import (
    AnchorState,
    Annotation,
    AnnotationFilter,
    Document,
    MarkColour,
    Place,
    ReviewState,
)
from index.library import Library

OLD = [
    "Flood in the valley",
    "The river rose during the night and flooded the fields of the whole valley.",
    "Farmers said that they had lost the wheat harvest of 2017, and 1,200 sheep with it.",
    "The government promised to pay the families before the end of the year.",
]
NEW = [
    "Flood in the valley",
    "This report was corrected on Monday.",
    "The river rose during the night and flooded the fields of the whole valley.",
    "Farmers said that they had lost the wheat harvest of 2018, and 1,300 sheep with it.",
]
MARKED = ("flooded the fields", "lost the wheat harvest of 2017", "promised to pay the families")


def brought_in(library: Library, folder: Path, name: str, texts: list[str]) -> Document:
    """A document of these paragraphs."""
    path = folder / name
    path.write_text("\n\n".join(texts), encoding="utf-8")
    (file,) = library.import_paths([path]).files
    assert file.document_id is not None
    return library.document(file.document_id)


def mark(library: Library, document: Document, words: str) -> Annotation:
    """A highlight of words that stand once in a document."""
    for paragraph in library.paragraphs(document.id):
        at = paragraph.text.find(words)
        if at >= 0:
            start, end = Place(paragraph.number, at), Place(paragraph.number, at + len(words))
            return library.annotations.add(document.id, start, end, colour=MarkColour.YELLOW)
    raise AssertionError(words)


@pytest.fixture(scope="session")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed library with two versions of a document; tests take copies of it."""
    folder = tmp_path_factory.mktemp("versions")
    with Library.create(folder / "نسخ.warraq") as library:
        document = brought_in(library, folder, "old.txt", OLD)
        brought_in(library, folder, "new.txt", NEW)
        for words in MARKED:
            mark(library, document, words)
        library.review.set_states({document.id: ReviewState.RELEVANT})
        library.review.set_tags({document.id: ["flood"]})
    return library.path


@pytest.fixture
def library(versions: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of its own for the test: the old version has three marks, a tag and a state."""
    shutil.copytree(versions, tmp_path / versions.name)
    with Library.open(tmp_path / versions.name) as library:
        yield library


@pytest.fixture
def old(library: Library) -> Document:
    """The version that is marked."""
    return library.documents()[0]


@pytest.fixture
def new(library: Library) -> Document:
    """The version that takes its place."""
    return library.documents()[1]


def test_marks_go_over_to_a_new_version(library: Library, old: Document, new: Document) -> None:
    """One is sure, one is to be confirmed, one is kept with its old words: none is lost."""
    report = library.annotations.carry_over(old.id, new.id)
    assert (report.sure, report.doubtful, report.orphan) == (1, 1, 1)
    assert library.annotations.of_document(old.id) == ()
    found = {a.anchor: a for a in library.annotations.of_document(new.id)}
    assert found[AnchorState.SURE].start.paragraph == 2
    assert found[AnchorState.DOUBTFUL].start.paragraph == 3
    assert {a.quote.exact for a in found.values()} == set(MARKED)
    assert all(a.document_sha256 == new.sha256 for a in found.values())


def test_marks_go_over_when_a_file_is_read_again(library: Library, tmp_path: Path) -> None:
    """The import of a next version takes the marks along in the same moment."""
    path = tmp_path / "mixed.txt"
    path.write_bytes("فاض النهر في الليل كله.\n\nThe river rose at night.".encode("cp1256"))
    (file,) = library.import_paths([path], encoding="koi8-r").files
    assert file.document_id is not None
    first = mark(library, library.document(file.document_id), "river rose")
    library.reread([file.document_id], encoding="cp1256")
    moved = library.annotations.get(first.id)
    assert moved.document_id == library.documents()[-1].id != file.document_id
    assert (moved.anchor, moved.quote.exact) == (AnchorState.SURE, "river rose")
    assert (moved.text_version, moved.quote.prefix) != (first.text_version, first.quote.prefix)


def test_going_over_can_be_undone(library: Library, old: Document, new: Document) -> None:
    """Every mark stands again where it stood, with the quote that it had."""
    before = library.annotations.of_document(old.id)
    report = library.annotations.carry_over(old.id, new.id)
    library.annotations.undo_carry_over(report.batch)
    assert library.annotations.of_document(old.id) == before
    assert library.annotations.of_document(new.id) == ()


def test_a_deleted_mark_comes_back_in_the_new_version(
    library: Library, old: Document, new: Document
) -> None:
    """Undoing a deletion after the document was replaced brings the mark to its new place."""
    first = library.annotations.of_document(old.id)[0]
    before = library.annotations.revise({first.id: None})
    library.annotations.carry_over(old.id, new.id)
    library.annotations.revise(before)
    assert library.annotations.get(first.id).document_id == new.id


def test_a_confirmed_mark_is_about_the_new_words(
    library: Library, old: Document, new: Document
) -> None:
    """What the person confirms is quoted as it now stands; undone, the old words are back."""
    library.annotations.carry_over(old.id, new.id)
    doubtful = AnnotationFilter(anchors=frozenset({AnchorState.DOUBTFUL}))
    (asked,) = library.annotations.find(doubtful)
    before = library.annotations.confirm([asked.id])
    now = library.annotations.get(asked.id)
    assert (now.anchor, now.quote.exact) == (AnchorState.SURE, "lost the wheat harvest of 2018")
    library.annotations.put_back(before)
    assert library.annotations.get(asked.id) == asked


def test_an_orphan_is_attached_by_hand(library: Library, old: Document, new: Document) -> None:
    """The person says where it belongs; undone, it is an orphan again."""
    library.annotations.carry_over(old.id, new.id)
    (orphan,) = library.annotations.find(AnnotationFilter(anchors=frozenset({AnchorState.ORPHAN})))
    before = library.annotations.attach(orphan.id, new.id, Place(1, 0), Place(1, 11))
    now = library.annotations.get(orphan.id)
    assert (now.anchor, now.quote.exact) == (AnchorState.SURE, "This report")
    library.annotations.put_back(before)
    assert library.annotations.get(orphan.id) == orphan


def test_an_orphan_finds_its_words_in_a_later_version(
    library: Library, old: Document, new: Document, tmp_path: Path
) -> None:
    """What a version left out and the next one has again is marked again."""
    library.annotations.carry_over(old.id, new.id)
    third = brought_in(library, tmp_path, "third.txt", ["Once more", *OLD])
    report = library.annotations.carry_over(new.id, third.id)
    assert (report.sure, report.doubtful, report.orphan) == (3, 0, 0)


def test_marks_meet_their_document_again(library: Library, old: Document, tmp_path: Path) -> None:
    """When a deleted file is imported again, its marks are where they were."""
    before = library.annotations.of_document(old.id)
    library.delete([old.id])
    assert [a.document_id for a in library.annotations.find()] == [None] * 3
    again = brought_in(library, tmp_path, "again.txt", OLD)
    assert library.annotations.of_document(again.id) == tuple(
        replace(annotation, document_id=again.id, document_title=again.title)
        for annotation in before
    )


def test_an_anchor_of_a_document_that_is_gone_is_put_back_as_an_orphan(
    library: Library, old: Document, new: Document
) -> None:
    """Undoing after the old version was deleted loses nothing."""
    report = library.annotations.carry_over(old.id, new.id)
    library.delete([old.id])
    library.annotations.undo_carry_over(report.batch)
    assert {a.anchor for a in library.annotations.find()} == {AnchorState.ORPHAN}
    assert library.check().clean
