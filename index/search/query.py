"""What a person may write into the search field, and the tree that it becomes.

words of any language      ranked by meaning; none of them has to be there
"side by side"             has to be there, in this order (spelling is folded)
-word  -"side by side"     must not be there
exact:word  exact:"…"      has to be there with these very letters, vowel signs and case
lang:ar                    only paragraphs in this language; several: any of them
in:collection  in:"…"      only documents of this collection; several: any of them
kind:pdf                   only documents of this format; several: any of them
state:relevant             only documents in this state, or with a passage in it
tag:name  tag:"…"          only documents with this tag, or with a passage that has it
date:2017-11..2018         only documents of these days; one side may be open
-lang:ar  -kind:pdf ...    a minus before a filter keeps out what it names
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from index.documents import QueryFilter
from index.problems import QueryProblem

FILTERS = ("lang", "in", "kind", "state", "tag", "date")
FIELDS = (*FILTERS, "exact")
LISTS = ("lang", "kind", "state")
"""Filters whose values may stand together, divided by commas."""
_SAME_KINDS = {
    "txt": "text",
    "md": "markdown",
    "htm": "html",
    "word": "docx",
    "eml": "mail",
    "email": "mail",
    "srt": "subtitles",
    "vtt": "subtitles",
    "zip": "archive",
    "rss": "feed",
}
"""What people call the formats."""

_CLOSING = {'"': '"', "“": "”", "„": "“”", "«": "»"}
_FIELD = re.compile(r"([A-Za-z]{2,12}):(?=[^\s:/])")
_WORD = re.compile(r"\S+")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words of the query and where they begin in it."""

    text: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """Days in ISO 8601, both included; None is open."""

    first: str | None
    last: str | None


class Token(NamedTuple):
    """One piece of a query as it is written."""

    start: int
    end: int
    field: str | None
    excluded: bool
    part: Part
    quoted: bool

    @property
    def filters(self) -> tuple[QueryFilter, ...]:
        """What it narrows the search to; empty for what is looked for."""
        if self.field not in FILTERS:
            return ()
        text = self.part.text
        values = text.lower().split(",") if self.field in LISTS else [text]
        if self.field == "kind":
            values = [_SAME_KINDS.get(value, value) for value in values]
        return tuple(
            QueryFilter(field=self.field, value=value, excluded=self.excluded)
            for value in values
            if value
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query that was understood."""

    words: tuple[Part, ...] = ()
    phrases: tuple[Part, ...] = ()
    exact: tuple[Part, ...] = ()
    excluded: tuple[Part, ...] = ()
    filters: tuple[QueryFilter, ...] = ()

    @property
    def asked(self) -> tuple[Part, ...]:
        """Everything that is looked for, in the order of writing."""
        parts = (*self.words, *self.phrases, *self.exact)
        return tuple(sorted(parts, key=lambda part: part.position))

    @property
    def text(self) -> str:
        """Everything that is looked for, as one text."""
        return " ".join(part.text for part in self.asked)

    def values(self, field: str, *, excluded: bool = False) -> tuple[str, ...]:
        """What a filter keeps, or keeps out."""
        return tuple(
            each.value for each in self.filters if (each.field, each.excluded) == (field, excluded)
        )

    def dates(self, *, excluded: bool = False) -> tuple[DateRange, ...]:
        """The days that are kept, or kept out."""
        return tuple(date_range(value) for value in self.values("date", excluded=excluded))


def parse_query(source: str) -> Query:
    """Understand a query. Raises ``QueryProblem``, which says where it fails."""
    query = parse_pieces(source)
    if not any(letter.isalnum() for letter in query.text):
        raise QueryProblem("query_empty", source)
    return query


def parse_pieces(source: str) -> Query:
    """Like ``parse_query``, for a query that may hold nothing to look for."""
    found: dict[str, list[Part]] = {"words": [], "phrases": [], "exact": [], "excluded": []}
    filters: list[QueryFilter] = []
    for token in tokens(source):
        filters += token.filters
        if token.field not in FILTERS and any(letter.isalnum() for letter in token.part.text):
            kind = "exact" if token.field else "phrases" if token.quoted else "words"
            found["excluded" if token.excluded else kind].append(token.part)
    parts = {name: tuple(values) for name, values in found.items()}
    return Query(**parts, filters=tuple(filters))


def tokens(source: str) -> Iterator[Token]:
    """The pieces of a query in order. Raises ``QueryProblem``."""
    position = 0
    while (position := _skip_space(source, position)) < len(source):
        token = _token(source, position)
        yield token
        position = token.end


def _skip_space(source: str, position: int) -> int:
    while position < len(source) and source[position].isspace():
        position += 1
    return position


def _token(source: str, start: int) -> Token:
    """What begins at ``start``."""
    position = start
    excluded = source[position] == "-" and source[position + 1 : position + 2].strip() != ""
    if excluded:
        position += 1
    field = _FIELD.match(source, position)
    name = field[1].lower() if field else None
    if name is not None and name not in FIELDS:
        raise QueryProblem("query_unknown_field", f"{name}:", position=position)
    if field:
        position = field.end()
    text, end, quoted = _read_text(source, position)
    if name == "date":
        try:
            date_range(text)
        except ValueError as error:
            raise QueryProblem("query_bad_date", text, position=position) from error
    return Token(start, end, name, excluded, Part(text=text, position=position + quoted), quoted)


def _read_text(source: str, start: int) -> tuple[str, int, bool]:
    """A word or what stands between quotation marks, where it ends, and which of the two."""
    closing = _CLOSING.get(source[start])
    if closing is not None:
        ends = [found for mark in closing if (found := source.find(mark, start + 1)) >= 0]
        if ends:
            return source[start + 1 : min(ends)], min(ends) + 1, True
        if source[start] == '"':
            raise QueryProblem("query_unclosed_quote", source, position=start)
    word = _WORD.match(source, start)
    assert word is not None
    return word[0], word.end(), False


def date_range(text: str) -> DateRange:
    """The days of a year, a month, a day, or from one to another. Raises ValueError."""
    first, dots, last = text.partition("..")
    if not dots:
        return DateRange(first=_day(first, last=False), last=_day(first, last=True))
    return DateRange(
        first=_day(first, last=False) if first else None,
        last=_day(last, last=True) if last else None,
    )


def _day(text: str, *, last: bool) -> str:
    """The first or last day of a year, a month or a day. Raises ValueError."""
    match = _DATE.match(text)
    if match is None:
        raise ValueError(text)
    year = int(match[1])
    month = int(match[2]) if match[2] else (12 if last else 1)
    if not 1 <= month <= 12:
        raise ValueError(text)
    days = calendar.monthrange(max(year, 1), month)[1]
    day = int(match[3]) if match[3] else (days if last else 1)
    if not 1 <= day <= days:
        raise ValueError(text)
    return f"{year:04}-{month:02}-{day:02}"
