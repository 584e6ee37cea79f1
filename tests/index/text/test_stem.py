"""Light stems bring words together that differ only in particles."""

from __future__ import annotations

import pytest

from index.text.fold import fold_text
from index.text.stem import stem

SAME = [
    ("ar", "كتاب", "والكتاب"),
    ("ar", "كتاب", "بالكتاب"),
    ("ar", "بيان", "البيان"),
    ("ar", "سوريا", "وسوريا"),
    ("ar", "فلسطين", "وبفلسطين"),
    ("ar", "دول", "للدول"),
    ("ar", "حكومة", "الحكومة"),
    ("he", "בתים", "והבתים"),
    ("he", "ממשלה", "שבממשלה"),
    ("fa", "کتاب", "کتاب‌ها"),
    ("fa", "کتاب", "کتاب‌های"),
    ("fa", "کتاب", "کتاب‌هایشان"),
]
DIFFERENT = [
    ("ar", "ولد", "لد"),
    ("ar", "الله", "له"),
    ("ar", "باب", "اب"),
    ("he", "בית", "ית"),
    ("fa", "تنها", "تن"),
    ("en", "walks", "walk"),
]


@pytest.mark.parametrize(("language", "plain", "other"), SAME)
def test_particles_are_dropped(language: str, plain: str, other: str) -> None:
    """A word meets itself under particles, given its language or not."""
    assert stem(fold_text(plain), language) == stem(fold_text(other), language)


@pytest.mark.parametrize(("language", "one", "other"), DIFFERENT)
def test_short_words_keep_their_letters(language: str, one: str, other: str) -> None:
    """A letter that may belong to a short word stays."""
    assert stem(fold_text(one), language) != stem(fold_text(other), language)


def test_other_languages_of_the_script_are_left_alone() -> None:
    """Urdu and Pashto words in Arabic letters are not stemmed as Arabic."""
    assert stem("والد", "ur") == "والد"


@pytest.mark.parametrize("word", ["وباء", "الولايات", "כשמהבית", "کتاب‌هایشان", "walking"])
def test_a_stem_is_its_own_stem(word: str) -> None:
    """Stemming twice changes nothing."""
    once = stem(fold_text(word))
    assert stem(once) == once
