"""Words for marks: their colours, states, anchors, and how many there are."""

from __future__ import annotations

from collections.abc import Mapping

from app.translation import translate
from app.wording import number
from index.documents import AnchorState, Annotation, CarryReport, MarkColour, ReviewState


def colour_name(colour: MarkColour, given: Mapping[MarkColour, str] | None = None) -> str:
    """The name that the person gave to a colour, or what it looks like."""
    return (given or {}).get(colour) or {
        MarkColour.YELLOW: translate("Marks", "yellow"),
        MarkColour.GREEN: translate("Marks", "green"),
        MarkColour.BLUE: translate("Marks", "blue"),
        MarkColour.PINK: translate("Marks", "pink"),
        MarkColour.ORANGE: translate("Marks", "orange"),
        MarkColour.PURPLE: translate("Marks", "purple"),
        MarkColour.TEAL: translate("Marks", "teal"),
        MarkColour.GREY: translate("Marks", "grey"),
    }[colour]


def state_name(state: ReviewState) -> str:
    """What a person decided, in a word."""
    return {
        ReviewState.UNREAD: translate("Marks", "unread"),
        ReviewState.RELEVANT: translate("Marks", "relevant"),
        ReviewState.NOT_RELEVANT: translate("Marks", "not relevant"),
        ReviewState.CHECK: translate("Marks", "to be checked"),
    }[state]


def anchor_name(anchor: AnchorState) -> str:
    """How well the place of a mark is known."""
    return {
        AnchorState.SURE: translate("Marks", "in its place"),
        AnchorState.DOUBTFUL: translate("Marks", "place to be confirmed"),
        AnchorState.ORPHAN: translate("Marks", "without a place"),
    }[anchor]


def marks_count(count: int) -> str:
    """How many marks, in the right plural form."""
    return translate("Marks", "%Ln mark(s)", "", count)


def carried_words(carried: CarryReport) -> str:
    """What became of the marks of documents that were read again."""
    return translate(
        "Marks", "Marks after reading again: {sure} in place, {doubtful} to confirm, {orphan} lost"
    ).format(
        sure=number(carried.sure), doubtful=number(carried.doubtful), orphan=number(carried.orphan)
    )


def spoken(annotation: Annotation, given: Mapping[MarkColour, str] | None = None) -> str:
    """A mark as it is read out: its words, colour, note, tags, and what is wrong with its place."""
    parts = [annotation.quote.exact]
    if annotation.colour is not None:
        parts.append(colour_name(annotation.colour, given))
    if annotation.state is not ReviewState.UNREAD:
        parts.append(state_name(annotation.state))
    if annotation.note:
        parts.append(translate("Marks", "note: {note}").format(note=annotation.note))
    parts += annotation.tags
    if annotation.anchor is not AnchorState.SURE:
        parts.append(anchor_name(annotation.anchor))
    return ", ".join(parts)
