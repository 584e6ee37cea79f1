"""Groups the lines of columns into paragraphs and tells what each one is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from index.documents import Direction, ParagraphKind, ParsedParagraph
from index.importers.pdf.bidi import repair_brackets
from index.importers.pdf.layout import Block
from index.importers.pdf.lines import Line

LEADING = 1.3  # times the usual distance of two lines starts a paragraph
INDENT = 0.8  # em
HEADING_SIZE = 1.15  # times the size of the body
SMALL_SIZE = 0.9  # times the size of the body, for footnotes
HEADING_CHARACTERS = 200
BOLD_HEADING_CHARACTERS = 120
ONE_SCRIPT = 0.7  # of the letters that decide a paragraph's direction by themselves
TERMINAL = frozenset(".!?؟۔:؛…。！？")
CLOSING = "\"'”“’‘»«)]"
BULLET = re.compile(r"[•‣◦▪●■□○–—*·-]\s+\S")
NUMBERED = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-zא-תأ-ي][.)])\s+\S")
CAPTION = re.compile(
    r"(?:figure|fig\.|table|tableau|abbildung|tabelle|рис\.|таблица|الشكل|شكل|الجدول|جدول|تصویر|"
    r"نمودار|איור|טבלה|תרשים)\s*\d",
    re.IGNORECASE,
)
MARKED_NOTE = re.compile(r"[\d*†‡٠-٩۰-۹(\[]")
HYPHENS = ("-", "\u2010", "\u00ad")


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
        return median(line.size for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is usual in a document."""

    direction: Direction
    size: float  # of the body, points
    leading: float  # em from baseline to baseline
    bold: bool
    words: frozenset[str]  # for the question whether a hyphen belongs to a word


def paragraphs(pages: Sequence[tuple[int, Sequence[Block]]]) -> list[ParsedParagraph]:
    """The paragraphs of a document, given the blocks of its pages in reading order."""
    lines = [line for _page, page_blocks in pages for block in page_blocks for line in block.lines]
    if not lines:
        return []
    setting = _setting(lines, pages)
    drafts = [
        draft
        for page, page_blocks in pages
        for block in page_blocks
        for draft in _drafts(page, block, setting)
    ]
    drafts = _rejoined(drafts, setting)
    sizes = _heading_sizes(drafts, setting)
    return [paragraph for draft in drafts if (paragraph := _paragraph(draft, setting, sizes))]


def direction_of_lines(lines: Iterable[Line]) -> Direction:
    """The direction of most letters; left to right if there are none."""
    surplus = sum(line.rtl - line.ltr for line in lines)
    return Direction.RTL if surplus > 0 else Direction.LTR


def _setting(lines: Sequence[Line], pages: Sequence[tuple[int, Sequence[Block]]]) -> Setting:
    weights: Counter[float] = Counter()
    bold = 0
    for line in lines:
        weights[round(line.size * 2) / 2] += len(line.items)
        bold += len(line.items) if line.bold else 0
    size = weights.most_common(1)[0][0]
    steps = [
        (above.baseline - below.baseline) / below.size
        for _page, page_blocks in pages
        for block in page_blocks
        for above, below in zip(block.lines, block.lines[1:], strict=False)
        if abs(below.size - size) < 0.1 * size
    ]
    steps = [step for step in steps if 0.8 < step < 3]
    direction = direction_of_lines(lines)
    return Setting(
        direction=direction,
        size=size,
        leading=median(steps) if steps else 1.2,
        bold=bold * 2 > sum(weights.values()),
        words=frozenset(word for line in lines for word in line.text(direction).lower().split()),
    )


# Where a paragraph begins ------------------------------------------------------------------------


def _drafts(page: int, block: Block, setting: Setting) -> Iterator[Draft]:
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
    """Whether a line is a row of a table: a cell of a neighbour starts or ends at the same x."""
    line = lines[number]
    if len(line.cells) < 2:
        return False
    edges = [(cell.left, cell.right) for cell in line.cells[1:]]
    slack = 0.5 * line.size
    for other in (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]):
        for cell in other.cells[1:]:
            if any(abs(cell.left - a) < slack or abs(cell.right - b) < slack for a, b in edges):
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
    if NUMBERED.match(text) and _is_item(draft.lines[0].text(side)):
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
    return room > 0.35 * (block.right - block.left) and _ends_sentence(before.text(side))


def _first_word_width(line: Line, side: Direction) -> float:
    letters = [letter for cell in line.cells for letter in cell.letters]
    if side is Direction.RTL:
        letters.reverse()
    characters = line.text(side).partition(" ")[0]
    word = letters[: max(1, len(characters))]
    return max(letter.right for letter in word) - min(letter.left for letter in word)


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
        return not (is_hanging or _is_item(draft.lines[0].text(side)))
    return step < -INDENT and len(draft.lines) > 1


