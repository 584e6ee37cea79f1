"""A quote with its citation as RTF 1.9, for word processors that paste it rather than HTML."""

from __future__ import annotations

from index.documents import Direction, Item
from index.handover.bidi import direction_runs
from index.handover.citation import cited
from index.handover.lines import Run
from index.handover.words import direction_of_words

_HEAD = r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman Times New Roman;}}" "\n"
_ESCAPED = {"\\": r"\\", "{": r"\{", "}": r"\}", "\n": r"\line ", "\t": r"\tab ", "\r": ""}


def quoted_with_citation(item: Item, language: str) -> str:
    """The quote in a paragraph of its direction, the citation in one of the words' direction."""
    quote = _paragraph((Run(item.quote),), item.direction, indent=360)
    citation = _paragraph((Run("— "), *cited(item, language)), direction_of_words(language))
    return f"{_HEAD}{quote}{citation}}}"


def escaped(text: str) -> str:
    """``text`` in ASCII: every other character as its UTF-16 units, a question mark in reserve."""
    return "".join(_ESCAPED.get(letter) or _letter(letter) for letter in text if letter != "\r")


def _letter(letter: str) -> str:
    if " " <= letter <= "~":
        return letter
    data = letter.encode("utf-16-le", "surrogatepass")
    units = (int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2))
    # Numbers of RTF are signed, 16 bits wide.
    return "".join(rf"\u{unit - 65536 if unit > 32767 else unit}?" for unit in units)


def _paragraph(runs: tuple[Run, ...], base: Direction, *, indent: int = 0) -> str:
    rtl = base is Direction.RTL
    pieces = "".join(
        _run(text, direction)
        for run in runs
        for text, direction in direction_runs(run.text, run.direction or base)
    )
    side = r"\rtlpar\qr" if rtl else r"\ltrpar\ql"
    inset = rf"\{'ri' if rtl else 'li'}{indent}" if indent else ""
    return rf"{{\pard{side}{inset} {pieces}\par}}" + "\n"


def _run(text: str, direction: Direction) -> str:
    turn = "rtlch" if direction is Direction.RTL else "ltrch"
    return rf"{{\{turn}\f0\fs24 {escaped(text)}}}"
