"""Filters in the text of a query: put in and taken out, the rest as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import QueryFilter
from index.search.query_text import filters_of, with_filter, without_filter

ARABIC = QueryFilter(field="lang", value="ar")


@pytest.mark.parametrize(
    ("query", "new", "narrowed"),
    [
        ("war", ARABIC, "war lang:ar"),
        ("", ARABIC, "lang:ar"),
        ("war lang:fa", ARABIC, "war lang:fa,ar"),
        ("lang:fa war", ARABIC, "lang:fa,ar war"),
        ("war -lang:fa", ARABIC, "war -lang:fa lang:ar"),
        ("war lang:ar", ARABIC, "war lang:ar"),
        ("war", QueryFilter(field="in", value="My news"), 'war in:"My news"'),
        ("war", QueryFilter(field="in", value='the "war"'), 'war in:«the "war"»'),
        ('an "open', ARABIC, 'lang:ar an "open'),
        ("war", QueryFilter(field="kind", value="pdf", excluded=True), "war -kind:pdf"),
    ],
)
def test_a_filter_is_written_as_a_person_would(query: str, new: QueryFilter, narrowed: str) -> None:
    """Values of one field stand together, names with spaces between quotation marks."""
    assert with_filter(query, new) == narrowed


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("war lang:ar", "war"),
        ("lang:ar war", "war"),
        ("old  lang:ar  war", "old war"),
        ("war lang:fa,ar,he", "war lang:fa,he"),
        ("lang:ar war lang:ar", "war"),
        ("war -lang:ar", "war -lang:ar"),
    ],
)
def test_a_filter_goes_without_a_trace(query: str, left: str) -> None:
    """What is left is the rest of the query, its other filters among it."""
    assert without_filter(query, ARABIC) == left


@given(
    st.text('ab"«- lang:ar,kind:pdf', max_size=40),
    st.sampled_from(["lang", "kind", "in"]),
    st.text("abc دסд", min_size=1).filter(str.strip),
)
def test_what_was_put_in_is_there_and_can_go(query: str, field: str, value: str) -> None:
    """In any query that can be understood a new filter is read back, and gone when taken out."""
    value = value.strip() if field == "in" else "".join(value.split())
    new = QueryFilter(field=field, value=value)
    narrowed = with_filter(query, new)
    if filters_of(narrowed):
        assert new in filters_of(narrowed)
        assert new not in filters_of(without_filter(narrowed, new))