def _is_item(text: str) -> bool:
    """Whether a text begins with the mark or the number of a list's item."""
    return (BULLET.match(text) or NUMBERED.match(text)) is not None


def _ends_sentence(text: str) -> bool:
    return text.rstrip(CLOSING)[-1:] in TERMINAL


def _rejoined(drafts: Sequence[Draft], setting: Setting) -> list[Draft]:
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
    if _ends_sentence(text) or _is_item(following):
        return False
    edge = before.right if side is Direction.LTR else -before.left
    full = edge - _end(last, side) < 0.15 * (before.right - before.left)
    return full and not following[:1].isupper()


# What a paragraph is ------------------------------------------------------------------------------


def _heading_sizes(drafts: Iterable[Draft], setting: Setting) -> list[float]:
    """The sizes of headings in half points, the largest first."""
    sizes = {
        round(draft.size * 2) / 2
        for draft in drafts
        if draft.size > HEADING_SIZE * setting.size and not draft.is_table
    }
    return sorted(sizes, reverse=True)


def _paragraph(draft: Draft, setting: Setting, sizes: Sequence[float]) -> ParsedParagraph | None:
    direction = _direction(draft, setting)
    text = _text(draft, direction, setting)
    if not text:
        return None
    kind, level = _kind(draft, text, setting, sizes)
    return ParsedParagraph(text=text, kind=kind, level=level, page=draft.page, direction=direction)


def _direction(draft: Draft, setting: Setting) -> Direction:
    """The direction in which the lines of a paragraph are read.

    A script that has most of the letters decides; else the margin that the lines stand at.
    """
    one, other = sum(line.ltr for line in draft.lines), sum(line.rtl for line in draft.lines)
    if one + other == 0:
        return setting.direction
    share = other / (one + other)
    if share > ONE_SCRIPT or share < 1 - ONE_SCRIPT:
        return Direction.RTL if share > ONE_SCRIPT else Direction.LTR
    em = draft.size
    from_left = max(line.left for line in draft.lines) - draft.left
    from_right = draft.right - min(line.right for line in draft.lines)
    if from_left < em and from_right > 2 * em:
        return Direction.LTR
    if from_right < em and from_left > 2 * em:
        return Direction.RTL
    return setting.direction


def _text(draft: Draft, direction: Direction, setting: Setting) -> str:
    if draft.is_table:
        text = "\t".join(cell for line in draft.lines for cell in line.cell_texts(direction))
    else:
        text = ""
        for line in draft.lines:
            text = _joined(text, line.text(direction), setting.words)
    return repair_brackets(text) if any(line.rtl for line in draft.lines) else text


def _joined(text: str, line: str, words: frozenset[str]) -> str:
    """Two lines of one paragraph as one text."""
    if not text or not line:
        return text or line
    if _is_cjk(text[-1]) and _is_cjk(line[0]):
        return text + line
    if text.endswith(HYPHENS) and text[-2:-1].isalpha() and line[0].islower():
        start, end = text.rpartition(" ")[2].lower(), line.partition(" ")[0].lower()
        if start[:-1] + "-" + end in words and start[:-1] + end not in words:
            return text + line
        return text[:-1] + line
    return f"{text} {line}"


def _is_cjk(letter: str) -> bool:
    """Whether a letter is of a script that is written without spaces between words."""
    return "\u2e80" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uff60"


def _kind(
    draft: Draft, text: str, setting: Setting, sizes: Sequence[float]
) -> tuple[ParagraphKind, int]:
    if draft.is_table:
        return ParagraphKind.TABLE, 0
    level = _heading_level(draft, text, setting, sizes)
    if level:
        return ParagraphKind.HEADING, level
    kinds = {
        ParagraphKind.CAPTION: CAPTION.match(text),
        ParagraphKind.LIST: _is_item(text),
        ParagraphKind.FOOTNOTE: draft.size < SMALL_SIZE * setting.size and MARKED_NOTE.match(text),
    }
    kind = next((kind for kind, holds in kinds.items() if holds), ParagraphKind.BODY)
    return kind, int(kind is ParagraphKind.LIST)


def _heading_level(draft: Draft, text: str, setting: Setting, sizes: Sequence[float]) -> int:
    """1 for the largest headings, 0 for what is none. Bold lines rank below all larger ones."""
    size = round(draft.size * 2) / 2
    if size in sizes and len(text) <= HEADING_CHARACTERS:
        return min(sizes.index(size) + 1, 6)
    stands_out = draft.bold and not setting.bold and len(text) <= BOLD_HEADING_CHARACTERS
    if stands_out and not (_ends_sentence(text) or CAPTION.match(text) or BULLET.match(text)):
        return min(len(sizes) + 1, 6)
    return 0
