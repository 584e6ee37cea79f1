"""How Hypothesis finds a quote again: the reference that our anchoring is held against.

After ``match-quote.ts`` of its client: all exact occurrences, or only where there are none the best
approximate one with at most half of the quote's characters wrong; scored by quote, context and
nearness; the best one wins however bad it is.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from index.anchoring.keys import KeyedDocument
from index.anchoring.quoting import JOINT
from index.anchoring.resolving import Resolution
from index.documents import AnchorState, Place, Quote

CONTEXT = 32
MOST_ERRORS = 256


def hypothesis_rule(document: KeyedDocument, quote: Quote) -> Resolution:
    """The place that the rule takes; every one that it takes is sure."""
    text = JOINT.join(document.texts)
    starts = [0, *accumulate(len(paragraph) + 1 for paragraph in document.texts)]
    found = _exact(text, quote.exact) or _similar(text, quote.exact)
    if not found:
        return Resolution(state=AnchorState.ORPHAN)
    start, end = max(found, key=lambda range_: _score(text, quote, *range_))
    return Resolution(
        state=AnchorState.SURE, start=_place(starts, start), end=_place(starts, end - 1, 1)
    )


def _place(starts: list[int], position: int, behind: int = 0) -> Place:
    number = bisect_right(starts, position) - 1
    return Place(number, position - starts[number] + behind)


def _exact(text: str, exact: str) -> list[tuple[int, int]]:
    found, at = [], text.find(exact)
    while at >= 0:
        found.append((at, at + len(exact)))
        at = text.find(exact, at + 1)
    return found


def _similar(text: str, exact: str) -> list[tuple[int, int]]:
    best = fuzz.partial_ratio_alignment(exact, text)
    if best is None or best.dest_end <= best.dest_start:
        return []
    errors = Levenshtein.distance(exact, text[best.dest_start : best.dest_end])
    allowed = min(MOST_ERRORS, len(exact) // 2)
    return [(best.dest_start, best.dest_end)] if errors <= allowed else []


def _score(text: str, quote: Quote, start: int, end: int) -> float:
    prefix, suffix = quote.prefix[-CONTEXT:], quote.suffix[:CONTEXT]
    return (
        50 * Levenshtein.normalized_similarity(quote.exact, text[start:end])
        + 20 * Levenshtein.normalized_similarity(prefix, text[max(0, start - CONTEXT) : start])
        + 20 * Levenshtein.normalized_similarity(suffix, text[end : end + CONTEXT])
    )
