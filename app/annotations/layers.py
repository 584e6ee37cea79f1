"""Marks as the reader draws them: their colour below the text, their sign in the margin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.reader.layers import Layer, LayerStyle
from index.documents import AnchorState, Annotation, MarkColour, Place, Span

_TO_THE_END = 1 << 30  # the painter keeps a layer within its paragraph
_MOST_LEVELS = 3  # lines below one another that still have room between two lines of text

_STYLES = {
    MarkColour.YELLOW: LayerStyle.MARK_YELLOW,
    MarkColour.GREEN: LayerStyle.MARK_GREEN,
    MarkColour.BLUE: LayerStyle.MARK_BLUE,
    MarkColour.PINK: LayerStyle.MARK_PINK,
    MarkColour.ORANGE: LayerStyle.MARK_ORANGE,
    MarkColour.PURPLE: LayerStyle.MARK_PURPLE,
    MarkColour.TEAL: LayerStyle.MARK_TEAL,
    MarkColour.GREY: LayerStyle.MARK_GREY,
}


def mark_layers(annotations: Iterable[Annotation]) -> list[Layer]:
    """The layers of the annotations of a document; those without a place have none."""
    shown = [a for a in annotations if a.anchor is not AnchorState.ORPHAN]
    layers: list[Layer] = []
    for annotation, level in zip(shown, _levels(shown), strict=True):
        doubtful = annotation.anchor is AnchorState.DOUBTFUL
        sign = _sign(annotation)
        for number in range(annotation.start.paragraph, annotation.end.paragraph + 1):
            first = number == annotation.start.paragraph
            span = Span(
                annotation.start.offset if first else 0,
                annotation.end.offset if number == annotation.end.paragraph else _TO_THE_END,
            )
            style = LayerStyle.PASSAGE if annotation.colour is None else _STYLES[annotation.colour]
            layers.append(
                Layer(number, span, style, level, doubtful=doubtful, sign=sign if first else "")
            )
    return layers


def _sign(annotation: Annotation) -> str:
    """The icon that says in the margin that there is more than a colour."""
    if annotation.note:
        return "message-square"
    return "tag" if annotation.tags else ""


def _levels(annotations: Sequence[Annotation]) -> list[int]:
    """How low the line of each mark is drawn, so that marks that meet are told apart."""
    ends: list[Place] = [Place(-1, 0)] * _MOST_LEVELS
    levels = []
    for annotation in annotations:  # in reading order
        if annotation.colour is None:
            levels.append(0)
            continue
        free = (level for level, end in enumerate(ends) if end <= annotation.start)
        level = next(free, _MOST_LEVELS - 1)
        ends[level] = max(ends[level], annotation.end)
        levels.append(level)
    return levels


def marks_at(annotations: Iterable[Annotation], place: Place) -> list[Annotation]:
    """The marks that a place lies in, the shortest first: of nested ones the inner is meant."""
    found = [
        annotation
        for annotation in annotations
        if annotation.anchor is not AnchorState.ORPHAN
        and annotation.colour is not None
        and annotation.start <= place <= annotation.end
    ]
    return sorted(found, key=lambda annotation: len(annotation.quote.exact))
