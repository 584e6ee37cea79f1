"""How words sound, coarsely, in five scripts: what makes Putin, Путин and بوتين one name.

A name is mostly not translated but written by its sound, and a table of vectors knows only the
names that it was trained on. Here a word is the row of its consonants in ten classes (vowels and
what one script or another leaves out do not count: h, w, y, hamza, ayin, doubling), four bits
each, the last one lowest; the script stands in the highest four bits. Words of two scripts with
equal rows of three consonants or more are taken for one name. The idea is that of Soundex
(Russell 1918), over scripts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Sounds = npt.NDArray[np.uint64]

MOST_CONSONANTS = 14
STRENGTHS = np.array([0, 0, 0, 0.3, 0.6, 0.8], np.float32)
"""How surely two words are one name, by their number of consonants: short ones meet by chance."""
_CLASSES = (
    "b p ب پ б п ב פ ף ब भ प",
    "f v ف в ф फ व",
    "k q c g j ك ق ج غ گ خ к г ж х ק כ ך ג ח क ख ग घ ज झ",
    "s z ص س ز ش ژ چ с з ш щ ч ц ש ס ז צ ץ श ष स च छ",
    "t ت ط ث т ט ת ट ठ त थ",
    "d د ض ذ ظ д ד ड ढ द ध",
    "l ل л ל ल",
    "r ر р ר र",
    "m م м מ ם म",
    "n ن н נ ן न ण",
)
_LETTERS = {letter: number for number, row in enumerate(_CLASSES, 1) for letter in row.split()}
_B, _F, _K, _S, _L, _M = (_LETTERS[letter] for letter in "bfkslm")
_LATIN, _CYRILLIC, _HEBREW, _ARABIC, _DEVANAGARI = range(1, 6)
_BLOCKS = (
    (0x0041, 0x024F, _LATIN),
    (0x0400, 0x052F, _CYRILLIC),
    (0x0590, 0x05FF, _HEBREW),
    (0x0600, 0x06FF, _ARABIC),
    (0x0900, 0x097F, _DEVANAGARI),
)
# Two letters for one sound, and letters that sound by their neighbours.
_SPELLINGS = (
    (re.compile("sch|sh|ch|c(?=[eiy])"), "s"),
    (re.compile("th"), "t"),
    (re.compile("ph"), "f"),
    (re.compile("x|кс"), "ks"),
    (re.compile("дж"), "ж"),
    (re.compile("تش"), "ش"),
)
_SCRIPT_BITS = np.uint64(60)
_BODY = np.uint64((1 << 4 * MOST_CONSONANTS) - 1)
_NIBBLE, _FOUR = np.uint64(15), np.uint64(4)
_SHORTEST = np.uint64(16**2)  # three consonants
_POWERS = np.uint64(16) ** np.arange(MOST_CONSONANTS, dtype=np.uint64)
# What may stand around a name in some scripts, as consonants.
_ANYWHERE, _SEMITIC_ONLY, _CYRILLIC_ONLY = range(3)
_SCRIPTS_OF = np.zeros((3, 16), np.bool_)
_SCRIPTS_OF[_ANYWHERE, 1:] = True
_SCRIPTS_OF[_SEMITIC_ONLY, [_HEBREW, _ARABIC]] = True
_SCRIPTS_OF[_CYRILLIC_ONLY, _CYRILLIC] = True
# Before it in Arabic and Hebrew: ال ل ب ف ك, two of them; ה מ ש too.
_BEFORE = (_L, _B, _F, _K, _M, _S, 16 * _B + _L, 16 * _F + _L, 16 * _K + _L)
# And behind it in Russian and Ukrainian: -ом -ам, -ов -ев, -ого.
_BEHIND = (_M, _F, _K)
_ARTICLE = re.compile("^(?:[وفبك]?ال|لل)(?=.{3})|^[وفبكلהבלמש](?=.{3})")


def sound(word: str) -> int:
    """How one folded word sounds, as a number of 64 bits; 0 in another script than the five."""
    script = _script(word)
    if not script:
        return 0
    for pattern, letters in _SPELLINGS:
        word = pattern.sub(letters, word)
    row = [_LETTERS[letter] for letter in word if letter in _LETTERS]
    code = before = 0
    for number in row:
        if number != before:
            code = (code << 4 | number) & int(_BODY)
        before = number
    return script << 60 | code


def sounds_of_query(word: str) -> tuple[int, ...]:
    """How a folded word of a query may sound: as a whole, and without a particle before it."""
    rest = _ARTICLE.sub("", word)
    return tuple(dict.fromkeys((sound(word), sound(rest))))


def joined(sounds: Sounds, starts: npt.NDArray[np.intp], lengths: npt.NDArray[np.intp]) -> Sounds:
    """Sounds of words of several tokens: uint64 (w,).

    ``sounds`` (t,) of tokens; a word has ``lengths[i]`` of them from ``starts[i]``.
    """
    codes = sounds[starts] & _BODY
    scripts = sounds[starts] >> _SCRIPT_BITS
    rest = np.arange(len(starts))
    for offset in range(1, int(lengths.max(initial=1))):
        rest = rest[lengths[rest] > offset]
        new = sounds[starts[rest] + offset] & _BODY
        count = _count(new).astype(np.uint64)
        first = new >> (_FOUR * np.maximum(count, np.uint64(1)) - _FOUR)
        old = codes[rest]
        old = np.where((count > 0) & ((old & _NIBBLE) == first), old >> _FOUR, old)
        codes[rest] = ((old << (_FOUR * count)) | new) & _BODY
    return codes | scripts << _SCRIPT_BITS


class Names:
    """Words in the order of their sounds, so that the names of a query are found at once.

    ``heard``: uint64 (n,), how each sounds.
    """

    def __init__(self, heard: Sounds) -> None:
        bodies = heard & _BODY
        rows = np.flatnonzero((bodies >= _SHORTEST) & (heard > _BODY))
        self._rows = rows[np.argsort(bodies[rows])]
        self._bodies = bodies[self._rows]
        self._scripts = (heard[self._rows] >> _SCRIPT_BITS).astype(np.intp)

    def find(self, asked: Sequence[tuple[int, ...]]) -> Meetings:
        """The words that are names asked for; a pair may come twice.

        ``asked``: for each word of a query the sounds that it may have. Words of one script are
        not compared: their letters are.
        """
        forms = [
            (place, each >> 60, *form)
            for place, sounds in enumerate(asked)
            for each in sounds
            for form in _forms(each & int(_BODY))
        ]
        if not forms or not len(self._rows):
            nothing = np.empty(0, np.intp)
            return Meetings(nothing, nothing, np.empty(0, np.float32))
        places, scripts, codes, kinds, strengths = map(np.array, zip(*forms, strict=True))
        codes = codes.astype(np.uint64)
        first = np.searchsorted(self._bodies, codes, side="left")
        lengths = np.searchsorted(self._bodies, codes, side="right") - first
        form = np.repeat(np.arange(len(forms)), lengths)
        at = np.arange(len(form)) + np.repeat(first - np.cumsum(lengths) + lengths, lengths)
        found = self._scripts[at]
        same = _SCRIPTS_OF[kinds[form], found] & (found != scripts[form])
        form, at = form[same], at[same]
        return Meetings(self._rows[at], places[form], strengths[form].astype(np.float32))


class Meetings(NamedTuple):
    """Words that are names of a query."""

    rows: npt.NDArray[np.intp]
    """(m,) of the words"""
    asked: npt.NDArray[np.intp]
    """(m,) numbers of the query's words"""
    strengths: npt.NDArray[np.float32]
    """(m,) how surely they are one, 0 to 1"""


@lru_cache(maxsize=4096)
def _forms(body: int) -> tuple[tuple[int, int, float], ...]:
    """What a name may be written as: (consonants, in which scripts, how surely it is the name)."""
    count = int(_count(np.uint64(body)))
    strength = float(STRENGTHS[min(count, len(STRENGTHS) - 1)])
    if not strength:
        return ()
    forms = [(body, _ANYWHERE, strength)]
    forms += ((front << 4 * count | body, _SEMITIC_ONLY, strength) for front in _BEFORE)
    forms += ((body << 4 | end, _CYRILLIC_ONLY, strength) for end in _BEHIND)
    return tuple(form for form in forms if form[0] <= int(_BODY))


def _count(codes: Sounds | np.uint64) -> npt.NDArray[np.intp]:
    """Number of consonants of each code without script."""
    return np.searchsorted(_POWERS, codes, side="right")


def _script(word: str) -> int:
    if not word:
        return 0
    code = ord(word[0])
    return next((number for first, last, number in _BLOCKS if first <= code <= last), 0)
