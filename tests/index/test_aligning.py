"""Documents of a library tied by meaning, and ties made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.library import Library
from index.problems import LibraryProblem, QueryProblem

ENGLISH = (
    "The river rose during the night and flooded the fields.",
    "Farmers said that they had lost the whole wheat harvest.",
    "The school in the village was closed for a week.",
    "The minister of health visited the hospital on Monday.",
)
ARABIC = (
    "فاض النهر في الليل وأغرق الحقول.",
    "قال المزارعون إنهم خسروا محصول القمح كله.",
    "أغلقت المدرسة في القرية أسبوعا.",
    "زار وزير الصحة المستشفى يوم الاثنين.",
)


@pytest.fixture
def pair(library: Library, tmp_path: Path) -> tuple[int, int]:
    """The ids of an article and its translation."""
    for name, paragraphs in (("en.txt", ENGLISH), ("ar.txt", ARABIC)):
        (tmp_path / name).write_text("\n\n".join(paragraphs), encoding="utf-8")
        library.import_paths([tmp_path / name])
    first, second = library.documents()
    return first.id, second.id


def test_a_translation_is_tied(library: Library, pair: tuple[int, int]) -> None:
    """Stored vectors are enough: every paragraph finds its translation."""
    aligned = library.alignments.align(*pair)
    assert [p[:4] for p in aligned.pairs] == [(i, i + 1, i, i + 1) for i in range(4)]
    assert not any(p.pinned for p in aligned.pairs)


def test_a_pin_is_kept_for_both_orders(library: Library, pair: tuple[int, int]) -> None:
    """What a person tied stands from either side, until it is untied."""
    first, second = pair
    library.alignments.pin(first, 1, second, 2)
    assert [p[:3:2] for p in library.alignments.align(first, second).pairs if p.pinned] == [(1, 2)]
    assert [p[:3:2] for p in library.alignments.align(second, first).pairs if p.pinned] == [(2, 1)]
    library.alignments.unpin(second, 2, first)
    assert not any(p.pinned for p in library.alignments.align(first, second).pairs)


def test_a_new_pin_takes_the_place_of_the_old(library: Library, pair: tuple[int, int]) -> None:
    """A paragraph is tied to one of the other document."""
    first, second = pair
    library.alignments.pin(first, 1, second, 2)
    library.alignments.pin(first, 1, second, 3)
    assert [p[:3:2] for p in library.alignments.align(first, second).pairs if p.pinned] == [(1, 3)]


def test_ties_are_brought_back_by_what_was(library: Library, pair: tuple[int, int]) -> None:
    """``retie`` makes the ties exactly these, and returns those before."""
    first, second = pair
    library.alignments.pin(first, 1, second, 2)
    assert library.alignments.retie(second, first, [(0, 3), (1, 0)]) == [(2, 1)]
    assert library.alignments.tied(first, second) == [(0, 1), (3, 0)]
    assert library.alignments.retie(first, second, []) == [(0, 1), (3, 0)]
    assert library.alignments.tied(first, second) == []


def test_pins_go_with_their_document(library: Library, pair: tuple[int, int]) -> None:
    """Deleting one side deletes the ties and nothing else."""
    first, second = pair
    library.alignments.pin(first, 1, second, 2)
    library.delete([second])
    assert len(library.paragraphs(first)) == 4
    with pytest.raises(LibraryProblem, match="no document"):
        library.alignments.align(first, second)


def test_what_is_not_there_cannot_be_tied(library: Library, pair: tuple[int, int]) -> None:
    """A paragraph beyond the end is a problem, not a crash."""
    with pytest.raises(LibraryProblem, match="not in the text"):
        library.alignments.pin(pair[0], 99, pair[1], 0)


def test_the_same_elsewhere_is_another_document(library: Library, pair: tuple[int, int]) -> None:
    """A passage finds what says it elsewhere, never itself; signs in it are no syntax."""
    hits = library.elsewhere(pair[0], f'-lang:xx "{ENGLISH[1]}" (date:').hits
    assert {hit.document.id for hit in hits} == {pair[1]}
    assert hits[0].paragraph.text == ARABIC[1]
    with pytest.raises(QueryProblem):
        library.elsewhere(pair[0], "?!")
