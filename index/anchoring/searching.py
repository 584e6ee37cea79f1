"""Where a quote may stand in a text that is no longer the same: places worth a closer look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from index.anchoring.keys import KeyedDocument, QuoteKeys

MOST_EXACT = 5_000  # of a quote that is no more than a letter there may be more
_PIECE = 6  # key characters: short enough to stand between two edits, long enough to be rare
_STEP = 3
_MOST_PIECES = 200  # places of one piece; more say nothing about where the quote is
_BUCKET = 24  # diagonals that an insertion or a deletion may lie apart
_MOST_BUCKETS = 6


def exact_places(document: KeyedDocument, keys: QuoteKeys) -> list[tuple[int, int]]:
    """Ranges of the document's key that are the key of the quote."""
    found = document.positions(keys.exact, MOST_EXACT) if keys.exact else []
    return [(at, at + len(keys.exact)) for at in found]


def similar_places(document: KeyedDocument, keys: QuoteKeys) -> Iterator[tuple[int, int]]:
    """Ranges of the document's key that stand where the quote or its context nearly stands.

    Pieces of quote and context vote for the diagonals on which they stand; on the best ones the
    edits that lead from one text to the other say where the quote begins and ends.
    """
    needle = keys.prefix + keys.exact + keys.suffix
    begin, finish = len(keys.prefix), len(keys.prefix) + len(keys.exact)
    for diagonal in _diagonals(document, needle):
        from_, to = max(0, diagonal - _BUCKET), diagonal + len(needle) + 2 * _BUCKET
        window = document.key[from_:to]
        start, end = _carried(needle, window, begin, finish)
        if end > start:
            yield from_ + start, from_ + end


def _diagonals(document: KeyedDocument, needle: str) -> list[int]:
    votes: Counter[int] = Counter()
    for offset in range(0, max(1, len(needle) - _PIECE + 1), _STEP):
        places = document.positions(needle[offset : offset + _PIECE], _MOST_PIECES)
        if len(places) == _MOST_PIECES:
            continue
        for place in places:
            bucket = (place - offset) // _BUCKET
            votes[bucket] += 1
            votes[bucket + 1] += 1  # a diagonal near the edge of a bucket votes for both
    return [bucket * _BUCKET for bucket, _ in votes.most_common(_MOST_BUCKETS)]


def _carried(needle: str, window: str, begin: int, finish: int) -> tuple[int, int]:
    """Where two places of the needle come to lie in the window."""
    start, end = 0, len(window)
    for edit in Levenshtein.opcodes(needle, window):
        length = edit.dest_end - edit.dest_start
        if edit.src_start <= begin < edit.src_end:
            start = edit.dest_start + min(begin - edit.src_start, length)
        if edit.src_start < finish <= edit.src_end:
            end = edit.dest_start + min(finish - edit.src_start, length)
    return start, end
