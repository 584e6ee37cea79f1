"""Noise told from text."""

from __future__ import annotations

import random

import pytest

from index.importers.pdf.quality import is_garbage

HONEST = [
    "The committee met on Monday to discuss the harvest and the roads. " * 6,
    "اجتمعت اللجنة يوم الاثنين لبحث أحوال الطرق والحصاد في المنطقة الشرقية. " * 6,
    "کمیته روز دوشنبه برای بررسی وضعیت راه‌ها و برداشت محصول تشکیل جلسه داد. " * 6,
    "הוועדה התכנסה ביום שני כדי לדון במצב הדרכים ובקציר באזור המזרחי. " * 6,
    "کمیٹی کا اجلاس پیر کو ہوا جس میں سڑکوں اور فصل کی حالت پر غور کیا گیا۔ " * 6,
    "Комитет собрался в понедельник, чтобы обсудить урожай и дороги. " * 6,
    "12.5 13.7 14.9 2018 2019 2020 3,400 5,600 7,800 € £ % " * 10,
    "委员会星期一开会讨论收成和道路。" * 20,
    "short",
]


@pytest.mark.parametrize("text", HONEST, ids=range(len(HONEST)))
def test_honest_text_is_no_garbage(text: str) -> None:
    """Text of any script, tables of figures and short pages are kept."""
    assert not is_garbage(text)


@pytest.mark.parametrize("alphabet", ["bcdfghjklmnpqrstvwxz", "ثخذضظغءئؤةشصطقفزج", "גדזחטכסעפצק"])
def test_letters_in_a_wrong_mixture_are_garbage(alphabet: str) -> None:
    """A font that maps its glyphs to other letters gives letters no language has so often."""
    chance = random.Random(7)
    words = ("".join(chance.choices(alphabet, k=5)) for _ in range(80))
    assert is_garbage(" ".join(words))


def test_words_of_two_scripts_are_garbage() -> None:
    """Words that change script in the middle are no words."""
    assert is_garbage("abдеف gהиk xفyו " * 20)


def test_glyphs_without_characters_are_garbage() -> None:
    """A page of glyphs that stand for nothing has no text layer."""
    assert is_garbage("a few letters", unmapped=40)
