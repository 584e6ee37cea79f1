"""Reading of the corpora."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from training.corpora import KINDS, Corpus, read_corpus, split_sentences

LANGUAGES = ("ar", "ru", "en")


def test_reads_every_pair(tiny_shared: Path) -> None:
    """Pairs of all files are read with kind and source."""
    corpus = read_corpus(tiny_shared, languages=LANGUAGES, seed=1)
    assert set(corpus.sources) == {"made", "words"}
    assert (corpus.kind == KINDS.index("sentences")).sum() > 100


def test_leaves_out_the_evaluation_sets(tiny_shared: Path) -> None:
    """A sentence of the test set is in no pair, on whichever side it stands."""
    corpus = read_corpus(tiny_shared, languages=LANGUAGES, seed=1)
    texts = corpus.texts
    held = [texts.words.index(w) for w in ("the", "man", "sees", "a", "red", "house", "today")]
    for number in np.unique(corpus.pairs):
        words = texts.flat[texts.offsets[number] : texts.offsets[number + 1]]
        assert words.tolist() != held


def test_chains_a_title_to_its_first_paragraph(tiny_shared: Path) -> None:
    """A title is followed by the sentences of the first paragraph of its document."""
    corpus = read_corpus(tiny_shared, languages=LANGUAGES, seed=1)
    followed = np.flatnonzero(corpus.chain > np.arange(len(corpus.chain)))
    lengths = corpus.chain[followed] - followed
    assert sorted(lengths.tolist()) == [1, 1, 2, 2]


def test_holds_back_lexicon_entries(tiny_shared: Path) -> None:
    """A held-out Arabic word has its translations in the glossary and in no lexicon pair."""
    corpus = read_corpus(tiny_shared, languages=LANGUAGES, seed=1)
    assert corpus.glossary
    lexicon = corpus.pairs[corpus.kind == KINDS.index("lexicon")]
    for number in lexicon[:, 0]:
        start = corpus.texts.offsets[number]
        assert corpus.texts.words[corpus.texts.flat[start]] not in corpus.glossary


def test_is_the_same_after_saving(tiny_shared: Path, tmp_path: Path) -> None:
    """A corpus that was saved and loaded is the corpus that was saved."""
    corpus = read_corpus(tiny_shared, languages=LANGUAGES, seed=1)
    corpus.save(tmp_path / "saved")
    loaded = Corpus.load(tmp_path / "saved")
    assert loaded.glossary == corpus.glossary
    assert loaded.texts.words == corpus.texts.words
    np.testing.assert_array_equal(loaded.pairs, corpus.pairs)
    np.testing.assert_array_equal(loaded.chain, corpus.chain)


def test_splits_sentences_of_many_scripts() -> None:
    """End marks of Latin, Arabic, Urdu, Hindi and Chinese divide; short pieces stay."""
    assert len(split_sentences("ذهب الولد إلى المدرسة اليوم. هل عاد إلى البيت مساء؟ نعم.")) == 2
    assert len(split_sentences("वह आज बाजार गया और फल लाया। फिर वह घर लौट आया था।")) == 2
    assert split_sentences("Ja.") == ["Ja."]
