"""Paragraphs by pages, and the text between two positions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reader.source import PAGE_PARAGRAPHS, Pages, Position
from tests.app.reader.documents import MemoryDocument, long_document, paragraph


def test_only_the_page_asked_for_is_read():
    """A paragraph far into a long document brings one page, and its neighbours nothing more."""
    document = long_document(1000)
    pages = Pages(document)
    assert pages[500].number == 500
    assert pages[501].number == 501
    assert document.asked == PAGE_PARAGRAPHS


@pytest.mark.parametrize("number", [-1, 3])
def test_a_number_outside_the_document_is_an_error(number: int):
    """There is no paragraph before the first or after the last."""
    pages = Pages(MemoryDocument([paragraph(n, "x") for n in range(3)]))
    with pytest.raises(IndexError):
        pages[number]


@given(st.lists(st.text(), min_size=1, max_size=6), st.data())
def test_text_between_positions_is_exact(texts: list[str], data: st.DataObject):
    """What is copied is the original, code point by code point, for any text."""
    pages = Pages(MemoryDocument([paragraph(n, text) for n, text in enumerate(texts)]))
    ends = []
    for _ in range(2):
        number = data.draw(st.integers(0, len(texts) - 1))
        ends.append(Position(number, data.draw(st.integers(0, len(texts[number])))))
    start, end = sorted(ends)
    starts = [sum(len(text) + 1 for text in texts[:n]) for n in range(len(texts))]
    first = starts[start.paragraph] + start.offset
    last = starts[end.paragraph] + end.offset
    assert pages.text(start, end) == "\n".join(texts)[first:last]
