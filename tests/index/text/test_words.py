"""Words: runs of letters with what belongs inside them."""

from __future__ import annotations

import itertools
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.fold import fold_text, folded_words
from index.text.words import words

CASES = [
    ("كِتَابٌ جديد، هنا.", ["كِتَابٌ", "جديد", "هنا"]),
    ("می‌خواهم بروم", ["می‌خواهم", "بروم"]),
    ('صدر عن تنظيم "داعش"', ["صدر", "عن", "تنظيم", "داعش"]),
    ('צה"ל וצה״ל', ['צה"ל', "וצה״ל"]),
    ("עַל־פְּנֵי", ["עַל", "פְּנֵי"]),
    ("don't snake_case", ["don", "t", "snake", "case"]),
    ("x\u200f سلام\u200f", ["x", "سلام"]),
    ("हिन्दी में", ["हिन्दी", "में"]),
    ("我爱中国", ["我", "爱", "中", "国"]),
    ("がギ", ["が", "ギ"]),
    ("2254 ٢٢٥٤", ["2254", "٢٢٥٤"]),
    ("", []),
    ("…—«»", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_of_a_text(text: str, expected: list[str]) -> None:
    """Marks, joiners and gershayim belong to a word; what divides words does not."""
    assert [text[start:end] for start, end in words(text)] == expected


@given(st.text())
def test_words_are_in_order_and_apart(text: str) -> None:
    """Words never overlap, are never empty, and begin with a letter or a digit."""
    spans = words(text)
    assert all(start < end for start, end in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    # Cn: ideographs that are younger than this Python
    assert all(text[start].isalnum() or category(text[start]) == "Cn" for start, _ in spans)


@given(st.text())
def test_no_letter_is_lost(text: str) -> None:
    """Every letter and digit is in a word."""
    covered = {index for start, end in words(text) for index in range(start, end)}
    assert all(index in covered for index, char in enumerate(text) if char.isalnum())


def test_folded_words_are_the_words_folded() -> None:
    """The words of a text and their folded forms stand side by side."""
    text = "وَقالَ الرئيسُ: «نعم»"
    assert folded_words(text) == [fold_text(text[start:end]) for start, end in words(text)]
