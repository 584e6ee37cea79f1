"""The day of an article as its text says it: in a line of its own, or where a report begins.

A day that an article speaks of is not its own, so only lines are looked at that say little else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.documents import ParsedParagraph
from index.importers.dates_in_words import found_date
from index.text.fold import fold_text

_FIRST, _LAST = 8, 3  # paragraphs at the beginning and at the end in which the day may stand
_LINE_CHARACTERS = 150
_SHARE = 0.35  # of such a line that its date is at least
_OPENING_CHARACTERS = 90  # of a report: "DAMASCUS, 11 November 2017 (SANA) -"
_OPENED = re.compile(r"\s*(?:م|ه|ش|ء)?[\s,،.]*(?:\([^)]{1,40}\)|/[^/]{1,20}/)?\s*[-–—:)(/]")


def date_of_text(found: Sequence[ParsedParagraph]) -> str | None:
    """The day that the first lines of a document give as its own, or the last; else None."""
    places = [*range(min(_FIRST, len(found))), *range(max(_FIRST, len(found) - _LAST), len(found))]
    for place in places:
        text = found[place].text
        if len(text) <= _LINE_CHARACTERS:
            date = found_date(text)
            if date and date.end - date.start >= _SHARE * len(fold_text(text)):
                return date.date
        date = found_date(text[:_OPENING_CHARACTERS]) if place < _FIRST else None
        if date and _OPENED.match(fold_text(text[: 2 * _OPENING_CHARACTERS]), date.end):
            return date.date
    return None
