"""How a file would read in the encodings that its writer may have used, for a person to choose."""

from __future__ import annotations

import re

from index.documents import EncodingPreview
from index.text.codepages import is_plausible

# Those of the region first; the order is the one in which they are offered.
ENCODINGS = (
    *("utf-8", "cp1256", "iso8859-6", "mac_arabic", "mac_farsi", "cp720"),
    *("utf-16-le", "utf-16-be", "cp1255", "iso8859-8", "cp862"),
    *("cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866"),
    *("cp1252", "cp1254"),
)
SAMPLE_BYTES = 16 << 10
LINES = 3
LINE_CHARACTERS = 120
_TAG = re.compile(r"<[^<>]{0,2000}>")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def tried(data: bytes) -> tuple[EncodingPreview, ...]:
    """The beginning of ``data`` in every encoding of ``ENCODINGS``."""
    sample = data[:SAMPLE_BYTES]
    return tuple(_tried(sample, encoding) for encoding in ENCODINGS)


def _tried(sample: bytes, encoding: str) -> EncodingPreview:
    text = sample.decode(encoding, "replace")
    # The sample may end within a letter: the last lost one says nothing.
    fits = "\ufffd" not in text[:-2] and "\0" not in text and is_plausible(text, encoding)
    return EncodingPreview(encoding=encoding, lines=_telling(text), fits=fits)


def _telling(text: str) -> tuple[str, ...]:
    """The first lines with letters that the encoding decides; the first lines where none has."""
    lines = [" ".join(_TAG.sub(" ", line).split()) for line in text.splitlines()]
    lines = [_visible(line)[:LINE_CHARACTERS] for line in lines if line.strip("\ufeff ")]
    telling = [line for line in lines if _NOT_ASCII.search(line)]
    return tuple((telling or lines)[:LINES])


def _visible(line: str) -> str:
    return "".join(character if character.isprintable() else "\ufffd" for character in line)
