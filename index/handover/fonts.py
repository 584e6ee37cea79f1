"""Which of the bundled typefaces a report needs, so that it looks the same without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from index.documents import Handover, Item

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_LATIN = "Noto Serif", "NotoSerif-Regular.ttf"
_NASKH = "Noto Naskh Arabic", "NotoNaskhArabic-Regular.ttf"
_SQUARE = "Noto Serif Hebrew", "NotoSerifHebrew-Regular.ttf"
_NASTALIQ = "Gulzar", "Gulzar-Regular.ttf"


def fonts_for(handover: Handover, folder: Path) -> dict[str, bytes]:
    """TrueType files by family; the Latin one always, for numbers and hashes."""
    text = "".join(map(_all_text, handover.items)) + handover.title
    wanted: list[tuple[str, str]] = [_LATIN]
    if handover.language == "ar" or _ARABIC.search(text):
        wanted.append(_NASKH)
    if _HEBREW.search(text):
        wanted.append(_SQUARE)
    if any(item.language == "ur" for item in handover.items):
        wanted.append(_NASTALIQ)
    return dict(_read(wanted, folder))


def _read(wanted: list[tuple[str, str]], folder: Path) -> Iterator[tuple[str, bytes]]:
    for family, name in wanted:
        file = folder / name
        if file.is_file():
            yield family, file.read_bytes()


def _all_text(item: Item) -> str:
    words = "".join(match.query_word for match in item.words)
    document = f"{item.document.title}{''.join(item.document.authors)}"
    return f"{item.before}{item.quote}{item.after}{item.note}{''.join(item.tags)}{words}{document}"
