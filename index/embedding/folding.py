"""Folding of text for the bundled model: what its tokenizer does, with offsets on the original.

The same rules are written into the model's ``tokenizer.json`` for other tools (a test holds the
two to the same tokens). They differ from ``index.text.fold`` in what search and a model need:
here every mark of Arabic and Hebrew goes, letters of three keyboards become one, and all that is
not a letter, mark or digit separates words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from index.documents import Span

# Letters written in two ways by Arabic, Persian and Urdu keyboards, each brought to one form.
LETTERS = {
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ک": "ك",
    "ة": "ه",
    "ہ": "ه",
    "ە": "ه",
    "ھ": "ه",
}
# Digits of Arabic, Persian and Devanagari to ASCII: a year is one token in every language.
DIGITS = {
    chr(first + digit): str(digit) for first in (0x0660, 0x06F0, 0x0966) for digit in range(10)
}
# Marks that are dropped: accents, Arabic vowels, Hebrew points, the Devanagari nukta, tatweel.
# The vowel signs of Devanagari are marks as well, but are letters to the reader: they stay.
DROPPED_RANGES = (
    (0x0300, 0x036F),
    (0x0483, 0x0487),
    (0x0591, 0x05C7),
    (0x0610, 0x061A),
    (0x0640, 0x0640),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E8),
    (0x06EA, 0x06ED),
    (0x093C, 0x093C),
)
# Han, Hiragana, Katakana: written without spaces, so every token there is a word.
IDEOGRAPHS = "々〇぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𲎯"
_WORD = re.compile(rf"[0-9]+|[{IDEOGRAPHS}]+|[^\s0-9{IDEOGRAPHS}]+")
_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")


def _dropped(code: int) -> bool:
    return any(first <= code <= last for first, last in DROPPED_RANGES)


def fold_character(character: str) -> str:
    """One character as the model reads it: a space for what separates words, "" for a mark."""
    folded = []
    for part in unicodedata.normalize("NFKD", character):
        if _dropped(ord(part)):
            continue
        for lower in part.lower():
            if _dropped(ord(lower)):
                continue
            kept = LETTERS.get(lower) or DIGITS.get(lower) or lower
            folded.append(kept if unicodedata.category(kept)[0] in "LMN" else " ")
    return "".join(folded)


class _Table(dict[int, str]):
    """A table for ``str.translate`` that fills itself with the characters it meets."""

    def __missing__(self, code: int) -> str:
        folded = fold_character(chr(code))
        if len(folded) != 1:
            _IRREGULAR.add(chr(code))
        self[code] = folded
        return folded


_TABLE = _Table()
_IRREGULAR: set[str] = set()
"""Characters met so far that fold to none or several: texts without any keep their offsets."""


def split_words(text: str) -> list[str]:
    """The folded words of ``text``, a run of ideographs counting as one."""
    return _WORD.findall(text.translate(_TABLE))


def split_words_with_offsets(text: str) -> list[tuple[str, Sequence[int]]]:
    """Like ``split_words``, each word with the offsets in ``text`` of its folded characters.

    A word of ``n`` folded characters has ``n + 1`` offsets: where each begins, and where the word
    ends, the marks that follow its last letter included.
    """
    folded = text.translate(_TABLE)
    if _IRREGULAR.isdisjoint(text):
        return [
            (match.group(), range(match.start(), match.end() + 1))
            for match in _WORD.finditer(folded)
        ]
    parts = [_TABLE[ord(character)] for character in text]
    sources = [index for index, part in enumerate(parts) for _ in part]
    words: list[tuple[str, Sequence[int]]] = []
    for match in _WORD.finditer(folded):
        first, last = match.span()
        end = sources[last - 1] + 1
        while end < len(text) and not parts[end]:
            end += 1
        words.append((match.group(), (*sources[first:last], end)))
    return words


def is_ideographic(word: str) -> bool:
    """Whether a word begins in Han or kana, and so holds a word in every token."""
    return _IDEOGRAPH.match(word) is not None


def span_of(offsets: Sequence[int], first: int, last: int) -> Span:
    """The part of the original text behind the folded characters ``first`` to ``last``."""
    start, end = offsets[first], offsets[last]
    return Span(start, max(end, start + 1))
