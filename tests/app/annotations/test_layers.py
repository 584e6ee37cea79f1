"""Promises about how marks are drawn."""

from __future__ import annotations

from app.annotations.layers import mark_layers, marks_at
from app.reader.layers import LayerStyle
from index.documents import (
    AnchorState,
    Annotation,
    AnnotationKind,
    MarkColour,
    Place,
    Quote,
)


def mark(
    start: Place,
    end: Place,
    colour: MarkColour | None = MarkColour.BLUE,
    anchor: AnchorState = AnchorState.SURE,
    note: str = "",
) -> Annotation:
    """An annotation of a document that nobody needs."""
    return Annotation(
        id=f"{start}{end}",
        kind=AnnotationKind.PASSAGE if colour is None else AnnotationKind.HIGHLIGHT,
        colour=colour,
        note=note,
        document_id=1,
        document_title="Title",
        document_sha256="",
        text_version="",
        quote=Quote(exact="x" * (end.offset - start.offset)),
        start=start,
        end=end,
        page=None,
        anchor=anchor,
        created_at="",
        changed_at="",
    )


def test_marks_that_meet_have_lines_of_their_own() -> None:
    """Crossing and nested marks are told apart; those side by side share a height."""
    marks = [
        mark(Place(0, 0), Place(0, 20)),
        mark(Place(0, 5), Place(0, 10)),
        mark(Place(0, 15), Place(0, 30)),
        mark(Place(0, 30), Place(0, 40)),
    ]
    assert [layer.level for layer in mark_layers(marks)] == [0, 1, 1, 0]


def test_a_mark_over_paragraphs_is_drawn_in_each() -> None:
    """Its sign stands only where it begins."""
    layers = mark_layers([mark(Place(2, 7), Place(4, 3), note="see")])
    assert [(layer.paragraph, layer.span.start) for layer in layers] == [(2, 7), (3, 0), (4, 0)]
    assert [bool(layer.sign) for layer in layers] == [True, False, False]
    assert layers[-1].span.end == 3


def test_doubtful_marks_look_so_and_orphans_are_nowhere() -> None:
    """What has no place is not drawn at one."""
    doubtful = mark(Place(0, 0), Place(0, 4), anchor=AnchorState.DOUBTFUL)
    orphan = mark(Place(0, 5), Place(0, 9), anchor=AnchorState.ORPHAN)
    (layer,) = mark_layers([doubtful, orphan])
    assert layer.doubtful
    assert marks_at([doubtful, orphan], Place(0, 6)) == []


def test_a_noted_paragraph_has_only_a_sign() -> None:
    """A passage without a colour paints nothing under its words."""
    (layer,) = mark_layers([mark(Place(0, 0), Place(0, 9), None, note="see")])
    assert (layer.style, layer.sign) == (LayerStyle.PASSAGE, "message-square")


def test_of_nested_marks_the_inner_is_meant() -> None:
    """The shortest mark at the caret comes first."""
    outer, inner = mark(Place(0, 0), Place(0, 20)), mark(Place(0, 5), Place(0, 10))
    assert marks_at([outer, inner], Place(0, 7)) == [inner, outer]
    assert marks_at([outer, inner], Place(0, 12)) == [outer]
