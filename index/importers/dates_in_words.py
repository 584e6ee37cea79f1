"""Dates as people write them, their month a word or their order clear: in many languages.

Of the calendars of their writers too: Hijri, Jalali (of Iran and Afghanistan) and Hebrew days
become those of the Gregorian calendar. Where a line gives a day in two calendars, as the papers of
the Gulf do, the Gregorian one is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from index.importers.calendars import hebrew, hijri, jalali
from index.importers.dates import iso_date
from index.importers.month_names import GREGORIAN, HEBREW, HIJRI, JALALI
from index.text.fold import fold_text

_PERSIAN = re.compile("[پچژگکی۰-۹]")
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?![\d/-])")
_DAY_FIRST = re.compile(r"(?<![\d/.-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d/-]|\.\d)")
_CHINESE = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_FIRST_YEAR = 1500
_SOLAR_YEARS = range(1300, 1450)


class FoundDate(NamedTuple):
    """A date, and where it stands in the folded text (a Hebrew one in the text as it is)."""

    date: str  # ISO 8601
    start: int
    end: int


_Reckoner = Callable[[int, int, int], str | None]


def _numbers(names: Sequence[str]) -> dict[str, int]:
    return {
        fold_text(name): number for number, line in enumerate(names, 1) for name in line.split("|")
    }


def _any(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


class _Months:
    """The months of a calendar, and how a date is written with them."""

    def __init__(self, names: Sequence[str], reckon: _Reckoner, years: str) -> None:
        self._numbers = _numbers(names)
        self._reckon = reckon
        month = _any(self._numbers)
        # The day; one month, or two names of the same month; the year: "28 آب/أغسطس 2013",
        # "3 במאי 2020", "11th of November, 2017", "5. März 2018", "3 de mayo de 2016"
        self._day_first = re.compile(
            rf"(?<![\d.,])(\d{{1,2}})(?:st|nd|rd|th|er|[.ºª°])?\s*(?:من\s+|ב|of\s+|de\s+|ـ)?({month})"
            rf"(?!\w)\.?(?:\s*[/(-]\s*(?:{month})\s*\)?)?(?:\s+(?:عام|سنة|سنه|سال|de|del))?"
            rf"\s*[,،]?\s*({years})(?!\d)"
        )
        self._month_first = re.compile(  # "November 11, 2017"
            rf"(?<!\w)({month})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+({years})(?!\d)"
        )

    def first(self, folded: str) -> FoundDate | None:
        """The first day of this calendar in a folded text that there is."""
        for match in self._day_first.finditer(folded):
            if date := self._date(match[3], match[2], match[1]):
                return FoundDate(date, match.start(), match.end())
        for match in self._month_first.finditer(folded):
            if date := self._date(match[3], match[1], match[2]):
                return FoundDate(date, match.start(), match.end())
        return None

    def _date(self, year: str, month: str, day: str) -> str | None:
        return self._reckon(int(year), self._numbers[month], int(day))


def _gregorian(year: int, month: int, day: int) -> str | None:
    if year < _FIRST_YEAR:  # of another calendar, more likely
        return None
    return iso_date(f"{year}-{month}-{day}")


_COMMON = _Months(GREGORIAN, _gregorian, r"1[5-9]\d\d|20\d\d")
_OTHERS = (
    _Months(HIJRI, hijri, r"1[2-5]\d\d"),
    _Months(JALALI, jalali, r"1[2-4]\d\d"),
)


def date_in_words(text: str) -> str | None:
    """The first date in ``text`` that leaves no doubt, in ISO 8601; None where there is none."""
    found = found_date(text)
    return found.date if found else None


def found_date(text: str) -> FoundDate | None:
    """The same with where it stands."""
    folded = fold_text(text)
    readers = (
        lambda: _COMMON.first(folded),
        lambda: _in_figures(folded, text),
        *(lambda months=months: months.first(folded) for months in _OTHERS),
        lambda: _in_hebrew(text),
    )
    return next(filter(None, (read() for read in readers)), None)


def _in_figures(folded: str, text: str) -> FoundDate | None:
    """A date in figures whose order is clear; which of two is the month is not when both can be.

    A dot stands between day and month; in the scripts of the Middle East so does a slash.
    """
    for match in _CHINESE.finditer(folded):
        if date := _gregorian(int(match[1]), int(match[2]), int(match[3])):
            return FoundDate(date, match.start(), match.end())
    for match in _YEAR_FIRST.finditer(folded):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        solar = year in _SOLAR_YEARS and _PERSIAN.search(text)
        if date := jalali(year, month, day) if solar else _gregorian(year, month, day):
            return FoundDate(date, match.start(), match.end())
    for match in _DAY_FIRST.finditer(folded):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        clear = day > 12 or day == month or match[2] == "." or _SEMITIC.search(text) is not None
        if clear and (date := _gregorian(year, month, day)):
            return FoundDate(date, match.start(), match.end())
    return None


_SEMITIC = re.compile("[\u0590-\u06ff]")

# Hebrew numbers are letters: ה' באייר תש"ח. They are read from the text as it is, since the fold
# takes their marks off.
_LETTERS = {
    **{letter: value for value, letter in enumerate("אבגדהוזחט", 1)},
    **{letter: 10 * value for value, letter in enumerate("יכלמנסעפצ", 1)},
    **{letter: 100 * value for value, letter in enumerate("קרשת", 1)},
}
_HEBREW_MONTHS = {name: number for number, line in enumerate(HEBREW, 1) for name in line.split("|")}
_HEBREW_DATE = re.compile(
    r"(?<!\w)(?P<day>[א-ט]['׳]|[י-ל]['׳]?|[יטכ][\"״][א-ט]|\d{1,2})\s+(?:ב|של\s+)?"
    rf"(?P<month>{_any(_HEBREW_MONTHS)})(?!\w)[\s,]+(?:ה['׳]?)?"
    r"(?P<year>ת[א-ת]{0,3}[\"״][א-ת]|5[67]\d\d)(?!\w)"
)


def _in_hebrew(text: str) -> FoundDate | None:
    for match in _HEBREW_DATE.finditer(text):
        year = _hebrew_number(match["year"])
        date = hebrew(
            year if year > 1000 else year + 5000,
            _HEBREW_MONTHS[match["month"]],
            _hebrew_number(match["day"]),
        )
        if date:
            return FoundDate(date, match.start(), match.end())
    return None


def _hebrew_number(text: str) -> int:
    return int(text) if text.isdecimal() else sum(_LETTERS.get(letter, 0) for letter in text)
