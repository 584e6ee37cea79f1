"""Dates as metadata writes them, brought to ISO 8601."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

from index.text.fold import fold_text

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![\d])")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1400, 2100


def iso_date(text: str | None) -> str | None:
    """The date that ``text`` begins with, as ``2017-11-11``, ``2017-11`` or ``2017``.

    Reads ISO 8601 (of any digits, also with slashes and without hyphens) and the dates of mails
    and feeds; a time after it is left out, without moving the day to another time zone. None when
    there is no date of our calendar.
    """
    folded = fold_text((text or "").strip())
    for pattern in (_COMPACT, _ISO):
        if match := pattern.match(folded):
            return _checked(*(int(part) for part in match.groups() if part))
    try:
        return parsedate_to_datetime(folded).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _checked(year: int, month: int | None = None, day: int | None = None) -> str | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if month is None:
        return f"{year}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year}-{month:02}"
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
