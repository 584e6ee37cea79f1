"""Offsets of a text in code points, as everywhere here, and in UTF-16 units, as in Qt."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate

_LAST_SINGLE_UNIT = "\uffff"  # code points above it take two units


class Offsets:
    """Converts offsets of one text, in both directions."""

    __slots__ = ("_units",)

    def __init__(self, text: str, hidden: frozenset[str] = frozenset()) -> None:
        """``hidden``: characters that Qt does not get; they belong to the one before them."""
        self._units: array[int] | None = None
        if text and (max(text) > _LAST_SINGLE_UNIT or not hidden.isdisjoint(text)):
            widths = (
                0 if character in hidden else 2 if character > _LAST_SINGLE_UNIT else 1
                for character in text
            )
            self._units = array("L", accumulate(widths, initial=0))

    def unit(self, point: int) -> int:
        """The UTF-16 offset of a code-point offset."""
        return point if self._units is None else self._units[point]

    def point(self, unit: int) -> int:
        """The code-point offset of a UTF-16 offset; the middle of a pair counts as its start.

        After a letter whose marks are hidden it lies after these.
        """
        if self._units is None:
            return unit
        return bisect_right(self._units, unit) - 1 if unit else 0
