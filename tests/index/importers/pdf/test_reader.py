"""Whole PDF files: what they say of themselves, and what is refused."""

from __future__ import annotations

import zlib
from pathlib import Path

import pypdfium2
import pytest
from fpdf import FPDF

from index.documents import DateCertainty, Direction
from index.importers.limits import MAX_PAGES, MAX_PICTURE_PIXELS
from index.importers.pdf import open_pages
from index.importers.registry import Context
from index.problems import EmptyProblem, ImportProblem, RefusedProblem
from tests.index.importers.makers import pdf_of_objects, pdf_of_stream
from tests.index.importers.pdf.pages import Text, draw, read, texts
from tests.index.importers.pdf.scoring import order_similarity, word_recall

LINE = [Text(50, 100, "A page with a line of text")]


def test_file_tells_title_author_and_date() -> None:
    """The facts that a file declares are taken over."""
    found = read(draw(LINE, title="Roads", author="A. Smith; B. Jones"))
    assert (found.title, found.authors) == ("Roads", ("A. Smith", "B. Jones"))
    assert found.date_certainty is DateCertainty.DECLARED


def test_title_that_a_program_made_up_is_no_title() -> None:
    """The name of a Word file is no title; the heading is."""
    page = [Text(50, 60, "The true title", size=22), *LINE]
    assert read(draw(page, title="Microsoft Word - final2.doc")).title == "The true title"


def test_paragraphs_know_their_page() -> None:
    """Every paragraph says on which page it begins."""
    pages = [[Text(50, 100, f"Line {number}.")] for number in range(3)]
    assert [part.page for part in read(draw(*pages)).paragraphs] == [1, 2, 3]


def test_protected_file_is_refused() -> None:
    """A file with a password is refused as such."""
    pdf = FPDF()
    pdf.set_encryption(owner_password="owner", user_password="user")
    pdf.add_page()
    with pytest.raises(RefusedProblem, match="password"):
        read(bytes(pdf.output()))


def test_too_many_pages_are_refused() -> None:
    """A file of more pages than the limit is refused before any is read."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(100, 100)
    claimed = _saved(document).replace(b"/Count 1", b"/Count %d" % (MAX_PAGES + 1))
    with pytest.raises(RefusedProblem, match="pages"):
        read(claimed)


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    import io

    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_page_that_is_a_picture_needs_recognition() -> None:
    """A scan is a document without text that names the pages to be recognised."""
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(10, 10, 100, 100, style="F")
    found = read(bytes(pdf.output()))
    assert (found.paragraphs, found.unread_pages, found.notes) == ((), (1,), ("needs_ocr",))


def test_page_is_shown_as_it_is_seen() -> None:
    """A page is drawn in shades of grey, black where something is."""
    pdf = FPDF(unit="pt", format=(72, 144))
    pdf.add_page()
    pdf.rect(0, 0, 72, 36, style="F")
    shown = open_pages(bytes(pdf.output()), Context(name="a.pdf")).picture(1)
    assert (shown.width, shown.height, shown.dpi) == (300, 600, 300)
    assert (shown.pixels[0], shown.pixels[-1]) == (0, 255)


def test_huge_page_is_shown_smaller() -> None:
    """A page of the size of a wall costs no more memory than a newspaper's."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(14_000, 14_000)
    shown = open_pages(_saved(document), Context(name="a.pdf")).picture(1)
    assert shown.width * shown.height <= MAX_PICTURE_PIXELS


def test_blank_page_has_no_text() -> None:
    """A page with nothing on it needs no recognition."""
    pdf = FPDF()
    pdf.add_page()
    with pytest.raises(EmptyProblem) as problem:
        read(bytes(pdf.output()))
    assert problem.value.code == "no_text"


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_page_is_read(degrees: int) -> None:
    """Text that runs up, down or upside down is read as if it did not."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    with pdf.rotation(degrees, 100, 150):
        pdf.text(80, 150, "This runs elsewhere")
        pdf.text(80, 156, "in two lines of text.")
    assert texts(bytes(pdf.output())) == ["This runs elsewhere in two lines of text."]


@pytest.mark.parametrize("end", [0.3, 0.6, 0.9])
def test_cut_off_file_is_damaged_or_partly_read(end: float) -> None:
    """A file without its end is a problem that is told, or what is left of it."""
    data = draw(LINE, LINE)
    try:
        assert read(data[: int(len(data) * end)]).paragraphs
    except ImportProblem as problem:
        assert problem.code in {"damaged", "no_text", "needs_ocr"}


def test_other_bytes_are_damaged() -> None:
    """What is no PDF is told so."""
    with pytest.raises(ImportProblem, match="damaged"):
        read(b"%PDF-1.7 and nothing more")


def test_pages_that_refer_to_themselves_end() -> None:
    """A tree of pages that is a ring does not go round for ever."""
    with pytest.raises(ImportProblem):
        read(pdf_of_objects(b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 4>>"))


def test_stream_packed_many_times_ends() -> None:
    """A content stream that unpacks to megabytes of nothing is read as nothing."""
    content = zlib.compress(zlib.compress(b" " * 5_000_000))
    with pytest.raises(EmptyProblem):
        read(pdf_of_stream(content, b"[/FlateDecode/FlateDecode]"))


@pytest.mark.shared
def test_word_file_is_read_as_its_writer_wrote_it(shared: Path) -> None:
    """An Arabic file of Word comes back nearer to its text than from any library measured."""
    folder = shared / "documents" / "open" / "pdf"
    found = read((folder / "right_to_left_01.pdf").read_bytes())
    truth = (folder / "right_to_left_01.expected.md").read_text("utf-8").replace("##", "")
    text = "\n".join(part.text for part in found.paragraphs)
    assert order_similarity(text, truth) >= 0.998
    assert word_recall(text, truth) >= 0.985
    assert found.direction is Direction.RTL


@pytest.mark.shared
def test_mixed_directions_are_read_as_expected(shared: Path) -> None:
    """Dates, brackets, guillemets and Latin words beside Arabic keep their order."""
    folder = shared / "documents" / "open" / "pdf"
    truth = (folder / "BidiSample.expected.txt").read_text("utf-8").split("\n")
    found = texts((folder / "BidiSample.pdf").read_bytes())
    assert [" ".join(text.split()) for text in found] == [
        " ".join(line.split()) for line in truth if line.strip()
    ]


@pytest.mark.shared
def test_brackets_of_a_law_are_read_as_expected(shared: Path) -> None:
    """Paragraph marks of a Hebrew law open and close."""
    data = (shared / "documents" / "open" / "pdf" / "issue11656.pdf").read_bytes()
    assert texts(data)[-1] == "לחיוב פעולות אלה לפי סעיף 15(ב)(4) לחוק מבקר המדינה"


@pytest.mark.shared
def test_paper_of_two_columns_is_read_in_order(shared: Path) -> None:
    """A paper's columns are read one after the other, words divided at line ends whole."""
    data = (shared / "documents" / "open" / "pdf" / "tracemonkey.pdf").read_bytes()
    text = " ".join(texts(data))
    places = [text.index(part) for part in ("Abstract", "1. Introduction", "2. Overview")]
    assert places == sorted(places)
    assert "statically typed languages rely on type information to generate" in text
