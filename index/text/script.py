"""The script that a letter belongs to."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NUMBERS: dict[str, int] = {}


@lru_cache(maxsize=4096)
def script(letter: str) -> int:
    """A number for the script of a letter, told by its Unicode name; the same within a process."""
    name = unicodedata.name(letter, "").partition(" ")[0].partition("-")[0]
    return _NUMBERS.setdefault(name, len(_NUMBERS))
