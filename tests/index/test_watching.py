"""Promises of watched folders: what is new comes in, what changed is renewed, nothing is lost."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from index import watching
from index.documents import (
    AnchorState,
    Document,
    FileState,
    MarkColour,
    Place,
    ScanReport,
    WatchedState,
)
from index.jobs import Work
from index.library import Library
from index.problems import LibraryProblem

AGE_SECONDS = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles that nobody is writing to."""
    folder = tmp_path / "وزارة"
    folder.mkdir()
    write(folder / "heron.txt", "A line about herons.")
    write(folder / "نهر.txt", "فاض النهر في الليل.")
    return folder


@pytest.fixture
def watched(library: Library, folder: Path) -> Library:
    """A library that has looked at the folder once."""
    library.watch(folder)
    assert library.scan_watched().new == 2
    return library


def write(path: Path, text: str, age: float = AGE_SECONDS) -> None:
    """Write a file that was last changed some seconds ago, each time at another moment."""
    path.write_text(text, encoding="utf-8")
    moment = time.time_ns() - round(age * 1e9)
    os.utime(path, ns=(moment, moment))


def named(library: Library, name: str) -> Document:
    """The current document that came from the file of this name."""
    (document,) = [each for each in library.documents() if Path(each.path or "").name == name]
    return document


def text(library: Library, document: Document) -> str:
    """The whole text of a document."""
    return "\n\n".join(paragraph.text for paragraph in library.paragraphs(document.id))


def test_a_second_look_finds_nothing(watched: Library) -> None:
    """What has not changed is not even opened."""
    scan = watched.scan_watched()
    assert scan == ScanReport()
    assert len(watched.import_reports()) == 1


def test_new_files_come_in(watched: Library, folder: Path) -> None:
    """A file that was added is imported, in whatever folder within."""
    (folder / "مجلد").mkdir()
    write(folder / "مجلد" / "stork.txt", "A line about storks.")
    assert watched.scan_watched().new == 1
    assert watched.search('"storks"').hits


def test_a_changed_file_becomes_the_next_version(watched: Library, folder: Path) -> None:
    """The document has the new text; the old one is kept and can be read."""
    before = named(watched, "heron.txt")
    write(folder / "heron.txt", "A line about pelicans.", age=30)
    assert watched.scan_watched().changed == 1
    after = named(watched, "heron.txt")
    assert text(watched, after) == "A line about pelicans."
    assert [text(watched, each) for each in watched.versions(after.id)] == ["A line about herons."]
    assert (after.earlier_versions, after.watched) == (1, WatchedState.PRESENT)
    assert {hit.document.id for hit in watched.search('"herons"').hits} == set()
    assert watched.document(before.id).superseded_by == after.id
    assert watched.scan_watched().found_nothing


def test_a_file_changed_back_is_a_version_again(watched: Library, folder: Path) -> None:
    """Bytes that were there once are imported again: the order of versions is that of time."""
    write(folder / "heron.txt", "A line about pelicans.", age=40)
    watched.scan_watched()
    write(folder / "heron.txt", "A line about herons.", age=30)
    watched.scan_watched()
    assert text(watched, named(watched, "heron.txt")) == "A line about herons."
    assert named(watched, "heron.txt").earlier_versions == 2
    assert watched.check().clean


def test_a_touched_file_is_left_alone(watched: Library, folder: Path) -> None:
    """Another time with the same bytes is no change."""
    write(folder / "heron.txt", "A line about herons.", age=30)
    assert watched.scan_watched().found_nothing
    assert named(watched, "heron.txt").earlier_versions == 0


def test_a_missing_file_is_marked_and_its_document_stays(watched: Library, folder: Path) -> None:
    """The document says that its file is gone, until it is there again."""
    (folder / "heron.txt").rename(folder.parent / "elsewhere.txt")
    assert watched.scan_watched().missing == 1
    assert named(watched, "heron.txt").watched is WatchedState.MISSING
    assert watched.search('"herons"').hits
    assert watched.scan_watched().missing == 0
    (folder.parent / "elsewhere.txt").rename(folder / "heron.txt")
    assert watched.scan_watched().returned == 1
    assert named(watched, "heron.txt").watched is WatchedState.PRESENT


def test_a_renamed_file_keeps_its_document(watched: Library, folder: Path) -> None:
    """The same bytes under another name are the same document, with its new path."""
    before = named(watched, "heron.txt")
    (folder / "deep").mkdir()
    (folder / "heron.txt").rename(folder / "deep" / "بلشون.txt")
    scan = watched.scan_watched()
    assert (scan.moved, scan.new, scan.missing) == (1, 0, 0)
    assert named(watched, "بلشون.txt").id == before.id


def test_a_growing_file_waits(watched: Library, folder: Path) -> None:
    """A file that was written to a moment ago is left for the next look."""
    write(folder / "stork.txt", "A line about", age=0)
    scan = watched.scan_watched()
    assert (scan.new, scan.waiting) == (0, 1)
    write(folder / "stork.txt", "A line about storks.")
    assert watched.scan_watched().new == 1


