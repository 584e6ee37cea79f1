"""The query language: what is written becomes what is looked for, or a problem with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.problems import QueryProblem
from index.search.query import DateRange, parse_query


def words(query: str) -> list[str]:
    return [part.text for part in parse_query(query).words]


def test_plain_words_are_looked_for() -> None:
    """A sentence in any script is a query, punctuation and all."""
    assert words("How long, then? كم") == ["How", "long,", "then?", "كم"]


@pytest.mark.parametrize(
    ("query", "phrase"),
    [
        ('"two presidents"', "two presidents"),
        ("“two presidents”", "two presidents"),
        ("«دو رئیس»", "دو رئیس"),
        ("„zwei Präsidenten“", "zwei Präsidenten"),
    ],
)
def test_every_kind_of_quotation_marks_makes_a_phrase(query: str, phrase: str) -> None:
    """Marks of all languages hold words together."""
    assert [part.text for part in parse_query(query).phrases] == [phrase]


def test_gershayim_inside_a_word_open_no_phrase() -> None:
    """A Hebrew abbreviation is a word."""
    assert words('מפקד צה"ל') == ["מפקד", 'צה"ל']


def test_a_minus_excludes_words_and_phrases() -> None:
    """A minus before a word or phrase; a dash inside or alone is punctuation."""
    query = parse_query('Syria -Turkey -"the UN" de-escalation - zone')
    assert [part.text for part in query.excluded] == ["Turkey", "the UN"]
    assert [part.text for part in query.words] == ["Syria", "de-escalation", "zone"]


def test_filters_are_read() -> None:
    """Languages, collections and exact words are told from what is looked for."""
    query = parse_query('lang:AR,fa in:"My news" kind:txt exact:Syria exact:"كِتَاب" war')
    assert query.values("lang") == ("ar", "fa")
    assert query.values("in") == ("My news",)
    assert query.values("kind") == ("text",)
    assert [part.text for part in query.exact] == ["Syria", "كِتَاب"]
    assert query.text == "Syria كِتَاب war"


def test_a_minus_turns_a_filter_round() -> None:
    """What a filter with a minus names is kept out, not looked for."""
    query = parse_query("war -lang:ar -date:2017")
    assert query.values("lang") == ()
    assert query.values("lang", excluded=True) == ("ar",)
    assert query.dates(excluded=True) == (DateRange(first="2017-01-01", last="2017-12-31"),)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2017", "2017-01-01", "2017-12-31"),
        ("2016-2", "2016-02-01", "2016-02-29"),
        ("2017-11-11", "2017-11-11", "2017-11-11"),
        ("2017-11..2018", "2017-11-01", "2018-12-31"),
        ("..2018", None, "2018-12-31"),
        ("2017-11..", "2017-11-01", None),
        ("٢٠١٧-١١", "2017-11-01", "2017-11-30"),
    ],
)
def test_dates_are_days(written: str, first: str | None, last: str | None) -> None:
    """A year, a month or a day stands for all its days; a side of a range may be open."""
    assert parse_query(f"war date:{written}").dates() == (DateRange(first=first, last=last),)


@pytest.mark.parametrize(
    ("query", "code", "position"),
    [
        ("", "query_empty", 0),
        ("?!", "query_empty", 0),
        ("-Syria lang:ar", "query_empty", 0),
        ('war "in Syria', "query_unclosed_quote", 4),
        ("war date:yesterday", "query_bad_date", 9),
        ("war date:2017-13", "query_bad_date", 9),
        ("war date:2017-02-30", "query_bad_date", 9),
        ("war author:Orwell", "query_unknown_field", 4),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_place(
    query: str, code: str, position: int
) -> None:
    """Every problem of a query has a code and an offset."""
    with pytest.raises(QueryProblem) as problem:
        parse_query(query)
    assert (problem.value.code, problem.value.position) == (code, position)


@pytest.mark.parametrize("query", ["at 10:30", "https://example.org/a", "Note: war", "a:", "س:ص"])
def test_colons_of_ordinary_text_are_no_filters(query: str) -> None:
    """Times, addresses and colons before a space are words."""
    assert words(query) == query.split()


@given(st.text(max_size=60) | st.text('ab"-: lang:date:in:exact:2017.«»“”', max_size=40))
def test_any_text_is_understood_or_refused(text: str) -> None:
    """No text breaks the parser, and every part stands where it says."""
    try:
        query = parse_query(text)
    except QueryProblem as problem:
        assert 0 <= problem.position <= len(text)
        return
    for part in (*query.asked, *query.excluded):
        assert text[part.position : part.position + len(part.text)] == part.text
