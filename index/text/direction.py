"""Direction of a paragraph: by its first strong letter, unless most of its letters disagree."""

from __future__ import annotations

import re

from index.documents import Direction

# Letters that run right to left: Hebrew to Arabic Extended, their presentation forms, and the old
# scripts and Adlam of the supplementary planes. Digits and marks are not strong.
_RTL = (
    "\u05be\u05c0\u05c3\u05c6\u05d0-\u05f4\u0608\u060b\u060d\u061b-\u064a\u066d-\u066f\u0671-\u06d5"
    "\u06e5\u06e6\u06ee\u06ef\u06fa-\u0710\u0712-\u072f\u074d-\u07a5\u07b1-\u07ea\u07f4\u07f5"
    "\u07fa-\u0815\u0840-\u0858\u0860-\u088e\u08a0-\u08c9"
    "\ufb1d\ufb1f-\ufd3d\ufd50-\ufdfc\ufe70-\ufefc"
    "\U00010800-\U00010d23\U00010e80-\U00010ea9\U00010f00-\U00010f45\U0001e800-\U0001e943"
)
_STRONG = re.compile(rf"[{_RTL}]|[^\W\d_]")
_RTL_LETTERS = re.compile(rf"[{_RTL}]+")
_LETTERS = re.compile(r"[^\W\d_]+")

_SAMPLE = 4_000  # characters that decide
_FEW = 0.4  # below this share of the letters, the first letter's direction does not hold


def direction_of(text: str, default: Direction = Direction.LTR) -> Direction:
    """Direction in which ``text`` is laid out; ``default`` when it holds no letter.

    The first strong letter decides, as in the Unicode bidirectional algorithm, but an Arabic name
    does not turn an English paragraph, nor an English one an Arabic paragraph.
    """
    sample = text[:_SAMPLE]
    first = _STRONG.search(sample)
    if first is None:
        return default if len(text) <= _SAMPLE else direction_of(text[_SAMPLE:], default)
    starts_rtl = _RTL_LETTERS.match(first[0]) is not None
    rtl = sum(len(run) for run in _RTL_LETTERS.findall(sample))
    letters = sum(len(run) for run in _LETTERS.findall(_RTL_LETTERS.sub(" ", sample))) + rtl
    share = rtl / letters
    if starts_rtl:
        return Direction.RTL if share >= _FEW else Direction.LTR
    return Direction.LTR if 1 - share >= _FEW else Direction.RTL