def test_a_file_that_changes_while_it_is_looked_at_waits(
    watched: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What differs before and after hashing is not believed."""
    write(folder / "heron.txt", "A line about pelicans.", age=40)
    whole = watching.sha256_of

    def growing(path: Path) -> str:
        write(path, "A line about pelicans and more.", age=30)
        return whole(path)

    monkeypatch.setattr(watching, "sha256_of", growing)
    scan = watched.scan_watched()
    assert (scan.changed, scan.waiting) == (0, 1)


def test_unfinished_downloads_are_not_looked_at(watched: Library, folder: Path) -> None:
    """Names that programs use while they write are left alone."""
    for name in ("a.pdf.part", "b.crdownload", "~$c.docx"):
        write(folder / name, "half")
    assert watched.scan_watched() == ScanReport()


def test_a_deleted_document_does_not_come_back(watched: Library, folder: Path) -> None:
    """What the person deleted stays away while its file stays the same."""
    watched.delete([named(watched, "heron.txt").id])
    assert watched.scan_watched().found_nothing
    write(folder / "heron.txt", "A line about pelicans.", age=30)
    assert watched.scan_watched().changed == 1
    assert named(watched, "heron.txt").earlier_versions == 0


def test_a_change_that_cannot_be_read_is_told(watched: Library, folder: Path) -> None:
    """The document keeps its text and says that its file is newer; the file is not tried daily."""
    write(folder / "heron.txt", "", age=30)
    scan = watched.scan_watched()
    assert scan.report is not None
    assert scan.report.files[0].state is FileState.EMPTY
    assert text(watched, named(watched, "heron.txt")) == "A line about herons."
    assert named(watched, "heron.txt").watched is WatchedState.UNREAD
    assert watched.scan_watched().found_nothing


def test_a_folder_that_is_not_there_says_nothing_of_its_files(
    watched: Library, folder: Path
) -> None:
    """A drive that was unplugged does not make its documents missing."""
    folder.rename(folder.parent / "unplugged")
    assert watched.scan_watched().unavailable == (str(folder),)
    assert named(watched, "heron.txt").watched is WatchedState.PRESENT


def test_what_was_imported_before_is_recognised(library: Library, folder: Path) -> None:
    """Documents that were dropped earlier are those of the watched files."""
    library.import_paths([folder])
    library.watch(folder)
    library.scan_watched()
    assert len(library.documents()) == 2
    assert {document.watched for document in library.documents()} == {WatchedState.PRESENT}


def test_a_broken_off_scan_goes_on(watched: Library, folder: Path) -> None:
    """Stopped before its import was told to the watch, a scan makes no version twice."""
    write(folder / "heron.txt", "A line about pelicans.", age=30)
    document = named(watched, "heron.txt")
    watched.import_again([watched.file_of(document.id)])  # as a job that was resumed would
    assert named(watched, "heron.txt").earlier_versions == 1
    work = Work()
    work.cancel()
    watched.scan_watched()
    assert text(watched, named(watched, "heron.txt")) == "A line about pelicans."
    assert watched.scan_watched().found_nothing


def test_folders_are_watched_once(watched: Library, folder: Path) -> None:
    """One inside a watched folder adds nothing; one around it takes its files over."""
    (folder / "deep").mkdir()
    watched.watch(folder / "deep")
    assert [each.path for each in watched.watched()] == [str(folder)]
    watched.watch(folder.parent)
    (outer,) = watched.watched()
    assert (outer.path, outer.files) == (str(folder.parent), 2)
    assert watched.scan_watched().found_nothing


def test_the_library_itself_is_not_watched(watched: Library, folder: Path) -> None:
    """Its copies of files are no new files, wherever it lies; a folder in it is refused."""
    with pytest.raises(LibraryProblem) as problem:
        watched.watch(watched.path / "originals")
    assert problem.value.code == "folder_is_library"
    watched.watch(watched.path.parent)
    assert watched.scan_watched().new == 0


def test_unwatching_leaves_the_documents(watched: Library, folder: Path) -> None:
    """The folder is followed no more; nothing else changes."""
    watched.unwatch(folder)
    assert watched.watched() == ()
    assert [document.watched for document in watched.documents()] == [None, None]


def test_notes_go_over_to_the_changed_file(watched: Library, folder: Path) -> None:
    """A note on a sentence that is still there is sure of its place; one on a sentence that was
    removed is kept as an orphan."""
    kept, removed = "فاض النهر في الليل وأغرق الحقول.", "قال المزارعون إنهم خسروا محصول القمح."
    write(folder / "نهر.txt", f"{kept}\n\n{removed}", age=40)
    watched.scan_watched()
    before = named(watched, "نهر.txt")
    for number, sentence in enumerate((kept, removed)):
        start, end = Place(number, 0), Place(number, len(sentence))
        watched.annotations.add(before.id, start, end, colour=MarkColour.YELLOW, note=sentence)
    write(folder / "نهر.txt", f"عنوان جديد للمقال\n\n{kept}\n\nولم يسقط المطر بعد ذلك.", age=30)
    watched.scan_watched()
    after = named(watched, "نهر.txt")
    found = {each.note: each for each in watched.annotations.find()}
    assert found[kept].document_id == after.id
    assert (found[kept].anchor, found[kept].start.paragraph) == (AnchorState.SURE, 1)
    assert found[removed].anchor is AnchorState.ORPHAN
