"""The words around quotes in what is handed over, in the languages of the interface.

They stand here and not in the window's translations, because the command line hands over too.
"""

from __future__ import annotations

import re

from index.documents import DateCertainty, Direction

LANGUAGES = ("en", "ar")

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?!\d))?)?")

# English, Arabic. Places in braces are filled in.
WORDS: dict[str, tuple[str, str]] = {
    "comma": (", ", "، "),
    "open_title": ("“", "«"),
    "close_title": ("”", "»"),
    "open_quote": ("“", "«"),
    "close_quote": ("”", "»"),
    "undated": ("undated", "بلا تاريخ"),
    "date_declared": ("", ""),
    "date_found": ("date read in the text", "تاريخ مقروء من النص"),
    "date_file": ("date of the file, not of the text", "تاريخ الملف لا تاريخ النص"),
    "date_unknown": ("date uncertain", "تاريخ غير مؤكد"),
    "page": ("p. {number}", "ص {number}"),
    "paragraph": ("para. {number}", "الفقرة {number}"),
    "paragraphs": ("paras. {number}–{last}", "الفقرات {number}–{last}"),
    "made_at": ("Made", "أُعدّ في"),
    "made_with": ("Made with", "أُعدّ بواسطة"),
    "items": ("Passages", "عدد المقاطع"),
    "documents": ("Documents", "عدد الوثائق"),
    "query": ("Asked", "السؤال"),
    "hits": ("Passages found", "المقاطع الموجودة"),
    "nothing_relevant": (
        "Nothing was likely to answer: the nearest passages.",
        "لم يُعثر على ما يُرجَّح أنه جواب: هذه أقرب المقاطع.",
    ),
    "note": ("Note", "ملاحظة"),
    "tags": ("Tags", "الوسوم"),
    "colour": ("Colour", "اللون"),
    "state": ("State", "الحالة"),
    "state_unread": ("unread", "غير مقروء"),
    "state_relevant": ("relevant", "ذو صلة"),
    "state_not": ("not relevant", "ليس ذا صلة"),
    "state_check": ("to be checked", "للتحقق"),
    "probability": ("Estimated chance that it answers", "الاحتمال المقدَّر أنه جواب"),
    "gloss": ("Matched by machine, not a translation", "مطابقة آلية، وليست ترجمة"),
    "held_back": ("Not handed over as evidence", "غير مقدَّم دليلًا"),
    "held_back_why": (
        "The document has changed since these passages were marked, and their place is not sure."
        " They are listed with the words that were marked at the time.",
        "تغيّرت الوثيقة بعد تعليم هذه المقاطع، ولم يعد موضعها مؤكدًا."
        " وهي مدرجة هنا بالكلمات التي عُلّمت في حينه.",
    ),
    "sha256": ("SHA-256 of the file", "بصمة الملف (SHA-256)"),
    "report": ("Report of passages", "تقرير المقاطع"),
    "colon": (": ", ": "),
}


def word(code: str, language: str) -> str:
    """The words of a code; English for a language that is not spoken here."""
    return WORDS[code][1 if language == "ar" else 0]


def direction_of_words(language: str) -> Direction:
    """The direction of the words of a language of the interface."""
    return Direction.RTL if language == "ar" else Direction.LTR


def date_words(date: str | None, language: str) -> str:
    """An ISO date, maybe only a year or a month, in words; what is no date as it is."""
    match = _DATE.match(date or "")
    if match is None:
        return date or ""
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    months = _MONTHS["ar" if language == "ar" else "en"].split()
    name = months[int(month) - 1]
    return f"{name} {year}" if day is None else f"{int(day)} {name} {year}"


def certainty_words(certainty: DateCertainty, language: str) -> str:
    """How sure a date is, where that is not what everyone takes it for."""
    return word(f"date_{certainty}", language)
