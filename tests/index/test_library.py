"""Promises of a library to the window and the command line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from index.documents import Changes, FileState, ImportReport
from index.jobs import Progress, Work
from index.library import Library
from index.problems import LibraryProblem
from tests.conftest import REPOSITORY
from tests.index.conftest import ARTICLES


def states(report: ImportReport) -> dict[str, tuple[FileState, str | None]]:
    """How each file ended, by its name."""
    return {Path(file.path).name: (file.state, file.reason) for file in report.files}


def test_an_imported_article_is_read_as_it_was_written(filled: Library) -> None:
    """What a file said is what the reader gets, paragraph by paragraph."""
    found = {
        Path(document.path or "").name: "\n\n".join(
            paragraph.text for paragraph in filled.paragraphs(document.id)
        )
        for document in filled.documents()
    }
    assert found == ARTICLES


def test_documents_know_their_language_and_direction(filled: Library) -> None:
    """Where a file declares neither, its paragraphs tell."""
    facts = {document.language: document.direction for document in filled.documents()}
    assert facts == {"ar": "rtl", "en": "ltr", "he": "rtl"}


def test_what_was_imported_is_found_at_once(library: Library, articles: Path) -> None:
    """A search engine that is loaded already sees what came after it."""
    library.import_paths([articles / "river.txt"])
    library.search("wheat")
    library.import_paths([articles / "نهر.txt"])
    hit = library.search("القمح").hits[0]
    assert hit.paragraph.language == "ar"
    assert "lexical" in hit.matched_by


def test_a_question_finds_the_answer_in_another_language(filled: Library) -> None:
    """Asked in English, the Arabic and Hebrew articles answer too."""
    hits = filled.search("farmers lost the wheat harvest", limit=10).hits
    assert {hit.paragraph.language for hit in hits[:4]} >= {"ar", "en"}


def test_a_range_of_paragraphs_can_be_read(filled: Library) -> None:
    """The reader asks only for what is visible."""
    document = filled.documents()[0]
    (paragraph,) = filled.paragraphs(document.id, start=1, count=1)
    assert paragraph.number == 1
    assert filled.paragraph_count(document.id) == 2
    assert filled.paragraph_lengths(document.id)[1] == len(paragraph.text)


def test_every_file_ends_with_a_reason(library: Library, articles: Path) -> None:
    """A bad file is reported with its reason and harms no other."""
    (articles / "empty.txt").write_bytes(b"")
    (articles / "program.exe").write_bytes(b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff" * 50)
    report = library.import_paths([articles, articles / "gone.txt"])
    ended = states(report)
    assert ended["empty.txt"] == (FileState.EMPTY, "no_text")
    assert ended["program.exe"] == (FileState.REFUSED, "unknown_format")
    assert ended["gone.txt"] == (FileState.FAILED, "file_missing")
    assert report.count(FileState.IMPORTED) == len(ARTICLES)


def test_the_same_bytes_are_imported_once(filled: Library, articles: Path) -> None:
    """A duplicate is reported with the document that it is, under whatever name it comes."""
    (articles / "again.txt").write_bytes((articles / "river.txt").read_bytes())
    report = filled.import_paths([articles / "again.txt", articles / "again.txt"])
    (file,) = report.files
    assert (file.state, file.reason) == (FileState.DUPLICATE, "duplicate")
    assert file.document_id in {document.id for document in filled.documents()}
    assert len(filled.documents()) == len(ARTICLES)


def test_twins_in_one_drop_are_imported_once(library: Library, articles: Path) -> None:
    """Two equal files that are read at the same moment do not both come in."""
    (articles / "twin.txt").write_bytes((articles / "river.txt").read_bytes())
    report = library.import_paths([articles])
    assert report.count(FileState.IMPORTED) == len(ARTICLES)
    assert states(report)["twin.txt"][0] is FileState.DUPLICATE


def test_originals_are_kept_and_leave_with_the_document(filled: Library) -> None:
    """The library's folder holds a copy of each file until the document is deleted."""
    originals = filled.path / "originals"
    document = filled.documents()[0]
    copy = originals / f"{document.sha256}.txt"
    assert copy.read_text(encoding="utf-8") == ARTICLES[Path(document.path or "").name]
    filled.delete([document.id])
    assert not copy.exists()
    assert len(list(originals.iterdir())) == len(ARTICLES) - 1


def test_a_library_can_keep_no_originals(tmp_path: Path, articles: Path) -> None:
    """Who does not want copies gets none, and the check asks for none."""
    with Library.create(tmp_path / "L.warraq", keep_originals=False) as library:
        library.import_paths([articles])
        assert not (library.path / "originals").exists()
        assert library.check().clean


def test_a_deleted_document_is_gone_everywhere(filled: Library) -> None:
    """Neither its text nor its words nor its vectors remain."""
    gone = next(each for each in filled.documents() if each.language == "ar")
    filled.search("القمح")
    filled.delete([gone.id])
    hits = filled.search("القمح").hits
    assert gone.id not in {hit.document.id for hit in hits}
    assert filled.check().clean
    with pytest.raises(LibraryProblem, match="no document"):
        filled.document(gone.id)


def test_deleting_what_is_not_there_deletes_nothing(filled: Library) -> None:
    """One wrong id, and everything stays."""
    ids = [document.id for document in filled.documents()]
    with pytest.raises(LibraryProblem) as problem:
        filled.delete([*ids, 999])
    assert problem.value.code == "document_missing"
    assert [document.id for document in filled.documents()] == ids


