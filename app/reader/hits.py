"""The hits of a query within one document, in reading order, and the one the person is at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from app.reader.layers import Layer, hit_layers
from index.documents import Hit


class HitCursor:
    """Walks the hits of a document; past the last comes the first again."""

    def __init__(self, hits: Iterable[Hit] = ()) -> None:
        self.hits: Sequence[Hit] = sorted(hits, key=_place)
        self.index = 0 if self.hits else -1

    @property
    def current(self) -> Hit | None:
        """The hit that the person is at."""
        return self.hits[self.index] if self.hits else None

    def select(self, hit: Hit) -> None:
        """Go to ``hit``; nothing happens if it is not of this document."""
        places = [_place(held) for held in self.hits]
        if _place(hit) in places:
            self.index = places.index(_place(hit))

    def move(self, step: int) -> None:
        """Go ``step`` hits on, in a ring."""
        if self.hits:
            self.index = (self.index + step) % len(self.hits)

    def layers_of(self, paragraph: int) -> Sequence[Layer]:
        """What to draw in a paragraph: asked for only while it is seen, there may be thousands."""
        first = bisect_left(self.hits, paragraph, key=lambda hit: hit.paragraph.number)
        layers: list[Layer] = []
        for index in range(first, len(self.hits)):
            hit = self.hits[index]
            if hit.paragraph.number != paragraph:
                break
            layers += hit_layers(hit, current=index == self.index)
        return layers


def _place(hit: Hit) -> tuple[int, int]:
    return hit.paragraph.number, hit.sentence.start
