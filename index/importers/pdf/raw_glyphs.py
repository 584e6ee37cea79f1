"""Asks pdfium for the glyphs of a page, one by one: code, boxes, origin, size, angle, weight."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

SMALLEST_SIZE = 1.0  # points; smaller text cannot be read by anyone
SMALLEST_SPACE = 0.02  # em; a space that pdfium invents has no width
UNKNOWN = 0xFFFD
BULLET_CODES = frozenset({0xF0A7, 0xF0B7})  # of the fonts Symbol and Wingdings
HYPHEN_CODES = frozenset({0x02, 0xFFFE})  # what pdfium makes of a hyphen at the end of a line
PLAIN_CODES = range(0x20, 0x7F)
BOLD_WEIGHT = 600

Box = tuple[float, float, float, float]  # left, bottom, right, top


class RawGlyph(NamedTuple):
    """A glyph as pdfium gives it, in the page's own coordinates. Lengths are points."""

    code: int  # of a character; ``UNKNOWN`` where the file's code stands for none
    ink: Box  # the advance where there is no ink
    advance: Box
    origin: tuple[float, float]
    size: float  # em
    bold: bool
    degrees: int  # at which its line runs, clockwise as pdfium counts
    order: int  # place in the page's content, as far as pdfium keeps it
    owner: int  # the text object that draws it
    mapped: bool  # whether the file says which character it is; else ``code`` is a guess


def raw_glyphs(text_page: Any) -> Iterator[RawGlyph]:
    """Every glyph that a page really draws, but for what is too small to be seen.

    ``text_page`` is a raw ``FPDF_TEXTPAGE``. The spaces and line ends that pdfium adds are left
    out: in right to left text they stand at the wrong end of a word.
    """
    style = _Style(text_page)
    boxes = _Boxes(text_page)
    owner = 0
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        text_object = pdfium.FPDFText_GetTextObject(text_page, index)
        if not text_object:  # pdfium's own invention
            continue
        address = ctypes.addressof(text_object.contents)
        if address != owner:  # size, angle and weight hold for a whole text object
            owner = address
            style.read(text_object, index)
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        ink, advance, origin = boxes.read(index)
        if style.size < SMALLEST_SIZE or (code == 0x20 and _is_invented(advance, style.size)):
            continue
        yield RawGlyph(
            code if code in PLAIN_CODES else _character(code),
            ink,
            advance,
            origin,
            style.size,
            style.bold,
            style.degrees,
            index,
            owner,
            pdfium.FPDFText_HasUnicodeMapError(text_page, index) != 1,
        )


class _Boxes:
    """Reads the boxes of glyphs into the same few C variables again and again."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._doubles = tuple(ctypes.c_double() for _ in range(6))
        self._loose = pdfium.FS_RECTF()

    def read(self, index: int) -> tuple[Box, Box, tuple[float, float]]:
        """Ink, advance and origin of a glyph."""
        left, right, bottom, top, x, y = self._doubles
        loose = self._loose
        pdfium.FPDFText_GetLooseCharBox(self._page, index, loose)
        pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(self._page, index, x, y)
        advance = (loose.left, loose.bottom, loose.right, loose.top)
        ink = (left.value, bottom.value, right.value, top.value)
        return ink if ink[0] < ink[2] else advance, advance, (x.value, y.value)


class _Style:
    """Size, angle and weight of the text object at hand."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._matrix = pdfium.FS_MATRIX()
        self._bold_fonts: dict[int, bool] = {}
        self.size = 0.0
        self.degrees = 0
        self.bold = False

    def read(self, text_object: Any, index: int) -> None:
        """Look at the text object whose first glyph is ``index``."""
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._page, index, matrix)
        # The font size alone means nothing: Qt writes 200 and scales it.
        self.size = pdfium.FPDFText_GetFontSize(self._page, index) * math.hypot(matrix.c, matrix.d)
        self.degrees = round(math.degrees(pdfium.FPDFText_GetCharAngle(self._page, index))) % 360
        font = pdfium.FPDFTextObj_GetFont(text_object)
        address = ctypes.addressof(font.contents) if font else 0
        if address not in self._bold_fonts:
            self._bold_fonts[address] = self._is_bold(index)
        self.bold = self._bold_fonts[address]

    def _is_bold(self, index: int) -> bool:
        if pdfium.FPDFText_GetFontWeight(self._page, index) >= BOLD_WEIGHT:
            return True
        buffer = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._page, index, buffer, len(buffer), flags)
        return b"bold" in buffer.value.lower()


def _is_invented(advance: Box, size: float) -> bool:
    """Whether a space takes no room."""
    return max(advance[2] - advance[0], advance[3] - advance[1]) < SMALLEST_SPACE * size


def _character(code: int) -> int:
    """The code point that a code of the text layer stands for, ``UNKNOWN`` if none."""
    if code in HYPHEN_CODES:
        return 0x2D
    if code in BULLET_CODES:
        return 0x2022
    if code > 0x10FFFF or unicodedata.category(chr(code)) in {"Cc", "Cn", "Co", "Cs"}:
        return UNKNOWN
    return code
