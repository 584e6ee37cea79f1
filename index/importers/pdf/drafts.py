"""Groups the lines of a column into paragraphs, and joins what a column or page has cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from statistics import median

from index.documents import Direction
from index.importers.pdf.layout import Block
from index.importers.pdf.lines import Line

LEADING = 1.3  # times the usual distance of two lines starts a paragraph
INDENT = 0.8  # em
COLUMN_GAP = 2.5  # em; wider than the gaps of a justified line
HEADING_SIZE = 1.15  # times the size of the body
TERMINAL = frozenset(".!?؟۔:؛…。！？")
CLOSING = "\"'”“’‘»«)]"
BULLET = re.compile(r"[•‣◦▪●■□○–—*·-]\s+\S")
NUMBERED = re.compile(r"(?:\(?\d{1,3}[.)]|\[\d{1,3}\]|\(?[a-zא-תأ-ي][.)])\s+\S")


@dataclass(slots=True)
class Draft:
    """A paragraph while its lines are gathered."""

    page: int
    lines: list[Line] = field(default_factory=list)
    left: float = 0.0  # of the block
    right: float = 0.0
    is_table: bool = False

    @property
    def size(self) -> float:
        """Of its lines at the median, in points."""
        return median(line.size for line in self.lines)

    @property
    def bold(self) -> bool:
        """Whether every line is bold."""
        return all(line.bold for line in self.lines)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is usual in a document."""

    direction: Direction
    size: float  # of the body, points
    leading: float  # em from baseline to baseline
    bold: bool
    words: frozenset[str]  # for the question whether a hyphen belongs to a word


def drafts_of(page: int, block: Block, setting: Setting) -> Iterator[Draft]:
    """The paragraphs of one block."""
    left, right = block.left, block.right
    lines = block.lines
    current = Draft(page, [], left, right)
    for number, line in enumerate(lines):
        table = _is_row(lines, number)
        if current.lines and (
            table or current.is_table or _begins(current, lines, number, block, setting)
        ):
            yield current
            current = Draft(page, [], left, right)
        current.lines.append(line)
        current.is_table = table
    if current.lines:
        yield current


