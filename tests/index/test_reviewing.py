"""Promises about the states and tags of documents."""

from __future__ import annotations

from dataclasses import replace

from index.documents import Direction, MarkColour, Place, ReviewState, Tag
from index.library import Library


def test_states_are_set_and_undone(filled: Library) -> None:
    """What ``set_states`` returns brings back what was."""
    first, second, third = (document.id for document in filled.documents())
    filled.review.set_states({first: ReviewState.CHECK})
    before = filled.review.set_states({first: ReviewState.NOT_RELEVANT, third: ReviewState.CHECK})
    assert filled.review.states() == {first: ReviewState.NOT_RELEVANT, third: ReviewState.CHECK}
    filled.review.set_states(before)
    assert filled.review.states() == {first: ReviewState.CHECK}
    assert second not in filled.review.states()


def test_tags_are_set_and_undone(filled: Library) -> None:
    """Tags are cleaned, kept once, and come back by what ``set_tags`` returns."""
    first, second, _ = (document.id for document in filled.documents())
    before = filled.review.set_tags({first: [" flood  2017", "ماء", "ماء", " "], second: ["ماء"]})
    assert filled.review.document_tags() == {first: ("flood 2017", "ماء"), second: ("ماء",)}
    filled.review.set_tags(before)
    assert filled.review.document_tags() == {}


def test_tags_count_documents_and_annotations(filled: Library) -> None:
    """A tag that nothing has any more is no longer offered."""
    document = filled.documents()[0].id
    filled.review.set_tags({document: ["river", "old"]})
    mark = filled.annotations.add(
        document, Place(0, 0), Place(0, 3), colour=MarkColour.PINK, tags=["river"]
    )
    filled.review.set_tags({document: ["river"]})
    assert filled.review.tags() == (Tag(name="river", documents=1, annotations=1),)
    filled.annotations.revise({mark.id: None})
    assert filled.review.tags() == (Tag(name="river", documents=1, annotations=0),)
    filled.annotations.revise({mark.id: replace(mark, tags=())})
    assert filled.review.tags() == (Tag(name="river", documents=1, annotations=0),)


def test_what_is_said_about_a_document_leaves_with_it(filled: Library) -> None:
    """A deleted document leaves no state and no tag behind."""
    document = filled.documents()[0].id
    filled.review.set_tags({document: ["river"]})
    filled.review.set_states({document: ReviewState.RELEVANT})
    filled.delete([document])
    assert (filled.review.tags(), filled.review.states()) == ((), {})
    assert filled.check().clean


def test_a_document_that_is_gone_is_passed_over(filled: Library) -> None:
    """Setting the state or the tags of a deleted document changes nothing."""
    filled.review.set_states({999: ReviewState.CHECK})
    filled.review.set_tags({999: ["lost"]})
    assert (filled.review.states(), filled.review.document_tags()) == ({}, {})


def test_a_search_can_keep_to_states_and_tags(filled: Library) -> None:
    """``state:`` and ``tag:`` find documents, by what was said of them or of their passages."""
    first, second, third = (document.id for document in filled.documents())
    filled.review.set_states({first: ReviewState.RELEVANT})
    filled.review.set_tags({second: ["to read"]})
    passage = replace(filled.annotations.passage(third, 0), state=ReviewState.CHECK)
    filled.annotations.revise({passage.id: passage})

    def found(query: str) -> set[int]:
        return {hit.document.id for hit in filled.search(f"river {query}").hits}

    assert found("state:relevant") == {first}
    assert found("state:relevant,check") == {first, third}
    assert found("state:unread") == {second, third}
    assert found("-state:relevant") == {second, third}
    assert found('tag:"to read"') == {second}


def test_a_paragraph_runs_the_way_the_person_says(filled: Library) -> None:
    """What ``set_directions`` returns brings back how it ran; the text stays as it was."""
    document = filled.documents()[0]
    first, *_ = before = filled.paragraphs(document.id)
    was = filled.review.set_directions(document.id, {0: Direction.LTR})
    assert was == {0: first.direction}
    assert filled.paragraphs(document.id)[0] == replace(first, direction=Direction.LTR)
    assert filled.review.set_directions(document.id, was) == {0: Direction.LTR}
    assert filled.paragraphs(document.id) == before
    assert filled.check().clean


def test_a_tag_is_renamed_everywhere(filled: Library) -> None:
    """On documents and marks alike; what is returned names it back."""
    first, second, _ = (document.id for document in filled.documents())
    mark = filled.annotations.add(
        first, Place(0, 0), Place(0, 4), colour=MarkColour.BLUE, tags=["ماء"]
    )
    filled.review.set_tags({second: ["ماء"]})
    before = filled.review.rename_tag("ماء", " مياه ")
    assert filled.review.tags() == (Tag(name="مياه", documents=1, annotations=1),)
    assert filled.annotations.get(mark.id).tags == ("مياه",)
    filled.review.restore_tags(before)
    assert filled.review.tags() == (Tag(name="ماء", documents=1, annotations=1),)


def test_tags_that_are_merged_come_apart_again(filled: Library) -> None:
    """What had both has one; undone, each is on what it was on, and done again they are one."""
    first, second, third = (document.id for document in filled.documents())
    tagged = {first: ("flood", "water"), second: ("water",), third: ("flood",)}
    filled.review.set_tags(tagged)
    before = filled.review.rename_tag("water", "flood")
    merged = dict.fromkeys(tagged, ("flood",))
    assert filled.review.document_tags() == merged
    again = filled.review.restore_tags(before)
    assert filled.review.document_tags() == tagged
    filled.review.restore_tags(again)
    assert filled.review.document_tags() == merged
    assert filled.review.rename_tag("none", "other") == {}
