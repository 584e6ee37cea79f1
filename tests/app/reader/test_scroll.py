"""Scrolling through heights that become exact only as they are seen."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reader.column import Column, Page
from app.reader.scroll import Scroll
from tests.app.reader.documents import MemoryDocument, arabic, long_document

PAGE = Page(width=812, nominal=18)
HEIGHT = 600.0
pytestmark = pytest.mark.usefixtures("fonts")


def scroll(count: int = 300) -> Scroll:
    """A viewport at the start of a long document."""
    return Scroll(Column(long_document(count), None, PAGE), HEIGHT)


def places(scroll: Scroll) -> dict[int, float]:
    """Where the visible paragraphs stand."""
    return {seen.number: seen.y for seen in scroll.visible()}


@given(st.integers(0, 30_000), st.lists(st.integers(-500, 500), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_what_is_seen_moves_as_far_as_asked(start: int, moves: list[int]):
    """However wrong the estimates, a scroll moves the visible text by just its distance."""
    view = scroll()
    view.scroll_to(start)
    for distance in moves:
        before, value = places(view), view.value
        wanted = min(max(value + distance, 0.0), view.maximum)
        view.scroll_to(wanted)
        after = places(view)
        shifts = {before[n] - after[n] for n in before.keys() & after.keys()}
        at_end = view.anchor == (0, 0.0) or view.value >= view.maximum - 1
        assert len(shifts) <= 1
        assert at_end or shifts <= {wanted - value}


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
@settings(max_examples=30, deadline=None)
def test_the_screen_is_always_full(shares: list[float]):
    """After any jumps the visible paragraphs cover the screen without holes or overlap."""
    view = scroll()
    for share in shares:
        view.scroll_to(view.maximum * share)
        seen = view.visible()
        assert seen[0].y <= 0
        for first, second in pairwise(seen):
            assert second.y == first.y + view.column.extent(first.number)
        assert seen[-1].y + view.column.extent(seen[-1].number) >= HEIGHT


def test_the_end_is_the_end():
    """Scrolled to the maximum, the last paragraph ends with the screen, at the first try."""
    view = scroll()
    view.scroll_to(view.maximum)
    last = view.visible()[-1]
    assert last.number == 299
    assert last.y + view.column.extent(last.number) == HEIGHT
    assert view.value == pytest.approx(view.maximum)


def test_back_to_the_start_is_the_start():
    """From anywhere, value 0 shows the first paragraph from its top."""
    view = scroll()
    view.scroll_to(9000)
    view.scroll_to(0)
    assert view.anchor == (0, 0.0)


def test_a_jump_reads_only_what_it_shows():
    """Going far lays out and reads a page or two, not what lies between."""
    document = long_document(20_000)
    view = Scroll(Column(document, None, PAGE), HEIGHT)
    before = document.asked
    view.scroll_to(view.maximum / 2)
    assert document.asked - before <= 128


def test_a_place_is_brought_where_it_is_wanted():
    """A paragraph shown at a height of the screen stands exactly there."""
    view = scroll()
    view.show(150, 10.0, 200.0)
    assert places(view)[150] == 190.0


def test_a_short_document_does_not_scroll():
    """What fits on the screen stands at its top and cannot be moved."""
    view = Scroll(Column(MemoryDocument([arabic(0, "نص")]), None, PAGE), HEIGHT)
    view.scroll_to(100)
    assert (view.maximum, view.anchor) == (0.0, (0, 0.0))


def test_a_lower_screen_keeps_its_top():
    """Making the window lower cuts at the bottom."""
    view = scroll()
    view.scroll_to(2000)
    before = view.anchor
    view.set_height(300.0)
    assert view.anchor == before
