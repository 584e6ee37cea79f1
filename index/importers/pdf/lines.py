"""Puts glyphs into lines: marks on their letters, letters on their baseline, spaces in the gaps."""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import median
from typing import NamedTuple

from index.documents import Direction
from index.importers.pdf.bidi import logical
from index.importers.pdf.glyphs import Glyph, is_mark
from index.importers.pdf.unmapped import named

SAME_BASELINE = 0.3  # em; more than the jitter of a line, less than a raised figure
CELL_GAP = 1.0  # em; most spaces of a justified line are narrower
NARROW_GAP = 0.13  # em; a word gap where the file draws no spaces
CLEAR_GAP = 0.18  # em; a word gap in a file that draws its spaces
LEANING = {"\u05b9": 0.2}  # em; a holam stands over the left edge of its letter, or beyond
# What ends a sentence, at the start of one. No ".NET" and no ".com", which may start a line.
_STRAY = re.compile(r"[.,:;!?؟،؛](?!NET\b|[a-z])[^\W\d_]")
ARABIC = "\u0600"  # no letter of class AL stands before it
OVERPRINT = 0.08  # em; the same letter twice this close is one letter made bold


class Ink(NamedTuple):
    """Where letters stand, from left to right, in a tenth of the room that their glyphs take: a
    book has millions of them."""

    lefts: array[float]
    rights: array[float]
    baselines: array[float]
    sizes: array[float]
    bold: int  # how many are

    @property
    def letters(self) -> int:
        """How many letters there are."""
        return len(self.lefts)


