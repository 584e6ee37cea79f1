"""Promises about what people add to the texts of a library."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.documents import (
    AnchorState,
    Annotation,
    AnnotationFilter,
    AnnotationKind,
    Changes,
    Document,
    MarkColour,
    Place,
    ReviewState,
)
from index.library import Library
from index.problems import LibraryProblem


def test_notes_answer_a_question(filled: Library) -> None:
    """Half of its words in the note or the tags is enough, however they are spelt; best first."""
    first, second, third = (document.id for document in filled.documents())
    for document, note in ((first, "Wer zählte?"), (second, "families left"), (third, "عائلات")):
        filled.annotations.add(
            document, Place(0, 0), Place(0, 4), colour=MarkColour.BLUE, note=note, tags=["marsh"]
        )
    filled.annotations.add(first, Place(1, 0), Place(1, 4), colour=MarkColour.BLUE)
    asked = "families of the marsh lang:ar"
    assert [a.note for a in filled.annotations.answering(asked)] == ["families left"]
    assert [a.note for a in filled.annotations.answering("العائلات")] == ["عائلات"]
    assert len(filled.annotations.answering("MARSH")) == 3
    assert filled.annotations.answering('"open') == filled.annotations.answering("lang:ar") == ()


def document_in(library: Library, language: str) -> Document:
    """The article in a language."""
    return next(d for d in library.documents() if d.language == language)


@pytest.fixture
def arabic(filled: Library) -> Annotation:
    """A highlight of two words of the Arabic article: the wheat harvest."""
    document = document_in(filled, "ar")
    text = filled.paragraphs(document.id)[1].text
    at = text.index("محصول")
    return filled.annotations.add(
        document.id,
        Place(1, at),
        Place(1, at + len("محصول القمح")),
        colour=MarkColour.GREEN,
        note="خسارة كبيرة",
        tags=("حصاد", "2017"),
    )


def test_a_highlight_keeps_the_words_that_it_is_about(arabic: Annotation) -> None:
    """The quote is the original text, with what stands around it."""
    assert arabic.quote.exact == "محصول القمح"
    assert arabic.quote.prefix.endswith("قال المزارعون إنهم خسروا ")
    assert arabic.quote.prefix.startswith("فاض النهر")  # of the paragraph before
    assert arabic.quote.suffix == " كله."
    assert (arabic.anchor, arabic.tags) == (AnchorState.SURE, ("2017", "حصاد"))


def test_a_highlight_may_reach_over_paragraphs(filled: Library) -> None:
    """Its quote joins them by a line feed."""
    document = document_in(filled, "en")
    mark = filled.annotations.add(document.id, Place(0, 45), Place(1, 7), colour=MarkColour.BLUE)
    assert mark.quote.exact == "he fields.\nFarmers"


def test_annotations_are_there_after_reopening(filled: Library, arabic: Annotation) -> None:
    """Everything about an annotation is on the disk."""
    path = filled.path
    filled.close()
    with Library.open(path) as library:
        assert library.annotations.find() == (arabic,)
        assert library.check().clean


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (Place(0, 3), Place(0, 3)),
        (Place(0, 5), Place(0, 3)),
        (Place(0, 0), Place(0, 900)),
        (Place(0, 0), Place(7, 0)),
        (Place(-1, 0), Place(0, 2)),
    ],
)
def test_only_words_of_the_text_are_marked(filled: Library, start: Place, end: Place) -> None:
    """An empty range, and one that the document does not have, are refused."""
    document = document_in(filled, "en")
    with pytest.raises(LibraryProblem, match="not in the text"):
        filled.annotations.add(document.id, start, end, colour=MarkColour.PINK)


def test_a_revision_is_undone_by_what_it_returns(filled: Library, arabic: Annotation) -> None:
    """Note, colour, tags and state change and come back."""
    changed = replace(
        arabic,
        note="שים לב",
        colour=MarkColour.PINK,
        tags=("חיטה",),
        state=ReviewState.CHECK,
    )
    before = filled.annotations.revise({arabic.id: changed})
    now = filled.annotations.get(arabic.id)
    assert replace(now, changed_at=changed.changed_at) == changed
    filled.annotations.revise(before)
    now = filled.annotations.get(arabic.id)
    assert replace(now, changed_at=arabic.changed_at) == arabic


def test_a_deleted_annotation_comes_back_as_it_was(filled: Library, arabic: Annotation) -> None:
    """It has the same id; deleting it again, as redo does, is fine."""
    before = filled.annotations.revise({arabic.id: None})
    assert filled.annotations.find() == ()
    with pytest.raises(LibraryProblem, match="was deleted"):
        filled.annotations.get(arabic.id)
    gone = filled.annotations.revise(before)
    assert gone == {arabic.id: None}
    (back,) = filled.annotations.find()
    assert replace(back, changed_at=arabic.changed_at) == arabic


def test_a_new_annotation_of_a_document_that_is_gone_is_refused(filled: Library) -> None:
    """What was drafted before the document was deleted is not written."""
    document = document_in(filled, "en")
    draft = filled.annotations.passage(document.id, 0)
    filled.delete([document.id])
    with pytest.raises(LibraryProblem) as problem:
        filled.annotations.revise({draft.id: draft})
    assert problem.value.code == "document_missing"
    assert filled.annotations.find() == ()


def test_a_passage_is_judged(filled: Library) -> None:
    """The state of a paragraph is kept with its words, once."""
    document = document_in(filled, "he")
    draft = filled.annotations.passage(document.id, 1)
    assert (draft.kind, draft.colour) == (AnnotationKind.PASSAGE, None)
    filled.annotations.revise({draft.id: replace(draft, state=ReviewState.RELEVANT)})
    assert filled.annotations.passage_states() == {(document.id, 1): ReviewState.RELEVANT}
    assert filled.annotations.passage(document.id, 1).id == draft.id
    assert draft.quote.exact == filled.paragraphs(document.id)[1].text


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (AnnotationFilter(), True),
        (AnnotationFilter(colours=frozenset({MarkColour.GREEN})), True),
        (AnnotationFilter(colours=frozenset({MarkColour.PINK})), False),
        (AnnotationFilter(tags=frozenset({"حصاد", "غير"})), True),
        (AnnotationFilter(tags=frozenset({"غير"})), False),
        (AnnotationFilter(states=frozenset({ReviewState.UNREAD})), True),
        (AnnotationFilter(anchors=frozenset({AnchorState.ORPHAN})), False),
        (AnnotationFilter(kinds=frozenset({AnnotationKind.PASSAGE})), False),
        (AnnotationFilter(text="خَسَارَة"), True),  # in the note, vowelled
        (AnnotationFilter(text="القمح محصول"), True),  # in the quote, in any order
        (AnnotationFilter(text="محسول"), True),  # a typo in five letters
        (AnnotationFilter(text="بحر"), False),
        (AnnotationFilter(text="2017", colours=frozenset({MarkColour.PINK})), False),
    ],
)
def test_annotations_are_filtered(
    filled: Library, arabic: Annotation, wanted: AnnotationFilter, found: bool
) -> None:
    """By all parts of a filter together; its text is folded and forgives small typos."""
    assert filled.annotations.find(wanted) == ((arabic,) if found else ())


def test_annotations_come_in_reading_order(filled: Library) -> None:
    """By document, and in it by place, whenever they were made."""
    document = document_in(filled, "en")
    places = [(1, 5), (0, 9), (1, 0), (0, 2)]
    for number, offset in places:
        filled.annotations.add(
            document.id, Place(number, offset), Place(number, offset + 4), colour=MarkColour.TEAL
        )
    found = filled.annotations.of_document(document.id)
    assert [annotation.start for annotation in found] == sorted(Place(*place) for place in places)


def test_annotations_outlive_their_document(filled: Library, arabic: Annotation) -> None:
    """When a document is deleted, what people wrote about it is kept, with its title."""
    assert arabic.document_id is not None
    filled.delete([arabic.document_id])
    (kept,) = filled.annotations.find()
    assert (kept.document_id, kept.anchor) == (None, AnchorState.ORPHAN)
    assert (kept.note, kept.quote) == (arabic.note, arabic.quote)
    assert kept.document_title == arabic.document_title
    assert filled.check().clean


def test_listeners_hear_of_annotations(filled: Library) -> None:
    """A view of annotations knows when to look again."""
    heard: list[Changes] = []
    filled.on_change(heard.append)
    draft = filled.annotations.passage(document_in(filled, "en").id, 0)
    assert heard == []
    filled.annotations.revise({draft.id: draft})
    filled.annotations.name_colour(MarkColour.YELLOW, "claims")
    assert heard == [Changes(annotations=True)] * 2


def test_colours_have_the_names_that_people_give(filled: Library) -> None:
    """A name is kept, replaced, and taken away by an empty one."""
    filled.annotations.name_colour(MarkColour.PINK, " contradicts ")
    filled.annotations.name_colour(MarkColour.BLUE, "מקור")
    filled.annotations.name_colour(MarkColour.BLUE, "")
    assert filled.annotations.colour_names() == {MarkColour.PINK: "contradicts"}


def test_half_a_surrogate_pair_harms_nothing(filled: Library, arabic: Annotation) -> None:
    """What a text field may hand over by mistake is left out."""
    filled.annotations.revise({arabic.id: replace(arabic, note="a\ud83d", tags=("b\ude00 c",))})
    now = filled.annotations.get(arabic.id)
    assert (now.note, now.tags) == ("a", ("b c",))


def test_what_was_deleted_long_ago_is_purged(
    filled: Library, arabic: Annotation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A deleted annotation can come back for a month."""
    monkeypatch.setattr("index.annotating.now", lambda: "2020-01-01T00:00:00+00:00")
    before = filled.annotations.revise({arabic.id: None})
    filled.annotations.purge()
    assert filled.annotations.revise(before) == {arabic.id: None}
    assert filled.annotations.find() != ()  # the caller's copy was written anew
