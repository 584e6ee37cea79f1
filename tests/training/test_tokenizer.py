"""The tokenizer: its folding, its pieces, its unknown letters."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedding.folding import split_words
from training.ranges import ranges
from training.texts import TextCollector
from training.tokenizer import balanced_counts, fit_pieces, tokenizer_of
from training.tokens import tokenize

SCRIPTS = (
    "abçÜßıİéØ абвйёї אבגשׁ ابتثى ۀیک گھہے नमस्ते हिन्दी 中国人民 カタかな 0١۲३ "
    ".,!؟«»-\u200c\u0640\u064e"
)


@given(st.text(st.sampled_from(SCRIPTS), max_size=40))
def test_folds_as_the_program_does(text: str) -> None:
    """The rules inside ``tokenizer.json`` and the program's own folding give the same words."""
    tokenizer = tokenizer_of(["[UNK]", "a"])
    assert tokenizer.normalizer is not None
    assert tokenizer.pre_tokenizer is not None
    folded = tokenizer.normalizer.normalize_str(text)
    pieces = [piece for piece, _ in tokenizer.pre_tokenizer.pre_tokenize_str(folded)]
    assert [p for p in pieces if p] == split_words(text)


def test_cuts_by_longest_match() -> None:
    """A word is cut from the left into the longest pieces there are."""
    tokenizer = tokenizer_of(["[UNK]", "و", "ال", "وال", "كتاب", "ك", "ت", "ا", "ب"])
    assert tokenizer.encode("وَالكِتاب").tokens == ["وال", "كتاب"]


def test_one_rare_ideograph_does_not_lose_the_rest() -> None:
    """In a run of Chinese, a character without a piece is unknown alone."""
    tokenizer = tokenizer_of(["[UNK]", "中", "国", "中国", "人"])
    assert tokenizer.encode("中国龘人").ids == [3, 0, 4]


def test_small_languages_get_their_share() -> None:
    """A language with a hundredth of the words is shown far more than a hundredth."""
    words = [f"a{n}" for n in range(50)] + [f"b{n}" for n in range(50)]
    large, small = np.zeros(100, np.int64), np.zeros(100, np.int64)
    large[:50], small[50:] = 1000, 10
    repeats = balanced_counts({"x": large, "y": small}, words, budget=10_000, seed=1)
    assert repeats[50:].sum() > 0.1 * repeats.sum()


def test_learns_frequent_words_whole() -> None:
    """A word that comes often is one piece."""
    words = ["كتاب", "مدينة", "river", "rivers", "город", "городской"]
    tokenizer = fit_pieces(words, np.full(6, 50), size=60)
    assert tokenizer.encode("river").tokens == ["river"]


def test_tokens_of_texts_know_where_words_begin() -> None:
    """Words begin where the text has words, and at every piece of Chinese; unknown is dropped."""
    collector = TextCollector(("en",))
    collector.append("riverbank ≠ 中国人 ღ river", "en")
    tokenizer = tokenizer_of(["[UNK]", "river", "bank", "中国", "人", "中", "国"])
    tokens = tokenize(collector.finish(), tokenizer)
    assert tokens.flat.tolist() == [1, 2, 3, 4, 1]
    assert tokens.starts.tolist() == [True, False, True, True, True]
    assert tokens.offsets.tolist() == [0, 5]


@pytest.mark.parametrize("lengths", [[], [0], [2, 0, 3], [1, 1]])
def test_ranges_are_slices_in_a_row(lengths: list[int]) -> None:
    """``ranges`` is the concatenation of the slices it stands for, empty ones too."""
    starts = np.arange(len(lengths)) * 10
    expected = [s + i for s, n in zip(starts, lengths, strict=True) for i in range(n)]
    assert ranges(starts, np.asarray(lengths, np.int64)).tolist() == expected
