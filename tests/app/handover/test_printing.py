"""Printing: pages as PDF, read back; the window lives while they are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.handover.parts import Print
from app.handover.printing import PrintJob, write_pdf
from app.handover.sheets import Part
from app.reader.layers import Layer, LayerStyle
from app.window import Window
from index.documents import Direction, Paragraph, ParagraphKind, Span
from tests.app.conftest import WAIT_MS

LETTERS_PER_POINT = 1


class Text:
    """A document made of paragraphs."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs

    @property
    def count(self) -> int:
        return len(self._paragraphs)

    @property
    def lengths(self) -> Any:
        return [len(paragraph.text) for paragraph in self._paragraphs]

    def paragraphs(self, start: int, count: int) -> Sequence[Paragraph]:
        return self._paragraphs[start : start + count]


def paragraph(number: int, text: str, kind: ParagraphKind = ParagraphKind.BODY) -> Paragraph:
    """A paragraph in the direction of its first letter."""
    rtl = "\u0590" < text[0] < "\u0700"
    return Paragraph(
        id=number + 1,
        document_id=1,
        number=number,
        text=text,
        language="ar" if rtl else "en",
        direction=Direction.RTL if rtl else Direction.LTR,
        kind=kind,
        level=1 if kind is ParagraphKind.HEADING else 0,
        page=None,
        anchor=None,
        sentences=(),
    )


def document(*paragraphs: Paragraph, **more: Any) -> Print:
    """Something to be printed."""
    return Print(title="T", parts=(Part(source=Text(paragraphs), **more),))


def printed(what: Print, path: Path, qtbot: QtBot) -> tuple[list[str], PrintJob]:
    """The text of each page of the PDF, and the job that made it."""
    parent = QWidget()
    qtbot.addWidget(parent)
    done: list[Path] = []
    failed: list[Exception] = []
    job = write_pdf(what, path, parent, done=done.append, failed=failed.append)
    qtbot.waitUntil(lambda: bool(done or failed), timeout=WAIT_MS)
    assert not failed
    pdf = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    return texts, job


@pytest.mark.usefixtures("fonts")
def test_a_long_text_goes_over_pages_whole(tmp_path: Path, qtbot: QtBot) -> None:
    """Every word is printed once, in order, and every page is numbered."""
    words = [f"word{number}" for number in range(4000)]
    text = [paragraph(n, " ".join(words[n * 40 : n * 40 + 40])) for n in range(100)]
    pages, job = printed(document(*text), tmp_path / "a.pdf", qtbot)
    found = [word for page in pages for word in page.split() if word.startswith("word")]
    assert found == words
    assert job.pages == len(pages) > 5
    assert [page.split()[-1] if str(n) in page.split() else "" for n, page in enumerate(pages, 1)]


@pytest.mark.usefixtures("fonts")
def test_one_paragraph_may_be_a_book(tmp_path: Path, qtbot: QtBot) -> None:
    """A paragraph longer than a page is cut between lines, and nothing of it is lost."""
    words = [f"w{number}" for number in range(3000)]
    pages, _ = printed(document(paragraph(0, " ".join(words))), tmp_path / "a.pdf", qtbot)
    assert [word for page in pages for word in page.split() if word[0] == "w"] == words
    assert len(pages) > 3


@pytest.mark.usefixtures("fonts")
def test_a_heading_is_never_the_last_line(tmp_path: Path, qtbot: QtBot) -> None:
    """Wherever a page ends, a heading stands on the page of the text below it."""
    text: list[Paragraph] = []
    for number in range(0, 120, 3):
        text.append(paragraph(number, f"Heading{number}", ParagraphKind.HEADING))
        text.append(paragraph(number + 1, f"first{number} " + "lorem ipsum " * 40))
        text.append(paragraph(number + 2, "dolor sit amet " * 25))
    pages, _ = printed(document(*text), tmp_path / "a.pdf", qtbot)
    for number in range(0, 120, 3):
        (page,) = [page for page in pages if f"Heading{number}\r" in page.replace("\n", "\r")]
        assert f"first{number} " in page


@pytest.mark.usefixtures("fonts")
def test_marks_are_painted_and_numbered(tmp_path: Path, qtbot: QtBot) -> None:
    """A marked page differs from a bare one in colour, and carries the number of the mark."""
    text = paragraph(0, "فاض النهر في الليل وأغرق الحقول")
    layers = {0: [Layer(0, Span(4, 9), LayerStyle.MARK_GREEN)]}
    marked = document(text, layers=layers, numbers={0: [(4, 7)]})
    pages, _ = printed(marked, tmp_path / "marked.pdf", qtbot)
    assert "7" in pages[0]
    bare, _ = printed(document(text), tmp_path / "bare.pdf", qtbot)
    assert "7" not in bare[0]
    pdf = pypdfium2.PdfDocument(tmp_path / "marked.pdf")
    pixels = pdf[0].render(scale=1).to_numpy().reshape(-1, 3).astype(int)
    pdf.close()
    assert (pixels[:, 1] - pixels[:, 0] > 15).any()  # green


@pytest.mark.usefixtures("fonts")
def test_the_window_lives_while_pages_are_made(tmp_path: Path, qtbot: QtBot) -> None:
    """A timer of the window goes off many times before the last page is set."""
    ticks: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(0)
    text = [paragraph(n, "lorem ipsum dolor sit amet " * 30) for n in range(150)]
    _, job = printed(document(*text), tmp_path / "a.pdf", qtbot)
    timer.stop()
    assert len(job.slices) > 5
    assert len(ticks) >= len(job.slices) - 2


@pytest.mark.usefixtures("fonts")
def test_a_job_that_is_stopped_leaves_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    """No half document stands where a whole one was wanted."""
    parent = QWidget()
    qtbot.addWidget(parent)
    text = [paragraph(n, "lorem ipsum dolor sit amet " * 30) for n in range(300)]
    fail: Callable[[object], None] = pytest.fail  # type: ignore[assignment]
    job = write_pdf(document(*text), tmp_path / "a.pdf", parent, done=fail, failed=fail)
    qtbot.waitUntil(lambda: len(job.slices) > 2, timeout=WAIT_MS)
    job.stop()
    assert list(tmp_path.iterdir()) == []


def test_a_document_is_printed_with_its_marks(
    marked: Callable[..., Window], tmp_path: Path, qtbot: QtBot
) -> None:
    """The document that is open, then its marks as a list with their notes."""
    window = marked()
    found = next(each for each in window.library.documents if each.language == "ar")
    with qtbot.waitSignal(window.reader.shown, timeout=WAIT_MS):
        window.read(found)
    with qtbot.waitSignal(window.desk.said, timeout=WAIT_MS):
        window.desk.write_pdf(tmp_path / "a.pdf")
    pdf = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    texts = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    assert "my secret note" in texts[-1]
    assert len(texts) >= 2
