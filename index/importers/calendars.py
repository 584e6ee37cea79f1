"""Days of other calendars as days of the Gregorian one, in ISO 8601.

Hijri days are those of Umm al-Qura where its published tables reach, else of the civil reckoning,
which may differ by a day. Jalali and Hebrew days are reckoned (E. M. Reingold and N. Dershowitz,
Calendrical Calculations; K. M. Borkowski, The Persian calendar for 3000 years).
"""

from __future__ import annotations

import datetime
from itertools import pairwise

from hijridate import Hijri

_HIJRI_EPOCH = 227_014  # the day of datetime.date that is the day before 1 Muharram 1
_HEBREW_EPOCH = -1_373_428  # the same before 1 Tishri 1
_JALALI_EPOCH = 621  # years between the eras
# Years of the Jalali calendar before which the rhythm of its leap years changes.
_BREAKS = (-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262)
_TISHRI = 7  # months are counted from Nisan


def hijri(year: int, month: int, day: int) -> str | None:
    """A Hijri day; None where there is no such day."""
    try:
        found = Hijri(year, month, day).to_gregorian()
        return datetime.date(found.year, found.month, found.day).isoformat()
    except (OverflowError, ValueError):
        if not (1 <= year <= 1600 and 1 <= month <= 12 and 1 <= day <= 30):
            return None
    days = day + -(-(59 * (month - 1)) // 2) + (year - 1) * 354 + (3 + 11 * year) // 30
    return _iso(_HIJRI_EPOCH + days)


def jalali(year: int, month: int, day: int) -> str | None:
    """A day of the solar calendar of Iran and Afghanistan; None where there is no such day."""
    if not (1 <= year < _BREAKS[-1] and 1 <= month <= 12 and 1 <= day <= (31 if month < 7 else 30)):
        return None
    in_year = day - 1 + (month - 1) * 31 - max(0, month - 7)
    start = _nowruz(year)
    if start + in_year >= _nowruz(year + 1):
        return None  # 30 Esfand of a common year
    return _iso(start + in_year)


def _nowruz(year: int) -> int:
    """The day of datetime.date on which a Jalali year begins."""
    gregorian = year + _JALALI_EPOCH
    leaps, jump, first = -14, 0, _BREAKS[0]
    for first, following in pairwise(_BREAKS):
        jump = following - first
        if year < following:
            break
        leaps += jump // 33 * 8 + jump % 33 // 4
    since = year - first
    leaps += since // 33 * 8 + (since % 33 + 3) // 4
    if jump % 33 == 4 and jump - since == 4:
        leaps += 1
    march = 20 + leaps - (gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150)
    return datetime.date(gregorian, 3, 1).toordinal() + march - 1


def hebrew(year: int, month: int, day: int) -> str | None:
    """A Hebrew day, its month counted from Nisan; None where there is no such day.

    Adar is the month before Nisan in a common year; in a leap year Adar I is 12, Adar II 13.
    """
    if not (4000 <= year <= 6000 and 1 <= month <= 13 and 1 <= day <= _days_in_month(year, month)):
        return None
    months = (
        range(_TISHRI, month)
        if month >= _TISHRI
        else [*range(_TISHRI, _months(year) + 1), *range(1, month)]
    )
    days = sum(_days_in_month(year, each) for each in months)
    return _iso(_new_year(year) + days + day - 1)


def _is_leap(year: int) -> bool:
    return (7 * year + 1) % 19 < 7


def _months(year: int) -> int:
    return 13 if _is_leap(year) else 12


def _elapsed(year: int) -> int:
    """Days from the epoch to the mean new moon of a year's Tishri, put off as the rules say."""
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    days = 29 * months + parts // 25_920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def _new_year(year: int) -> int:
    """The day of datetime.date that is 1 Tishri."""
    last, this, following = _elapsed(year - 1), _elapsed(year), _elapsed(year + 1)
    put_off = 2 if following - this == 356 else int(this - last == 382)
    return _HEBREW_EPOCH + this + put_off + 1


def _days_in_month(year: int, month: int) -> int:
    length = _new_year(year + 1) - _new_year(year)
    if month > _months(year):
        return 0
    short = {2, 4, 6, 10, 13}
    if month in short or (month == 12 and not _is_leap(year)):
        return 29
    if month == 8:  # Marheshvan
        return 30 if length % 10 == 5 else 29
    if month == 9:  # Kislev
        return 29 if length % 10 == 3 else 30
    return 30


def _iso(ordinal: int) -> str | None:
    try:
        return datetime.date.fromordinal(ordinal).isoformat()
    except (ValueError, OverflowError):
        return None
