"""What was found in a document: where it stands, which of it the person is at, how it is drawn."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from app.reader.layers import Layer, LayerStyle
from app.reader.source import Position
from index.documents import Found, Span, Stretch

NOTHING = Found(places=(), complete=True)


class FoundCursor:
    """Walks the places of a text in a document; past the last comes the first again."""

    def __init__(self, found: Found = NOTHING) -> None:
        self.found = found
        self.index = -1

    @property
    def places(self) -> Sequence[Stretch]:
        """All places, in reading order."""
        return self.found.places

    @property
    def current(self) -> Stretch | None:
        """The place that the person is at."""
        return self.places[self.index] if 0 <= self.index < len(self.places) else None

    def extend(self, found: Found) -> None:
        """The search went on: what was found before stands at the same numbers."""
        self.found = found

    def start_at(self, position: Position) -> None:
        """Go to the first place at ``position`` or after it, else to the first of all."""
        at = bisect_left(self.places, (position.paragraph, position.offset))
        self.index = (at if at < len(self.places) else 0) if self.places else -1

    def move(self, step: int) -> None:
        """Go ``step`` places on, in a ring."""
        if self.places:
            self.index = (self.index + step) % len(self.places)

    def layers_of(self, paragraph: int) -> Sequence[Layer]:
        """What to draw in a paragraph: asked for only while it is seen."""
        first = bisect_left(self.places, (paragraph, 0))
        layers: list[Layer] = []
        for number in range(first, len(self.places)):
            place = self.places[number]
            if place.paragraph != paragraph:
                break
            style = LayerStyle.FOUND_HERE if number == self.index else LayerStyle.FOUND
            layers.append(Layer(paragraph, Span(place.start, place.end), style))
        return layers
