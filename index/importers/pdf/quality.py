"""Tells a text layer that holds the text from one that holds noise.

A page whose fonts map their glyphs to the wrong characters looks right and reads as garbage. It
is better sent to text recognition than indexed.
"""

from __future__ import annotations

import unicodedata
from collections import Counter

ENOUGH_LETTERS = 150  # of a script, before its statistics say anything
UNMAPPED_SHARE = 0.3  # of all glyphs without a character
SYMBOL_SHARE = 0.45  # of characters that are neither letters, digits, marks nor punctuation
MIXED_SHARE = 0.3  # of words that change script in the middle

# Letters that make up most of any text of a script, and the least share that they have in honest
# pages: half of what they have on average in news in the languages that use the script.
FREQUENT = {
    "ARABIC": (frozenset("اأإآيیىلمنورتبهدسعکك"), 0.45),
    "HEBREW": (frozenset("יוהלארתמבשנ"), 0.45),
    "LATIN": (frozenset("aeiouyàáâäãåèéêëìíîïòóôöõùúûüıăęąőű"), 0.18),
    "CYRILLIC": (frozenset("аеиоуыэюяёіїєў"), 0.2),
}


def is_garbage(text: str, unmapped: int = 0) -> bool:
    """Whether the text of a page is noise. ``unmapped`` counts glyphs without a character."""
    characters = [character for character in text if not character.isspace()]
    if unmapped > UNMAPPED_SHARE * (len(characters) + unmapped):
        return True
    if len(characters) < ENOUGH_LETTERS:
        return False
    kinds = Counter(unicodedata.category(character)[0] for character in characters)
    if kinds["S"] + kinds["C"] > SYMBOL_SHARE * len(characters):
        return True
    return _mixes_scripts(text) or _has_strange_letters(text)


def script(letter: str) -> str:
    """The first word of a letter's Unicode name, which is its script: "ARABIC", "LATIN"."""
    return unicodedata.name(letter, "").partition(" ")[0]


def _mixes_scripts(text: str) -> bool:
    words = [[script(letter) for letter in word if letter.isalpha()] for word in text.split()]
    words = [word for word in words if len(word) > 2]
    mixed = sum(len(set(word)) > 1 for word in words)
    return len(words) >= 20 and mixed > MIXED_SHARE * len(words)


def _has_strange_letters(text: str) -> bool:
    letters = Counter(letter for letter in text.lower() if letter.isalpha())
    by_script: Counter[str] = Counter()
    frequent: Counter[str] = Counter()
    for letter, count in letters.items():
        name = script(letter)
        by_script[name] += count
        if name in FREQUENT and letter in FREQUENT[name][0]:
            frequent[name] += count
    return any(
        by_script[name] >= ENOUGH_LETTERS and frequent[name] < least * by_script[name]
        for name, (_letters, least) in FREQUENT.items()
    )
