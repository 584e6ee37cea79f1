"""Draws small PDF files whose text is known to the point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from fpdf import FPDF

from index.documents import ParsedDocument
from index.importers.pdf import parse
from index.importers.registry import Context
from tests.index.importers.pdf.producers import FONT_FILES, FONTS, LATIN_FONT

PAGE_WIDTH, PAGE_HEIGHT = 595.0, 842.0  # points


class Text(NamedTuple):
    """A line of text; ``x`` is its left end, or its right end where it is right to left."""

    x: float
    y: float  # from the top
    text: str
    size: float = 12
    font: str = "latin"  # "latin", "bold", "arabic", "hebrew"


def draw(*pages: Sequence[Text], **facts: str) -> bytes:
    """A PDF file with these lines on its pages; ``facts`` are title, author and the like."""
    pdf = FPDF(unit="pt", format=(PAGE_WIDTH, PAGE_HEIGHT))
    pdf.set_auto_page_break(False)
    for name, path in (
        ("latin", LATIN_FONT),
        ("bold", FONTS / "NotoSans-Bold.ttf"),
        ("arabic", FONT_FILES["ar"]),
        ("hebrew", FONT_FILES["he"]),
    ):
        pdf.add_font(name, "", path)
    for name, value in facts.items():
        getattr(pdf, f"set_{name}")(value)
    for page in pages:
        pdf.add_page()
        for line in page:
            _draw_line(pdf, line)
    return bytes(pdf.output())


def _draw_line(pdf: FPDF, line: Text) -> None:
    rtl = line.font in {"arabic", "hebrew"}
    pdf.set_font(line.font, size=line.size)
    pdf.set_fallback_fonts(["latin"], exact_match=False)
    pdf.set_text_shaping(use_shaping_engine=rtl, direction="rtl" if rtl else "ltr")
    if rtl:  # only a cell puts right to left text in its order
        pdf.set_xy(0, line.y - line.size)
        pdf.c_margin = 0
        pdf.cell(line.x, line.size, line.text, align="R")
    else:
        pdf.text(line.x, line.y, line.text)


def read(data: bytes, name: str = "page.pdf") -> ParsedDocument:
    """What the importer finds in a file."""
    return parse(data, Context(name=name))


def texts(data: bytes) -> list[str]:
    """The paragraphs that the importer finds in a file."""
    return [paragraph.text for paragraph in read(data).paragraphs]


def column(x: float, lines: Sequence[str], *, top: float = 100, **style: object) -> list[Text]:
    """Lines one below the other."""
    return [
        Text(x, top + 16 * number, text, **style)  # pyright: ignore[reportArgumentType]
        for number, text in enumerate(lines)
    ]
