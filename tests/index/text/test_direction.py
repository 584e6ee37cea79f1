"""Direction is told by the letters of a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Direction
from index.text.direction import direction_of

CASES = [
    ("قال الرئيس", Direction.RTL),
    ("The president said", Direction.LTR),
    ("«نعم» قال", Direction.RTL),
    ("2254 قرار مجلس الأمن", Direction.RTL),
    ("١٩٤٨ was the year", Direction.LTR),
    ("محمد arrived in Geneva on Saturday for talks", Direction.LTR),
    ("BBC: قال الرئيس السوري في مقابلة مع القناة", Direction.RTL),
    ("CNN (دمشق، سوريا) -- أكدت جهات سورية معارضة", Direction.RTL),
    ("שלום world", Direction.RTL),
    ("Привет", Direction.LTR),
    ("中文", Direction.LTR),
    ("ދިވެހި", Direction.RTL),
    ("https://example.org/خبر", Direction.LTR),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_direction_of_a_paragraph(text: str, expected: Direction) -> None:
    """The first letter decides unless most letters disagree."""
    assert direction_of(text) is expected


@pytest.mark.parametrize("default", list(Direction))
def test_without_letters_the_default_holds(default: Direction) -> None:
    """Numbers and marks have no direction of their own."""
    assert direction_of("12 % — 34", default) is default


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_latin_is_never_right_to_left(text: str) -> None:
    """No text of Latin letters runs right to left."""
    assert direction_of(text) is Direction.LTR


def test_letters_far_in_are_found() -> None:
    """A long run of numbers before the first letter does not hide it."""
    assert direction_of("1" * 10_000 + " قال") is Direction.RTL
