"""Words of a text: runs of letters and digits with what belongs inside them."""

from __future__ import annotations

import re
import unicodedata

from index.documents import Span

# Blocks that hold marks (categories Mn, Mc, Me). Asking Python for every code point takes a
# second; these take a millisecond.
_MARK_BLOCKS = (
    (0x0300, 0x1CFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0x2CEF, 0x2DFF),
    (0x302A, 0x309A),
    (0xA66F, 0xABFF),
    (0xFB1E, 0xFB1E),
    (0xFE00, 0xFE2F),
    (0x10A00, 0x10FFF),
    (0x11000, 0x119FF),
)


def _marks() -> str:
    """The inside of a character class that matches any mark."""
    ranges: list[list[int]] = []
    for first, last in _MARK_BLOCKS:
        for code in range(first, last + 1):
            if unicodedata.category(chr(code))[0] != "M":
                continue
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


MARKS = _marks()

# Scripts written without spaces: Thai, Lao, Myanmar, Khmer, Han, kana, bopomofo.
UNSPACED = (
    "\u0e01-\u0e30\u0e32-\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2-\u0eb3\u0ebd-\u0ec6"
    "\u1000-\u102a\u103f\u1050-\u1055\u1780-\u17b3"
    "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u3096\u309d-\u309f"
    "\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af"
)

_LETTER = rf"[^\W_{UNSPACED}]"
# Joiners, soft hyphens and direction marks count only between two letters of a word.
_JOINER = "[\u00ad\u034f\u061c\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
_HEBREW_QUOTE = "(?<=[א-ת\u05b0-\u05c7])['\"׳״‘’“”](?=[א-ת])"
_WORD = re.compile(
    rf"[{UNSPACED}][{MARKS}]*"
    rf"|{_LETTER}+(?:(?:[{MARKS}]+|{_JOINER}(?=[^\W_]|[{MARKS}])|{_HEBREW_QUOTE}){_LETTER}*)*"
)


def words(text: str) -> list[Span]:
    """The words of ``text`` in order.

    Marks, joiners (ZWNJ), and Hebrew gershayim between letters belong to a word; apostrophes,
    hyphens and underscores divide. In scripts written without spaces every character with its
    marks is a word.
    """
    return [Span(*match.span()) for match in _WORD.finditer(text)]
