"""Dates as people write them."""

from __future__ import annotations

import pytest

from index.importers.dates_in_words import date_in_words

GREGORIAN = [
    ("الأربعاء، 28 آب/اغسطس 2013، آخر تحديث", "2013-08-28"),
    ("نُشر في ١١ نوفمبر ٢٠١٧", "2017-11-11"),
    ("1 كانون الثاني (يناير) 2015", "2015-01-01"),
    ("5 من ديسمبر 1999", "1999-12-05"),
    ("الرباط 3 يوليوز 2021", "2021-07-03"),
    ("الجزائر، 14 جويلية 2019", "2019-07-14"),
    ("۱۱ نوامبر ۲۰۱۷", "2017-11-11"),
    ("11 نومبر 2017ء", "2017-11-11"),
    ("3 במאי 2020", "2020-05-03"),
    ("11 נובמבר 2017", "2017-11-11"),
    ("November 11, 2017 | World", "2017-11-11"),
    ("Published 11th of November 2017", "2017-11-11"),
    ("Le 1er août 2018", "2018-08-01"),
    ("5. März 2018", "2018-03-05"),
    ("3 de mayo de 2016", "2016-05-03"),
    ("11 ноября 2017", "2017-11-11"),
    ("20 Nisan 2026", "2026-04-20"),
    ("11 नवंबर 2017", "2017-11-11"),
    ("发布时间：2017年11月11日", "2017-11-11"),
    ("11.11.2017 14:05", "2017-11-11"),
    ("نشر بتاريخ 5/11/2017", "2017-11-05"),
    ("2017/11/5", "2017-11-05"),
]
OTHERS = [
    ("14 رمضان 1438", "2017-06-09"),
    ("الجمعة ١٤ رمضان ١٤٣٨ هـ", "2017-06-09"),
    ("22 صفر 1439هـ", "2017-11-11"),
    ("1 ذو الحجة 1440 هـ", "2019-08-02"),
    ("5 جمادى الآخرة 1442", "2021-01-18"),
    ("۲۰ آبان ۱۳۹۶", "2017-11-11"),
    ("شنبه 20 آبان 1396 ساعت 12", "2017-11-11"),
    ("۲۲ بهمن ۱۳۵۷", "1979-02-11"),
    ("۱ حمل ۱۴۰۰", "2021-03-21"),
    ("تاریخ: ۱۳۹۶/۰۸/۲۰", "2017-11-11"),
    ("ה' באייר תש\"ח", "1948-05-14"),
    ("כ״ב בחשוון ה'תשע״ח", "2017-11-11"),
    ("22 חשון 5778", "2017-11-11"),
    ("י״ד באדר ב׳ תשפ״ד", "2024-03-24"),
]
NONE = [
    "40 نوفمبر 2017",
    "نوفمبر 2017",
    "31 رمضان 1438",
    "۳۱ مهر ۱۳۹۶",
    "ל׳ בחשון 5778",
    "5/11/2017",
    "1439/2/22",
    "version 1.11.2017.3",
    "مهر ۱۳۹۶",
    "May 2017",
    "",
]


@pytest.mark.parametrize(("text", "expected"), GREGORIAN)
def test_date_is_read(text: str, expected: str) -> None:
    """In any language's names for the months, and in figures whose order is clear."""
    assert date_in_words(text) == expected


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_day_of_another_calendar_is_reckoned(text: str, expected: str) -> None:
    """Hijri, Jalali and Hebrew days become Gregorian ones."""
    assert date_in_words(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_in_doubt_is_no_date(text: str) -> None:
    """A day that no calendar has, a month alone, and figures that can be read two ways."""
    assert date_in_words(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "السبت 22 صفر 1439 هـ - 11 نوفمبر 2017 م",
        "11 نوفمبر 2017 الموافق 22 صفر 1439",
        "شنبه ۲۰ آبان ۱۳۹۶ - ۱۱ نوامبر ۲۰۱۷",
    ],
)
def test_gregorian_day_goes_before_another(text: str) -> None:
    """Where both stand, the one that needs no reckoning is taken."""
    assert date_in_words(text) == "2017-11-11"
