"""Words made from data: names of languages, sizes of time, problems, in the interface's language.

Text that comes from files is isolated, so that it can neither turn the words around it nor be
turned by them; whole lines begin with a mark of the interface's direction, because Qt takes a
label's direction from its first strong letter.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDateTime, QLocale, Qt

from app.translation import PROBLEMS, reads_from_the_right, translate
from index.documents import FileReport, Outcome
from index.problems import NOTES, WORDS, Problem

_LRM, _RLM = "\u200e", "\u200f"
_FSI, _PDI = "\u2068", "\u2069"
DOT = " · "

# QT_TRANSLATE_NOOP returns the text; its stub says object.
_LANGUAGES: dict[str, Any] = {
    "ar": QT_TRANSLATE_NOOP("languages", "Arabic"),
    "ckb": QT_TRANSLATE_NOOP("languages", "Sorani"),
    "de": QT_TRANSLATE_NOOP("languages", "German"),
    "en": QT_TRANSLATE_NOOP("languages", "English"),
    "es": QT_TRANSLATE_NOOP("languages", "Spanish"),
    "fa": QT_TRANSLATE_NOOP("languages", "Persian"),
    "fr": QT_TRANSLATE_NOOP("languages", "French"),
    "he": QT_TRANSLATE_NOOP("languages", "Hebrew"),
    "hi": QT_TRANSLATE_NOOP("languages", "Hindi"),
    "id": QT_TRANSLATE_NOOP("languages", "Indonesian"),
    "it": QT_TRANSLATE_NOOP("languages", "Italian"),
    "ja": QT_TRANSLATE_NOOP("languages", "Japanese"),
    "ko": QT_TRANSLATE_NOOP("languages", "Korean"),
    "ku": QT_TRANSLATE_NOOP("languages", "Kurdish"),
    "nl": QT_TRANSLATE_NOOP("languages", "Dutch"),
    "pl": QT_TRANSLATE_NOOP("languages", "Polish"),
    "prs": QT_TRANSLATE_NOOP("languages", "Dari"),
    "ps": QT_TRANSLATE_NOOP("languages", "Pashto"),
    "pt": QT_TRANSLATE_NOOP("languages", "Portuguese"),
    "ru": QT_TRANSLATE_NOOP("languages", "Russian"),
    "tr": QT_TRANSLATE_NOOP("languages", "Turkish"),
    "uk": QT_TRANSLATE_NOOP("languages", "Ukrainian"),
    "und": QT_TRANSLATE_NOOP("languages", "Unknown language"),
    "ur": QT_TRANSLATE_NOOP("languages", "Urdu"),
    "zh": QT_TRANSLATE_NOOP("languages", "Chinese"),
}

_OUTCOMES: dict[Outcome, Any] = {
    Outcome.IMPORTED: QT_TRANSLATE_NOOP("states", "Imported"),
    Outcome.DUPLICATE: QT_TRANSLATE_NOOP("states", "Already there"),
    Outcome.EMPTY: QT_TRANSLATE_NOOP("states", "No text"),
    Outcome.NEEDS_OCR: QT_TRANSLATE_NOOP("states", "Needs OCR"),
    Outcome.REFUSED: QT_TRANSLATE_NOOP("states", "Refused"),
    Outcome.FAILED: QT_TRANSLATE_NOOP("states", "Failed"),
    Outcome.PENDING: QT_TRANSLATE_NOOP("states", "Not reached"),
}

# Names of code pages are names; in brackets stands what is written in them.
_ENCODINGS: dict[str, tuple[str, Any]] = {
    "utf-8": ("UTF-8", ""),
    "utf-16-le": ("UTF-16 LE", ""),
    "utf-16-be": ("UTF-16 BE", ""),
    "cp1256": ("Windows-1256", QT_TRANSLATE_NOOP("encodings", "Arabic, Persian, Urdu")),
    "iso8859-6": ("ISO 8859-6", QT_TRANSLATE_NOOP("languages", "Arabic")),
    "mac_arabic": ("Mac Arabic", QT_TRANSLATE_NOOP("languages", "Arabic")),
    "mac_farsi": ("Mac Farsi", QT_TRANSLATE_NOOP("languages", "Persian")),
    "cp720": ("DOS 720", QT_TRANSLATE_NOOP("languages", "Arabic")),
    "cp1255": ("Windows-1255", QT_TRANSLATE_NOOP("languages", "Hebrew")),
    "iso8859-8": ("ISO 8859-8", QT_TRANSLATE_NOOP("languages", "Hebrew")),
    "cp862": ("DOS 862", QT_TRANSLATE_NOOP("languages", "Hebrew")),
    "cp1251": ("Windows-1251", QT_TRANSLATE_NOOP("encodings", "Cyrillic")),
    "koi8-r": ("KOI8-R", QT_TRANSLATE_NOOP("languages", "Russian")),
    "koi8-u": ("KOI8-U", QT_TRANSLATE_NOOP("languages", "Ukrainian")),
    "iso8859-5": ("ISO 8859-5", QT_TRANSLATE_NOOP("encodings", "Cyrillic")),
    "cp866": ("DOS 866", QT_TRANSLATE_NOOP("encodings", "Cyrillic")),
    "cp1252": ("Windows-1252", QT_TRANSLATE_NOOP("encodings", "Western European")),
    "cp1254": ("Windows-1254", QT_TRANSLATE_NOOP("languages", "Turkish")),
}

_ROLES: dict[str, Any] = {
    "title": QT_TRANSLATE_NOOP("columns", "Title"),
    "text": QT_TRANSLATE_NOOP("columns", "Text"),
    "date": QT_TRANSLATE_NOOP("columns", "Date"),
    "author": QT_TRANSLATE_NOOP("columns", "Author"),
    "language": QT_TRANSLATE_NOOP("columns", "Language"),
    "source": QT_TRANSLATE_NOOP("columns", "Source"),
}


def isolated(text: str) -> str:
    """``text`` as a foreign body in a line of any direction."""
    return f"{_FSI}{text}{_PDI}"


def line(text: str) -> str:
    """``text`` as a line of the interface, whatever letter it begins with."""
    return (_RLM if reads_from_the_right() else _LRM) + text


def number(value: int) -> str:
    """A number as the interface's language groups it."""
    return QLocale().toString(value)


