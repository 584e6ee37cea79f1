"""Days of other calendars."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCalendar

from index.importers.calendars import hebrew, hijri, jalali

DAYS = {"month": st.integers(1, 12), "day": st.integers(1, 31)}


@given(year=st.integers(1277, 1436), **DAYS)
def test_jalali_days_are_those_of_qt(year: int, month: int, day: int) -> None:
    """For the years of living memory both reckonings agree."""
    found = QCalendar(QCalendar.System.Jalali).dateFromParts(year, month, day)
    expected = found.toPython().isoformat() if found.isValid() else None  # pyright: ignore[reportAttributeAccessIssue]
    assert jalali(year, month, day) == expected


@given(year=st.integers(900, 1342), month=st.integers(1, 12), day=st.integers(1, 29))
def test_hijri_days_before_the_tables_are_civil(year: int, month: int, day: int) -> None:
    """Where Umm al-Qura says nothing the civil reckoning does, as Qt has it."""
    found = QCalendar(QCalendar.System.IslamicCivil).dateFromParts(year, month, day)
    assert hijri(year, month, day) == found.toPython().isoformat()  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ((5708, 2, 5), "1948-05-14"),
        ((5784, 7, 22), "2023-10-07"),
        ((5784, 13, 14), "2024-03-24"),
        ((5783, 12, 14), "2023-03-07"),
        ((5785, 1, 15), "2025-04-13"),
    ],
)
def test_hebrew_days_are_those_of_history(day: tuple[int, int, int], expected: str) -> None:
    """Days whose date in both calendars is known."""
    assert hebrew(*day) == expected


@given(year=st.integers(5000, 5999))
def test_hebrew_days_follow_each_other(year: int) -> None:
    """Every day of a year has a date of its own, and the next year begins behind the last."""
    leap = (7 * year + 1) % 19 < 7
    months = [*range(7, 14 if leap else 13), *range(1, 7)]
    days = [hebrew(year, month, day) for month in months for day in range(1, 31)]
    found = [datetime.date.fromisoformat(day) for day in days if day]
    assert len(found) in {353, 354, 355, 383, 384, 385}
    assert all(b - a == datetime.timedelta(1) for a, b in pairwise(found))
    assert hebrew(year + 1, 7, 1) == (found[-1] + datetime.timedelta(1)).isoformat()
