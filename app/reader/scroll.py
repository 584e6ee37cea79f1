"""Where the viewport stands in a column whose heights become exact only as they are seen.

The truth is an anchor: the first visible paragraph and how far the viewport begins below its
top. The scroll bar's value is derived from it, so a corrected height never moves what is seen.
"""

from __future__ import annotations

from typing import NamedTuple

from app.reader.column import Column

_NEAR_SCREENS = 3.0  # up to here scrolling walks from paragraph to paragraph, exactly


class Visible(NamedTuple):
    """A paragraph on the screen; ``y`` is the top of its extent in the viewport."""

    number: int
    y: float


class Scroll:
    """The viewport's place in a column. All in pixels; whole ones, so that text stays sharp."""

    def __init__(self, column: Column, height: float) -> None:
        self.column = column
        self.height = height
        self._anchor = 0
        self._delta = 0.0  # from the top of the anchor's extent to the top of the viewport
        self._settle()

    @property
    def value(self) -> float:
        """Where the viewport begins in the column, as far as heights are known."""
        return self.column.heights.top(self._anchor) + self._delta

    @property
    def maximum(self) -> float:
        """The greatest value, as far as heights are known."""
        return max(0.0, self.column.heights.total - self.height)

    @property
    def anchor(self) -> tuple[int, float]:
        """The first visible paragraph, and how far above the viewport its extent begins."""
        return self._anchor, self._delta

    def set_height(self, height: float) -> None:
        """The viewport became higher or lower; its top stays."""
        self.height = height
        self._settle()

    def visible(self) -> list[Visible]:
        """The paragraphs on the screen, laid out, from the top down."""
        found: list[Visible] = []
        number, y = self._anchor, -self._delta
        while number < len(self.column) and y < self.height:
            found.append(Visible(number, y))
            y += self.column.extent(number)
            number += 1
        return found

    def scroll_to(self, value: float) -> None:
        """Follow the scroll bar: near places exactly, far ones by the estimate."""
        distance = value - self.value
        if value >= self.maximum and distance > 0:
            self.show(len(self.column) - 1, self.column.extent(len(self.column) - 1), self.height)
        elif abs(distance) <= _NEAR_SCREENS * self.height:
            self._delta += round(distance)
            self._settle()
        else:
            self._jump(value)

    def show(self, number: int, inside: float, at: float) -> None:
        """Bring the place ``inside`` pixels into a paragraph's extent to ``at`` on the screen."""
        self._anchor = number
        self._delta = float(round(inside - at))
        self._settle()

    def top_of(self, number: int) -> float:
        """Where the extent of a paragraph begins in the viewport; exact if near."""
        heights = self.column.heights
        return heights.top(number) - heights.top(self._anchor) - self._delta

    def _jump(self, value: float) -> None:
        number = self.column.heights.at(value)
        share = (value - self.column.heights.top(number)) / self.column.heights[number]
        self._anchor = number
        self._delta = float(round(share * self.column.extent(number)))
        self._settle()

    def _settle(self) -> None:
        """Move the anchor to the first visible paragraph and stay within the column's ends."""
        self._climb()
        while self._delta >= self.column.extent(self._anchor):
            if self._anchor == len(self.column) - 1:
                break
            self._delta -= self.column.extent(self._anchor)
            self._anchor += 1
        missing = self._room_below()
        if missing > 0:
            self._delta -= missing
            self._climb()

    def _climb(self) -> None:
        while self._delta < 0 and self._anchor > 0:
            self._anchor -= 1
            self._delta += self.column.extent(self._anchor)
        self._delta = max(0.0, self._delta)

    def _room_below(self) -> float:
        """How much of the viewport would lie below the end of the column."""
        covered, number = -self._delta, self._anchor
        while covered < self.height:
            if number == len(self.column):
                return self.height - covered
            covered += self.column.extent(number)
            number += 1
        return 0.0
