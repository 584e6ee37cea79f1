"""Foreign text in a line of another direction: isolated where it would turn the words around it.

By the Unicode Bidirectional Algorithm (UAX 9): what is isolated neither turns its neighbours nor
is turned by them.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from index.documents import Direction
from index.text.direction import direction_of

LRM, RLM = "\u200e", "\u200f"
_LRI, _RLI, _PDI = "\u2066", "\u2067", "\u2069"
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RTL_CLASSES = frozenset(("R", "AL", "RLE", "RLO", "RLI"))
_NUMBERS = frozenset(("EN", "AN"))


def in_one_line(text: str) -> str:
    """A title or a name as part of a line: without line breaks, tabs and direction controls.

    A control left open in a title would turn the rest of the line.
    """
    return " ".join(_CONTROLS.sub("", text).split())


def isolated(text: str, base: Direction, direction: Direction | None = None) -> str:
    """``text`` within a line of direction ``base``; unchanged where isolation would do nothing.

    ``direction`` is the text's own; None finds it out.
    """
    if not text or not _turns(text, base):
        return text
    own = direction or direction_of(text, base)
    return f"{_RLI if own is Direction.RTL else _LRI}{text}{_PDI}"


def starting(line: str, base: Direction) -> str:
    """``line`` with a mark before it where its first strong letter would turn it round."""
    if first_strong(line) in (base, None):
        return line
    return (RLM if base is Direction.RTL else LRM) + line


def first_strong(text: str) -> Direction | None:
    """What a program finds that takes a line's direction from its first strong letter (P2)."""
    depth = 0
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and (strong := _strong(kind)) is not None:
            return strong
    return None


def _turns(text: str, base: Direction) -> bool:
    """Whether any letter goes against ``base``, or signs at an end could stray to another place."""
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    strong = [found for kind in kinds if (found := _strong(kind)) is not None]
    if any(found is not base for found in strong):
        return True
    if not strong:
        return not all(kind in _NUMBERS for kind in kinds)
    return any(
        _strong(kind) is None and kind not in _NUMBERS and kind != "NSM"
        for kind in (kinds[0], kinds[-1])
    )


def _strong(kind: str) -> Direction | None:
    if kind in _RTL_CLASSES:
        return Direction.RTL
    return Direction.LTR if kind in ("L", "LRE", "LRO", "LRI") else None


def direction_runs(text: str, base: Direction) -> list[tuple[str, Direction]]:
    """``text`` cut where its direction changes, for programs that want every run marked.

    Numbers follow the strong letter before them (W7, N1), signs between two runs of the same
    direction follow these, all others follow ``base`` (N1, N2).
    """
    kinds = [_strong(unicodedata.bidirectional(letter)) for letter in text]
    last = base
    for at, letter in enumerate(text):
        found = kinds[at]
        if found is not None:
            last = found
        elif unicodedata.bidirectional(letter) in _NUMBERS:
            kinds[at] = last
    directions = _filled(kinds, base)
    runs = groupby(zip(text, directions, strict=True), key=lambda pair: pair[1])
    return [("".join(letter for letter, _ in run), direction) for direction, run in runs]


def _filled(kinds: list[Direction | None], base: Direction) -> list[Direction]:
    """Every gap takes the direction of both its neighbours, or ``base`` where they differ."""
    result: list[Direction] = []
    at = 0
    while at < len(kinds):
        kind = kinds[at]
        end = at + 1
        if kind is None:
            while end < len(kinds) and kinds[end] is None:
                end += 1
            before = result[-1] if result else base
            after = kinds[end] if end < len(kinds) else base
            kind = before if before is after else base
        result += [kind] * (end - at)
        at = end
    return result
