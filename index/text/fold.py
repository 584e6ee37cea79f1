"""Folding: the one spelling under which a text is indexed and looked for.

FTS5 breaks vowelled Arabic and Hebrew into pieces, and writers of one language type the same word
with different code points. So both sides are folded before they meet. Folding is a table from
code points to strings (NFKD, case, marks, letter variants), applied with ``str.translate``, and
two small steps that look at neighbours. The text itself is never changed: ``fold`` returns, with
the folded text, where each of its characters stood in the original.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable
from typing import NamedTuple

from index.documents import Span
from index.text.stem import stem
from index.text.words import words

__all__ = ["FOLD_VERSION", "Folded", "fold", "fold_text", "folded_words", "original_span", "stem"]

FOLD_VERSION = 1  # raise when any text folds differently: libraries then fold anew

# Marks that only vowel, point or accent a letter of these scripts. Elsewhere (Devanagari, Thai,
# kana ...) a mark is a vowel or a consonant of its own, and dropping it makes other words.
_DROPPED_MARKS = re.compile(
    "["
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # common, Latin, Greek
    "\u0483-\u0489\u2de0-\u2dff\ua66f-\ua67d\ua69e-\ua69f"  # Cyrillic
    "\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\ufb1e"  # Hebrew
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed"
    "\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff"  # Arabic
    "\u0711\u0730-\u074a"  # Syriac
    "\ufe00-\ufe0f\U000e0100-\U000e01ef"  # variation selectors
    "]"
)
_NUKTA_CLASS = 7  # canonical combining class of the Indic nukta, which spelling often leaves out
_BREVE = "\u0306"

# Letters that no normalisation form brings together. Values are final: they are not folded again.
_LETTERS = {
    # Arabic, Persian, Urdu, Kurdish
    "\u0640": "",  # tatweel
    "ٱ": "ا",
    "ٲ": "ا",
    "ٳ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ے": "ي",
    "ة": "ه",
    "ہ": "ه",
    "ۃ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ک": "ك",
    "ڪ": "ك",
    # Hebrew
    "\u05be": " ",  # maqaf joins words
    "\u05f3": "'",  # geresh
    "\u05f4": '"',  # gershayim
    "װ": "וו",
    "ױ": "וי",
    "ײ": "יי",
    # Latin letters whose stroke or ligature is not a mark
    "ı": "i",  # Turkish capitals lose the difference
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ŧ": "t",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    # Cyrillic letters that NFKD would take for a letter with a breve (войны, "wars", are not
    # воины, "warriors")
    "й": "й",
    "ў": "ў",
    _BREVE: _BREVE,  # until its neighbour is seen
    # apostrophes, which stand inside words
    "‘": "'",
    "’": "'",
    "ʼ": "'",
    # separators among the format characters
    "\u200b": " ",
    "\u06dd": " ",
    "\u08e2": " ",
    # a haraka alone, as old PDFs hold it inside words; NFKD would make a space of it
    **dict.fromkeys("\ufe70\ufe72\ufe74\ufe76\ufe78\ufe7a\ufe7c\ufe7e", ""),
    **dict.fromkeys("\u0600\u0601\u0602\u0603\u0604\u0605", " "),
}


def _fold_character(character: str) -> str:
    """What one code point folds to, whatever stands beside it."""
    lowered = character.lower()
    known = _LETTERS.get(lowered)
    if known is not None:
        return known
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    if decomposed != character:
        return "".join(map(_fold_character, decomposed))
    category = unicodedata.category(character)
    if category == "Cf" or (category in {"Mn", "Me"} and _is_dropped_mark(character)):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return character


def _is_dropped_mark(mark: str) -> bool:
    nukta = unicodedata.combining(mark) == _NUKTA_CLASS
    return nukta or _DROPPED_MARKS.match(mark) is not None


class _Table(dict[int, str | int]):
    """A table for ``str.translate`` that works out each code point when it is first met."""

    def __missing__(self, code: int) -> str | int:
        folded = _fold_character(chr(code))
        # str.translate takes numbers faster than strings
        self[code] = value = ord(folded) if len(folded) == 1 else folded
        return value


_TABLE = _Table()

# What has to be seen beside its neighbours, in this order, on text that went through the table.
_BREVES = re.compile(f"[иу]?{_BREVE}")
_BREVE_LETTERS = {f"и{_BREVE}": "й", f"у{_BREVE}": "ў", _BREVE: ""}
# צה"ל is one word, typed with gershayim, with a straight or with a curly mark, or without.
_HEBREW_QUOTES = re.compile("(?<=[א-ת])['\"“”](?=[א-ת])")


def _breve(match: re.Match[str]) -> str:
    return _BREVE_LETTERS[match[0]]


def _nothing(_: re.Match[str]) -> str:
    return ""


_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_BREVES, _breve),
    (_HEBREW_QUOTES, _nothing),
)


class Folded(NamedTuple):
    """A folded text and the way back.

    ``offsets[i]`` is the index in the original of the character that gave ``text[i]``; the last
    entry is the length of the original, so there is one more than there are characters.
    """

    text: str
    offsets: array[int]


def fold_text(text: str) -> str:
    """The folded text alone, several times faster than ``fold``."""
    if text.isascii():
        return text.lower()
    folded = text.translate(_TABLE)
    for pattern, replacement in _STEPS:
        folded = pattern.sub(replacement, folded)
    return folded


def fold(text: str) -> Folded:
    """The folded text with the map of its characters to those of ``text``."""
    if text.isascii():
        return Folded(text.lower(), array("I", range(len(text) + 1)))
    pieces: list[str] = []
    offsets = array("I")
    for index, character in enumerate(text):
        value = _TABLE[ord(character)]
        if isinstance(value, int):
            pieces.append(chr(value))
            offsets.append(index)
        elif value:
            pieces.append(value)
            offsets.extend([index] * len(value))
    offsets.append(len(text))
    folded = Folded("".join(pieces), offsets)
    for pattern, replacement in _STEPS:
        folded = _substitute(folded, pattern, replacement)
    return folded


def _substitute(
    folded: Folded, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]
) -> Folded:
    """``pattern.sub`` that carries the offsets along."""
    text, offsets = folded
    kept = array("I")
    position = 0
    for match in pattern.finditer(text):
        kept.extend(offsets[position : match.start()])
        kept.extend(offsets[match.start() : match.start() + 1] * len(replacement(match)))
        position = match.end()
    if position == 0:
        return folded
    kept.extend(offsets[position:])
    return Folded(pattern.sub(replacement, text), kept)


def without(folded: Folded, pattern: re.Pattern[str]) -> Folded:
    """The folded text less what a pattern matches, with the map of what stays."""
    return _substitute(folded, pattern, _nothing)


def original_span(folded: Folded, span: Span) -> Span:
    """The range of the original that a range of the folded text came from.

    Marks dropped after its last character belong to it.
    """
    start, end = span
    first = folded.offsets[start]
    if start == end:
        return Span(first, first)
    return Span(first, max(folded.offsets[end], folded.offsets[end - 1] + 1))


def folded_words(text: str) -> list[str]:
    """The words of a text, folded; those that fold to nothing are left out."""
    folded = fold_text(text)
    return [folded[start:end] for start, end in words(folded)]
