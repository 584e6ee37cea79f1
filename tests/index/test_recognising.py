"""Documents that are pictures wait in the library, and become text when they are recognised."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from fpdf import FPDF
from PySide6.QtGui import QGuiApplication

from index.documents import FileState
from index.importers.isolation import Parsers
from index.importers.registry import Context
from index.jobs import Work
from index.library import Library
from index.ocr.tesseract import PROGRAM, Tesseract
from index.problems import LibraryProblem, RecognitionProblem
from tests.index.ocr.scans import ARABIC, HEBREW, file, page


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Tesseract."""
    monkeypatch.setenv(PROGRAM, "")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty library that keeps copies."""
    return Library.create(tmp_path / "L.warraq")


def mixed() -> bytes:
    """A PDF file with a page of text and a page that is a picture."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=12)
    pdf.add_page()
    pdf.text(20, 30, "The council met on Monday to speak about the bridge.")
    pdf.add_page()
    pdf.image(page(ARABIC, "ar"), 0, 0, 210)
    return bytes(pdf.output())


def write(path: Path, data: bytes) -> Path:
    """A file with this content."""
    path.write_bytes(data)
    return path


def test_scan_waits_without_tesseract(
    without: None, library: Library, tmp_path: Path, qapp: QGuiApplication
) -> None:
    """A scan is in the library, without text, and says what it waits for."""
    with library:
        scan = write(tmp_path / "scan.png", file([page(ARABIC, "ar")], "PNG"))
        (report,) = library.import_paths([scan]).files
        assert (report.state, report.reason) == (FileState.EMPTY, "needs_ocr")
        assert report.document_id is not None
        assert library.document(report.document_id).notes == ("needs_ocr",)
        assert not library.can_recognise
        with pytest.raises(RecognitionProblem, match="Tesseract"):
            library.recognise()
        assert library.check().clean


def test_scan_is_recognised_with_the_import(
    tesseract: Tesseract, library: Library, tmp_path: Path, qapp: QGuiApplication
) -> None:
    """Where Tesseract is, a scan of several pages comes in as text that is found."""
    pages = [page(ARABIC, "ar"), page(HEBREW, "he", degrees=180)]
    scan = write(tmp_path / "scan.tif", file(pages, "TIFF"))
    with library:
        (report,) = library.import_paths([scan]).files
        assert report.state is FileState.IMPORTED
        assert report.document_id is not None
        found = library.paragraphs(report.document_id)
        assert {(part.page, part.language) for part in found} == {(1, "ar"), (2, "he")}
        assert all(part.confidence and part.confidence > 0.8 for part in found)
        assert library.document(report.document_id).notes == ("recognised",)
        assert library.search("إصلاح الجسر").hits[0].document.id == report.document_id
        assert library.check().clean


def test_only_the_pages_that_need_it_are_recognised_later(
    tesseract: Tesseract, library: Library, tmp_path: Path, qapp: QGuiApplication
) -> None:
    """A page with text keeps it; the file itself may be gone by then."""
    path = write(tmp_path / "mixed.pdf", mixed())
    with library:
        (report,) = library.import_paths([path], recognise=False).files
        assert report.state is FileState.IMPORTED
        assert report.document_id is not None
        before = library.paragraphs(report.document_id)
        path.unlink()
        (recognised,) = library.recognise().files
        assert recognised.document_id is not None
        after = library.paragraphs(recognised.document_id)
        assert after[0].text == before[0].text
        assert after[0].confidence is None
        assert {part.page for part in after} == {1, 2}
        assert library.document(recognised.document_id).notes == ("recognised",)
        assert [document.id for document in library.documents()] == [recognised.document_id]
        assert library.recognise().files == ()
        assert library.check().clean


def test_file_that_is_gone_is_told(
    tesseract: Tesseract, tmp_path: Path, qapp: QGuiApplication
) -> None:
    """Without a copy and without the file, the document goes on waiting and says why."""
    path = write(tmp_path / "scan.png", file([page(ARABIC, "ar")], "PNG"))
    with Library.create(tmp_path / "L.warraq", keep_originals=False) as library:
        library.import_paths([path], recognise=False)
        path.unlink()
        (report,) = library.recognise().files
        assert (report.state, report.reason) == (FileState.FAILED, "original_missing")
        assert library.documents()[0].notes == ("needs_ocr",)


def test_file_that_lies_where_it_lay_is_read_again(
    tesseract: Tesseract, tmp_path: Path, qapp: QGuiApplication
) -> None:
    """Without a copy the file itself serves, and trying the import again is enough."""
    path = write(tmp_path / "scan.png", file([page(HEBREW, "he")], "PNG"))
    with Library.create(tmp_path / "L.warraq", keep_originals=False) as library:
        library.import_paths([path], recognise=False)
        (report,) = library.import_paths([path]).files
        assert report.state is FileState.DUPLICATE
        assert library.documents()[0].language == "he"


def test_picture_without_text_is_not_tried_for_ever(
    tesseract: Tesseract, library: Library, tmp_path: Path, qapp: QGuiApplication
) -> None:
    """A photograph ends as such; only who names it tries again."""
    path = write(tmp_path / "photo.png", file([page([], "en")], "PNG"))
    with library:
        (report,) = library.import_paths([path]).files
        assert (report.state, report.reason) == (FileState.EMPTY, "nothing_recognised")
        assert library.recognise().files == ()
        assert len(library.recognise([library.documents()[0].id]).files) == 1


def test_stop_leaves_the_document_waiting(
    tesseract: Tesseract, library: Library, tmp_path: Path, qapp: QGuiApplication
) -> None:
    """Who stops gets a report, and can go on another time."""
    path = write(tmp_path / "scan.png", file([page(ARABIC, "ar")], "PNG"))
    work = Work()
    with library:
        library.import_paths([path], recognise=False)
        work.cancel()
        report = library.recognise(work=work)
        assert (report.cancelled, report.files) == (True, ())
        assert library.documents()[0].notes == ("needs_ocr",)


class _StopAfterAPage(Work):
    """Work that somebody stops when the first of two pages is read."""

    def report(self, done: int, total: int | None, step: str, subject: str = "") -> None:
        super().report(done, total, step, subject)
        if "(1/2)" in subject:
            self.cancel()
            self.check()


def test_recognition_goes_on_at_the_page_where_it_was_stopped(
    tesseract: Tesseract,
    library: Library,
    tmp_path: Path,
    qapp: QGuiApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Pages that were read before a stop are not read again, and all are in the document."""
    scan = write(tmp_path / "scan.tif", file([page(ARABIC, "ar"), page(HEBREW, "he")], "TIFF"))
    shown: list[list[int]] = []
    show = Parsers.show

    def watched(self: Parsers, name: str, data: bytes, pages: Sequence[int], context: Context):
        shown.append(list(pages))
        return show(self, name, data, pages, context)

    monkeypatch.setattr(Parsers, "show", watched)
    with library:
        library.import_paths([scan], recognise=False)
        assert library.recognise(work=_StopAfterAPage()).cancelled
        assert library.documents()[0].notes == ("needs_ocr",)
        library.recognise()
        assert shown == [[1, 2], [2]]
        found = library.paragraphs(library.documents()[0].id)
        assert {part.page for part in found} == {1, 2}
        assert not list((library.path / "cache" / "recognised").iterdir())


def test_unknown_document_is_told(tesseract: Tesseract, library: Library) -> None:
    """A document that is not there is a problem, not silence."""
    with library, pytest.raises(LibraryProblem) as problem:
        library.recognise([7])
    assert problem.value.code == "document_missing"
