"""Languages are told by script, by letters, and by py3langid."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.text.function_words import SPEAKING, speaks_for
from index.text.language import detect

CASES = [
    ("حث الرئيسان الروسي والأمريكي جميع الأطراف السورية إلى المشاركة", "ar"),
    ("رئیس جمهور روز گذشته در تهران با وزیران خارجه دیدار کرد و گفت", "fa"),
    ("صدر نے کل کہا کہ ملک کی معیشت میں بہتری آ رہی ہے اور لوگ خوش ہیں", "ur"),
    ("سەرۆکی هەرێم دوێنێ لە هەولێر ڕایگەیاند کە بارودۆخەکە باشترە", "ckb"),
    ("ولسمشر پرون په کابل کې وویل چې د هیواد وضعیت ښه کېږي", "ps"),
    ("הנשיא אמר אתמול בירושלים", "he"),
    ("The president said yesterday that the talks would go on.", "en"),
    ("Le président a déclaré hier que les négociations continueraient.", "fr"),
    ("Президент заявил вчера, что переговоры продолжатся.", "ru"),
    ("Президент заявив учора, що переговори триватимуть і далі.", "uk"),
    ("Cumhurbaşkanı dün görüşmelerin devam edeceğini söyledi.", "tr"),
    ("总统昨天表示会谈将继续进行", "zh"),
    ("大統領は昨日、会談を続けると述べました", "ja"),
    ("대통령은 어제 회담이 계속될 것이라고 말했다", "ko"),
    ("Ο πρόεδρος είπε χθες", "el"),
]


@pytest.mark.parametrize(("text", "language"), CASES)
def test_language_of_a_sentence(text: str, language: str) -> None:
    """A sentence of news is recognised."""
    assert detect(text) == language


def test_short_text_has_the_language_of_its_document() -> None:
    """A few words are what their document is, if they can be."""
    assert detect("دمشق", "fa") == "fa"
    assert detect("Damas", "fr") == "fr"


def test_a_document_does_not_lend_its_language_to_another_script() -> None:
    """An Arabic name in an English article is not English."""
    assert detect("دمشق", "en") == "ar"


@pytest.mark.parametrize(("word", "language"), [("پوتین", "fa"), ("سوريا", "ar"), ("ٹھیک", "ur")])
def test_a_word_of_a_query_is_told_by_its_letters(word: str, language: str) -> None:
    """One word is enough where it holds a letter of one language."""
    assert detect(word) == language


@pytest.mark.parametrize(("text", "language"), CASES)
@pytest.mark.parametrize("document", ["ar", "en", "fa", "fr", "ru", "ur"])
def test_a_sentence_keeps_its_language_in_a_document_of_another(
    text: str, language: str, document: str
) -> None:
    """What a document is made of decides nothing about a sentence that can be told."""
    assert detect(f"{text} {text}", document) == language


def test_small_words_of_one_language_speak_for_no_other() -> None:
    """Whatever two languages share, two of its words never come from one sentence of the other."""
    for text, language in CASES:
        assert not any(speaks_for(text, other) for other in SPEAKING if other != language)
    assert speaks_for("جرى الحديث عن سوريا في موسكو", "ar")


def test_nothing_to_tell() -> None:
    """Numbers have the document's language, or none."""
    assert detect("12 % — 34") == "und"
    assert detect("12 % — 34", "ar") == "ar"


@pytest.mark.parametrize("language", ["ar", "ckb", "en", "fa", "fr", "he", "ps", "ru", "tr", "ur"])
def test_news_is_recognised(shared: Path, language: str) -> None:
    """At least 98 of 100 paragraphs of news have the language that they are written in."""
    files = sorted((shared / "documents" / "ntrex" / language).iterdir())[:12]
    texts = [line for file in files for line in file.read_text("utf-8").split("\n") if line]
    assert sum(detect(text) == language for text in texts) >= 0.98 * len(texts)