def _is_row(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is a row of a table: a cell of a neighbour starts or ends at the same x.

    Lines that are justified all end at the same x, and may have a gap as wide as one of a table.
    """
    line = lines[number]
    if len(line.cells) < 2:
        return False
    slack = 0.5 * line.size
    for other in (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]):
        for here, there in product(pairwise(line.cells), pairwise(other.cells)):
            if abs(here[1].left - there[1].left) < slack:
                return True
            gap = max(here[1].left - here[0].right, there[1].left - there[0].right)
            if abs(here[1].right - there[1].right) < slack and gap > COLUMN_GAP * line.size:
                return True
    return False


def _begins(
    draft: Draft, lines: Sequence[Line], number: int, block: Block, setting: Setting
) -> bool:
    """Whether the line starts a paragraph, after the lines of ``draft``."""
    line, before = lines[number], lines[number - 1]
    if _stands_apart(line, before, setting):
        return True
    if line.size > HEADING_SIZE * setting.size:
        return False  # a heading of several lines, which are as long as their words
    side = _side(line, setting)
    text = line.text(side)
    ended_short = _ended_short(lines, number, block, side)
    if _numbered_alike(text, draft.lines[0].text(side)):
        return True
    return (
        ended_short
        or BULLET.match(text) is not None
        or (_has_margin(lines, side) and _is_indented(draft, lines, number, side))
    )


def _stands_apart(line: Line, before: Line, setting: Setting) -> bool:
    """Whether two lines differ in size or are further apart than lines of one paragraph."""
    step = before.baseline - line.baseline
    return (
        abs(line.size - before.size) > 0.12 * before.size
        or step > LEADING * setting.leading * line.size
        or step < 0
    )


def _side(line: Line, setting: Setting) -> Direction:
    if line.ltr == line.rtl:
        return setting.direction
    return Direction.RTL if line.rtl > line.ltr else Direction.LTR


def _start(line: Line, side: Direction) -> float:
    """Distance from an edge at which a line starts, growing inwards."""
    return line.left if side is Direction.LTR else -line.right


def _end(line: Line, side: Direction) -> float:
    """Where a line ends, growing outwards."""
    return line.right if side is Direction.LTR else -line.left


def _ended_short(lines: Sequence[Line], number: int, block: Block, side: Direction) -> bool:
    """Whether the line before ended although the first word of this one had room in it."""
    line, before = lines[number], lines[number - 1]
    near = lines[max(0, number - 3) : number + 2]
    width = before.right - before.left
    if _has_margin(lines, side):
        room = max(_end(other, side) for other in near) - _end(before, side)
    else:
        room = max(other.right - other.left for other in near) - width
    if room > _first_word_width(line, side) + 0.6 * line.size:
        return True
    room = (block.right - block.left) - width
    return room > 0.35 * (block.right - block.left) and ends_sentence(before.text(side))


def _first_word_width(line: Line, side: Direction) -> float:
    letters = [
        span for cell in line.cells for span in zip(cell.ink.lefts, cell.ink.rights, strict=True)
    ]
    if side is Direction.RTL:
        letters.reverse()
    characters = line.text(side).partition(" ")[0]
    word = letters[: max(1, len(characters))]
    return max(right for _left, right in word) - min(left for left, _right in word)


def _has_margin(lines: Sequence[Line], side: Direction) -> bool:
    """Whether lines start at a margin: they do not where right to left text is set to the left."""
    starts = Counter(round(_start(line, side) / line.size) for line in lines)
    return starts.most_common(1)[0][1] * 2 >= len(lines)


def _is_indented(draft: Draft, lines: Sequence[Line], number: int, side: Direction) -> bool:
    """Whether a line is set in as a first line, or out as the next entry of a list."""
    line, before = lines[number], lines[number - 1]
    step = (_start(line, side) - _start(before, side)) / line.size
    if step > INDENT:
        hanging = len(draft.lines) == 1 and number + 1 < len(lines)
        following = _start(lines[number + 1], side) if hanging else None
        is_hanging = following is not None and abs(following - _start(line, side)) < INDENT
        return not (is_hanging or is_item(draft.lines[0].text(side)))
    return step < -INDENT and len(draft.lines) > 1


def _numbered_alike(text: str, first: str) -> bool:
    """Whether both texts are items, and numbered in the same way: "[2]" follows "[1]"."""
    one, other = NUMBERED.match(text), NUMBERED.match(first) or BULLET.match(first)
    if one is None or other is None:
        return False
    return (one[0][0] == "[") == (other[0][0] == "[")


def is_item(text: str) -> bool:
    """Whether a text begins with the mark or the number of a list's item."""
    return (BULLET.match(text) or NUMBERED.match(text)) is not None


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a full stop or its like, perhaps within quotes."""
    return text.rstrip(CLOSING)[-1:] in TERMINAL


def rejoined(drafts: Sequence[Draft], setting: Setting) -> list[Draft]:
    """Join a paragraph that a column or a page has cut in two."""
    result: list[Draft] = []
    for draft in drafts:
        if result and _continues(result[-1], draft, setting):
            result[-1].lines.extend(draft.lines)
        else:
            result.append(draft)
    return result


def _continues(before: Draft, after: Draft, setting: Setting) -> bool:
    last, first = before.lines[-1], after.lines[0]
    if before.is_table or after.is_table or first.baseline < last.baseline:
        return False
    if abs(last.size - first.size) > 0.05 * last.size or last.size > HEADING_SIZE * setting.size:
        return False
    side = _side(last, setting)
    text, following = last.text(side), first.text(side)
    if ends_sentence(text) or is_item(following):
        return False
    edge = before.right if side is Direction.LTR else -before.left
    full = edge - _end(last, side) < 0.15 * (before.right - before.left)
    return full and not following[:1].isupper()
