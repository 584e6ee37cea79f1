"""What text recognition says of a page becomes lines, columns and paragraphs like any other."""

from __future__ import annotations

from itertools import islice

import pytest

from index.documents import Direction, ParagraphKind, ParsedDocument
from index.importers.pdf import parse
from index.importers.pdf.recognised import recognised_lines, recognition_notes
from index.importers.registry import Context
from tests.index.importers.fuzz import cases
from tests.index.importers.pdf.pages import Text, draw

EM = 50  # pixels, at 300 dpi: 12 points


def hocr(*lines: tuple[int, int, str], sure: int = 90, size: int = EM, slope: float = 0.0) -> bytes:
    """A page with these lines: left edge and top in pixels, and words, right to left ones too."""
    found = []
    for left, top, text in lines:
        rtl = any("\u0590" <= letter < "\u0700" for letter in text)
        place, words = left, []
        ordered = text.split()[::-1] if rtl else text.split()
        for word in ordered:
            right = place + 20 * len(word)
            box = f"bbox {place} {top} {right} {top + size}; x_wconf {sure}"
            words.append(f"<span class='ocrx_word' title='{box}'>{word}</span>")
            place = right + 20
        title = f"bbox {left} {top} {place - 20} {top + size}; baseline {slope} -10; x_size {size}"
        content = " ".join(words[::-1] if rtl else words)
        found.append(f"<span class='ocr_line' title='{title}'>{content}</span>")
    title = "bbox 0 0 2480 3508; ppageno 0; scan_res 300 300"
    body = f"<div class='ocr_page' title='{title}'>{''.join(found)}</div>"
    return f"<html><body>{body}</body></html>".encode()


def recognised(*pages: bytes) -> ParsedDocument:
    """The document that a file of blank pages becomes, read like this."""
    blank = draw(*([Text(50, 100, "x")] for _page in pages))
    return parse(blank, Context(name="a.pdf", recognised=dict(enumerate(pages, 1))))


def test_lines_become_a_paragraph_with_its_confidence() -> None:
    """Lines that belong together are one paragraph, as sure as its words."""
    found = recognised(hocr((100, 100, "The first line of it"), (100, 170, "and the second.")))
    (paragraph,) = found.paragraphs
    assert paragraph.text == "The first line of it and the second."
    assert (paragraph.page, paragraph.confidence) == (1, pytest.approx(0.9))
    assert "recognised" in found.notes


def test_right_to_left_words_keep_their_order() -> None:
    """Words come in reading order: nothing is turned round."""
    found = recognised(hocr((100, 100, "وقال الوزير في 2019 إن الخطة جديدة")))
    assert found.paragraphs[0].text == "وقال الوزير في 2019 إن الخطة جديدة"
    assert found.paragraphs[0].direction is Direction.RTL


def test_columns_are_read_from_the_right() -> None:
    """The right column of an Arabic page comes first."""
    right = [(1300, 100 + 70 * n, f"العمود الأيمن في الصفحة سطر {n}") for n in range(6)]
    left = [(100, 100 + 70 * n, f"العمود الأيسر في الصفحة سطر {n}") for n in range(6)]
    text = " ".join(part.text for part in recognised(hocr(*left, *right)).paragraphs)
    assert text.index("الأيمن في الصفحة سطر 5") < text.index("الأيسر في الصفحة سطر 0")


def test_page_scanned_askew_is_level() -> None:
    """Two columns of a page that leans share their lines."""
    rows = [(100, 1000 + 70 * n, "left column words here") for n in range(3)]
    rows += [(1500, 1000 + 70 * n + 28, "right column words here") for n in range(3)]
    lines = recognised_lines(hocr(*rows, slope=0.02))
    assert [len(line.cells) for line in lines] == [2, 2, 2]


def test_larger_line_is_a_heading() -> None:
    """A line of letters half as large again stands above the text."""
    page = hocr(*((100, 400 + 70 * n, "a line of the running text of it") for n in range(5)))
    title = hocr((100, 100, "A heading"), size=2 * EM).decode()
    wide = title.replace("bbox 100 100 280", "bbox 100 100 460")
    line = wide[wide.index("<span class='ocr_line'") : wide.index("</div>")]
    for narrow, broad in (("bbox 100 100 120", "bbox 100 100 140"), ("140 100 280", "160 100 440")):
        line = line.replace(narrow, broad)
    found = recognised(
        page.replace(b"<span class='ocr_line'", line.encode() + b"<span class='ocr_line'", 1)
    )
    assert found.paragraphs[0].kind is ParagraphKind.HEADING


def test_noise_is_left_out() -> None:
    """What a picture looked like to text recognition is no text."""
    assert recognised_lines(hocr((100, 100, "~~ ;: ii"), sure=5)) == ()


def test_doubt_is_noted() -> None:
    """A document of unsure words says so."""
    notes = recognised(hocr((100, 100, "words that were hard to read"), sure=50)).notes
    assert {"recognised", "doubtful_recognition"} <= set(notes)


def test_running_heads_of_scans_are_left_out() -> None:
    """A line that stands at the top of every page is no text of the article."""
    pages = [
        hocr((100, 50, "The Daily News"), (100, 400, f"Page {name} says something."))
        for name in ("one", "two", "three", "four")
    ]
    assert all("Daily" not in part.text for part in recognised(*pages).paragraphs)


@pytest.mark.parametrize(
    "noise", [b"", b"<", b"\xff\xfe", b"<html><span class='ocr_line'>x</span>"]
)
def test_what_is_no_hocr_has_no_lines(noise: bytes) -> None:
    """An answer that makes no sense is a page without text."""
    assert recognised_lines(noise) == ()


def test_unread_pages_are_noted() -> None:
    """A document says whether all of it waits, or some pages."""
    assert recognition_notes([], [1])["needs_ocr"]
    assert not recognition_notes([], [])["needs_ocr"]


def test_broken_hocr_is_read_as_far_as_it_goes() -> None:
    """Whatever harm is done to what text recognition said, lines come out, or none."""
    whole = hocr((100, 100, "وقال الوزير في 2019"), (100, 170, "and the second line."))
    for case in islice(cases("a.hocr", whole, seed=1), 300):
        recognised_lines(case)
