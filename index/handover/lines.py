"""Lines made of pieces with directions of their own, before any format writes them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.documents import Direction
from index.handover.bidi import isolated, starting
from index.text.direction import direction_of


class Role(StrEnum):
    """What a piece of a line is."""

    PLAIN = "plain"  # words of ours
    FOREIGN = "foreign"  # a name, a title, an address: set apart in its own direction
    LABEL = "label"  # words of ours that name what follows
    QUOTED = "quoted"  # the passage itself
    CONTEXT = "context"  # what stands around it


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line. ``direction`` is None where it follows its line."""

    text: str
    role: Role = Role.PLAIN
    direction: Direction | None = None


def foreign(text: str) -> Run:
    """A piece whose direction its own letters tell."""
    return Run(text, Role.FOREIGN, direction_of(text))


def address(text: str) -> Run:
    """A web address, a hash, a number with signs: always left to right."""
    return Run(text, Role.FOREIGN, Direction.LTR)


def plain_line(runs: tuple[Run, ...], base: Direction) -> str:
    """A line as plain text that reads right wherever it is pasted."""
    pieces = (
        isolated(run.text, base, run.direction) if run.role is Role.FOREIGN else run.text
        for run in runs
    )
    return starting("".join(pieces), base)
