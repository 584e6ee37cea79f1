"""What speaks for a place: how much of the quote and of its context stands there."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from index.anchoring.keys import KeyedDocument, QuoteKeys, continues
from index.documents import Place, Quote
from index.text.fold import fold_text

_SPEAKING = 20  # key characters of context that say something on their own
_NUMBER = re.compile(r"\d+(?:[.,٫٬:/-]\d+)*")


class Evidence(NamedTuple):
    """A place in the new text, and what speaks for it; every share from 0 to 1."""

    start: int  # in the key of the document
    end: int
    quote: float  # of the quote's key that stands there
    context: float  # of the context on both sides
    best_context: float  # of the better side: a paragraph may have been put in on the other
    clean: bool  # begins and ends at words and numbers as the quote did; same numbers inside

    @property
    def score(self) -> float:
        """All together, for comparing places: half the quote, half its context."""
        return (self.quote + self.context) / 2


def evidence(
    document: KeyedDocument, quote: Quote, keys: QuoteKeys, start: int, end: int
) -> Evidence:
    """What speaks for a range of the document's key."""
    key, before, behind = document.key, len(keys.prefix), len(keys.suffix)
    prefix = _similarity(keys.prefix, key[max(0, start - before) : start])
    suffix = _similarity(keys.suffix, key[end : end + behind])
    context = (before * prefix + behind * suffix) / (before + behind) if before + behind else 1.0
    sides = ((prefix, before), (suffix, behind))
    return Evidence(
        start=start,
        end=end,
        quote=_similarity(keys.exact, key[start:end]),
        context=context,
        best_context=max([context, *(share for share, size in sides if size >= _SPEAKING)]),
        clean=_is_clean(document, quote, *document.range(start, end, keys)),
    )


def _similarity(wanted: str, found: str) -> float:
    """1 minus the edits per character."""
    return Levenshtein.normalized_similarity(wanted, found)


def _is_clean(document: KeyedDocument, quote: Quote, start: Place, end: Place) -> bool:
    if numbers(quote.exact) != numbers(document.between(start, end)):
        return False
    before = quote.prefix + quote.exact + quote.suffix
    first = len(quote.prefix)
    head, tail = document.texts[start.paragraph], document.texts[end.paragraph]
    return not (
        (_divides(head, start.offset) and not _divides(before, first))
        or (_divides(tail, end.offset) and not _divides(before, first + len(quote.exact)))
    )


def numbers(text: str) -> list[str]:
    """The numbers in a text, in Western digits, in their order."""
    return _NUMBER.findall(fold_text(text))


def _divides(text: str, offset: int) -> bool:
    """Whether a place lies inside a word or a number of the text."""
    if _is_inside_word(text[max(0, offset - 1) : offset + 1]):
        return True
    near = max(0, offset - 20)
    return any(
        match.start() < offset - near < match.end()
        for match in _NUMBER.finditer(text[near : offset + 20])
    )


def _is_inside_word(pair: str) -> bool:
    """Whether two neighbours are both of one word."""
    return len(pair) == 2 and all(c.isalnum() or continues(c) for c in pair)
