"""Filters put into the text of a query and taken out of it, the rest left as it was written."""

from __future__ import annotations

from index.documents import QueryFilter
from index.problems import QueryProblem
from index.search.query import LISTS, Token, parse_pieces, tokens
from index.text.words import words

_MOST_PLAIN_WORDS = 80  # of a selection: a paragraph of it says what it is about
_QUOTES = ('""', "«»", "“”")
_NEED_QUOTES = frozenset('"“”„«»')


def filters_of(source: str) -> tuple[QueryFilter, ...]:
    """The filters of a query; none while it cannot be understood."""
    try:
        return parse_pieces(source).filters
    except QueryProblem:
        return ()


def with_filter(source: str, new: QueryFilter) -> str:
    """``source`` narrowed to ``new`` as well, beside what it has of the same kind."""
    if new in filters_of(source):
        return source
    for token in _tokens(source):
        same = token.filters
        if new.field in LISTS and same and _kind(same[0]) == _kind(new):
            return _replaced(source, token, (*same, new))
    return f"{source.rstrip()} {_written((new,))}" if _tokens(source) else _before(source, new)


def without_filter(source: str, gone: QueryFilter) -> str:
    """``source`` without one of its filters, wherever it stands in it."""
    for token in reversed(_tokens(source)):
        if gone in token.filters:
            kept = tuple(each for each in token.filters if each != gone)
            source = _replaced(source, token, kept)
    return source


def _tokens(source: str) -> list[Token]:
    """Nothing for what cannot be understood."""
    try:
        return list(tokens(source))
    except QueryProblem:
        return []


def _before(source: str, new: QueryFilter) -> str:
    """In front of a query with an open quotation mark, which would swallow it at the end."""
    return f"{_written((new,))} {source}".strip() if source.strip() else _written((new,))


def _kind(each: QueryFilter) -> tuple[str, bool]:
    return each.field, each.excluded


def _replaced(source: str, token: Token, filters: tuple[QueryFilter, ...]) -> str:
    before, after = source[: token.start], source[token.end :]
    if filters:
        return before + _written(filters) + after
    return (before.rstrip() + " " + after.lstrip()).strip()


def _written(filters: tuple[QueryFilter, ...]) -> str:
    """Filters of one field as a person would write them."""
    first = filters[0]
    value = ",".join(each.value for each in filters)
    return f"{'-' * first.excluded}{first.field}:{_quoted(value)}"


def _quoted(value: str) -> str:
    if value and not any(letter.isspace() or letter in _NEED_QUOTES for letter in value):
        return value
    for opening, closing in _QUOTES:
        if opening not in value and closing not in value:
            return f"{opening}{value}{closing}"
    return value.replace('"', "")


def plain(text: str) -> str:
    """The words of any text as a query: without signs that the syntax would take for its own."""
    found = [text[start:end] for start, end in words(text)]
    return " ".join(found[:_MOST_PLAIN_WORDS])
