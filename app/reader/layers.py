"""What is drawn under the text: bands, words, marks; every one a span of a paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from index.documents import Hit, Span, WordMatch

# A word is strong if it carries at least this share of what the hit's heaviest word carries.
_STRONG_SHARE = 0.6
# Below both, a word is not shown: "in" and "the" carry 0.05 to 0.10 of a query's meaning, words
# that a person would point at 0.15 and more.
_SHOWN_SHARE = 0.3
_SHOWN_WEIGHT = 0.12


class LayerStyle(IntEnum):
    """How a span is shown; later styles are drawn over earlier ones."""

    MARK_YELLOW = 0
    MARK_GREEN = 1
    MARK_BLUE = 2
    MARK_PINK = 3
    BAND = 4  # best sentence of a hit
    CURRENT_BAND = 5  # of the hit that the person is at: with a strong bar in the margin
    WORD_WEAK = 6
    WORD_STRONG = 7


class Layer(NamedTuple):
    """One span to be shown; offsets in code points of the paragraph's original text."""

    paragraph: int  # number in the document
    span: Span
    style: LayerStyle


class Layers:
    """The layers of a document in named groups that are replaced as a whole.

    Groups keep hits, marks and finds apart; how layers cover each other depends on their
    style alone.
    """

    def __init__(self) -> None:
        self._groups: dict[str, dict[int, list[Layer]]] = {}

    def replace(self, group: str, layers: Iterable[Layer]) -> None:
        """Make ``layers`` the whole of ``group``."""
        held: dict[int, list[Layer]] = defaultdict(list)
        for layer in layers:
            held[layer.paragraph].append(layer)
        self._groups[group] = dict(held)

    def clear(self) -> None:
        """Take everything away."""
        self._groups.clear()

    def of(self, paragraph: int) -> list[Layer]:
        """The layers of one paragraph, lowest first."""
        found = [layer for group in self._groups.values() for layer in group.get(paragraph, ())]
        return sorted(found, key=lambda layer: layer.style)


def hit_layers(hit: Hit, *, current: bool) -> list[Layer]:
    """The best sentence of ``hit`` and its words in two strengths.

    Neighbouring words of one strength become one span, so that they are drawn as one box.
    """
    number = hit.paragraph.number
    band = LayerStyle.CURRENT_BAND if current else LayerStyle.BAND
    layers = [Layer(number, hit.sentence, band)] if hit.sentence.end > hit.sentence.start else []
    layers += (Layer(number, span, style) for span, style in _words(hit))
    return layers


def _words(hit: Hit) -> Sequence[tuple[Span, LayerStyle]]:
    joined: list[tuple[Span, LayerStyle]] = []
    heaviest = max((word.weight for word in hit.words), default=0.0)
    least = min(heaviest * _SHOWN_SHARE, _SHOWN_WEIGHT)
    for word in sorted(hit.words, key=lambda word: word.start):
        if word.weight < least:
            continue
        style = _strength(word, heaviest)
        if joined and joined[-1][1] is style:
            last = joined[-1][0]
            if not hit.paragraph.text[last.end : word.start].strip():
                joined[-1] = Span(last.start, max(last.end, word.end)), style
                continue
        joined.append((Span(word.start, word.end), style))
    return joined


def _strength(word: WordMatch, heaviest: float) -> LayerStyle:
    strong = word.weight >= heaviest * _STRONG_SHARE
    return LayerStyle.WORD_STRONG if strong else LayerStyle.WORD_WEAK
