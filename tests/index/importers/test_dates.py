"""Dates of metadata become ISO 8601."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.importers.dates import iso_date

CASES = [
    ("2017-11-11", "2017-11-11"),
    ("2017-11-11T23:30:00-05:00", "2017-11-11"),
    ("20171111", "2017-11-11"),
    ("2017/1/2", "2017-01-02"),
    ("٢٠١٧-١١-١١", "2017-11-11"),
    ("2017-11", "2017-11"),
    ("2017", "2017"),
    ("Sat, 11 Nov 2017 10:00:00 +0000", "2017-11-11"),
    ("2017-13-01", None),
    ("2017-02-30", None),
    ("0000-00-00", None),
    ("yesterday", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_date_is_read(text: str | None, expected: str | None) -> None:
    """What is a date is kept as precise as it is; what is none is none."""
    assert iso_date(text) == expected


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    """Nothing raises."""
    iso_date(text)


@given(st.dates(datetime.date(1500, 1, 1), datetime.date(2100, 12, 31)))
def test_iso_dates_come_back(date: datetime.date) -> None:
    """An ISO date is itself."""
    assert iso_date(str(date)) == str(date)
