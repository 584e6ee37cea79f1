"""Finding a text within one document."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Found, Stretch
from index.jobs import Cancelled, Work
from index.library import Library
from index.search import within

TEXT = (
    "قَالَ الرَّئِيسُ إنّ كِتاباً جديداً صدر.\n\n"
    "The Book, and the book again.\n\n"
    "كتاب وكتابان   وكتب.\n\n"
    "Ein Straßenbuch: ﻛﺘﺎﺏ"
)


@pytest.fixture
def document(library: Library, tmp_path: Path) -> int:
    """The id of a document of four paragraphs."""
    path = tmp_path / "mixed.txt"
    path.write_text(TEXT, encoding="utf-8")
    library.import_paths([path])
    return library.documents()[0].id


def texts(library: Library, document: int, found: Found) -> list[str]:
    """What stands at the places that were found."""
    paragraphs = library.paragraphs(document)
    return [paragraphs[p.paragraph].text[p.start : p.end] for p in found.places]


@pytest.mark.parametrize(
    ("wanted", "exact", "expected"),
    [
        ("كتاب", False, ["كِتاب", "كتاب", "كتاب", "ﻛﺘﺎﺏ"]),
        ("كتاب", True, ["كتاب", "كتاب"]),
        ("BOOK", False, ["Book", "book"]),
        ("book", True, ["book"]),
        ("strassen", False, ["Straßen"]),
        ("وكتابان وكتب", False, ["وكتابان   وكتب"]),
        ("وكتابان وكتب", True, ["وكتابان   وكتب"]),
        ("nothing like it", False, []),
        ("  ", False, []),
    ],
)
def test_a_text_is_found_where_it_stands(
    library: Library, document: int, wanted: str, exact: bool, expected: list[str]
) -> None:
    """Places are on the original text, folded or exact, parts of words included."""
    found = library.find(document, wanted, exact=exact)
    assert texts(library, document, found) == expected
    assert found.complete


def test_places_come_in_reading_order(library: Library, document: int) -> None:
    """Whoever steps through them goes down the document."""
    places = library.find(document, "ب").places
    assert list(places) == sorted(places)


def test_a_search_stops_at_its_limit(
    library: Library, document: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More places than anyone steps through are not looked for, and that is said."""
    monkeypatch.setattr(within, "MOST_PLACES", 3)
    found = library.find(document, "ا")
    assert len(found.places) == 3
    assert not found.complete


def test_a_search_can_be_stopped(library: Library, document: int) -> None:
    """A search that nobody waits for any more ends."""
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        library.find(document, "book", work=work)


def test_what_is_found_is_told_on_the_way(
    library: Library, document: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first places are there before the last page was read."""
    monkeypatch.setattr(within, "_PART_SECONDS", -1.0)
    monkeypatch.setattr(within, "_PAGE_PARAGRAPHS", 1)
    parts: list[object] = []
    library.find(document, "كتاب", work=Work(on_part=parts.append))
    first = parts[0]
    assert isinstance(first, Found)
    assert first.places == (Stretch(0, 21, 26),)


@given(st.text(), st.text(min_size=1))
def test_every_exact_place_is_the_text(before: str, wanted: str) -> None:
    """What is found exactly equals what was typed, but for white space."""
    pattern = within._pattern(wanted, exact=True)
    if pattern is None:
        return
    text = before + wanted + before
    page = [(0, text)]
    for place in within._in_page(page, pattern, exact=True):
        assert text[place.start : place.end].split() == wanted.split()


@given(st.text(alphabet="كتابكِتابًﻼÄaßéكـ \n"), st.text(alphabet="كتابlaßsé", min_size=1))
def test_every_folded_place_lies_within_its_text(text: str, wanted: str) -> None:
    """Whatever is folded, offsets stay within the original and in order."""
    pattern = within._pattern(wanted, exact=False)
    assert pattern is not None
    places = list(within._in_page([(0, text)], pattern, exact=False))
    assert all(0 <= p.start < p.end <= len(text) for p in places)
    assert [p.start for p in places] == sorted(p.start for p in places)
