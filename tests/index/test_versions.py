"""Promises of what happens to a document whose file is read again."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from index.documents import Choices, FileState, MarkColour, Place
from index.jobs import Work
from index.library import Library
from index.problems import LibraryProblem
from index.store.jobs import NewFile

ARABIC = "فاض النهر في الليل وأغرق الحقول كلها.\n\nقال المزارعون إنهم خسروا القمح."


@pytest.fixture
def garbled(library: Library, tmp_path: Path) -> int:
    """A document of Arabic text that was read with the wrong encoding."""
    (tmp_path / "نهر.txt").write_bytes(ARABIC.encode("cp1256"))
    report = library.import_paths([tmp_path / "نهر.txt"], encoding="koi8-r")
    (file,) = report.files
    assert file.document_id is not None
    return file.document_id


def text(library: Library, document_id: int) -> str:
    """The whole text of a document."""
    return "\n\n".join(paragraph.text for paragraph in library.paragraphs(document_id))


def test_another_encoding_makes_a_next_version(library: Library, garbled: int) -> None:
    """Read again with the right encoding, the text is right and the old one is kept."""
    before = text(library, garbled)
    report = library.reread([garbled], encoding="cp1256")
    assert report.files[0].state is FileState.IMPORTED
    (document,) = library.documents()
    assert text(library, document.id) == ARABIC
    assert document.earlier_versions == 1
    (earlier,) = library.versions(document.id)
    assert (earlier.id, text(library, earlier.id)) == (garbled, before)
    assert earlier.superseded_by == document.id


def test_the_file_need_not_be_there_any_more(
    library: Library, garbled: int, tmp_path: Path
) -> None:
    """What is read again is the library's copy."""
    (tmp_path / "نهر.txt").unlink()
    assert library.reread([garbled], encoding="cp1256").files[0].state is FileState.IMPORTED


def test_a_search_finds_the_current_version(library: Library, garbled: int) -> None:
    """An earlier version is found only by who names it."""
    word = text(library, garbled).split()[0]
    library.reread([garbled], encoding="cp1256")
    assert {hit.document.id for hit in library.search("النهر").hits} == {
        document.id for document in library.documents()
    }
    assert not [hit for hit in library.search(f'"{word}"').hits if hit.document.id == garbled]
    assert library.search(f'"{word}"', documents=[garbled]).hits


def test_collections_go_with_the_document(library: Library, garbled: int) -> None:
    """The next version stands in every collection where the document stood."""
    library.add_to_collection("أخبار", [garbled])
    library.reread([garbled], encoding="cp1256")
    assert library.collections() == {"أخبار": (library.documents()[0].id,)}


def test_every_version_points_at_the_current_one(library: Library, garbled: int) -> None:
    """After a third reading both earlier ones are its versions, and all leave together."""
    library.reread([garbled], encoding="iso8859-6")
    library.reread([library.documents()[0].id], encoding="cp1256")
    (document,) = library.documents()
    assert len(library.versions(document.id)) == 2
    library.delete([document.id])
    assert library.documents() == ()
    assert not any((library.path / "originals").iterdir())
    assert library.check().clean
    with pytest.raises(LibraryProblem):
        library.document(garbled)


def test_deleting_an_earlier_version_leaves_the_copy(library: Library, garbled: int) -> None:
    """Versions of the same bytes share a copy, which leaves with the last of them."""
    library.reread([garbled], encoding="cp1256")
    library.delete([garbled])
    (document,) = library.documents()
    assert (library.path / "originals" / f"{document.sha256}.txt").is_file()
    assert document.earlier_versions == 0
    assert library.check().clean


def test_a_reading_that_fails_leaves_the_document(library: Library, garbled: int) -> None:
    """A choice under which the bytes make no sense changes nothing, and can be corrected."""
    report = library.reread([garbled], encoding="utf-8")
    assert (report.files[0].state, report.files[0].reason) == (
        FileState.FAILED,
        "doubtful_encoding",
    )
    assert [document.id for document in library.documents()] == [garbled]
    again = library.import_again(report.files, encoding="cp1256")
    assert again.files[0].state is FileState.IMPORTED
    assert text(library, library.documents()[0].id) == ARABIC


