"""Words are sorted by the alphabet of their language."""

from __future__ import annotations

import pytest

from index.text.collation import sort_key


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", ["أحمد", "باب", "تاريخ", "ثلج", "كتاب", "ولد", "يوم"]),
        ("fa", ["آب", "پدر", "تهران", "چای", "ژاله", "کتاب", "گل", "وزیر", "همه", "یک"]),
        ("ur", ["بات", "ٹوپی", "جگہ", "ڈر", "ذرا", "لاہور"]),
        ("uk", ["гора", "ґава", "життя", "ім'я", "їсти", "йти"]),
        ("fr", ["eau", "Écran", "élan", "état"]),
        ("he", ["אב", "בית", "שלום", "תורה"]),
    ],
)
def test_an_alphabet_is_followed(language: str, words: list[str]) -> None:
    """Letters stand where readers of the language look for them."""
    backwards = words[::-1]
    assert sorted(backwards, key=lambda word: sort_key(word, language)) == words


def test_articles_can_be_passed_over() -> None:
    """Bare of article and clitics a word stands where its noun stands."""
    assert sort_key("والكتاب", "ar", bare=True) == sort_key("كِتَاب", "ar", bare=True)
