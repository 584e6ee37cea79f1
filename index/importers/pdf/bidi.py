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
QUOTES = {"“": "”", "”": "“", "‘": "’", "’": "‘"}
OPENING = frozenset("([{«‹﴾")


class Run(NamedTuple):
    """One item of a line, or the items of a number, which keep their order."""

    kind: str  # "L", "R", "EN" (digits read beside Latin), "AN" (Arabic digits), "N" (neutral)
    text: str  # from left to right


def logical(items: Sequence[str], base: Direction) -> str:
    """The text of a line in reading order.

    ``items`` are the line's characters (a letter with its marks, a ligature, a space) as they
    stand from left to right; ``base`` is the direction of the paragraph.
    """
    runs = list(_numbers(items))
    if base is Direction.RTL:
        islands = _islands(runs, {"L"}, {"EN"})
        return "".join(
            "".join(part.text for part in island) if len(island) > 1 else _turned_quote(island[0])
            for island in reversed(islands)
        )
    return "".join(
        "".join(_turned_quote(part) for part in reversed(island))
        if len(island) > 1
        else island[0].text
        for island in _islands(runs, {"R"}, {"AN"})
    )


def _turned_quote(run: Run) -> str:
    """pdfium turns the quotes of a right to left run round, though Unicode does not mirror them."""
    return QUOTES.get(run.text, run.text)


def _kind(item: str) -> str:
    return unicodedata.bidirectional(item[0])


def _numbers(items: Sequence[str]) -> Iterator[Run]:
    """One run for each number, which is read from left to right everywhere, and each other item."""
    # Beside Arabic letters European digits lose their signs and hyphens (UAX 9, W2 to W5).
    kinds = [_kind(item) for item in items]
    arabic = "AL" in kinds
    position = 0
    while position < len(items):
        kind = kinds[position]
        end = _number_end(kinds, position, arabic)
        if end == position:
            end += 1
            yield Run(STRONG.get(kind, "N"), items[position])
        else:
            yield Run("AN" if kind == "AN" else "EN", "".join(items[position:end]))
        position = end


def _number_end(kinds: Sequence[str], start: int, arabic: bool) -> int:
    """Where the number that starts at ``start`` ends; ``start`` if none starts there."""
    first = start
    while not arabic and kinds[first : first + 1] == ["ET"]:
        first += 1
    if first == len(kinds) or kinds[first] not in {"EN", "AN"}:
        return start
    kind = kinds[first]
    joining = {"CS"} if arabic or kind == "AN" else {"CS", "ES"}
    end = first + 1
    while end < len(kinds):
        if kinds[end] == kind:
            end += 1
        elif kinds[end] in joining and kinds[end + 1 : end + 2] == [kind]:
            end += 2
        else:
            break
    while not arabic and kind == "EN" and kinds[end : end + 1] == ["ET"]:
        end += 1
    return end


def _islands(runs: Sequence[Run], letters: set[str], numbers: set[str]) -> list[Sequence[Run]]:
    """Runs in groups: an island of the other direction is one group, all else stands alone."""
    result: list[Sequence[Run]] = []
    position = 0
    while position < len(runs):
        end = max(_island_end(runs, position, letters, numbers), position + 1)
        result.append(runs[position:end])
        position = end
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
        closing = runs[end].text
        inside = [run.text for run in runs[start:end]]
        opening = MIRRORED.get(closing)
        if opening and closing not in OPENING and inside.count(opening) > inside.count(closing):
            return end + 1
    return end


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