def language_name(code: str) -> str:
    """The name of a language; of one that has no name here its code."""
    name = _LANGUAGES.get(code)
    return translate("languages", name) if name else code


def outcome_name(outcome: Outcome) -> str:
    """How a file ended, in a word or two."""
    return translate("states", _OUTCOMES[outcome])


def reason_words(file: FileReport) -> str:
    """Why a file did not come in, or what is to be said of one that did."""
    if file.reason:
        return coded_words(file.reason, file.path, file.detail)
    return " ".join(map(note_words, file.notes))


def moment(time: str) -> str:
    """A time (ISO 8601, UTC) as it was on this machine's clock, in the interface's language."""
    utc = QDateTime.fromString(time, Qt.DateFormat.ISODate)
    return QLocale().toString(utc.toLocalTime(), QLocale.FormatType.ShortFormat)


def encoding_name(codec: str) -> str:
    """The name of an encoding, and what is written in it."""
    name, written = _ENCODINGS.get(codec, (codec, ""))
    context = "languages" if written in _LANGUAGES.values() else "encodings"
    shown = isolated(name)
    return f"{shown} ({translate(context, written)})" if written else shown


def column_role_name(role: str) -> str:
    """What a column of a table of articles is."""
    return translate("columns", _ROLES[role])


def problem_words(error: Exception) -> str:
    """What happened and what to do about it."""
    if isinstance(error, Problem):
        return coded_words(error.code, error.subject, error.detail)
    return coded_words("unexpected", detail=f"{type(error).__name__}: {error}")


def coded_words(code: str, subject: str = "", detail: str = "") -> str:
    """The words of a code of ``problems.WORDS``."""
    if code not in WORDS:
        return code
    words = translate(PROBLEMS, WORDS[code])
    return words.format(subject=isolated(subject), detail=isolated(detail))


def note_words(code: str) -> str:
    """The words of a code of ``problems.NOTES``."""
    return translate(PROBLEMS, NOTES[code]) if code in NOTES else code


def page_name(page: int | None) -> str:
    """Which page of a source; empty where it has none."""
    return "" if page is None else translate("counts", "page {page}").format(page=number(page))


def documents_count(count: int) -> str:
    """A number of documents."""
    return translate("counts", "%Ln document(s)", "", count)


def passages_count(count: int) -> str:
    """A number of passages."""
    return translate("counts", "%Ln passage(s)", "", count)


def paragraphs_count(count: int) -> str:
    """A number of paragraphs."""
    return translate("counts", "%Ln paragraph(s)", "", count)


def new_count(count: int) -> str:
    """A number of new passages."""
    return translate("counts", "%Ln new", "", count)


def lines_count(count: int) -> str:
    """A number of lines."""
    return translate("counts", "%Ln line(s)", "", count)


def percent(share: float) -> str:
    """A share, 0 to 1, in percent."""
    return QLocale().toString(round(share * 100)) + QLocale().percent()


def listed(texts: Iterable[str]) -> str:
    """Texts one after another, divided as the interface's language divides them."""
    return translate("wording", ", ", "between the members of a list").join(texts)


def files_count(count: int) -> str:
    """A number of files."""
    return translate("counts", "%Ln file(s)", "", count)


def time_left(seconds: float) -> str:
    """How long something will take, no more exact than an estimate is."""
    if seconds < 60:
        return translate("counts", "less than a minute left")
    if seconds < 3600:
        return translate("counts", "%Ln minute(s) left", "", math.ceil(seconds / 60))
    return translate("counts", "%Ln hour(s) left", "", math.ceil(seconds / 3600))
