"""A selection in a document: from an anchor that stays to a caret that moves."""

from __future__ import annotations

from dataclasses import dataclass

from app.reader.source import Position
from index.documents import Span


@dataclass(frozen=True, slots=True)
class Selection:
    """Where a selection began and where its caret is now; either may come first."""

    anchor: Position
    caret: Position

    @property
    def start(self) -> Position:
        """The earlier end in reading order."""
        return min(self.anchor, self.caret)

    @property
    def end(self) -> Position:
        """The later end in reading order."""
        return max(self.anchor, self.caret)

    @property
    def empty(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor == self.caret

    def within(self, paragraph: int, length: int) -> Span:
        """What is selected of a paragraph of ``length`` code points; empty if nothing is."""
        start, end = self.start, self.end
        if not start.paragraph <= paragraph <= end.paragraph:
            return Span(0, 0)
        first = start.offset if paragraph == start.paragraph else 0
        last = end.offset if paragraph == end.paragraph else length
        return Span(first, last)
