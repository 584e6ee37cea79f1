"""Reads the glyphs of a PDF page: what they say, where they stand, how large they are.

pdfium's own text is in a different order for right to left scripts in each release, so nothing
but the code and the geometry of each glyph is taken from it.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

SMALLEST_SIZE = 1.0  # points; smaller text cannot be read by anyone
SMALLEST_SPACE = 0.02  # em; a space that pdfium invents has no width
LAM = "ل"
ALEFS = frozenset("اأإآٱ")
KEPT_LIGATURES = range(0xFDF0, 0xFDFE)  # signs in their own right, such as ﷺ
UNKNOWN = 0xFFFD
BULLET_CODES = frozenset({0xF0A7, 0xF0B7})  # of the fonts Symbol and Wingdings
HYPHEN_CODES = frozenset({0x02, 0xFFFE})  # what pdfium makes of a hyphen at the end of a line

Box = tuple[float, float, float, float]  # left, bottom, right, top


class Glyph(NamedTuple):
    """A drawn glyph. Lengths are points with the text turned upright; y grows upwards."""

    text: str  # one code point, or the letters of a ligature in reading order
    left: float  # ink, or the advance where there is no ink
    right: float
    bottom: float
    top: float
    start: float  # advance, from its left end
    end: float
    baseline: float
    size: float  # em
    bold: bool
    order: int  # place in the page's content, as far as pdfium keeps it
    mapped: bool = True  # whether the file says which character it is; else ``text`` is a guess

    @property
    def centre(self) -> float:
        """Middle of the ink."""
        return (self.left + self.right) / 2


class PageGlyphs(NamedTuple):
    """The glyphs of a page by the angle at which they run, the most frequent angle first."""

    runs: tuple[tuple[Glyph, ...], ...]
    unmapped: int  # how many of all glyphs stand for no known character


class _Raw(NamedTuple):
    """A glyph as pdfium gives it, in the page's own coordinates."""

    code: int
    ink: Box
    advance: Box
    origin: tuple[float, float]
    size: float
    bold: bool
    degrees: int
    order: int
    owner: int  # the text object that draws it
    mapped: bool


def read_glyphs(text_page: Any, page_box: Box | None = None) -> PageGlyphs:
    """The visible glyphs of a page.

    ``text_page`` is a raw ``FPDF_TEXTPAGE``. Glyphs whose origin lies outside ``page_box`` are
    left out, since nobody sees them.
    """
    unmapped = 0
    by_angle: dict[int, list[_Raw]] = {}
    for raw in _raw_glyphs(text_page):
        if page_box is None or _inside(raw.origin, page_box):
            unmapped += raw.code == UNKNOWN
            by_angle.setdefault(raw.degrees, []).append(raw)
    runs = sorted(by_angle.items(), key=lambda item: -len(item[1]))
    return PageGlyphs(tuple(tuple(_glyphs(raws)) for _angle, raws in runs), unmapped)


def is_mark(text: str) -> bool:
    """Whether a glyph is drawn over another one."""
    return unicodedata.category(text[0]) in {"Mn", "Me"}


def _raw_glyphs(text_page: Any) -> Iterator[_Raw]:
    """Every glyph that the page really draws."""
    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    loose, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    owner, size, bold, degrees = None, 0.0, False, 0
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        text_object = pdfium.FPDFText_GetTextObject(text_page, index)
        address = ctypes.cast(text_object, ctypes.c_void_p).value
        if address is None or pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        if address != owner:  # size, angle and weight hold for a whole text object
            owner = address
            pdfium.FPDFText_GetMatrix(text_page, index, matrix)
            size = pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
            degrees = round(math.degrees(pdfium.FPDFText_GetCharAngle(text_page, index))) % 360
            bold = _is_bold(text_page, index)
        pdfium.FPDFText_GetLooseCharBox(text_page, index, loose)
        pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        advance = (loose.left, loose.bottom, loose.right, loose.top)
        ink = (left.value, bottom.value, right.value, top.value)
        if size < SMALLEST_SIZE or _is_invented_space(code, advance, size):
            continue
        yield _Raw(
            code=_character(code),
            ink=ink if ink[0] < ink[2] else advance,
            advance=advance,
            origin=(x.value, y.value),
            size=size,
            bold=bold,
            degrees=degrees,
            order=index,
            owner=address,
            mapped=pdfium.FPDFText_HasUnicodeMapError(text_page, index) != 1,
        )


def _is_bold(text_page: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text_page, index) >= 600:
        return True
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, buffer, len(buffer), flags)
    return b"bold" in buffer.value.lower()


def _is_invented_space(code: int, advance: Box, size: float) -> bool:
    extent = max(advance[2] - advance[0], advance[3] - advance[1])
    return code == 0x20 and extent < SMALLEST_SPACE * size


def _character(code: int) -> int:
    """The code point that a code of the text layer stands for, ``UNKNOWN`` if none."""
    if code in HYPHEN_CODES:
        return 0x2D
    if code in BULLET_CODES:
        return 0x2022
    if code > 0x10FFFF or unicodedata.category(chr(code)) in {"Cc", "Cn", "Co", "Cs"}:
        return UNKNOWN
    return code


def _inside(point: tuple[float, float], box: Box) -> bool:
    left, bottom, right, top = box
    return left <= point[0] <= right and bottom <= point[1] <= top


# Upright, and with the letters that a reader reads ---------------------------------------------