def test_a_cancelled_import_keeps_what_it_acknowledged(library: Library, tmp_path: Path) -> None:
    """Cancelled between files, it reports the rest as not done, and the library is sound."""
    many = tmp_path / "many"
    many.mkdir()
    for number in range(60):
        (many / f"{number:03}.txt").write_text(f"Article number {number} about the river.")
    cancel = threading.Event()

    def watch(progress: Progress) -> None:
        if progress.done:
            cancel.set()

    report = library.import_paths([many], progress=watch, cancel=cancel)
    imported = report.count(FileState.IMPORTED)
    assert report.cancelled
    assert 0 < imported < 60
    assert len(library.documents()) == imported
    assert states(report)["059.txt"] == (FileState.PENDING, "cancelled")
    assert library.check().clean


def test_a_change_is_told_to_who_listens(library: Library, articles: Path) -> None:
    """Views hear what kind of thing changed."""
    heard: list[Changes] = []
    library.on_change(heard.append)
    library.import_paths([articles])
    library.add_to_collection("floods", [1, 2])
    # a file that comes as a next version brings marks along
    assert heard[0] == Changes(documents=True, annotations=True, jobs=True)
    assert heard[-1] == Changes(documents=True)


def test_collections_name_sets_of_documents(filled: Library) -> None:
    """Documents go in and out of a collection and stay in the library."""
    filled.add_to_collection("فيضان", [1, 2, 999])
    filled.remove_from_collection("فيضان", [1])
    assert filled.collections() == {"فيضان": (2,)}
    filled.delete([2])
    assert filled.collections() == {"فيضان": ()}
    filled.delete_collection("فيضان")
    assert filled.collections() == {}


def test_reports_of_imports_are_kept(filled: Library, articles: Path) -> None:
    """What was refused and why can be read again later, the newest import first."""
    (articles / "empty.txt").write_bytes(b"")
    filled.import_paths([articles / "empty.txt"])
    newest, oldest = filled.import_reports()
    assert states(newest) == {"empty.txt": (FileState.EMPTY, "no_text")}
    assert oldest.count(FileState.IMPORTED) == len(ARTICLES)


def test_a_backup_is_a_whole_library(filled: Library, tmp_path: Path) -> None:
    """The copy opens, checks clean, answers, and never replaces anything."""
    target = tmp_path / "نسخة.warraq"
    filled.backup(target)
    with Library.open(target) as copy:
        assert copy.check().clean
        assert [each.sha256 for each in copy.documents()] == [
            each.sha256 for each in filled.documents()
        ]
        assert copy.search("wheat harvest").hits
    with pytest.raises(LibraryProblem, match="exists already"):
        filled.backup(target)


def test_a_library_of_many_languages_survives_reopening(filled: Library) -> None:
    """Closed and opened again, it answers as before, from its own cache."""
    before = [hit.paragraph.id for hit in filled.search("river flooded fields").hits]
    filled.close()
    with Library.open(filled.path) as again:
        assert [hit.paragraph.id for hit in again.search("river flooded fields").hits] == before


def test_a_closed_library_says_so(library: Library) -> None:
    """Asked after it was closed, it does not crash; closing twice is fine."""
    library.close()
    library.close()
    with pytest.raises(LibraryProblem) as problem:
        library.documents()
    assert problem.value.code == "library_closed"


READ_ONLY = """
import importlib.metadata, mmap, os, sys  # numpy imports the first two only when it must
from pathlib import Path
import faiss
from index.library import Library
from index.problems import LibraryProblem
if os.geteuid() == 0:
    os.seteuid(65534)  # root may write anywhere
with Library.open(Path(sys.argv[1])) as library:
    assert library.read_only
    assert library.search("wheat").hits
    try:
        library.add_to_collection("x", [1])
    except LibraryProblem as problem:
        print(problem.code)
"""


@pytest.mark.skipif(os.name == "nt", reason="the rights of files are another matter there")
def test_a_library_that_cannot_be_written_can_be_read(imported: Path) -> None:
    """On read-only media it opens, answers and refuses changes with a clear state."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "L.warraq"
        shutil.copytree(imported, path)
        Path(name).chmod(0o755)
        for each in (path, *path.rglob("*")):
            each.chmod(0o555 if each.is_dir() else 0o444)
        ran = subprocess.run(
            [sys.executable, "-c", READ_ONLY, path],
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            check=False,
        )
        path.chmod(0o755)
        (path / "originals").chmod(0o755)
        (path / "cache").chmod(0o755)
    assert (ran.stdout.strip(), ran.stderr) == ("library_not_writable", "")


def test_work_and_callbacks_do_not_mix(library: Library, articles: Path) -> None:
    """Who hands over a Work hears of progress and cancels through it alone."""
    with pytest.raises(TypeError):
        library.import_paths([articles], work=Work(), cancel=threading.Event())


def test_a_word_is_glossed_in_another_language(library: Library) -> None:
    """Point at a word: near words of the person's own language come back, nearest first."""
    gloss = library.gloss("الحكومة", language="ar", to="en")
    assert (gloss.looked_up, gloss.words[0].text) == ("حكومه", "government")
    assert {"ar", "en", "zh"} <= set(library.gloss_languages())
