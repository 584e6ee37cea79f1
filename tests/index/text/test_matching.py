"""Promises of the filter for short texts."""

from __future__ import annotations

import pytest

from index.text.matching import matches


@pytest.mark.parametrize(
    ("asked", "text", "held"),
    [
        ("كتاب", "قرأت كِتَابًا قديمًا", True),
        ("مدرسه", "المدرسة", True),  # a part of a word, folded
        ("בראשית", "בְּרֵאשִׁית", True),
        ("Zürich bank", "the BANK of zurich", True),
        ("harvset", "the harvest", True),  # one typo in seven letters
        ("hravsets", "the winter", False),
        ("wint", "want", False),  # short words forgive nothing
        ("flood wheat", "the flood", False),  # every word is asked for
        ("", "anything", True),
    ],
)
def test_a_filter_holds_what_a_person_means(asked: str, text: str, held: bool) -> None:
    """Folded, in any order, small typos forgiven in words that are long enough."""
    assert matches(asked)([text]) is held
