"""Which column of a table of articles is what: as the person says, by names, or by lengths."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import mean

from index.documents import COLUMN_ROLES
from index.text.fold import fold_text

PROSE_CHARACTERS = 60  # a column with longer values on average holds texts
NAMES = {
    "text": (
        "text", "body", "content", "article", "message", "full text", "maintext", "description",
        "summary", "tweet", "post", "النص", "المحتوى", "نص", "محتوى", "متن", "טקסט", "תוכן",
    ),
    "title": ("title", "headline", "subject", "name", "العنوان", "عنوان", "כותרת"),
    "author": (
        "author", "authors", "byline", "creator", "from", "user", "الكاتب", "نويسنده", "כותב",
    ),
    "date": (
        "date", "published", "publication date", "pubdate", "created at", "created", "time",
        "timestamp", "التاريخ", "تاريخ", "תאריך",
    ),
    "language": ("language", "lang", "اللغة", "لغة", "زبان", "שפה"),
    "source": (
        "url", "link", "address", "source url", "permalink", "source", "outlet", "publisher",
        "الرابط", "المصدر", "منبع", "מקור",
    ),
}  # fmt: skip
_SEPARATORS = re.compile(r"[\s_\-.]+")


Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which column is what; None where a table has no such column."""

    text: str | None = None
    title: str | None = None
    author: str | None = None
    date: str | None = None
    language: str | None = None
    source: str | None = None


def told_columns(
    rows: Sequence[Row], names: Sequence[str], said: Mapping[str, str]
) -> tuple[Columns, bool]:
    """What the person said of the columns, then what they tell; and whether that is certain.

    A role said to be "" has no column. A column that this table lacks was said of another one.
    """
    chosen = {
        role: name for role, name in said.items() if role in COLUMN_ROLES and name in ("", *names)
    }
    guessed = columns_of(rows)
    sure = "text" in chosen or guessed.text is None or _is_text_name(guessed.text)
    rest = {
        role: name
        for role, name in asdict(guessed).items()
        if role not in chosen and name not in chosen.values()
    }
    found = rest | {role: name or None for role, name in chosen.items()}
    return Columns(**found), sure or len(names) == 1


def column_names(rows: Sequence[Row]) -> list[str]:
    """The names of all columns, in the order in which the first rows have them."""
    return list(dict.fromkeys(name for row in rows[:200] for name in row))


def _is_text_name(name: str) -> bool:
    return _folded(name) in map(fold_text, NAMES["text"])


def _folded(name: str) -> str:
    return fold_text(_SEPARATORS.sub(" ", name)).strip()


def columns_of(rows: Sequence[Row]) -> Columns:
    """Which column of a table is what, by the names of the columns and the lengths of values."""
    names = column_names(rows)
    folded = {_folded(name): name for name in reversed(names)}
    found: dict[str, str] = {}
    for role, known in NAMES.items():
        match = next((folded[key] for key in map(fold_text, known) if key in folded), None)
        if match is not None and match not in found.values():
            found[role] = match
    if "text" not in found:
        free = [name for name in names if name not in found.values()]
        lengths = {name: mean(len(row.get(name, "")) for row in rows[:200]) for name in free}
        longest = max(lengths, key=lambda name: lengths[name], default=None)
        if longest is not None and lengths[longest] >= PROSE_CHARACTERS:
            found["text"] = longest
    return Columns(**found)
