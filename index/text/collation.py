"""The order of words in a list: by the alphabet of their language, on folded letters.

Most alphabets stand in the order of their code points once they are folded. Persian and Urdu
letters that Arabic lacks do not, nor do those that Ukrainian added to Cyrillic.
"""

from __future__ import annotations

from functools import lru_cache

from index.text.fold import fold_text
from index.text.stem import stem

_ALPHABETS = {
    "fa": "ابپتثجچحخدذرزژسشصضطظعغفقكگلمنوهي",
    "ur": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقكگلمنںوهي",
    "uk": "абвгґдеєжзиійклмнопрстуфхцчшщьюя",
}
_PLACES = {
    language: {ord(letter): chr(0xE000 + place) for place, letter in enumerate(alphabet)}
    for language, alphabet in _ALPHABETS.items()
}
"""Private characters in the order of the alphabet: above all letters that are not in it."""


@lru_cache(maxsize=1 << 16)
def sort_key(word: str, language: str, *, bare: bool = False) -> str:
    """What a word sorts by; with ``bare`` without its article and clitics."""
    folded = fold_text(word)
    if bare:
        folded = stem(folded, language)
    places = _PLACES.get(language)
    return folded.translate(places) if places else folded
