"""Guessing an encoding from bytes that say nothing about themselves.

Checks of our own come first, for what detectors miss (UTF-16 without a mark, Persian in
Windows-1256) and for the code pages of the languages that this program cares about most; then
charset-normalizer.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_SAMPLE_BYTES = 64 << 10  # that tell the encoding


class Decoded(NamedTuple):
    """A decoded text. ``certain`` is False when the encoding was guessed or did not fit."""

    text: str
    encoding: str  # Python's name of the codec
    certain: bool


def strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, ValueError):
        return None


_CONTROLS = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")


# Arabic, Hebrew or Russian read as a Western code page: ÇáÚÑÈíÉ. No western language writes four
# such letters in a row.
_ACCENTED_RUN = re.compile("[À-ÿ]{4}")


def is_plausible(text: str, codec: str) -> bool:
    """Whether a decoded text looks written: hardly any controls, or rows of accented letters.

    Such rows prove nothing against UTF-8, which other bytes rarely happen to be.
    """
    sample = text[:_SAMPLE_BYTES]
    strange = len(_CONTROLS.findall(sample))
    if not codec.startswith("utf"):
        strange += len(_ACCENTED_RUN.findall(sample))
    return strange <= len(sample) // 500


def guess(data: bytes) -> Decoded:
    """The encoding of bytes that say nothing about themselves."""
    return (
        utf16_without_mark(data)
        or _by_letters(data)
        or _western(data)
        or _japanese(data)
        or _detected(data)
        or _nearly_utf8(data)
        or Decoded(data.decode("cp1252", "replace"), "cp1252", False)
    )


def utf16_without_mark(data: bytes) -> Decoded | None:
    """UTF-16 of alphabets: every second byte is one of the few that number their blocks."""
    sample = data[: _SAMPLE_BYTES & ~1]
    if len(sample) < 4 or len(data) % 2:
        return None
    blocks = bytes(range(8))  # U+0000 to U+07FF: Latin to Arabic
    low = [len(half) - len(half.translate(None, blocks)) for half in (sample[::2], sample[1::2])]
    half = len(sample) // 2
    for codec, blocks_seen, others in (
        ("utf-16-le", low[1], low[0]),
        ("utf-16-be", low[0], low[1]),
    ):
        if blocks_seen > 0.8 * half and others < 0.2 * half:
            text = strict(data, codec)
            if text is not None and is_plausible(text, codec):
                return Decoded(text, codec, True)
    return None


class _Alphabet(NamedTuple):
    """A code page told by its letters: read as another, few words would hold these alone."""

    codec: str
    letters: re.Pattern[str]
    common: re.Pattern[str]  # the letters that make half of any text
    foreign: re.Pattern[str]  # letters beyond ASCII that do not stand beside them


_ARABIC_LETTERS = re.compile(
    "[\u0621-\u064a\u067e\u0679\u0686\u0688\u0691\u0698\u06a9\u06af-\u06d2]"
)
_ARABIC_COMMON = re.compile("[الينموردتهب]")
_NOT_ARABIC = re.compile("[^\\W\\d_a-zA-Z\u0600-\u06ff]")  # cp1256 holds French letters in between
_ALPHABETS = (
    _Alphabet("cp1256", _ARABIC_LETTERS, _ARABIC_COMMON, _NOT_ARABIC),
    _Alphabet("iso8859-6", _ARABIC_LETTERS, _ARABIC_COMMON, _NOT_ARABIC),
    _Alphabet(
        "cp1255",
        re.compile("[א-ת]"),
        re.compile("[יוהלארבתמש]"),
        re.compile("[^\\x00-\\x7f–…א-תְ-ׇ‘-”]"),
    ),
)


_MIXED_WORD = re.compile(
    "[a-zA-Z][א-ת\u0621-\u064a]|[א-ת\u0621-\u064a][a-zA-Z]"
)  # déjà read as Hebrew


def _by_letters(data: bytes) -> Decoded | None:
    """Arabic, Persian, Urdu and Hebrew code pages."""
    for codec, letters, common, foreign in _ALPHABETS:
        text = strict(data, codec)
        if text is None:
            continue
        sample = text[:_SAMPLE_BYTES]
        count = len(letters.findall(sample))
        strange = len(foreign.findall(sample)) + len(_MIXED_WORD.findall(sample))
        if count >= 8 and strange <= count // 20 and len(common.findall(sample)) >= count // 2:
            return Decoded(text, codec, True)
    return None


# Beyond ASCII, western European text in cp1252 holds these; Turkish also six that are not there.
_WESTERN = frozenset("éèàçêùâîôûëïüöäßñáíóúãõìòÉÀÈÇÊÎÔÜÖÄÑÁÍÓÚœŒ«»‘’“”–—…°€£©®·¡ªº\xa0\xad§´")
_TURKISH_IN_WESTERN = frozenset("ðýþÐÝÞ")


def _western(data: bytes) -> Decoded | None:
    """Windows-1252, and Turkish in Windows-1254."""
    text = strict(data, "cp1252")
    if text is None:
        return None
    sample = text[:_SAMPLE_BYTES]
    beyond = [character for character in sample if character > "\x7f"]
    if len(beyond) > len(sample) // 3:
        return None
    strange = set(beyond) - _WESTERN
    if not strange:
        return Decoded(text, "cp1252", True)
    if strange <= _TURKISH_IN_WESTERN and not {"ß", "ñ", "ã"} & set(beyond):
        return Decoded(data.decode("cp1254"), "cp1254", True)
    return None


_HIRAGANA = re.compile("[\u3041-\u3096]")


def _japanese(data: bytes) -> Decoded | None:
    """Shift-JIS and EUC-JP: what decodes to hiragana was meant to."""
    for codec in ("cp932", "euc_jp"):
        text = strict(data, codec)
        if text is None:
            continue
        sample = text[:_SAMPLE_BYTES]
        beyond = sum(character > "\x7f" for character in sample)
        if len(_HIRAGANA.findall(sample)) > beyond // 5:
            return Decoded(text, codec, True)
    return None


# What files are really written in. With all of Python's codecs to choose from, short Russian texts
# become Japanese.
_CANDIDATES = [
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_13", "iso8859_15"),
    *("cp720", "cp866", "cp874", "koi8_r", "koi8_u"),
    *("gb18030", "big5", "cp932", "euc_jp", "iso2022_jp", "cp949"),
]


def _detected(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most files never need it

    best = from_bytes(data[:_SAMPLE_BYTES], cp_isolation=_CANDIDATES).best()
    if best is None:
        return None
    # Western text is often legal in many code pages alike; name the most common of them.
    codec = "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding
    text = strict(data, codec)
    if text is None or not is_plausible(text, codec):
        return None
    return Decoded(text, codecs.lookup(codec).name, best.chaos < 0.1 and len(data) >= 64)


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few damaged places, such as a file cut within a letter."""
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") <= len(text) // 100:
        return Decoded(text, "utf-8", False)
    return None
