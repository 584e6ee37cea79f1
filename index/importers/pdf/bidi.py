"""From the order in which a line is seen to the order in which it is read.

The Unicode bidirectional algorithm (UAX 9) goes the other way and loses information, so this is
its inverse with the likelier reading where two texts look the same: digits beside a Latin word
belong to it ("iPhone 12", "COVID-19"), a bracket closes what the one before it opened.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.documents import Direction

STRONG = {"L": "L", "R": "R", "AL": "R"}
MIRRORED = {
    "(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "«": "»", "»": "«",
    "‹": "›", "›": "‹", "﴾": "﴿", "﴿": "﴾",
}  # fmt: skip
OPENING = frozenset("([{«‹﴾")


class Run(NamedTuple):
    """Neighbouring items of a line that keep their order, or change it, together."""

    kind: str  # "L", "R", "EN" (digits read beside Latin), "AN" (Arabic digits), "N" (neutral)
    items: tuple[str, ...]  # from left to right


def logical(items: Sequence[str], base: Direction) -> str:
    """The text of a line in reading order.

    ``items`` are the line's characters (a letter with its marks, a ligature, a space) as they
    stand from left to right; ``base`` is the direction of the paragraph.
    """
    runs = list(_numbers(items))
    if base is Direction.RTL:
        grouped = _grouped(runs, {"L"}, {"EN"})
        return "".join(_read_forward(run) for run in reversed(grouped))
    grouped = _grouped(runs, {"R"}, {"AN"})
    return "".join(
        _read_backward(run)
        if isinstance(run, list) or run.kind in {"R", "AN"}
        else "".join(run.items)
        for run in grouped
    )


def _kind(item: str) -> str:
    return unicodedata.bidirectional(item[0])


def _numbers(items: Sequence[str]) -> Iterator[Run]:
    """One run for each number, which is read from left to right everywhere, and each other item."""
    # Beside Arabic letters European digits lose their sign and their hyphens (UAX 9, W2 to W5).
    arabic = any(_kind(item) == "AL" for item in items)
    position = 0
    while position < len(items):
        kind = _kind(items[position])
        end = position + 1
        if kind in {"EN", "AN"}:
            end = _number_end(items, position, arabic)
            yield Run(kind, tuple(items[position:end]))
        else:
            yield Run(STRONG.get(kind, "N"), (items[position],))
        position = end


def _number_end(items: Sequence[str], start: int, arabic: bool) -> int:
    kind = _kind(items[start])
    joining = {"CS"} if arabic or kind == "AN" else {"CS", "ES"}
    end = start + 1
    while end < len(items):
        here = _kind(items[end])
        if here == kind:
            end += 1
        elif here in joining and end + 1 < len(items) and _kind(items[end + 1]) == kind:
            end += 2
        else:
            break
    return end


def _grouped(runs: Sequence[Run], letters: set[str], numbers: set[str]) -> list[Run | list[Run]]:
    """Join the islands of the other direction: from letter to letter, with what lies between."""
    result: list[Run | list[Run]] = []
    position = 0
    while position < len(runs):
        end = _island_end(runs, position, letters, numbers)
        if end > position:
            result.append(list(runs[position:end]))
            position = end
        else:
            result.append(runs[position])
            position += 1
    return result


def _island_end(runs: Sequence[Run], start: int, letters: set[str], numbers: set[str]) -> int:
    """Where the island that starts at ``start`` ends; ``start`` if none starts there."""
    if runs[start].kind not in letters | numbers:
        return start
    last, seen = start, False
    inner = letters | numbers | {"N"} | ({"EN"} if "R" in letters else set())
    for position in range(start, len(runs)):
        kind = runs[position].kind
        if kind not in inner:
            break
        if kind in letters | numbers:
            last = position
            seen = seen or kind in letters
    if not seen:
        return start
    return _with_bracket(runs, start, last + 1)


def _with_bracket(runs: Sequence[Run], start: int, end: int) -> int:
    """An island takes in the bracket right behind it that closes one of its own."""
    if end < len(runs):
        closing = runs[end].items[0]
        inside = [run.items[0] for run in runs[start:end]]
        opening = MIRRORED.get(closing)
        if opening and closing not in OPENING and inside.count(opening) > inside.count(closing):
            return end + 1
    return end


def _read_forward(run: Run | list[Run]) -> str:
    """In a right to left line, islands and numbers are read from left to right."""
    if isinstance(run, list):
        return "".join(item for part in run for item in part.items)
    return "".join(run.items)


def _read_backward(run: Run | list[Run]) -> str:
    """In a left to right line, islands are read from right to left but for their numbers."""
    if isinstance(run, list):
        return "".join("".join(part.items) for part in reversed(run))
    return "".join(run.items)


# Brackets --------------------------------------------------------------------------------------

LIST_MARK = re.compile(r"\s*\w{1,3}(?P<bracket>[()\[\]])(?=\s)")


def repair_brackets(text: str) -> str:
    """Turn each bracket of a right to left paragraph the way it must be read.

    Programs and pdfium mirror some brackets and not others. Spaces tell an opening bracket from a
    closing one; where they do not, a bracket closes if one of its kind is open.
    """
    if not any(bracket in text for bracket in MIRRORED):
        return text
    letters = list(text)
    open_count: dict[str, int] = {}
    mark = LIST_MARK.match(text)
    for position, letter in enumerate(text):
        if letter not in MIRRORED:
            continue
        opening = letter if letter in OPENING else MIRRORED[letter]
        if mark and position == mark.start("bracket"):
            letters[position] = MIRRORED[opening]
            continue
        opens = _opens_by_spaces(text, position)
        if opens is None:
            opens = open_count.get(opening, 0) == 0
        letters[position] = opening if opens else MIRRORED[opening]
        open_count[opening] = max(0, open_count.get(opening, 0) + (1 if opens else -1))
    return "".join(letters)


def _opens_by_spaces(text: str, position: int) -> bool | None:
    """Whether a bracket opens, as the spaces around it say; None where they say nothing."""
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    free_before, free_after = before.isspace(), after.isspace() or after in ".,،؛;:!?؟"
    if free_before == free_after:
        return None
    return free_before
