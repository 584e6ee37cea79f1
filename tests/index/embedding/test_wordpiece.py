"""The tokenizer of the bundled model gives what the tokenizers library gives."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from index.embedding.wordpiece import TOKEN_ID, WORD_START, WordPieceTokenizer
from tests.index.embedding.model_folder import make_model_folder

TEXTS = (
    "The two presidents discussed Syria; it's 2017.",
    "بحثا الحاجة المستمرة إلى خفض المعاناة الإنسانية في سوريا عام ٢٠١٧",
    "می‌خواهم کتاب را بخوانم",
    "בְּרֵאשִׁית בָּרָא אֱלֹהִים",
    "Саммит прошёл во Вьетнаме",
    "两位总统发表联合声明",
    "राष्ट्रपति ने बयान जारी किया",
)
# Letters of one script at a time reorder no marks, which the two sides do differently.
LETTERS = st.text(
    st.characters(whitelist_categories=("Lu", "Ll", "Lo", "Nd", "Po", "Zs")).filter(
        lambda character: unicodedata.category(character) != "Cn"
    )
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model_folder(tmp_path_factory.mktemp("model"), TEXTS)


@pytest.fixture(scope="module")
def ours(folder: Path) -> WordPieceTokenizer:
    return WordPieceTokenizer.load(folder / "tokenizer.json")


@pytest.fixture(scope="module")
def theirs(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def known(tokenizer: Tokenizer, text: str) -> list[int]:
    return [token for token in tokenizer.encode(text, add_special_tokens=False).ids if token]


@pytest.mark.parametrize("text", TEXTS)
def test_real_text_has_the_tokens_of_the_library(
    text: str, ours: WordPieceTokenizer, theirs: Tokenizer
) -> None:
    """Every script is split as the tokenizers library splits it."""
    assert (ours.pack(text) & TOKEN_ID).tolist() == known(theirs, text)


@given(text=LETTERS | st.text("السلام عليكم ىئؤ١٢abcXYZ éü中国人の ,.-", max_size=40))
def test_any_text_has_the_tokens_of_the_library(
    text: str, ours: WordPieceTokenizer, theirs: Tokenizer
) -> None:
    """Arbitrary letters, digits and punctuation are split alike."""
    assert (ours.pack(text) & TOKEN_ID).tolist() == known(theirs, text)


@given(text=st.text("ab كتابٌ中国 é,0٣", max_size=30))
def test_words_and_packed_tokens_agree(text: str, ours: WordPieceTokenizer) -> None:
    """The words with offsets hold the packed tokens, and a word starts where one is marked."""
    words = ours.words(text)
    packed = ours.pack(text)
    assert [token for _, ids in words for token in ids] == packed.tolist()
    assert all(first >= WORD_START for _, (first, *_) in words)


def test_words_stand_where_the_text_has_them(ours: WordPieceTokenizer) -> None:
    """Offsets are those of the original, vowel signs included."""
    text = "سُورِيَا, Syria"
    assert [text[span.start : span.end] for span, _ in ours.words(text)] == ["سُورِيَا", "Syria"]


def test_every_ideograph_token_is_a_word(ours: WordPieceTokenizer) -> None:
    """A run of Chinese characters has as many words as tokens."""
    text = "发表声明"
    assert len(ours.words(text)) == len(ours.pack(text))
    assert bool((ours.pack(text) >= WORD_START).all())
