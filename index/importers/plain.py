"""Paragraphs of plain text: what the writer of a text file meant by its line ends.

Three habits occur: paragraphs divided by blank lines and wrapped at some width, one paragraph per
line, and wrapped text without blank lines. Which one a text follows is told by its lines.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from index.text.words import UNSPACED

_LINE_END = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_PAGE_BREAK = re.compile("\x0c+|\u2029+")
_SENTENCE_END = re.compile("[.!?…؟۔।。！？:]['\"”’»)\\]」』]*$")
_ITEM = re.compile(r"\s*(?:[-*•–—▪◦·●]\s|\(?\d{1,3}[.)]\s|\(?[^\W\d_][.)]\s)")
_INDENT = re.compile(r"(?:\t| {2,}|\u3000)\S")
_HEADER = re.compile(r"[\w-]+:\s")
_UNSPACED_ENDS = re.compile(rf"[{UNSPACED}、。，]\n[{UNSPACED}]")

_WIDEST_WRAP = 130  # columns: what is wrapped, is wrapped below this
_NARROWEST_WRAP = 30
_SHORT = 0.5  # of the width: a line that ends before it was ended there, as a greeting is
_FULL = 0.75  # of the width that a line with its next word reaches: margins are ragged


def paragraphs(text: str) -> list[str]:
    """The paragraphs of ``text``, stripped, none of them empty.

    Wrapped lines are joined by a space (by nothing between Chinese or Japanese characters, and
    after a hyphen); everything else stays as it was written.
    """
    text = _LINE_END.sub("\n", _PAGE_BREAK.sub("\n\n", text))
    blocks = list(_blocks(text.split("\n")))
    width = _wrap_width(blocks)
    if width is None:
        return [line.strip() for block in blocks for line in block]
    return [_join(piece) for block in blocks for piece in _divide(block, width)]


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Lines between blank lines."""
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.rstrip())
        elif block:
            yield block
            block = []
    if block:
        yield block


def _wrap_width(blocks: list[list[str]]) -> int | None:
    """The width at which the text was wrapped; None when a line is a paragraph."""
    lines = [line for block in blocks for line in block]
    pairs = [
        pair
        for block in blocks
        for pair in itertools.pairwise(block)
        if not any(_HEADER.match(line) or _ITEM.match(line) for line in pair)
    ]
    longest = max(map(len, lines), default=0)
    if not pairs or not _NARROWEST_WRAP <= longest <= _WIDEST_WRAP:
        return None
    words = sum(len(line.split()) for line, _ in pairs)
    ended = sum(_SENTENCE_END.search(line) is not None for line, _ in pairs)
    if words < 3 * len(pairs) or ended > 0.6 * len(pairs):
        return None  # a table, or verses and sentences of a line each
    # Wrapped is a line when the first word of the next had no place in it.
    broken = sum(len(line) + len(after.split()[0]) >= _FULL * longest for line, after in pairs)
    return longest if broken > 0.6 * len(pairs) else None


def _divide(block: list[str], width: int) -> Iterator[list[str]]:
    """Divide wrapped lines where a paragraph ends without a blank line."""
    piece: list[str] = []
    for line in block:
        if piece and _starts_anew(piece[-1], line, width):
            yield piece
            piece = []
        piece.append(line)
    yield piece


def _starts_anew(before: str, line: str, width: int) -> bool:
    if _ITEM.match(line) or _HEADER.match(line):
        return True
    if _INDENT.match(line) and not _INDENT.match(before):
        return True
    had_place = len(before) + 1 + len(line.split(maxsplit=1)[0]) <= width
    ended = _SENTENCE_END.search(before) is not None or len(before) < _SHORT * width
    return had_place and ended


def _join(lines: list[str]) -> str:
    text = lines[0].strip()
    for line in lines[1:]:
        following = line.strip()
        together = text.endswith("-") and len(text) > 1 and text[-2].isalpha()
        together = together or _UNSPACED_ENDS.fullmatch(f"{text[-1]}\n{following[0]}") is not None
        text += following if together else f" {following}"
    return text
