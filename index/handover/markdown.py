"""A report of passages as Markdown (CommonMark), every letter of a document shown as it is."""

from __future__ import annotations

import re

from index.documents import Direction, Handover, Item
from index.handover.bidi import isolated, starting
from index.handover.citation import cited
from index.handover.lines import Role, Run
from index.handover.report import Block, BlockKind, report
from index.handover.words import direction_of_words

_ALWAYS = re.compile(r"([\\`*_\[\]<>&~|])")
_AT_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+=:]|(\d{1,9})(?=[.)]))")
_LINES = re.compile(r"\r\n|[\r\n]")
_NOT_SHOWN = re.compile(r"\x00")
_BLANK = re.compile(r"^\s+|\s+$")


def markdown(handover: Handover) -> str:
    """The whole report."""
    return "\n\n".join(filter(None, map(_block, report(handover)))) + "\n"


def quoted_with_citation(item: Item, language: str) -> str:
    """One quote and its citation, to be pasted into notes."""
    base = direction_of_words(language)
    quote = _as_quote(escaped(item.quote))
    return f"{quote}\n>\n> — {_line(cited(item, language), base)}\n"


def escaped(text: str) -> str:
    """``text`` such that every CommonMark reader shows its letters; line breaks become hard ones.

    Blank at the ends of lines and empty lines are left out: they end paragraphs or mean code.
    """
    lines = (_escaped_line(_BLANK.sub("", line)) for line in _LINES.split(text))
    return "\\\n".join(filter(None, lines))


def _escaped_line(line: str) -> str:
    line = _ALWAYS.sub(r"\\\1", _NOT_SHOWN.sub("\ufffd", line))
    start = _AT_START.match(line)
    if start is None:
        return line
    if start[2]:
        return f"{start[2]}\\{line[start.end() :]}"
    return f"\\{line}"


def _as_quote(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def _block(block: Block) -> str:
    match block.kind:
        case BlockKind.TITLE:
            return f"# {_in_heading(_line(block.runs, block.direction))}"
        case BlockKind.HEADING:
            return f"## {_in_heading(_line(block.runs, block.direction))}"
        case BlockKind.QUOTE:
            quoted = (run.text for run in block.runs if run.role is Role.QUOTED)
            return _as_quote(escaped("".join(quoted)))
        case _:
            return _line(block.runs, block.direction)


def _in_heading(text: str) -> str:
    """A heading ends with its line, and sheds the signs ``#`` at its end."""
    return re.sub(r"(#+)$", r"\\\1", text.replace("\\\n", " "))


def _line(runs: tuple[Run, ...], base: Direction) -> str:
    pieces: list[str] = []
    for run in runs:
        if run.role is Role.FOREIGN:
            pieces.append(isolated(escaped(run.text), base, run.direction))
        elif run.role is Role.LABEL:
            text = run.text.rstrip()
            pieces.append(f"**{text}**{run.text[len(text) :]}")
        else:
            pieces.append(run.text if run.role is Role.PLAIN else escaped(run.text))
    return starting("".join(pieces), base)
