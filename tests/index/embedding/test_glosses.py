"""Glosses: the nearest words of another language, of the word without its particles."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.embedding.glosses import LEAST_CLOSENESS, Glosser
from index.embedding.static_model import BUNDLED_FOLDER, StaticModel


@pytest.fixture(scope="module")
def glosser() -> Glosser:
    """The bundled model's."""
    return Glosser(StaticModel.load(BUNDLED_FOLDER), BUNDLED_FOLDER)


def _words(glosser: Glosser, word: str, language: str, to: str) -> list[str]:
    return [each.text for each in glosser.gloss(word, language=language, to=to).words]


@pytest.mark.parametrize(
    ("word", "language", "to", "meaning"),
    [
        ("مدرسة", "ar", "en", "school"),
        ("الحكومة", "ar", "en", "government"),
        ("книга", "ru", "en", "book"),
        ("دولت", "fa", "en", "government"),
        ("ילדים", "he", "en", "children"),
        ("water", "en", "ar", "ماء"),
        ("水", "zh", "en", "water"),
    ],
)
def test_frequent_words_have_their_meaning_among_three(
    glosser: Glosser, word: str, language: str, to: str, meaning: str
) -> None:
    """What a frequent word means is one of at most three words shown."""
    found = _words(glosser, word, language, to)
    assert meaning in found
    assert len(found) <= 3


@pytest.mark.parametrize(
    ("word", "rest"),
    [("وَالمدرسةِ", "مدرسه"), ("بالكتاب", "كتاب"), ("والد", "والد"), ("المانيا", "المانيا")],
)
def test_particles_are_taken_off_but_no_part_of_a_word(
    glosser: Glosser, word: str, rest: str
) -> None:
    """What is looked up is the word without article and particles, and the word itself whole."""
    assert glosser.gloss(word, language="ar", to="en").looked_up == rest


def test_forms_of_a_word_take_one_place(glosser: Glosser) -> None:
    """President and presidents do not stand beside each other; all that is shown is near."""
    words = glosser.gloss("رئيس", language="ar", to="en").words
    assert len({each.text.lower()[:5] for each in words}) == len(words)
    assert all(LEAST_CLOSENESS <= each.closeness <= 1.0001 for each in words)


def test_what_is_not_known_has_no_gloss(glosser: Glosser) -> None:
    """An unknown language, and a word of no letters, give no words."""
    assert _words(glosser, "مدرسة", "ar", "xx") == []
    assert _words(glosser, "؟!", "ar", "en") == []


def test_a_model_without_word_lists_has_no_languages(tmp_path: Path) -> None:
    """Word lists may be absent: then there are no glosses, and no error."""
    glosser = Glosser(StaticModel.load(BUNDLED_FOLDER), tmp_path)
    assert glosser.languages == ()
    assert _words(glosser, "مدرسة", "ar", "en") == []
