"""Glyphs that the file gives no character for: a lam-alef is known by its place and its shape.

Qt writes the lam-alef of many fonts as a glyph, or as two, without a character. In a line of
Arabic that is otherwise in order, such a glyph can be nothing else: 12 % of the words of an Arabic
page lose their letters where it is not repaired.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from index.importers.pdf.glyphs import Glyph

UNKNOWN = "\ufffd"
TALL = 0.4  # em over the baseline; bullets and dots are lower
HANGING = 0.2  # em over the baseline; marks hang higher
DEEP = 0.12  # em below the baseline: the hamza under the alef
RAISED = 1.02  # of the height of a lone alef: the hamza over the alef


def named(letters: Sequence[Glyph]) -> list[Glyph]:
    """Letters from left to right with the lam-alefs among them named, the unknown left out."""
    if all(letter.mapped for letter in letters):
        return list(letters)
    alef_top = _alef_top(letters)
    result: list[Glyph] = []
    position = 0
    while position < len(letters):
        end = _unknown_end(letters, position)
        if end == position:
            result.append(letters[position])
            position += 1
            continue
        unknown = letters[position:end]
        neighbours = (*letters[max(0, position - 1) : position], *letters[end : end + 1])
        if alef_top is not None and _is_arabic(unknown, neighbours):
            result.append(_lam_alef(unknown, alef_top))
        else:
            result.extend(letter for letter in unknown if letter.text != UNKNOWN)
        position = end
    return result


def _unknown_end(letters: Sequence[Glyph], start: int) -> int:
    """Where the unknown glyphs that begin at ``start`` end; ``start`` if none begins there."""
    end = start
    right = 0.0
    while end < len(letters):
        letter = letters[end]
        nested = end > start and letter.right <= right and not letter.text.isalnum()
        if letter.mapped and not nested:
            break
        right = max(right, letter.right)
        end += 1
    return end


def _alef_top(letters: Iterable[Glyph]) -> float | None:
    """How high a lone alef rises over the baseline, in em; None if the line is not Arabic."""
    tops = [
        (letter.top - letter.baseline) / letter.size
        for letter in letters
        if letter.mapped and letter.text in {"\u0627", "\u0644"}
    ]
    return max(tops, default=None)


def _is_arabic(unknown: Sequence[Glyph], neighbours: Sequence[Glyph]) -> bool:
    """Whether one or two unknown glyphs stand among Arabic letters and are as tall as letters."""
    size = unknown[0].size
    height = max(glyph.top - glyph.baseline for glyph in unknown)
    foot = min(glyph.bottom - glyph.baseline for glyph in unknown)
    return (
        len(unknown) <= 2
        and height > TALL * size
        and foot < HANGING * size
        and any(unicodedata.bidirectional(letter.text[0]) == "AL" for letter in neighbours)
    )


def _lam_alef(unknown: Sequence[Glyph], alef_top: float) -> Glyph:
    """One glyph for a lam-alef, its hamza told by its height and depth."""
    alef = unknown[0]  # the left part, or all of it
    if alef.baseline - min(glyph.bottom for glyph in unknown) > DEEP * alef.size:
        text = "\u0644\u0625"
    elif alef.top - alef.baseline > RAISED * alef_top * alef.size:
        text = "\u0644\u0623"
    else:
        text = "\u0644\u0627"
    return alef._replace(
        text=text,
        right=max(glyph.right for glyph in unknown),
        end=max(glyph.end for glyph in unknown),
        bottom=min(glyph.bottom for glyph in unknown),
        top=max(glyph.top for glyph in unknown),
    )
