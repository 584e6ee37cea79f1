"""Filters alone list what they let through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.documents import MarkColour, Place, ReviewState
from index.library import Library
from index.problems import QueryProblem


def places(library: Library, query: str) -> list[tuple[int, int]]:
    """Document and paragraph of the passages."""
    return [(hit.document.id, hit.paragraph.number) for hit in library.search(query).hits]


def test_a_language_lists_its_documents(filled: Library) -> None:
    """Each by the first paragraph of its text; a minus keeps out."""
    arabic = next(each.id for each in filled.documents() if each.language == "ar")
    assert {id_ for id_, _ in places(filled, "lang:ar")} == {arabic}
    assert arabic not in {id_ for id_, _ in places(filled, "-lang:ar")}
    result = filled.search("lang:ar,en", limit=1)
    assert (len(result.hits), result.found, result.nothing_relevant) == (1, 2, False)


def test_a_state_lists_its_passages_and_documents(filled: Library) -> None:
    """A judged passage is listed itself, a judged document by its beginning."""
    first, second, _ = (document.id for document in filled.documents())
    filled.annotations.judge({(first, 1): ReviewState.RELEVANT})
    filled.review.set_states({second: ReviewState.RELEVANT})
    assert sorted(places(filled, "state:relevant")) == [(first, 1), (second, 0)]
    assert places(filled, "state:check") == []
    assert filled.search("state:check").question.paragraphs == 0


def test_a_tag_lists_its_marks(filled: Library) -> None:
    """The sentence of the mark is the one that is shown; the trash is left out."""
    first, second, _ = (document.id for document in filled.documents())
    mark = filled.annotations.add(first, Place(1, 4), Place(1, 9), colour=MarkColour.BLUE)
    filled.annotations.revise({mark.id: replace(mark, tags=("ماء",))})
    filled.review.set_tags({second: ["ماء"]})
    (hit, _) = sorted(filled.search("tag:ماء").hits, key=lambda hit: hit.document.id)
    assert hit.paragraph.number == 1
    assert hit.sentence.start <= 4 < hit.sentence.end
    filled.trash.put([second])
    assert places(filled, "tag:ماء") == [(first, 1)]
    assert places(filled, "tag:ماء state:check") == []


def test_nothing_at_all_is_still_no_query(filled: Library) -> None:
    """Neither an empty field nor what is only kept out lists the whole library."""
    for query in ("", "  ", "-water"):
        with pytest.raises(QueryProblem):
            filled.search(query)
