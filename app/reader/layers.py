"""What is drawn under the text: bands, words, marks; every one a span of a paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from index.documents import Hit, Span, WordMatch

# "In" and "the" carry 0.05 to 0.10 of a query's meaning, words that a person would point at 0.15
# and more: below this a word is never strong, and shown only if no other carries much more.
_LIGHT_WEIGHT = 0.12
_SHOWN_SHARE = 0.3  # of what the hit's heaviest word carries
_STRONG_SHARE = 0.6


class LayerStyle(IntEnum):
    """How a span is shown; later styles are drawn over earlier ones."""

    PASSAGE = 0  # a paragraph that was judged or noted: nothing but its sign in the margin
    MARK_YELLOW = 1
    MARK_GREEN = 2
    MARK_BLUE = 3
    MARK_PINK = 4
    MARK_ORANGE = 5
    MARK_PURPLE = 6
    MARK_TEAL = 7
    MARK_GREY = 8
    OTHER_HIT = 9  # best sentence of a hit: a dim bar in the margin
    CURRENT_HIT = 10  # of the hit that the person is at: a band, and a strong bar
    WORD_WEAK = 11
    WORD_STRONG = 12
    FOUND = 13  # what was looked for in this document
    FOUND_HERE = 14  # the place of it that the person is at: with a ring


class Layer(NamedTuple):
    """One span to be shown; offsets in code points of the paragraph's original text."""

    paragraph: int  # number in the document
    span: Span
    style: LayerStyle
    level: int = 0  # of a mark: how low its line is drawn, where marks meet
    doubtful: bool = False  # a mark whose place is to be confirmed: dashed
    sign: str = ""  # icon in the margin beside its first line


class Layers:
    """The layers of a document in named groups that are replaced as a whole.

    Groups keep hits, marks and finds apart; how layers cover each other depends on their
    style alone.
    """

    def __init__(self) -> None:
        self._groups: dict[str, Callable[[int], Sequence[Layer]]] = {}

    def replace(self, group: str, layers: Iterable[Layer]) -> None:
        """Make ``layers`` the whole of ``group``."""
        held: dict[int, list[Layer]] = defaultdict(list)
        for layer in layers:
            held[layer.paragraph].append(layer)
        self.supply(group, lambda paragraph: held.get(paragraph, ()))

    def supply(self, group: str, layers_of: Callable[[int], Sequence[Layer]]) -> None:
        """Ask ``layers_of`` for the layers of a paragraph whenever it is painted."""
        self._groups[group] = layers_of

    def clear(self) -> None:
        """Take everything away."""
        self._groups.clear()

    def of(self, paragraph: int) -> list[Layer]:
        """The layers of one paragraph, lowest first."""
        found = [layer for layers_of in self._groups.values() for layer in layers_of(paragraph)]
        return sorted(found, key=lambda layer: layer.style)


def hit_layers(hit: Hit, *, current: bool) -> list[Layer]:
    """The best sentence of ``hit`` and its words in two strengths.

    Neighbouring words of one strength become one span, so that they are drawn as one box.
    """
    number = hit.paragraph.number
    sentence = LayerStyle.CURRENT_HIT if current else LayerStyle.OTHER_HIT
    layers = (
        [Layer(number, hit.sentence, sentence)] if hit.sentence.end > hit.sentence.start else []
    )
    layers += (Layer(number, span, style) for span, style in _words(hit))
    return layers


def _words(hit: Hit) -> Sequence[tuple[Span, LayerStyle]]:
    joined: list[tuple[Span, LayerStyle]] = []
    heaviest = max((word.weight for word in hit.words), default=0.0)
    least = min(heaviest * _SHOWN_SHARE, _LIGHT_WEIGHT)
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
    strong = word.weight >= max(heaviest * _STRONG_SHARE, _LIGHT_WEIGHT)
    return LayerStyle.WORD_STRONG if strong else LayerStyle.WORD_WEAK
