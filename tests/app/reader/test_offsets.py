"""Offsets: code points here, UTF-16 units in Qt."""

from hypothesis import given
from hypothesis import strategies as st

from app.reader.offsets import Offsets


@given(st.text())
def test_units_are_those_of_utf_16(text: str):
    """The unit offset of every code point is the length in UTF-16 of what stands before it."""
    offsets = Offsets(text)
    for point in range(len(text) + 1):
        assert offsets.unit(point) == len(text[:point].encode("utf-16-le")) // 2


@given(st.text())
def test_there_and_back(text: str):
    """Converting to units and back gives the same code point, for any text."""
    offsets = Offsets(text)
    assert [offsets.point(offsets.unit(n)) for n in range(len(text) + 1)] == [*range(len(text) + 1)]


def test_the_middle_of_a_pair_is_its_start():
    """A unit offset between two surrogates belongs to the character that they make."""
    assert [Offsets("a😀b").point(unit) for unit in range(5)] == [0, 1, 1, 2, 3]
