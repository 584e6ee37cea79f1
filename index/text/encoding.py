"""From bytes to text, in the encoding that the person chose, that the file shows or declares, or
that is guessed.
"""

from __future__ import annotations

import codecs

from index.text.codepages import Decoded, guess, is_plausible, strict, utf16_without_mark

__all__ = ["Decoded", "decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What the web means by these labels (WHATWG Encoding): the Windows code pages hold the letters of
# the ISO ones and the curly quotes that files declared as ISO contain.
_AS_WRITTEN = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-8": "cp1255",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_STATEFUL = ("iso2022", "utf-7", "hz")  # hide other letters in ASCII bytes
# Labels seen in files that Python does not know.
_ALIASES = {
    "iso-8859-8-i": "cp1255",
    "iso-8859-8-e": "cp1255",
    "x-sjis": "cp932",
    "x-gbk": "gb18030",
    "x-mac-arabic": "mac_arabic",
    "x-mac-hebrew": "cp1255",
    "x-mac-cyrillic": "mac_cyrillic",
    "unicode": "utf-16",
    "utf-8mb4": "utf-8",
}


def decode(data: bytes, declared: str | None = None, forced: str | None = None) -> Decoded:
    """Decode ``data``.

    ``declared`` is the label that the file carries, and is believed if it fits; ``forced`` is what
    the person chose, and is obeyed: bytes that do not fit become U+FFFD.
    """
    if forced is not None and (codec := _codec(forced)):
        return _replacing(data, codec)
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _replacing(data, codec)
    named = _codec(declared) if declared else None
    if named is not None and named.startswith(_STATEFUL):
        candidates = [named]
    elif data.isascii():
        return utf16_without_mark(data) or Decoded(data.decode("ascii"), "ascii", True)
    else:
        candidates = ["utf-8"] if named is None else ["utf-8", named]
    for codec in candidates:
        text = strict(data, codec)
        if text is not None and is_plausible(text, codec):
            return Decoded(text, codec, True)
    return guess(data)


def _codec(label: str) -> str | None:
    """The text codec behind a label; None for an unknown one."""
    label = label.strip(" \t\r\n\"'").lower()
    try:
        info = codecs.lookup(_ALIASES.get(label, label))
    except (LookupError, ValueError):
        return None
    return _AS_WRITTEN.get(info.name, info.name) if info._is_text_encoding else None


def _replacing(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, "replace")
    return Decoded(text.removeprefix("\ufeff"), codec.removesuffix("-sig"), "\ufffd" not in text)