def ink_of(letters: Sequence[Glyph]) -> Ink:
    """What is kept of letters when their line is made."""
    return Ink(
        array("d", [letter.left for letter in letters]),
        array("d", [letter.right for letter in letters]),
        array("d", [letter.baseline for letter in letters]),
        array("d", [letter.size for letter in letters]),
        sum(letter.bold for letter in letters),
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """Part of a line without a wide gap: letters with their marks, from left to right."""

    ink: Ink
    items: tuple[str, ...]  # texts of the letters with their marks, and the spaces between
    left: float
    right: float
    # Of text recognition, which gives words in reading order and says how sure it is of them.
    words: tuple[str, ...] = ()
    confidence: float | None = None  # 0 to 1

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Line:
    """Letters on one baseline, in cells from left to right. Lengths are points."""

    cells: tuple[Cell, ...]
    items: tuple[str, ...]  # of all cells, a space between two
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    ltr: int  # letters that are read from left to right
    rtl: int

    @property
    def confidence(self) -> float | None:
        """How sure text recognition is of the line, from 0 to 1; None for text of the file."""
        sure = [(cell.confidence, cell.ink.letters) for cell in self.cells if cell.words]
        return weighted_mean(sure)

    def text(self, base: Direction) -> str:
        """The line in reading order, read in a paragraph of direction ``base``."""
        if self.cells[0].words:
            return " ".join(self.cell_texts(base))
        if not self.rtl and base is Direction.LTR:
            return _composed("".join(self.items))
        text = _composed(logical(self.items, base))
        if base is Direction.RTL and _STRAY.match(text):
            turned = _composed(logical(self.items, Direction.LTR))
            if turned.endswith(text[0]):  # a program took the paragraph for left to right
                return turned
        return text

    def cell_texts(self, base: Direction) -> tuple[str, ...]:
        """Each cell in reading order, the first to be read first."""
        cells = self.cells if base is Direction.LTR else reversed(self.cells)
        return tuple(
            _composed(" ".join(cell.words) if cell.words else logical(cell.items, base))
            for cell in cells
        )


def weighted_mean(values: Iterable[tuple[float | None, int]]) -> float | None:
    """The mean of (value, weight) pairs, those without a value left out; None if none has one."""
    pairs = [(value, weight) for value, weight in values if value is not None and weight]
    total = sum(weight for _value, weight in pairs)
    return sum(value * weight for value, weight in pairs) / total if total else None


def line_of(cells: Sequence[Cell]) -> Line:
    """The line that these cells, from left to right, make."""
    items: list[str] = []
    for cell in cells:
        items.extend((*([" "] if items else []), *cell.items))
    kinds = [unicodedata.bidirectional(item[0]) for item in items]
    return Line(
        cells=tuple(cells),
        items=tuple(items),
        left=cells[0].left,
        right=cells[-1].right,
        baseline=median(chain.from_iterable(cell.ink.baselines for cell in cells)),
        size=median(chain.from_iterable(cell.ink.sizes for cell in cells)),
        bold=2 * sum(cell.ink.bold for cell in cells) > sum(cell.ink.letters for cell in cells),
        ltr=kinds.count("L"),
        rtl=kinds.count("R") + kinds.count("AL"),
    )


def _composed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def make_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a page from top to bottom; glyphs side by side in two columns share a line."""
    letters = [glyph for glyph in glyphs if not is_mark(glyph.text)]
    drawn_spaces = _draws_spaces(letters)
    rows = [_row(row) for row in _raised_joined(_rows(letters))]
    rows = [row for row in rows if row.letters]
    marks = _marks_by_letter([glyph for glyph in glyphs if is_mark(glyph.text)], rows)
    return [_line(row, marks, drawn_spaces) for row in rows]


class Row(NamedTuple):
    """Letters and spaces on one baseline, each from left to right."""

    letters: Sequence[Glyph]
    spaces: Sequence[float]  # centres


def _row(glyphs: Sequence[Glyph]) -> Row:
    ordered = _without_overprint(sorted(glyphs, key=lambda glyph: (glyph.centre, glyph.order)))
    return Row(
        named([glyph for glyph in ordered if not glyph.text.isspace()]),
        [glyph.centre for glyph in ordered if glyph.text.isspace()],
    )


def _rows(letters: Sequence[Glyph]) -> list[list[Glyph]]:
    """Letters by baseline, from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(letters, key=lambda glyph: (-glyph.baseline, glyph.order)):
        if rows:
            first = rows[-1][0]
            if first.baseline - glyph.baseline <= SAME_BASELINE * min(first.size, glyph.size):
                rows[-1].append(glyph)
                continue
        rows.append([glyph])
    return rows


def _raised_joined(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Raised and lowered figures go back to the line that they belong to."""
    joined: list[list[Glyph]] = []
    pending = rows
    for number, row in enumerate(pending):
        below = pending[number + 1] if number + 1 < len(pending) else None
        if joined and _hangs_on(row, joined[-1]):
            joined[-1].extend(row)
        elif below is not None and _hangs_on(row, below):
            below.extend(row)
        else:
            joined.append(row)
    return joined


def _hangs_on(row: Sequence[Glyph], line: Sequence[Glyph]) -> bool:
    """Whether ``row`` is small, close by, and beside letters of ``line``."""
    size, line_size = row[0].size, line[0].size
    if len(row) >= len(line) or abs(row[0].baseline - line[0].baseline) > 0.6 * line_size:
        return False
    # A letter that stands for the mark of a letter drawn in parts hangs in the air at full size.
    if size > 0.85 * line_size and len(row) > 2:
        return False
    near = 0.5 * line_size
    edges = sorted(edge for glyph in line for edge in (glyph.start, glyph.end))
    for glyph in row:
        place = bisect_left(edges, glyph.start - near)
        if place < len(edges) and edges[place] <= glyph.end + near:
            return True
    return False


def _marks_by_letter(marks: Sequence[Glyph], rows: Sequence[Row]) -> dict[int, list[Glyph]]:
    """For each letter (by ``order``) the marks that are drawn over or under it."""
    found: dict[int, list[Glyph]] = {}
    baselines = [-row.letters[0].baseline for row in rows]
    for mark in marks:
        place = bisect_left(baselines, -mark.baseline)
        near = [
            letter
            for row in rows[max(0, place - 1) : place + 2]
            for letter in row.letters
            if _is_over(mark, letter)
        ]
        if near:
            letter = min(near, key=lambda letter: _distance(mark, letter))
            found.setdefault(letter.order, []).append(mark)
    return found


def _is_over(mark: Glyph, letter: Glyph) -> bool:
    reach = 0.5 * letter.size
    return (
        letter.left - reach <= mark.centre <= letter.right + reach
        and letter.baseline - letter.size <= mark.bottom
        and mark.top <= letter.baseline + 1.6 * letter.size
    )


def _distance(mark: Glyph, letter: Glyph) -> tuple[float, float, int]:
    """How far a mark is from a letter: outside it, from its line, in the content."""
    centre = mark.centre + LEANING.get(mark.text, 0.0) * letter.size
    outside = max(0.0, letter.left - centre, centre - letter.right)
    return (
        round(outside / letter.size, 2),
        round(abs(letter.baseline - mark.baseline) / letter.size, 1),
        abs(letter.order - mark.order),
    )


def _draws_spaces(letters: Sequence[Glyph]) -> bool:
    """Whether the page draws a space between its words, so that gaps alone mean little."""
    spaces = sum(glyph.text.isspace() for glyph in letters)
    return spaces * 15 > len(letters)


def _line(row: Row, marks: dict[int, list[Glyph]], drawn_spaces: bool) -> Line:
    size = median(letter.size for letter in row.letters)
    return line_of(
        [
            Cell(
                ink=ink_of(part),
                items=tuple(_items(part, marks, row.spaces, drawn_spaces)),
                left=part[0].left,
                right=max(letter.right for letter in part),
            )
            for part in _parts(row.letters, size)
        ]
    )


def _without_overprint(letters: Sequence[Glyph]) -> list[Glyph]:
    """Leave out a letter drawn a second time to make it bold or to give it a shadow."""
    kept: list[Glyph] = []
    for letter in letters:
        near = kept[-2:]
        if not any(
            other.text == letter.text
            and abs(other.start - letter.start) < OVERPRINT * letter.size
            and abs(other.end - letter.end) < OVERPRINT * letter.size
            for other in near
        ):
            kept.append(letter)
    return kept


def _parts(letters: Sequence[Glyph], size: float) -> list[list[Glyph]]:
    """Letters from left to right, parted at wide gaps."""
    parts: list[list[Glyph]] = [[letters[0]]]
    reach = letters[0].right
    for letter in letters[1:]:
        if letter.left - reach > CELL_GAP * size:
            parts.append([])
        parts[-1].append(letter)
        reach = max(reach, letter.right)
    return parts


def _items(
    letters: Sequence[Glyph],
    marks: dict[int, list[Glyph]],
    spaces: Sequence[float],
    drawn_spaces: bool,
) -> list[str]:
    """Letters with their marks from left to right, a space in each word gap."""
    items: list[str] = []
    previous: Glyph | None = None
    for letter in letters:
        if previous is not None and _is_gap(previous, letter, spaces, drawn_spaces):
            items.append(" ")
        items.append(sys.intern(_with_marks(letter, marks.get(letter.order, ()))))
        previous = letter
    return items


def _is_gap(left: Glyph, right: Glyph, spaces: Sequence[float], drawn_spaces: bool) -> bool:
    place = bisect_left(spaces, left.centre)
    if place < len(spaces) and spaces[place] <= right.centre:
        return True
    # Word draws the space behind a Latin word in Arabic text on the word's other side.
    one, other = left.text[0], right.text[0]
    if (one >= ARABIC or other >= ARABIC) and {
        unicodedata.bidirectional(one),
        unicodedata.bidirectional(other),
    } == {"L", "AL"}:
        return True
    gap = min(right.start, right.left) - max(left.end, left.right)
    return gap > (CLEAR_GAP if drawn_spaces else NARROW_GAP) * min(left.size, right.size)


def _with_marks(letter: Glyph, marks: Iterable[Glyph]) -> str:
    """A letter, or ligature, with each mark behind the letter that it stands over."""
    text = letter.text
    if len(text) == 1:
        return text + "".join(mark.text for mark in sorted(marks, key=lambda mark: mark.order))
    rtl = unicodedata.bidirectional(text[0]) in {"R", "AL"}
    width = max(letter.right - letter.left, 0.1) / len(text)
    over: list[list[str]] = [[] for _ in text]
    for mark in marks:
        place = int((mark.centre - letter.left) / width)
        place = min(max(place, 0), len(text) - 1)
        over[len(text) - 1 - place if rtl else place].append(mark.text)
    return "".join(base + "".join(own) for base, own in zip(text, over, strict=True))
