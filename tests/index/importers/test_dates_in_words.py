"""Dates whose month is a word."""

from __future__ import annotations

import pytest

from index.importers.dates_in_words import date_in_words

CASES = [
    ("الأربعاء، 28 آب/اغسطس 2013، آخر تحديث", "2013-08-28"),
    ("نُشر في ١١ نوفمبر ٢٠١٧", "2017-11-11"),
    ("1 كانون الثاني (يناير) 2015", "2015-01-01"),
    ("5 من ديسمبر 1999", "1999-12-05"),
    ("3 במאי 2020", "2020-05-03"),
    ("11 נובמבר 2017", "2017-11-11"),
    ("40 نوفمبر 2017", None),
    ("نوفمبر 2017", None),
    ("14 رمضان 1438", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_date_in_words_is_read(text: str, expected: str | None) -> None:
    """Of any region's names for the months, and of no other calendar."""
    assert date_in_words(text) == expected
