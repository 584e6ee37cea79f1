"""Which of Tesseract's language data reads a page: by the languages of a library and the script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

MOST_AT_ONCE = 4  # each makes reading slower, and more of them read worse
MOST_SCRIPTS = 4  # tried on a page whose script is not known

# Our codes of languages → names of Tesseract's data, the likelier first.
PACKS: dict[str, tuple[str, ...]] = {
    "af": ("afr",), "am": ("amh",), "ar": ("ara",), "az": ("aze", "aze_cyrl"), "be": ("bel",),
    "bg": ("bul",), "bn": ("ben",), "bs": ("bos",), "ca": ("cat",), "ckb": ("kur_ara", "ckb"),
    "cs": ("ces",), "cy": ("cym",), "da": ("dan",), "de": ("deu",), "el": ("ell",), "en": ("eng",),
    "es": ("spa",), "et": ("est",), "eu": ("eus",), "fa": ("fas",), "fi": ("fin",), "fr": ("fra",),
    "ga": ("gle",), "gl": ("glg",), "gu": ("guj",), "he": ("heb",), "hi": ("hin",), "hr": ("hrv",),
    "hu": ("hun",), "hy": ("hye",), "id": ("ind",), "is": ("isl",), "it": ("ita",), "ja": ("jpn",),
    "ka": ("kat",), "kk": ("kaz",), "km": ("khm",), "kn": ("kan",), "ko": ("kor",), "ku": ("kmr",),
    "ky": ("kir",), "la": ("lat",), "lo": ("lao",), "lt": ("lit",), "lv": ("lav",), "mk": ("mkd",),
    "ml": ("mal",), "mn": ("mon",), "mr": ("mar",), "ms": ("msa",), "mt": ("mlt",), "my": ("mya",),
    "ne": ("nep",), "nl": ("nld",), "no": ("nor",), "pa": ("pan",), "pl": ("pol",), "ps": ("pus",),
    "pt": ("por",), "ro": ("ron",), "ru": ("rus",), "sa": ("san",), "sd": ("snd",), "si": ("sin",),
    "sk": ("slk",), "sl": ("slv",), "sq": ("sqi",), "sr": ("srp", "srp_latn"), "sv": ("swe",),
    "sw": ("swa",), "syr": ("syr",), "ta": ("tam",), "te": ("tel",), "tg": ("tgk",), "th": ("tha",),
    "tr": ("tur",), "ug": ("uig",), "uk": ("ukr",), "ur": ("urd",), "uz": ("uzb",), "vi": ("vie",),
    "yi": ("yid",), "zh": ("chi_sim", "chi_tra"),
}  # fmt: skip

# Scripts as Tesseract names them → our codes of languages, the most widely written first. All
# that are not here are written in Latin letters.
_SCRIPTS: dict[str, tuple[str, ...]] = {
    "Arabic": ("ar", "fa", "ur", "ckb", "ps", "ug", "sd"),
    "Hebrew": ("he", "yi"),
    "Cyrillic": ("ru", "uk", "bg", "sr", "be", "kk", "mk", "mn", "tg", "ky"),
    "Greek": ("el",),
    "Devanagari": ("hi", "mr", "ne", "sa"),
    "Han": ("zh", "ja"),
    "Hiragana": ("ja",),
    "Katakana": ("ja",),
    "Japanese": ("ja",),
    "Hangul": ("ko",),
    "Korean": ("ko",),
    "Armenian": ("hy",),
    "Georgian": ("ka",),
    "Bengali": ("bn",),
    "Gujarati": ("gu",),
    "Gurmukhi": ("pa",),
    "Kannada": ("kn",),
    "Malayalam": ("ml",),
    "Sinhala": ("si",),
    "Tamil": ("ta",),
    "Telugu": ("te",),
    "Thai": ("th",),
    "Lao": ("lo",),
    "Khmer": ("km",),
    "Myanmar": ("my",),
    "Ethiopic": ("am",),
    "Syriac": ("syr",),
}
_ELSEWHERE = frozenset(code for codes in _SCRIPTS.values() for code in codes)
_LATIN = ("en", "fr", "es", "de", "pt", "it", "tr", "id", "nl", "pl", "vi", "ro", "sv", "cs", "hu")


def languages_of(script: str) -> tuple[str, ...]:
    """The languages that are written in a script by Tesseract's name, widely written ones first."""
    if script in {"Latin", "Fraktur"}:
        return (*_LATIN, *(code for code in PACKS if code not in _ELSEWHERE and code not in _LATIN))
    return _SCRIPTS.get(script, ())


def packs_of(languages: Iterable[str], installed: frozenset[str]) -> list[str]:
    """The installed data for these languages, in their order."""
    return [name for code in languages for name in PACKS.get(code, ()) if name in installed]


def packs_for(
    script: str | None, preferred: Sequence[str], installed: frozenset[str]
) -> list[tuple[str, ...]]:
    """The data to read a page with, in the order in which to try it; empty if none fits.

    Each try is of one script, and at most ``MOST_AT_ONCE`` names. ``preferred`` are the languages
    of the library, the most frequent first: those written in the page's script come first. In
    scripts that few languages share the others follow, because a library is about to get its
    first document in one of them; Latin has too many for that. Where the script is not known, the
    scripts of the library's languages are tried, then whatever else is installed.
    """
    if script is not None:
        chosen = _of_script(script, preferred, installed)
        return [chosen] if chosen else []
    scripts = dict.fromkeys((*map(script_of, preferred), "Latin", *_SCRIPTS))
    tries = dict.fromkeys(_of_script(name, preferred, installed) for name in scripts)
    return [packs for packs in tries if packs][:MOST_SCRIPTS]


def script_of(language: str) -> str:
    """The script that a language is mostly written in, by Tesseract's name."""
    return next((name for name, codes in _SCRIPTS.items() if language in codes), "Latin")


def _of_script(script: str, preferred: Sequence[str], installed: frozenset[str]) -> tuple[str, ...]:
    written = languages_of(script)
    own = [code for code in preferred if code in written]
    others = () if packs_of(own, installed) and script == "Latin" else written
    chosen = packs_of(dict.fromkeys((*own, *others)), installed)
    whole = [name for name in (f"script/{script}", script) if name in installed]
    return tuple((chosen or whole)[:MOST_AT_ONCE])
