"""Find a text within one document: as it is typed, or as it sounds when both sides are folded."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator

from index.documents import Found, Span, Stretch
from index.jobs import Work
from index.store import paragraphs
from index.text.fold import fold, fold_text, original_span

MOST_PLACES = 20_000
_PAGE_PARAGRAPHS = 64  # folded in one call, about 2 ms: the window's thread waits no longer
_PART_SECONDS = 0.2


def find_within(
    connection: sqlite3.Connection, document_id: int, text: str, *, exact: bool, work: Work
) -> Found:
    """Where ``text`` stands in a document, on the offsets of its original text.

    Folded, spellings, vowel marks and case do not matter; exact, every code point does. Any white
    space matches any other. A hit may be part of a word. What was found so far is handed over as
    partial results five times a second; more than ``MOST_PLACES`` are not looked for. Raises
    ``Cancelled``.
    """
    pattern = _pattern(text, exact=exact)
    if pattern is None:
        return Found(places=(), complete=True)
    found: list[Stretch] = []
    told = time.monotonic()
    last = 0
    for page in paragraphs.pages_of_document(connection, document_id, _PAGE_PARAGRAPHS):
        work.check()
        found += _in_page(page, pattern, exact=exact)
        if len(found) > MOST_PLACES:
            return Found(places=tuple(found[:MOST_PLACES]), complete=False)
        if time.monotonic() - told > _PART_SECONDS and len(found) > last:
            told, last = time.monotonic(), len(found)
            work.part(Found(places=tuple(found), complete=False))
    return Found(places=tuple(found), complete=True)


def _pattern(text: str, *, exact: bool) -> re.Pattern[str] | None:
    words = (text if exact else fold_text(text)).split()
    return re.compile(r"\s+".join(map(re.escape, words))) if words else None


def _in_page(
    page: list[tuple[int, str]], pattern: re.Pattern[str], *, exact: bool
) -> Iterator[Stretch]:
    if not exact and pattern.search(fold_text("\n".join(text for _, text in page))) is None:
        return
    for number, text in page:
        for start, end in _exact(text, pattern) if exact else _folded(text, pattern):
            yield Stretch(number, start, end)


def _exact(text: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    return (Span(*match.span()) for match in pattern.finditer(text))


def _folded(text: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    if pattern.search(fold_text(text)) is None:
        return
    folded = fold(text)
    for match in pattern.finditer(folded.text):
        yield original_span(folded, Span(*match.span()))
