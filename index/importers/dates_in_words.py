"""Dates as people write them below a headline, where the month is a word of Arabic or Hebrew.

trafilatura reads those of Latin and Cyrillic script. Months of the Gregorian calendar only: those
of the Levant and Iraq, of Egypt and the Gulf, of the Maghreb, and the Hebrew ones.
"""

from __future__ import annotations

import re

from index.importers.dates import iso_date
from index.text.fold import fold_text

_MONTHS = (
    "يناير|جانفي|كانون الثاني|ינואר",
    "فبراير|فيفري|شباط|פברואר",
    "مارس|آذار|מרץ|מרס",
    "أبريل|إبريل|أفريل|نيسان|אפריל",
    "مايو|ماي|أيار|מאי",
    "يونيو|يونيه|جوان|حزيران|יוני",
    "يوليو|يوليوز|يوليه|جويلية|تموز|יולי",
    "أغسطس|غشت|أوت|آب|אוגוסט",
    "سبتمبر|شتنبر|أيلول|ספטמבר",
    "أكتوبر|تشرين الأول|אוקטובר",
    "نوفمبر|نونبر|تشرين الثاني|נובמבר",
    "ديسمبر|دجنبر|كانون الأول|דצמבר",
)
_NUMBERS = {
    fold_text(name): number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")
}
_NAMES = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
# The day; one month, or two names of the same month; the year. "28 آب/أغسطس 2013", "3 במאי 2020"
_DATE = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s*(?:من\s+|ב)?({_NAMES})(?:\s*[/(-]\s*(?:{_NAMES})\s*\)?)?"
    rf"(?:\s+عام)?\s*[,،]?\s*(\d{{4}})(?!\d)"
)


def date_in_words(text: str) -> str | None:
    """The first date in ``text`` whose month is a word, in ISO 8601; None where there is none."""
    match = _DATE.search(fold_text(text))
    return iso_date(f"{match[3]}-{_NUMBERS[match[2]]}-{match[1]}") if match else None
