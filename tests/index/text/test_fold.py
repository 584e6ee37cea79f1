"""Folding brings the spellings of a word together and knows the way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Span
from index.text.fold import fold, fold_text, folded_words, original_span

# Two spellings that must meet. To add a case, add a line.
SAME = [
    ("كتاب", "كِتَابُ"),
    ("كتاب", "کتاب"),
    ("كتاب", "ﻛﺘﺎﺏ"),
    ("احمد", "أحمد"),
    ("محمد", "مـــحمد"),
    ("مدرسه", "مدرسة"),
    ("الله", "ٱللَّه"),
    ("الله", "ﷲ"),
    ("ايران", "ایران"),
    ("میخواهم", "می‌خواهم"),
    ("בראשית", "בְּרֵאשִׁית"),
    ("مسؤول", "مسوول"),
    ("رئيس", "رييس"),
    ("آخر", "اخر"),
    ("على", "علي"),
    ("۱۳۹۶", "١٣٩٦"),
    ("١٩٤٨", "1948"),
    ("خانه‌ها", "خانهها"),
    ("ہے", "هي"),
    ("צדק", "צֶדֶק"),
    ("צהל", 'צה"ל'),
    ("צהל", "צה״ל"),
    ("צהל", "צה”ל"),
    ("שבת", "שַׁבָּת"),
    ("ייִדיש", "ײִדיש"),
    ("café", "CAFE"),
    ("straße", "STRASSE"),
    ("İSTANBUL", "istanbul"),
    ("ısı", "ISI"),
    ("Łódź", "lodz"),
    ("Ærø", "aero"),
    ("ﬁnal", "final"),
    ("ＡＢＣ１", "abc1"),
    ("ёлка", "елка"),
    ("Σίσυφος", "ΣΙΣΥΦΟΣ"),
    ("क़लम", "कलम"),
    ("각", "\u1100\u1161\u11a8"),
    ("ガス", "ｶﾞｽ"),
    ("co\u00adoperate", "cooperate"),
    ("سلام\u200f", "سلام"),
    ("l’eau", "l'eau"),
    ("об’єкт", "обʼєкт"),
]

# Two words that must stay apart: their marks are letters.
DIFFERENT = [
    ("войны", "воины"),
    ("हिंदी", "हद"),
    ("कमल", "कमला"),
    ("ใกล้", "ไกล"),
    ("か", "が"),
    ("كتب", "كتاب"),
    ("שנה", "שנים"),
]


@pytest.mark.parametrize(("plain", "other"), SAME)
def test_spellings_meet(plain: str, other: str) -> None:
    """A word is found in each of its spellings, whichever of them is asked for."""
    assert fold_text(plain) == fold_text(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_words_stay_apart(one: str, other: str) -> None:
    """Marks that make another word are kept."""
    assert fold_text(one) != fold_text(other)


def test_maqaf_divides() -> None:
    """Words that maqaf joins are found one by one."""
    assert folded_words("עַל־פְּנֵי") == ["על", "פני"]


def test_short_i_survives_decomposition() -> None:
    """й and ў are the same letter composed and decomposed."""
    assert fold_text("войны ўсё") == fold_text(unicodedata.normalize("NFD", "ВОЙНЫ ЎСЁ"))


def test_a_lone_haraka_of_a_pdf_leaves_no_space() -> None:
    """Presentation forms of harakat vanish within a word."""
    assert fold_text("كﹷتب") == "كتب"


def test_every_code_point_folds_to_what_stays() -> None:
    """No code point folds to something that would fold again."""
    assigned = (*range(0x32400), *range(0xE0000, 0xE0200))
    characters = map(chr, assigned)
    unstable = [c for c in characters if (once := fold_text(c)) != c and fold_text(once) != once]
    assert unstable == []


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """Folded text folds to itself."""
    assert fold_text(fold_text(text)) == fold_text(text)


@given(st.text())
def test_the_fast_path_agrees(text: str) -> None:
    """fold_text is fold without the map."""
    assert fold(text).text == fold_text(text)


@given(st.text())
def test_offsets_lead_back(text: str) -> None:
    """There is an offset for every folded character, never going back, inside the original."""
    folded, offsets = fold(text)
    assert len(offsets) == len(folded) + 1
    assert list(offsets) == sorted(offsets)
    assert offsets[-1] == len(text)
    assert all(0 <= offset < len(text) for offset in offsets[:-1])


ARABIC_TEXT = st.text(st.sampled_from("ابتثكَِّـآأيیہ\u200c ﷲ12éßй\u0306(\"'צה״ל"))


@given(ARABIC_TEXT, st.data())
def test_a_span_goes_back_to_what_folds_to_it(text: str, data: st.DataObject) -> None:
    """The original of a range of whole characters folds to that range."""
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = original_span(folded, Span(start, end))
    assert folded.text[start:end] in fold_text(text[span.start : span.end]) or start == end
    assert span.start <= span.end


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_composition_does_not_matter(text: str) -> None:
    """Canonically equal texts fold alike."""
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold_text(composed) == fold_text(decomposed)


def test_a_span_takes_its_marks_along() -> None:
    """The original of a folded word has the vowels of its last letter, and nothing more."""
    text = "في كِتَابٍ جديد"
    folded = fold(text)
    start = folded.text.index("كتاب")
    span = original_span(folded, Span(start, start + 4))
    assert text[span.start : span.end] == "كِتَابٍ"


def test_part_of_an_expansion_is_its_whole_character() -> None:
    """One s of ß is ß."""
    folded = fold("groß")
    assert original_span(folded, Span(3, 4)) == Span(3, 4)
