"""Small words that a language has nearly to itself among those that share its script.

Two of them in a paragraph of a document whose language they belong to leave little to ask. A
language that shares its small words with a near relative (Indonesian with Malay) is not here.
"""

from __future__ import annotations

_WORDS = {
    "ar": "في على أن إلى التي الذي هذا هذه كان كانت كما قد لم عن وفي وقد",
    "fa": "در به از که این را است برای آن شد بود با",
    "ur": "کے میں ہے اور کا کو نے ہیں یہ اس سے",
    "hi": "में है और हैं कि यह भी लिए था थे",
    "ru": "что это его был была были также они чтобы этого её еще который которые когда было",
    "uk": "що та від це був була були його також які який яка й є ще вже щоб після",
    "en": "the of and which have has their from been this would with that are",
    "fr": "les est dans une pour qui avec sont cette ont aux été et du ces leur mais où",
    "de": "der das und nicht mit auf eine wurde auch sich dem werden im für ist bei",
    "es": "los las y pero fue también muy hasta han sus había el ya años dijo tiene",
    "it": "della gli sono nel alla anche più degli delle che",
    "pt": "não uma são também pelo pela em até está",
    "nl": "een niet zijn werd wordt deze naar heeft",
    "pl": "się nie jest że przez oraz który która dla",
    "tr": "ve için ile olarak çok gibi kadar değil olduğu olduğunu ancak göre tarafından ise",
}
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_ENOUGH = 2

SPEAKING = frozenset(_SETS)
"""Languages whose small words are known."""


def speaks_for(sample: str, language: str) -> bool:
    """Whether ``sample`` holds different small words of ``language``, enough to leave no doubt."""
    words = _SETS.get(language)
    return words is not None and len(words.intersection(sample.lower().split())) >= _ENOUGH
