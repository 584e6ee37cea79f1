"""Word pairs out of sentence pairs."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from training.alignment import align
from training.corpora import KINDS, read_corpus
from training.mining import SOURCE, mine_words
from training.run import prepare_vocabulary
from training.settings import Settings

SETTINGS = Settings(languages=("ar", "ru", "en"), vocabulary=150)


def test_words_that_always_come_together_are_linked() -> None:
    """Three words in three orders on both sides: each finds its own, whatever stands beside it."""
    sentences = [(1, 2), (2, 3), (3, 1), (1, 2, 3)] * 3
    texts = sentences + [tuple(word + 10 for word in each) for each in sentences]
    flat = np.array([word for text in texts for word in text], np.int32)
    offsets = np.cumsum([0, *map(len, texts)])
    pairs = np.stack([np.arange(12), np.arange(12) + 12], axis=1)
    found = align(flat, offsets, pairs)
    assert sorted(map(tuple, found.words.tolist())) == [(1, 11), (2, 12), (3, 13)]
    assert found.links.min() >= 6


def test_no_pairs_come_from_no_sentences() -> None:
    """An empty list of sentences gives an empty list of words."""
    none = np.empty((0, 2), np.int32)
    assert len(align(np.empty(0, np.int32), np.zeros(1, np.int64), none).words) == 0


def test_mined_words_join_the_corpus(tiny_shared: Path, tmp_path: Path) -> None:
    """Words of the sentences become pairs of a kind of their own; the rest stays as it was."""
    corpus = read_corpus(tiny_shared, languages=SETTINGS.languages, seed=1)
    tokenizer = prepare_vocabulary(corpus, tmp_path, SETTINGS).tokenizer
    mined = mine_words(corpus, tokenizer)
    new = mined.pairs[mined.kind == KINDS.index(SOURCE)]
    words = {
        tuple(mined.texts.words[mined.texts.flat[mined.texts.offsets[text]]] for text in pair)
        for pair in new
    }
    assert {("نهر", "river"), ("حصان", "horse")} <= words
    assert (np.diff(mined.texts.offsets)[new] == 1).all()
    np.testing.assert_array_equal(mined.pairs[: len(corpus.pairs)], corpus.pairs)
    assert len(mined.chain) == len(mined.texts)
