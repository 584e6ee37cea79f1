"""Reads the glyphs of a PDF page: what they say, where they stand, how large they are.

pdfium's own text is in a different order for right to left scripts in each release, so nothing
but the code and the geometry of each glyph is taken from it.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from index.importers.pdf.raw_glyphs import PLAIN_CODES, UNKNOWN, Box, RawGlyph, raw_glyphs

LAM = "ل"
ALEFS = frozenset("اأإآٱ")
KEPT_LIGATURES = range(0xFDF0, 0xFDFE)  # signs in their own right, such as ﷺ


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


def read_glyphs(text_page: Any, page_box: Box | None = None) -> PageGlyphs:
    """The visible glyphs of a page.

    ``text_page`` is a raw ``FPDF_TEXTPAGE``. Glyphs whose origin lies outside ``page_box`` are
    left out, since nobody sees them.
    """
    unmapped = 0
    by_angle: dict[int, list[RawGlyph]] = {}
    for raw in raw_glyphs(text_page):
        if page_box is None or _inside(raw.origin, page_box):
            unmapped += raw.code == UNKNOWN
            by_angle.setdefault(raw.degrees, []).append(raw)
    runs = sorted(by_angle.items(), key=lambda item: -len(item[1]))
    return PageGlyphs(tuple(tuple(_glyphs(raws)) for _angle, raws in runs), unmapped)


@lru_cache(maxsize=4096)
def is_mark(text: str) -> bool:
    """Whether a glyph is drawn over another one."""
    return unicodedata.category(text[0]) in {"Mn", "Me"}


def _inside(point: tuple[float, float], box: Box) -> bool:
    left, bottom, right, top = box
    return left <= point[0] <= right and bottom <= point[1] <= top


# Upright, and with the letters that a reader reads ---------------------------------------------


def _glyphs(raws: Sequence[RawGlyph]) -> Iterator[Glyph]:
    """Glyphs with their text: ligatures joined in reading order, presentation forms undone."""
    marks = _marks_split_off(raws)
    taken = {raw.order for own in marks.values() for raw in own}
    whole = [raw for raw in raws if raw.order not in taken]
    pieces = list(_pieces(whole))
    reversed_letters = _ligatures_are_reversed(pieces)
    for piece in pieces:
        raw = piece[0]
        if len(piece) == 1 and raw.code in PLAIN_CODES:
            yield _upright(raw, chr(raw.code))
            continue
        letters = "".join(chr(part.code) for part in piece)
        if len(letters) > 1 and _is_rtl(letters):
            letters = _ligature_in_order(letters, reversed_letters)
        own = marks.get(raw.order, ())
        text = _plain_letters(letters) + "".join(chr(mark.code) for mark in own)
        if text:
            yield _upright(_with_room_for(raw, own), text)


def _pieces(raws: Sequence[RawGlyph]) -> Iterator[list[RawGlyph]]:
    """The characters of each glyph: those of a ligature share its box and follow each other."""
    piece: list[RawGlyph] = []
    for raw in raws:
        if piece and raw.origin == piece[0].origin and raw.ink == piece[0].ink:
            piece.append(raw)
        else:
            if piece:
                yield piece
            piece = [raw]
    if piece:
        yield piece


def _marks_split_off(raws: Sequence[RawGlyph]) -> dict[int, list[RawGlyph]]:
    """For a letter (by ``order``) the marks that share its glyph.

    Where a file gives the true text of a few glyphs (ActualText), pdfium cuts their box in equal
    parts, one for each code point: a mark then lies beside its letter, not over it.
    """
    found: dict[int, list[RawGlyph]] = {}
    holder: dict[int, int] = {}
    marks = [raw for raw in raws if is_mark(chr(raw.code))]
    by_part = {_part_key(raw, raw.ink[0]): raw for raw in raws} if marks else {}
    for mark in sorted(marks, key=lambda raw: -raw.ink[0]):
        letter = by_part.get(_part_key(mark, mark.ink[2]))
        if letter and (_is_rtl(chr(letter.code)) or letter.order in holder):
            first = holder.get(letter.order, letter.order)
            holder[mark.order] = first
            found.setdefault(first, []).append(mark)
    return found


def _part_key(raw: RawGlyph, left: float) -> tuple[int, int, int, int]:
    """What the parts of a cut box share, and where one of them begins. In hundredths of a point."""
    width, height = raw.ink[2] - raw.ink[0], raw.ink[3] - raw.ink[1]
    return raw.owner, round(100 * left), round(100 * width), round(100 * height)


def _with_room_for(raw: RawGlyph, marks: Sequence[RawGlyph]) -> RawGlyph:
    """A letter with the whole box that its marks had a part of."""
    if not marks:
        return raw
    left = min(mark.ink[0] for mark in marks)
    start = min(mark.advance[0] for mark in marks)
    return raw._replace(ink=(left, *raw.ink[1:]), advance=(start, *raw.advance[1:]))


def _is_rtl(letters: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in letters)


def _ligatures_are_reversed(pieces: Sequence[Sequence[RawGlyph]]) -> bool:
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


def _upright(raw: RawGlyph, text: str) -> Glyph:
    """Turn a glyph so that its line runs from left to right, or right to left."""
    degrees = raw.degrees
    if degrees == 0:
        ink, advance, origin = raw.ink, raw.advance, raw.origin
    else:
        ink, advance = _turned(raw.ink, degrees), _turned(raw.advance, degrees)
        origin = _turned_point(raw.origin, degrees)
    return Glyph(
        text,
        ink[0],
        ink[2],
        ink[1],
        ink[3],
        min(advance[0], origin[0]),  # Type 3 fonts give no advance but the ink
        advance[2],
        origin[1],
        raw.size,
        raw.bold,
        raw.order,
        raw.mapped and raw.code != UNKNOWN,
    )


def _turned(box: Box, degrees: int) -> Box:
    one = _turned_point((box[0], box[1]), degrees)
    other = _turned_point((box[2], box[3]), degrees)
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[0], other[0]),
        max(one[1], other[1]),
    )


def _turned_point(point: tuple[float, float], degrees: int) -> tuple[float, float]:
    angle = math.radians(degrees)
    x, y = point
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
