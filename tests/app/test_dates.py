"""Dates in the words, digits and calendars that the person reads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from app import dates
from app.dates import Calendar, DateStyle, Months, date_text

IRAQ, WORLD, BRITAIN = QLocale("ar_IQ"), QLocale("ar_001"), QLocale("en_GB")


@pytest.fixture(autouse=True)
def plain() -> Iterator[None]:
    """Whatever style a test sets, the next one starts with the plain one."""
    yield
    dates.use(DateStyle())


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2017-11-11", "١١ تشرين الثاني ٢٠١٧"),
        ("2017-11-11T08:00:00Z", "١١ تشرين الثاني ٢٠١٧"),
        ("2017-11", "تشرين الثاني ٢٠١٧"),
        ("2017", "٢٠١٧"),
        ("2017-13-45", "2017-13-45"),
        ("last spring", "last spring"),
        (None, ""),
    ],
)
def test_dates_in_the_words_of_the_locale(date: str | None, words: str) -> None:
    """As much of a date as is known, in the locale's month names and digits."""
    assert date_text(date, IRAQ) == words


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (Months.COMMON, "17 أغسطس 2024"),
        (Months.LEVANT, "17 آب 2024"),
        (Months.MAGHREB, "17 أوت 2024"),
    ],
)
def test_arabic_months_have_the_names_of_a_region(months: Months, words: str) -> None:
    """Month names and digits are chosen each by itself."""
    dates.use(DateStyle(months=months))
    assert date_text("2024-08-17", WORLD) == words
    assert date_text("2024-08-17", BRITAIN) == "17 August 2024"


@pytest.mark.parametrize(
    ("date", "hijri"),
    [
        ("2023-07-19", "1 Muharram 1445"),
        ("2024-07-07", "1 Muharram 1446"),
        ("1924-08-01", "1 Muharram 1343"),
    ],
)
def test_hijri_days_are_those_of_umm_al_qura(date: str, hijri: str) -> None:
    """The Hijri date stands beside the common one, by the calendar that newspapers print."""
    dates.use(DateStyle(beside=(Calendar.HIJRI,)))
    assert date_text(date, BRITAIN).endswith(f"({hijri} AH)")


def test_jalali_new_year_is_the_first_of_farvardin() -> None:
    """The Jalali date stands beside the common one."""
    dates.use(DateStyle(beside=(Calendar.HIJRI, Calendar.JALALI)))
    beside = "(10 Ramadan 1445 AH; 1 Farvardin 1403 SH)"
    assert date_text("2024-03-20", BRITAIN) == f"20 March 2024 {beside}"


def test_days_before_the_tables_have_a_hijri_date_too() -> None:
    """A date that no table of Umm al-Qura holds is reckoned."""
    dates.use(DateStyle(beside=(Calendar.HIJRI,)))
    assert date_text("1798-07-21", BRITAIN).endswith(" 1213 AH)")


def test_a_month_or_a_year_has_no_day_in_another_calendar() -> None:
    """Where the day is not known nothing is made up."""
    dates.use(DateStyle(beside=(Calendar.HIJRI,)))
    assert date_text("2024-08", BRITAIN) == "August 2024"
