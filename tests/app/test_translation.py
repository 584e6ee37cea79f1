"""The interface's languages: every word there, every plural right."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from app import translation
from app.translation import Translations, interface_language, messages, translate
from app.wording import (
    coded_words,
    documents_count,
    isolated,
    language_name,
    line,
    note_words,
    outcome_name,
)
from index.documents import Outcome
from index.problems import NOTES, WORDS

ARABIC = re.compile("[\u0621-\u064a]")


@pytest.fixture
def arabic(qapp: QApplication) -> Iterator[None]:
    """The application in Arabic for one test."""
    translations = Translations(qapp)
    translations.use("ar")
    yield
    translations.use("en")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_is_left_untranslated(language: str) -> None:
    """No message is unfinished, and none is empty."""
    tree = ElementTree.parse(translation.FOLDER / f"warraq_{language}.ts")
    for message in tree.iter("message"):
        words = message.find("translation")
        assert words is not None
        assert words.get("type") is None, message.findtext("source")
        forms = [form.text for form in words.iter("numerusform")] or [words.text]
        assert all(forms), message.findtext("source")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_translations_follow_the_sources(language: str, tmp_path: Path) -> None:
    """Gathering the words anew changes nothing: none is missing, none is left over."""
    name = f"warraq_{language}.ts"
    for file in translation.FOLDER.glob("*.ts"):
        shutil.copy(file, tmp_path)
    translation.extract(tmp_path)
    assert (tmp_path / name).read_text("utf-8") == (translation.FOLDER / name).read_text("utf-8")


@pytest.mark.usefixtures("arabic")
def test_every_problem_has_words_in_arabic() -> None:
    """Whatever can go wrong is told in the language of the interface, with its file and detail."""
    assert all(ARABIC.search(note_words(code)) for code in NOTES)
    for code, text in WORDS.items():
        words = coded_words(code, "S-1", "D-2")
        assert ARABIC.search(words), code
        assert ("{subject}" in text) == (isolated("S-1") in words), code
        assert ("{detail}" in text) == (isolated("D-2") in words), code


@pytest.mark.usefixtures("arabic")
def test_a_translation_keeps_the_places_of_its_text() -> None:
    """What is filled in stands in every translation as in its source."""
    place = re.compile(r"\{\w+\}")
    for message in messages():
        if not message.plural:
            words = translate(message.context, message.text, message.comment)
            assert sorted(place.findall(words)) == sorted(place.findall(message.text))


@pytest.mark.usefixtures("arabic")
@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "لا وثائق"),
        (1, "وثيقة واحدة"),
        (2, "وثيقتان"),
        (3, "3 وثائق"),
        (11, "11 وثيقة"),
        (103, "103 وثائق"),
        (12480, "12,480 وثيقة"),
    ],
)
def test_arabic_counts_in_six_ways(count: int, words: str) -> None:
    """Each number has the form that Arabic asks for, digits as in the articles."""
    assert documents_count(count) == words


def test_english_counts_in_two_ways(qapp: QApplication) -> None:
    """One document, two documents."""
    Translations(qapp).use("en")
    assert [documents_count(count) for count in (1, 2)] == ["1 document", "2 documents"]


@pytest.mark.usefixtures("arabic")
def test_arabic_turns_the_application_round(qapp: QApplication) -> None:
    """Direction, locale and the names of languages and outcomes follow."""
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert QLocale().language() is QLocale.Language.Arabic
    assert language_name("fa") == "الفارسية"
    assert outcome_name(Outcome.REFUSED) == "مرفوض"
    assert line("report.pdf").startswith("\u200f")


def test_a_language_that_is_not_spoken_becomes_english() -> None:
    """The system's language counts only where there is a translation."""
    assert interface_language("ar") == "ar"
    assert interface_language(translation.SYSTEM) in translation.LOCALES


def test_a_missing_translation_is_compiled_at_the_start(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fresh clone speaks Arabic at once: Qt's own tool makes what is missing, offline."""
    shutil.copy(translation.FOLDER / "warraq_ar.ts", tmp_path)
    monkeypatch.setattr(translation, "FOLDER", tmp_path)
    translations = Translations(qapp)
    translations.use("ar")
    assert (tmp_path / "warraq_ar.qm").exists()
    assert translate("TopBar", "Dark") == "داكن"
    monkeypatch.undo()
    translations.use("en")
