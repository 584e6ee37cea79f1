"""What a person may write into the search field, and the tree that it becomes.

words of any language      ranked by meaning; none of them has to be there
"side by side"             has to be there, in this order (spelling is folded)
-word  -"side by side"     must not be there
exact:word  exact:"…"      has to be there with these very letters, vowel signs and case
lang:ar                    only paragraphs in this language; several: any of them
in:collection  in:"…"      only documents of this collection; several: any of them
date:2017-11..2018         only documents of these days; one side may be open
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from index.problems import QueryProblem

FIELDS = ("lang", "date", "in", "exact")

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query that was understood."""

    words: tuple[Part, ...] = ()
    phrases: tuple[Part, ...] = ()
    exact: tuple[Part, ...] = ()
    excluded: tuple[Part, ...] = ()
    languages: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    dates: tuple[DateRange, ...] = ()

    @property
    def asked(self) -> tuple[Part, ...]:
        """Everything that is looked for, in the order of writing."""
        parts = (*self.words, *self.phrases, *self.exact)
        return tuple(sorted(parts, key=lambda part: part.position))

    @property
    def text(self) -> str:
        """Everything that is looked for, as one text."""
        return " ".join(part.text for part in self.asked)


def parse_query(source: str) -> Query:
    """Understand a query. Raises ``QueryProblem``, which says where it fails."""
    found: dict[str, list] = {
        name: []
        for name in ("words", "phrases", "exact", "excluded", "languages", "collections", "dates")
    }
    position = 0
    while (position := _skip_space(source, position)) < len(source):
        position = _read_part(source, position, found)
    query = Query(**{name: tuple(values) for name, values in found.items()})
    if not any(letter.isalnum() for letter in query.text):
        raise QueryProblem("query_empty", source)
    return query


def _skip_space(source: str, position: int) -> int:
    while position < len(source) and source[position].isspace():
        position += 1
    return position


def _read_part(source: str, start: int, found: dict[str, list]) -> int:
    """Read what begins at ``start`` into ``found``. Returns where it ends."""
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
    part = Part(text=text, position=position + quoted)
    if name == "lang":
        found["languages"] += [code.lower() for code in text.split(",") if code]
    elif name == "in":
        found["collections"].append(text)
    elif name == "date":
        found["dates"].append(_date_range(text, position))
    elif any(letter.isalnum() for letter in text):
        kind = "exact" if name else "phrases" if quoted else "words"
        found["excluded" if excluded else kind].append(part)
    return end


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


def _date_range(text: str, position: int) -> DateRange:
    first, dots, last = text.partition("..")
    try:
        if not dots:
            return DateRange(first=_day(first, last=False), last=_day(first, last=True))
        return DateRange(
            first=_day(first, last=False) if first else None,
            last=_day(last, last=True) if last else None,
        )
    except ValueError as error:
        raise QueryProblem("query_bad_date", text, position=position) from error


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
