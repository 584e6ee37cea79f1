"""JSON that is no table of articles: the texts in it, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from index.documents import DateCertainty, ParagraphKind, ParsedDocument, ParsedParagraph
from index.importers.completing import with_heading
from index.importers.dates import iso_date
from index.importers.plain import paragraphs
from index.importers.registry import Context
from index.problems import EmptyProblem

FORMAT = "feed"

_TITLES = ("title", "headline", "name", "subject")
_AUTHORS = ("author", "authors", "byline", "creator")
_DATES = ("date", "published", "publishing_date", "datepublished", "pubdate", "created_at")
_HEADINGS = frozenset({"headline", "headlines", "heading", "subtitle"})
_MOST = 0.5  # of the text that rows hold, if the file is a table
_SHORT = 20  # characters: what is shorter, without a space in it, is a code or a number


def document(content: Any, context: Context, **facts: Any) -> ParsedDocument:
    """The texts of JSON in the order of the file. Raises ``EmptyProblem``.

    ``facts`` are what is known of the file besides: encoding and notes.
    """
    texts = list(_texts(content, ""))
    found = tuple(_paragraph(key, part) for key, text in texts for part in paragraphs(text))
    if not found:
        raise EmptyProblem("no_text", context.name)
    title = _first(texts, _TITLES)
    dates = (iso_date(value) for key, value in _strings(content, "") if key in _DATES)
    date = next(filter(None, dates), None)
    return ParsedDocument(
        paragraphs=with_heading(found, title),
        format=FORMAT,
        title=title,
        authors=tuple(value for key, value in _strings(content, "") if key in _AUTHORS)[:10],
        date=date,
        date_certainty=DateCertainty.DECLARED if date else DateCertainty.UNKNOWN,
        **facts,
    )


def says_more_than(content: Any, rows: Iterable[Mapping[str, str]]) -> bool:
    """Whether most of the text of JSON stands elsewhere than in the rows that it was taken for."""
    everything = sum(len(text) for _key, text in _texts(content, ""))
    return sum(len(cell) for row in rows for cell in row.values()) < _MOST * everything


def _strings(value: Any, key: str) -> Iterator[tuple[str, str]]:
    """Every string with the key that it, or the list that it is in, stands under; depth first."""
    waiting: list[tuple[str, Any]] = [(key, value)]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, list):
            waiting += [(key, part) for part in reversed(value)]
        elif isinstance(value, dict):
            waiting += [(str(name).lower(), part) for name, part in reversed(value.items())]


def _texts(content: Any, key: str) -> Iterator[tuple[str, str]]:
    """The strings that somebody reads: no addresses, codes, dates and numbers."""
    for name, value in _strings(content, key):
        text = value.strip()
        words = " " in text or len(text) >= _SHORT or not text.isascii()
        if words and "://" not in text.split(" ", 1)[0] and any(map(str.isalpha, text)):
            yield name, text


def _paragraph(key: str, text: str) -> ParsedParagraph:
    if key in _HEADINGS:
        return ParsedParagraph(text=text, kind=ParagraphKind.HEADING, level=2)
    return ParsedParagraph(text=text)


def _first(texts: list[tuple[str, str]], keys: tuple[str, ...]) -> str | None:
    return next((text for name in keys for key, text in texts if key == name), None)
