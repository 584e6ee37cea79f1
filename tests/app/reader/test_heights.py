"""Heights of very many paragraphs: the same sums as a plain list, after any corrections."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reader.heights import Heights, estimate

HEIGHTS = st.lists(st.integers(1, 500), min_size=1, max_size=1200)


@given(HEIGHTS, st.data())
def test_tops_are_sums_after_corrections(values: list[int], data: st.DataObject):
    """After any corrections the top of a paragraph is the sum of the heights before it."""
    heights = Heights(values)
    for _ in range(data.draw(st.integers(0, 5))):
        index = data.draw(st.integers(0, len(values) - 1))
        values[index] = data.draw(st.integers(1, 900))
        heights.correct(index, values[index])
    index = data.draw(st.integers(0, len(values)))
    assert heights.top(index) == sum(values[:index])
    assert heights.total == sum(values)


@given(HEIGHTS, st.floats(0, 1, exclude_max=True))
def test_a_place_is_in_the_paragraph_found_there(values: list[int], share: float):
    """The paragraph found at a height begins at or above it and ends below it."""
    heights = Heights(values)
    y = heights.total * share
    found = heights.at(y)
    assert heights.top(found) <= y < heights.top(found + 1)


def test_beyond_the_ends_are_the_first_and_the_last():
    """Heights outside the column belong to its first and last paragraph."""
    heights = Heights([10, 20, 30])
    assert (heights.at(-5), heights.at(60), heights.at(1000)) == (0, 2, 2)


def test_estimates_count_lines():
    """Text that fills two lines and a letter needs three; none needs one all the same."""
    found = estimate([0, 20, 21], advance=10, width=100, step=30, gap=5)
    assert found.tolist() == pytest.approx([35, 65, 95])