def test_members_of_an_archive_go_with_its_next_version(library: Library, tmp_path: Path) -> None:
    """What is still inside belongs to the next version; what is not is no longer current."""
    archive = tmp_path / "two.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("kept.txt", "A line about herons.")
        made.writestr("gone.txt", "A line about pelicans.")
    first = library.import_paths([archive]).files[0].document_id
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("kept.txt", "A line about herons.")
        made.writestr("new.txt", "A line about storks.")
    assert first is not None
    library._intake.take([NewFile(path=str(archive), replaces=first)], Choices(), Work())
    titles = {document.title: document.parent_id for document in library.documents()}
    (box,) = [document for document in library.documents() if document.format == "archive"]
    assert titles == {"two": None, "kept": box.id, "new": box.id}
    assert library.search('"pelicans"').hits == ()
    library.delete([box.id])
    assert library.documents() == ()
    assert library.check().clean


def test_a_failed_member_comes_in_with_its_archive(library: Library, tmp_path: Path) -> None:
    """Tried again, a file inside an archive is read from the archive."""
    archive = tmp_path / "one.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("heron.txt", ARABIC.encode("cp1256"))
    report = library.import_paths([archive], encoding="utf-8")
    failed = [file for file in report.files if file.state is FileState.FAILED]
    assert [Path(file.path).name for file in failed] == ["heron.txt"]
    library.import_again(failed, encoding="cp1256")
    assert [text(library, d.id) for d in library.documents() if d.format == "text"] == [ARABIC]


def test_a_member_is_read_again_by_itself(library: Library, tmp_path: Path) -> None:
    """Another encoding for one member leaves the archive as it is."""
    archive = tmp_path / "one.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("heron.txt", ARABIC.encode("cp1256"))
    library.import_paths([archive], encoding="koi8-r")
    (box, member) = library.documents()
    library.reread([member.id], encoding="cp1256")
    after = library.documents()
    assert after[0] == box
    assert (after[1].parent_id, after[1].path) == (box.id, None)
    assert text(library, after[1].id) == ARABIC


def test_changed_member_is_a_next_version_with_its_marks(library: Library, tmp_path: Path) -> None:
    """A member that has changed is known by its name; marks on its words go along."""
    archive = tmp_path / "box.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("heron.txt", "A line about herons.\n\nAnd more.")
        made.writestr("stork.txt", "A line about storks.")
    first = library.import_paths([archive]).files[0].document_id
    assert first is not None
    (heron,) = [document for document in library.documents() if document.title == "heron"]
    start, end = Place(0, 7), Place(0, 19)
    library.annotations.add(heron.id, start, end, colour=MarkColour.YELLOW)
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr(
            "heron.txt",
            "A first line, by far the longest of three.\n\nA line about herons.\n\nAnd more.",
        )
        made.writestr("stork.txt", "A line about storks.")
    library._intake.take([NewFile(path=str(archive), replaces=first)], Choices(), Work())
    titles = {document.title: document for document in library.documents()}
    assert set(titles) == {"box", "heron", "stork"}
    after = titles["heron"]
    assert (after.earlier_versions, after.parent_id) == (1, titles["box"].id)
    assert titles["stork"].earlier_versions == 0
    (mark,) = library.annotations.of_document(after.id)
    assert (mark.quote.exact, mark.start.paragraph) == ("about herons", 1)
    assert library.check().clean


def test_mails_of_a_mailbox_are_no_versions_of_each_other(library: Library, tmp_path: Path) -> None:
    """They have numbers, which move when one is added above them."""
    mail = "From a Mon Mar  5 10:00:00 2018\nSubject: {0}\n\nThe text of {0}.\n\n"
    box = tmp_path / "box.mbox"
    box.write_text("".join(map(mail.format, ("one", "two"))))
    first = library.import_paths([box]).files[0].document_id
    box.write_text("".join(map(mail.format, ("new", "one", "two"))))
    library._intake.take([NewFile(path=str(box), replaces=first)], Choices(), Work())
    found = {document.title: document.earlier_versions for document in library.documents()}
    assert found == {"box": 1, "new": 0, "one": 0, "two": 0}
