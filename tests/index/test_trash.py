"""Promises about documents that were put aside."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from index.documents import AnchorState, Document, MarkColour, Place, ReviewState
from index.library import Library
from index.problems import LibraryProblem


def arabic(library: Library) -> Document:
    """The Arabic article."""
    return next(each for each in library.documents() if each.language == "ar")


def found(library: Library, query: str) -> set[int]:
    """The documents of the hits."""
    return {hit.document.id for hit in library.search(query).hits}


def test_what_is_put_aside_is_seen_nowhere(filled: Library) -> None:
    """It is in no list, no search, no collection, and cannot be opened."""
    gone = arabic(filled)
    filled.add_to_collection("فيضان", [gone.id])
    filled.trash.put([gone.id])
    assert gone.id not in {document.id for document in filled.documents()}
    assert gone.id not in found(filled, "القمح")
    assert filled.search("القمح", documents=[gone.id]).hits == ()
    assert filled.collections() == {"فيضان": ()}
    assert filled.info().earlier_versions == 0
    with pytest.raises(LibraryProblem, match="no document"):
        filled.document(gone.id)
    assert [each.title for each in filled.trash.documents()] == [gone.title]
    assert filled.check().clean


def test_everything_comes_back_with_it(filled: Library) -> None:
    """Restored, it is found, stands in its collection, and has its marks, state and tags."""
    gone = arabic(filled)
    filled.add_to_collection("فيضان", [gone.id])
    filled.review.set_states({gone.id: ReviewState.CHECK})
    filled.review.set_tags({gone.id: ["ماء"]})
    mark = filled.annotations.add(gone.id, Place(0, 0), Place(0, 4), colour=MarkColour.BLUE)
    filled.trash.put([gone.id])
    assert filled.annotations.get(mark.id).anchor is AnchorState.ORPHAN
    assert filled.trash.restore([gone.id]) == (gone.id,)
    assert arabic(filled) == gone
    assert gone.id in found(filled, "القمح")
    assert filled.collections() == {"فيضان": (gone.id,)}
    assert filled.review.states() == {gone.id: ReviewState.CHECK}
    assert filled.review.document_tags() == {gone.id: ("ماء",)}
    assert filled.annotations.of_document(gone.id)[0].anchor is AnchorState.SURE
    assert filled.trash.documents() == ()


def test_the_copy_of_the_file_stays_until_the_trash_is_emptied(filled: Library) -> None:
    """Emptying is what deletes: text, words, vectors and the copy."""
    gone = arabic(filled)
    copy = filled.path / "originals" / f"{gone.sha256}.txt"
    filled.trash.put([gone.id])
    assert copy.is_file()
    assert filled.trash.empty() == 1
    assert not copy.exists()
    assert filled.check().clean
    with pytest.raises(LibraryProblem) as problem:
        filled.trash.restore([gone.id])
    assert problem.value.code == "trash_emptied"
    assert filled.trash.empty() == 0


def test_a_file_may_come_again_while_its_document_is_aside(filled: Library, articles: Path) -> None:
    """It is imported anew with its marks; the old one stays in the trash, and says why."""
    gone = arabic(filled)
    mark = filled.annotations.add(gone.id, Place(0, 0), Place(0, 4), colour=MarkColour.BLUE)
    filled.trash.put([gone.id])
    filled.import_paths([articles])
    again = arabic(filled)
    assert again.id != gone.id
    assert filled.annotations.get(mark.id).document_id == again.id
    with pytest.raises(LibraryProblem) as problem:
        filled.trash.restore([gone.id])
    assert problem.value.code == "document_came_again"
    filled.trash.empty()
    assert filled.check().clean
    assert arabic(filled) == again


def test_versions_and_members_go_and_come_with_their_document(
    library: Library, tmp_path: Path
) -> None:
    """An archive takes what came inside along; a member alone brings its archive back."""
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as made:
        made.writestr("heron.txt", "A line about herons.")
        made.writestr("stork.txt", "A line about storks.")
    library.import_paths([tmp_path / "two.zip"])
    library.reread([next(d.id for d in library.documents() if d.title == "heron")])
    before = library.documents()
    heron = next(document for document in before if document.title == "heron")
    box = next(document for document in before if document.format == "archive")
    library.trash.put([heron.id])
    library.trash.put([box.id])
    assert library.documents() == ()
    assert [each.title for each in library.trash.documents()] == ["two", "heron"]
    library.trash.restore([heron.id])
    assert library.documents() == before
    assert len(library.versions(heron.id)) == 1
    assert library.trash.documents() == ()


def test_one_wrong_document_and_all_stay(filled: Library) -> None:
    """Nothing is put aside where one is not there, as one in the trash is not."""
    ids = [document.id for document in filled.documents()]
    filled.trash.put([ids[0]])
    for wrong in (999, ids[0]):
        with pytest.raises(LibraryProblem) as problem:
            filled.trash.put([ids[1], wrong])
        assert problem.value.code == "document_missing"
    assert [document.id for document in filled.documents()] == ids[1:]


def test_a_watched_file_follows_its_document(library: Library, tmp_path: Path) -> None:
    """Aside, its file brings nothing back by itself; restored, it is followed again."""
    folder = tmp_path / "watched"
    folder.mkdir()
    (folder / "heron.txt").write_text("A line about herons.", encoding="utf-8")
    os.utime(folder / "heron.txt", (1_600_000_000, 1_600_000_000))
    library.watch(folder)
    library.scan_watched()
    (document,) = library.documents()
    library.trash.put([document.id])
    assert library.scan_watched().found_nothing
    assert library.documents() == ()
    library.trash.restore([document.id])
    assert library.documents() == (document,)


def test_an_earlier_version_comes_back_to_the_newest(library: Library, tmp_path: Path) -> None:
    """Put aside alone, and its document read again meanwhile, it is a version of that still."""
    (tmp_path / "heron.txt").write_text("A line about herons.", encoding="utf-8")
    library.import_paths([tmp_path / "heron.txt"])
    first = library.documents()[0].id
    library.reread([first])
    library.trash.put([first])
    assert [each.id for each in library.trash.documents()] == [first]
    assert library.documents()[0].earlier_versions == 0
    library.reread([library.documents()[0].id])
    library.trash.restore([first])
    (newest,) = library.documents()
    assert first in {version.id for version in library.versions(newest.id)}
    assert newest.earlier_versions == 2
    assert library.check().clean
