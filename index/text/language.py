"""The language of a text: its script first, then letters that tell, then py3langid."""

from __future__ import annotations

import copy
import functools
import re
import threading
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from index.text.function_words import speaks_for

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 300  # characters whose scripts are counted
_RANKED = 150  # characters for py3langid, which costs a microsecond for each
_SHORT = 30  # letters below which a guess is worse than the language of the document

# Scripts written by one language alone, or nearly so: their block tells.
_ONE_LANGUAGE = {
    "he": "\u0590-\u05ff\ufb1d-\ufb4f",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "hy": "\u0530-\u058f",
    "ka": "\u10a0-\u10ff\u1c90-\u1cbf",
    "th": "\u0e00-\u0e7f",
    "lo": "\u0e80-\u0eff",
    "my": "\u1000-\u109f",
    "km": "\u1780-\u17ff",
    "bo": "\u0f00-\u0fff",
    "si": "\u0d80-\u0dff",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "kn": "\u0c80-\u0cff",
    "ml": "\u0d00-\u0d7f",
    "gu": "\u0a80-\u0aff",
    "pa": "\u0a00-\u0a7f",
    "or": "\u0b00-\u0b7f",
    "bn": "\u0980-\u09ff",
    "am": "\u1200-\u139f",
    "ko": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "dv": "\u0780-\u07bf",
    "syr": "\u0700-\u074f",
}
# Scripts that many languages share, with those of them that py3langid knows and that are written
# as such; the first is what a text too short to tell is taken for.
_SHARED = {
    "arab": (
        "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
        ("ar", "fa", "ur", "ps", "ug", "ary", "arz", "sdh"),
    ),
    "cyrl": (
        "\u0400-\u052f",
        ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "tt", "ba"),
    ),
    "deva": ("\u0900-\u097f", ("hi", "mr", "ne", "sa")),
    "hani": ("\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af", ("zh",)),
    "kana": ("\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f", ("ja",)),
    "latn": (
        "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\uff21-\uff5a",
        (
            *("en", "fr", "es", "de", "it", "pt", "nl", "sv", "no", "nn", "da", "fi", "is", "fo"),
            *("pl", "cs", "sk", "sl", "hr", "bs", "hu", "ro", "sq", "lt", "lv", "et", "mt", "tr"),
            *("az", "uz", "tk", "ku", "id", "ms", "jv", "tl", "vi", "sw", "so", "ha", "yo", "ig"),
            *("zu", "xh", "st", "sn", "rw", "mg", "eu", "ca", "gl", "oc", "br", "cy", "ga", "gd"),
            *("af", "lb", "eo", "la", "ht"),
        ),
    ),
}
_DIALECTS = {"ary": "ar", "arz": "ar", "sdh": "ckb", "nn": "no"}

_BLOCKS = _ONE_LANGUAGE | {name: block for name, (block, _) in _SHARED.items()}
_SCRIPT_LETTER = re.compile("|".join(f"(?P<{name}>[{block}])" for name, block in _BLOCKS.items()))
_NAMES = tuple(_BLOCKS)


class _Scripts(dict[int, str]):
    """For ``str.translate``: a character to one that numbers its script, or to nothing.

    It fills itself with the characters it meets.
    """

    def __missing__(self, code: int) -> str:
        found = _SCRIPT_LETTER.match(chr(code))
        self[code] = chr(_NAMES.index(cast(str, found.lastgroup))) if found else ""
        return self[code]


_SCRIPTS = _Scripts()

# Letters of one language among those that write with Arabic letters; that many per hundred letters
# decide. Sorani and Sindhi are unknown to py3langid.
_TELLING = (
    ("ckb", re.compile("[ێۆڵڕ]"), 3),
    ("sd", re.compile("[ٻڄڃڇڙڳڱڦٺٽڊڏڍ]"), 3),
    ("ps", re.compile("[ټځڅډړږښګڼۍ]"), 3),
    ("ur", re.compile("[ٹڈڑںےھہ]"), 3),
    ("fa", re.compile("[پچژگکی]"), 2),
)
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")


def detect(text: str, fallback: str | None = None) -> str:
    """BCP 47 primary subtag of the language of ``text``: "ar", "fa", "zh" ... or "und".

    ``fallback`` is the language of the document; a short text has it too, if it can be written in
    the text's script. The first call that needs py3langid takes about a second.
    """
    sample = text[:_SAMPLE]
    script, count = _main_script(sample)
    if script is None:
        return fallback or "und"
    if script in _ONE_LANGUAGE:
        return script
    if count < _SHORT and fallback is not None and _is_written_in(fallback, script):
        return fallback
    return _among_shared(sample, script, count, fallback)


def main_script(text: str) -> str | None:
    """A name for the script of most letters of ``text``; None where it has no letters."""
    return _main_script(text[:_SAMPLE])[0]


def _main_script(sample: str) -> tuple[str | None, int]:
    """The script of most letters, and how many letters it has."""
    letters = Counter(sample.translate(_SCRIPTS))
    counts = {_NAMES[ord(number)]: count for number, count in letters.items()}
    kana, han = counts.get("kana", 0), counts.get("hani", 0)
    if kana and kana >= han // 10:  # Japanese mixes both, Chinese has none
        counts["kana"] = kana + counts.pop("hani", 0)
    if not counts:
        return None, 0
    name = max(counts, key=counts.__getitem__)
    return name, counts[name]


def _is_written_in(language: str, script: str) -> bool:
    languages = _SHARED[script][1]
    other = {"arab": {"ckb", "sd"}, "hani": {"ja"}}.get(script, set())
    return language in languages or language in other


def _among_shared(sample: str, script: str, count: int, likely: str | None) -> str:
    languages = _SHARED[script][1]
    if len(languages) == 1:
        return languages[0]
    if script == "arab":
        for language, letters, share in _TELLING[:3]:
            if len(letters.findall(sample)) * 100 >= share * count:
                return language
    if count < _SHORT:
        return _short(sample, script, count)
    if likely and likely in languages and speaks_for(sample, likely):  # in a tenth of the time
        return likely
    found = _rank(sample, languages)
    return _DIALECTS.get(found, found)


def _short(sample: str, script: str, count: int) -> str:
    """The language of a few words, such as a query: telling letters, else the likeliest."""
    if script == "arab":
        return next((name for name, letters, _ in _TELLING if letters.search(sample)), "ar")
    if script == "cyrl":
        return "uk" if _UKRAINIAN.search(sample) else "ru"
    if script == "latn" and count < _SHORT // 2:
        return "en" if sample.isascii() else _rank(sample, _SHARED[script][1])
    return _rank(sample, _SHARED[script][1])


_lock = threading.Lock()


@functools.cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - 1 s to load

    return LanguageIdentifier.from_model_file(MODEL_FILE)


@functools.cache
def _ranker(languages: tuple[str, ...]) -> Callable[[str], tuple[str, float]]:
    identifier = copy.copy(_identifier())  # shares the tables
    identifier.set_languages(languages)
    return identifier.classify


def _rank(sample: str, languages: tuple[str, ...]) -> str:
    with _lock:  # so that two first calls load it once
        classify = _ranker(languages)
    return classify(sample[:_RANKED])[0]
