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
_POWERS = np.uint64(16) ** np.arange(MOST_CONSONANTS, dtype=np.uint64)
# What Arabic and Hebrew write before a word, as consonants: ال ل ب ف ك, two of them; ה מ ש too.
_BEFORE = np.zeros(256, np.bool_)
_BEFORE[[_L, _B, _F, _K, _M, _S]] = True
_BEFORE[[16 * first + _L for first in (_B, _F, _K)]] = True
# And what Russian and Ukrainian write behind a name: -ом -ам, -ов -ев, -ого.
_BEHIND = np.zeros(16, np.bool_)
_BEHIND[[_M, _F, _K]] = True
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


def same_name(asked: Sequence[tuple[int, ...]], heard: Sounds) -> npt.NDArray[np.float32]:
    """How surely each heard word is a name asked for: float32 (u, q), 0 to 1.

    ``asked``: for each word of a query the sounds that it may have; ``heard``: uint64 (u,).
    Words of one script are not compared: their letters are.
    """
    result = np.zeros((len(heard), len(asked)), np.float32)
    scripts, bodies = heard >> _SCRIPT_BITS, heard & _BODY
    without_last = bodies >> _FOUR
    for place, sounds in enumerate(asked):
        for each in sounds:
            body = np.uint64(each) & _BODY
            count = int(_count(body))
            strength = STRENGTHS[min(count, len(STRENGTHS) - 1)]
            if not strength:
                continue
            end = np.uint64((1 << 4 * count) - 1)
            near = np.flatnonzero(((bodies & end) == body) | (without_last == body))
            found, script = bodies[near], scripts[near]
            front = np.minimum(found >> np.uint64(4 * count), np.uint64(255))
            same = found == body
            semitic = (script == _HEBREW) | (script == _ARABIC)
            same |= semitic & ((found & end) == body) & _BEFORE[front]
            same |= (script == _CYRILLIC) & (found >> _FOUR == body) & _BEHIND[found & _NIBBLE]
            same &= (script != each >> 60) & (script > 0)
            result[near[same], place] = np.maximum(result[near[same], place], strength)
    return result


def _count(codes: Sounds | np.uint64) -> npt.NDArray[np.intp]:
    """Number of consonants of each code without script."""
    return np.searchsorted(_POWERS, codes, side="right")


def _script(word: str) -> int:
    if not word:
        return 0
    code = ord(word[0])
    return next((number for first, last, number in _BLOCKS if first <= code <= last), 0)