def _glyphs(raws: Sequence[_Raw]) -> Iterator[Glyph]:
    """Glyphs with their text: ligatures joined in reading order, presentation forms undone."""
    marks = _marks_split_off(raws)
    taken = {raw.order for own in marks.values() for raw in own}
    whole = [raw for raw in raws if raw.order not in taken]
    pieces = [list(group) for _box, group in groupby(whole, key=lambda raw: (raw.ink, raw.origin))]
    reversed_letters = _ligatures_are_reversed(pieces)
    for piece in pieces:
        letters = "".join(chr(raw.code) for raw in piece)
        if len(letters) > 1 and _is_rtl(letters):
            letters = _ligature_in_order(letters, reversed_letters)
        own = marks.get(piece[0].order, ())
        text = _plain_letters(letters) + "".join(chr(raw.code) for raw in own)
        if text:
            yield _upright(_with_room_for(piece[0], own), text)


def _marks_split_off(raws: Sequence[_Raw]) -> dict[int, list[_Raw]]:
    """For a letter (by ``order``) the marks that share its glyph.

    Where a file gives the true text of a few glyphs (ActualText), pdfium cuts their box in equal
    parts, one for each code point: a mark then lies beside its letter, not over it.
    """
    found: dict[int, list[_Raw]] = {}
    holder: dict[int, int] = {}
    by_part: dict[tuple[int, int, int, int], _Raw] = {}
    marks = []
    for raw in raws:
        by_part[_part_key(raw, raw.ink[0])] = raw
        if is_mark(chr(raw.code)):
            marks.append(raw)
    for mark in sorted(marks, key=lambda raw: -raw.ink[0]):
        letter = by_part.get(_part_key(mark, mark.ink[2]))
        if letter and (_is_rtl(chr(letter.code)) or letter.order in holder):
            first = holder.get(letter.order, letter.order)
            holder[mark.order] = first
            found.setdefault(first, []).append(mark)
    return found


def _part_key(raw: _Raw, left: float) -> tuple[int, int, int, int]:
    """What the parts of a cut box share, and where one of them begins. In hundredths of a point."""
    width, height = raw.ink[2] - raw.ink[0], raw.ink[3] - raw.ink[1]
    return raw.owner, round(100 * left), round(100 * width), round(100 * height)


def _with_room_for(raw: _Raw, marks: Sequence[_Raw]) -> _Raw:
    """A letter with the whole box that its marks had a part of."""
    if not marks:
        return raw
    left = min(mark.ink[0] for mark in marks)
    start = min(mark.advance[0] for mark in marks)
    return raw._replace(ink=(left, *raw.ink[1:]), advance=(start, *raw.advance[1:]))


def _is_rtl(letters: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in letters)


def _ligatures_are_reversed(pieces: Sequence[Sequence[_Raw]]) -> bool:
    """Whether this page's ligatures come last letter first, judged by lam-alef.

    pdfium turns the letters of a right to left ligature round with the line, and some programs
    have turned them round before. Alef and lam never make a ligature, lam and alef do.
    """
    votes = 0
    for piece in pieces:
        if len(piece) == 2:
            first, second = chr(piece[0].code), chr(piece[1].code)
            votes += (first in ALEFS and second == LAM) - (first == LAM and second in ALEFS)
    return votes > 0


def _ligature_in_order(letters: str, is_reversed: bool) -> str:
    """The letters of one right to left ligature as they are read."""
    first, last = letters[0], letters[-1]
    if len(letters) == 2 and first in ALEFS and last == LAM:
        return last + first
    if len(letters) == 2 and first == LAM and last in ALEFS:
        return letters
    if is_mark(first) != is_mark(last):
        return letters[::-1] if is_mark(first) else letters
    return letters[::-1] if is_reversed else letters


def _plain_letters(letters: str) -> str:
    """Presentation forms are shapes of letters, not letters: give back the letters."""
    return "".join(map(_plain_letter, letters))


def _plain_letter(letter: str) -> str:
    code = ord(letter)
    is_form = 0xFB00 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC
    if is_form and code not in KEPT_LIGATURES:
        # The isolated form of a mark stands on a space, or on a tatweel.
        plain = unicodedata.normalize("NFKC", letter)
        return plain.strip(" ـ") or plain
    return "" if unicodedata.category(letter) == "Cf" and letter != "\u200c" else letter


def _upright(raw: _Raw, text: str) -> Glyph:
    """Turn a glyph so that its line runs from left to right, or right to left."""
    left, bottom, right, top = _turned(raw.ink, raw.degrees)
    start, _low, end, _high = _turned(raw.advance, raw.degrees)
    origin = _turned_point(raw.origin, raw.degrees)
    return Glyph(
        text=text,
        left=left,
        right=right,
        bottom=bottom,
        top=top,
        start=min(start, origin[0]),  # Type 3 fonts give no advance but the ink
        end=end,
        baseline=origin[1],
        size=raw.size,
        bold=raw.bold,
        order=raw.order,
        mapped=raw.mapped and raw.code != UNKNOWN,
    )


def _turned(box: Box, degrees: int) -> Box:
    if degrees == 0:
        return box
    one = _turned_point((box[0], box[1]), degrees)
    other = _turned_point((box[2], box[3]), degrees)
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[0], other[0]),
        max(one[1], other[1]),
    )


def _turned_point(point: tuple[float, float], degrees: int) -> tuple[float, float]:
    if degrees == 0:
        return point
    angle = math.radians(degrees)
    x, y = point
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
