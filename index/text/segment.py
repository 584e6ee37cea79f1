"""Sentences of a paragraph, by one plain rule for all languages.

A sentence ends at . ! ? and their relatives, with the quotes and brackets that close after them,
when white space or the end follows, except after abbreviations, initials and numbers. On news in
Arabic, Persian, Hebrew and Urdu this does as well as ICU; splitting at commas, as some libraries
do for Arabic, does not.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from index.documents import Span
from index.text.abbreviations import ALWAYS_INSIDE, SOMETIMES_INSIDE
from index.text.words import words

__all__ = ["sentences", "words"]

_CLOSERS = "\"'”’»›)\\]}）］｝」』】〉》〕\u200e\u200f\u2069\u202c"
_GERMAN_CLOSERS = "“«"  # which open elsewhere
# The group needs no white space after it.
_END = re.compile(
    r"(?:[.!?…‽⁇⁈⁉։።॥।؟۔]|([。！？｡．]))+"
    rf"(?:[{_CLOSERS}]|[{_GERMAN_CLOSERS}](?=\s|$)|[ \u00a0\u202f]»(?=\s|$))*"
    r"|[\n\r\u2028\u2029]+"
)
_NEXT_LETTER = re.compile(r"[^\w\n]*(\w)")
_WORD_BEFORE = re.compile(r"[^\W_][\w.\u064b-\u0652’'\"״׳-]*$")
_ARABIC_LETTER = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_NUMBER = re.compile(r"[^\W_]?\d+|[ivxlcdm]+", re.IGNORECASE)

# In these languages "5." before a noun is an ordinal, "the fifth".
_ORDINAL_LANGUAGES = frozenset({"de", "da", "no", "nb", "nn", "fi", "cs", "sk", "hu", "pl", "tr"})
_ORDINAL = re.compile(r"\d{1,2}")

_LOOK_BACK = 24  # characters before a full stop that may belong to an abbreviation
_LOOK_AHEAD = 40


class _End(NamedTuple):
    """A place where a sentence may end."""

    start: int  # of the marks
    end: int  # after them and what closes with them
    marks: str


def sentences(text: str, language: str | None = None) -> tuple[Span, ...]:
    """The sentences of a paragraph: ordered, without the white space around them.

    Together they hold every character that is not white space. ``language`` (BCP 47 primary
    subtag) is only asked about ordinals.
    """
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        end = _End(match.start(), match.end(), match[0])
        if end.end < len(text) and _goes_on(text, start, end, match[1] is not None, language):
            continue
        _add(spans, text, start, end.end)
        start = end.end
    _add(spans, text, start, len(text))
    return tuple(spans)


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    """Add a sentence, or lengthen the last one when there is nothing but marks to add."""
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return
    first = start + len(piece) - len(piece.lstrip())
    last = first + len(stripped)
    if spans and not any(map(str.isalnum, stripped)):
        first = spans.pop().start
    spans.append(Span(first, last))


def _goes_on(text: str, start: int, end: _End, unspaced: bool, language: str | None) -> bool:
    """Whether the sentence from ``start`` goes on after the marks."""
    if unspaced or end.marks[0] in "\n\r\u2028\u2029":
        return False
    if not text[end.end].isspace():
        return not _space_was_forgotten(text, end)
    if text[max(end.start - 1, start)] in "([（" and end.marks[-1] in ")]）":
        return True  # (!) and (؟) comment on a word
    following = _NEXT_LETTER.match(text, end.end, end.end + _LOOK_AHEAD)
    letter = following[1] if following else ""
    if letter.islower():
        return True
    return end.marks == "." and _is_abbreviated(text, start, end, letter, language)


def _space_was_forgotten(text: str, end: _End) -> bool:
    """``قال.وأضاف`` and ``قال .وأضاف``: common in Arabic, where no address looks like that."""
    before, after = text[max(end.start - 3, 0) : end.start], text[end.end]
    if _ARABIC_LETTER.match(after) is None:
        return False
    if end.marks[0] in "؟۔!?":
        return True
    word = before.strip()
    return len(word) >= 2 and all(map(_ARABIC_LETTER.match, word[-2:]))


def _is_abbreviated(text: str, start: int, end: _End, letter: str, language: str | None) -> bool:
    """Whether a full stop belongs to the word before it; ``letter`` begins the next word."""
    match = _WORD_BEFORE.search(text[max(start, end.start - _LOOK_BACK) : end.start])
    if match is None:
        return False
    word = match[0]
    if len(word) == 1 and word.isalpha() and not word.islower():
        return True  # an initial; letters without case are initials too: د. أحمد
    if _NUMBER.fullmatch(word) and not text[start : end.start - len(word)].strip():
        return True  # the number of a list item
    if language in _ORDINAL_LANGUAGES and _ORDINAL.fullmatch(word):
        return True
    lowered = word.lower()
    if lowered in ALWAYS_INSIDE:
        return True
    return lowered in SOMETIMES_INSIDE and not letter.isupper()
