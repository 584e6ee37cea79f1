"""Words made from data: names of languages, sizes of time, problems, in the interface's language.

Text that comes from files is isolated, so that it can neither turn the words around it nor be
turned by them; whole lines begin with a mark of the interface's direction, because Qt takes a
label's direction from its first strong letter.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale

from app.translation import PROBLEMS, reads_from_the_right, translate
from index.documents import FileState
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

_STATES: dict[FileState, Any] = {
    FileState.IMPORTED: QT_TRANSLATE_NOOP("states", "Imported"),
    FileState.DUPLICATE: QT_TRANSLATE_NOOP("states", "Already there"),
    FileState.EMPTY: QT_TRANSLATE_NOOP("states", "No text"),
    FileState.REFUSED: QT_TRANSLATE_NOOP("states", "Refused"),
    FileState.FAILED: QT_TRANSLATE_NOOP("states", "Failed"),
    FileState.PENDING: QT_TRANSLATE_NOOP("states", "Not reached"),
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


def state_name(state: FileState) -> str:
    """How a file ended, in a word or two."""
    return translate("states", _STATES[state])


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


def documents_count(count: int) -> str:
    """A number of documents."""
    return translate("counts", "%Ln document(s)", "", count)


def passages_count(count: int) -> str:
    """A number of passages."""
    return translate("counts", "%Ln passage(s)", "", count)


def paragraphs_count(count: int) -> str:
    """A number of paragraphs."""
    return translate("counts", "%Ln paragraph(s)", "", count)


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
