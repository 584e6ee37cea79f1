"""Takes off what a page carries besides its text: running heads, page numbers, repeated lines."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from index.importers.pdf.lines import Line

EDGE_LINES = 2  # of each end of a page that may be a running head or foot
REPEATED_ON = 0.3  # of the pages, and on three at least
NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p\.|pág\.|صفحة|صفحه|עמוד|стр\.?)\s*)?"
    r"(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von|de|من|از|מתוך|из)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
LONG = 15  # characters that no two lines share by chance

Pages = Sequence[Sequence[Line]]


def without_running_lines(pages: Pages) -> list[list[Line]]:
    """The lines of each page, from top to bottom, but for heads, feet and page numbers."""
    repeated = _repeated(pages)
    numbered = sum(any(_is_number(line) for line in _edges(page)) for page in pages)
    drop_numbers = len(pages) > 1 and numbered * 2 >= len(pages)
    kept: list[list[Line]] = []
    for page in pages:
        text = [
            line
            for number, line in enumerate(page)
            if not (
                _is_edge(number, len(page))
                and (_key(line) in repeated or (drop_numbers and _is_number(line)))
            )
        ]
        kept.append(text or list(page))  # what is all of a page is its text
    return _without_doubled(kept)


def _is_edge(number: int, count: int) -> bool:
    return number < EDGE_LINES or number >= count - EDGE_LINES


def _edges(page: Sequence[Line]) -> Iterable[Line]:
    return (line for number, line in enumerate(page) if _is_edge(number, len(page)))


def _key(line: Line) -> str:
    """What stays the same in a running line while its page number counts."""
    return re.sub(r"\d+", "#", "".join(line.items))


def _is_number(line: Line) -> bool:
    return NUMBER.fullmatch("".join(line.items)) is not None


def _repeated(pages: Pages) -> frozenset[str]:
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    enough = max(3, REPEATED_ON * len(pages))
    return frozenset(key for key, count in counts.items() if count >= enough)


def _without_doubled(pages: list[list[Line]]) -> list[list[Line]]:
    """Drop the line at the top of a page that the page before ended with.

    Qt draws a line that a page break cuts on both pages.
    """
    for before, page in itertools.pairwise(pages):
        if before and page and len(page[0].items) > LONG and page[0].items == before[-1].items:
            del page[0]
    return pages
