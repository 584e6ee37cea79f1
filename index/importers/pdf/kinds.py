"""Tells what a paragraph is, in which direction it runs, and what its lines say together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.documents import Direction, ParagraphKind, ParsedParagraph
from index.importers.pdf.bidi import repair_brackets
from index.importers.pdf.drafts import (
    BULLET,
    HEADING_SIZE,
    Draft,
    Setting,
    ends_sentence,
    is_item,
)
from index.importers.pdf.lines import weighted_mean

SMALL_SIZE = 0.9  # times the size of the body, for footnotes
HEADING_CHARACTERS = 200
BOLD_HEADING_CHARACTERS = 120
ONE_SCRIPT = 0.7  # of the letters that decide a paragraph's direction by themselves
CAPTION = re.compile(
    r"(?:figure|fig\.|table|tableau|abbildung|tabelle|рис\.|таблица|الشكل|شكل|الجدول|جدول|تصویر|"
    r"نمودار|איור|טבלה|תרשים)\s*\d",
    re.IGNORECASE,
)
MARKED_NOTE = re.compile(r"[\d*†‡٠-٩۰-۹(\[]")
HYPHENS = ("-", "\u2010", "\u00ad")


def heading_sizes(drafts: Iterable[Draft], setting: Setting) -> list[float]:
    """The sizes of headings in half points, the largest first."""
    sizes = {
        round(draft.size * 2) / 2
        for draft in drafts
        if draft.size > HEADING_SIZE * setting.size and not draft.is_table
    }
    return sorted(sizes, reverse=True)


def paragraph_of(draft: Draft, setting: Setting, sizes: Sequence[float]) -> ParsedParagraph | None:
    """The paragraph that a draft has become; None if it holds no text."""
    direction = _direction(draft, setting)
    text = _text(draft, direction, setting)
    if not text:
        return None
    kind, level = _kind(draft, text, setting, sizes)
    return ParsedParagraph(
        text=text,
        kind=kind,
        level=level,
        page=draft.page,
        direction=direction,
        confidence=weighted_mean((line.confidence, len(line.items)) for line in draft.lines),
    )


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
    is_small = draft.size < SMALL_SIZE * setting.size
    kinds = {
        ParagraphKind.CAPTION: CAPTION.match(text),
        ParagraphKind.LIST: is_item(text) and not (is_small and text.startswith("[")),
        ParagraphKind.FOOTNOTE: is_small and MARKED_NOTE.match(text),
    }
    kind = next((kind for kind, holds in kinds.items() if holds), ParagraphKind.BODY)
    return kind, int(kind is ParagraphKind.LIST)


def _heading_level(draft: Draft, text: str, setting: Setting, sizes: Sequence[float]) -> int:
    """1 for the largest headings, 0 for what is none. Bold lines rank below all larger ones."""
    size = round(draft.size * 2) / 2
    if size in sizes and len(text) <= HEADING_CHARACTERS:
        return min(sizes.index(size) + 1, 6)
    stands_out = draft.bold and not setting.bold and len(text) <= BOLD_HEADING_CHARACTERS
    sentence = ends_sentence(text) and not text.endswith(":")
    if stands_out and not (sentence or CAPTION.match(text) or BULLET.match(text)):
        return min(len(sizes) + 1, 6)
    return 0
