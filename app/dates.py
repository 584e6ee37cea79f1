"""Dates as a person reads them: month names, digits, and other calendars beside the common one.

Hijri days are those of Umm al-Qura where its published tables reach (1343 to 1500 AH), else of the
civil reckoning, which may differ by a day. Jalali days are Qt's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from hijridate import Gregorian
from PySide6.QtCore import QCalendar, QDate, QLocale

from app.translation import translate

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?!\d))?)?")
_LATIN = "0123456789"


class Calendar(StrEnum):
    """A calendar that can stand beside the Gregorian one."""

    HIJRI = "hijri"
    JALALI = "jalali"


class Months(StrEnum):
    """The Arabic names of the Gregorian months, by where they are used."""

    COMMON = "common"  # يناير
    LEVANT = "levant"  # كانون الثاني
    MAGHREB = "maghreb"  # جانفي


# Qt's locales whose Arabic months these are.
_LOCALES = {Months.COMMON: "ar_001", Months.LEVANT: "ar_LB", Months.MAGHREB: "ar_DZ"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateStyle:
    """How the person wants dates."""

    beside: tuple[Calendar, ...] = ()
    months: Months = Months.COMMON


_style = DateStyle()


def use(style: DateStyle) -> None:
    """Write every date from now on in this style, as ``QLocale.setDefault`` does for its part."""
    global _style  # noqa: PLW0603 - the program's one choice, like Qt's default locale
    _style = style


def date_text(date: str | None, locale: QLocale) -> str:
    """An ISO date, maybe only a year or a month, in the words and digits of ``locale``; what is
    no date as it is. Whole dates are followed by those of the calendars that are wanted.
    """
    if not date:
        return ""
    match = _DATE.match(date)
    year, month, day = match.groups() if match else (None, None, None)
    found = QDate(int(year or 0), int(month or 1), int(day or 1))
    if year is None or not found.isValid():
        return date
    words = _digits(f"{found.year():04}", locale)
    if month is not None:
        words = f"{_month_locale(locale).standaloneMonthName(found.month())} {words}"
    if day is None:
        return words
    others = [_WRITERS[calendar](found, locale) for calendar in _style.beside]
    words = f"{_digits(str(found.day()), locale)} {words}"
    return f"{words} ({'; '.join(others)})" if others else words


def _month_locale(locale: QLocale) -> QLocale:
    if locale.language() is not QLocale.Language.Arabic or _style.months is Months.COMMON:
        return locale
    return QLocale(_LOCALES[_style.months])


def _digits(number: str, locale: QLocale) -> str:
    """Digits of the locale, without separators."""
    zero = locale.zeroDigit()
    return number.translate({ord(d): chr(ord(zero) + int(d)) for d in _LATIN})


def _hijri(date: QDate, locale: QLocale) -> str:
    calendar = QCalendar(QCalendar.System.IslamicCivil)
    try:
        found = Gregorian(date.year(), date.month(), date.day()).to_hijri().datetuple()
    except OverflowError:
        parts = calendar.partsFromDate(date)
        found = (parts.year, parts.month, parts.day)
    text = translate("Dates", "{day} {month} {year} AH", "Hijri date")
    return _filled(text, calendar, found, locale)


def _jalali(date: QDate, locale: QLocale) -> str:
    calendar = QCalendar(QCalendar.System.Jalali)
    parts = calendar.partsFromDate(date)
    text = translate("Dates", "{day} {month} {year} SH", "Jalali date")
    return _filled(text, calendar, (parts.year, parts.month, parts.day), locale)


def _filled(text: str, calendar: QCalendar, date: tuple[int, int, int], locale: QLocale) -> str:
    year, month, day = date
    return text.format(
        day=_digits(str(day), locale),
        month=calendar.standaloneMonthName(locale, month),
        year=_digits(str(year), locale),
    )


_WRITERS: dict[Calendar, Callable[[QDate, QLocale], str]] = {
    Calendar.HIJRI: _hijri,
    Calendar.JALALI: _jalali,
}
