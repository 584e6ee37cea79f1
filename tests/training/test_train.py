"""Training itself, on a corpus of a few hundred sentences."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from index.embedding.static_model import StaticModel
from training.composition import Parts
from training.corpora import Corpus, read_corpus
from training.pack import balance, write_model
from training.run import prepare_tokens, prepare_vocabulary
from training.sampling import BRIDGED, KIND_SHARES, PairSampler, RunningSampler, pair_weights
from training.settings import Settings
from training.tokens import TokenTexts
from training.train import Trainer, token_importance, word_cells

SETTINGS = Settings(
    languages=("ar", "ru", "en"),
    vocabulary=150,
    pieces=100,
    ideographs=10,
    word_columns=16,
    columns=32,
    steps=40,
    batch=32,
    alignment_batch=8,
    alignment_words=6,
    checkpoint_every=20,
)


@pytest.fixture
def corpus(tiny_shared: Path) -> Corpus:
    """The tiny corpus, read."""
    return read_corpus(tiny_shared, languages=SETTINGS.languages, seed=1)


def _tokens(corpus: Corpus, work: Path) -> tuple[TokenTexts, Parts]:
    vocabulary = prepare_vocabulary(corpus, work, SETTINGS)
    return prepare_tokens(corpus, vocabulary.tokenizer, work), vocabulary.parts


def test_learns_translations(corpus: Corpus, tmp_path: Path) -> None:
    """After training, Arabic words stand nearest their English translations."""
    tokens, parts = _tokens(corpus, tmp_path)
    table = Trainer(corpus, tokens, parts, SETTINGS).run()
    config = {"name": "t", "version": "1", "columns": 32, "word_columns": 16, "languages": []}
    write_model(
        tmp_path / "model",
        table=balance(table, word_columns=16, words_share=0.6),
        tokenizer=prepare_vocabulary(corpus, tmp_path, SETTINGS).tokenizer,
        word_weights=token_importance(tokens, len(table)),
        config=config,
    )
    model = StaticModel.load(tmp_path / "model")
    sides = (["نهر اسود", "كتاب احمر", "حصان اخضر"], ["black river", "red book", "green horse"])
    scores = model.embed_queries(sides[0]) @ model.embed_queries(sides[1]).T
    assert scores.argmax(axis=1).tolist() == [0, 1, 2]


def test_a_row_is_its_own_and_those_of_its_parts(corpus: Corpus, tmp_path: Path) -> None:
    """A token that no text holds learns what its part learns."""
    tokens, plain = _tokens(corpus, tmp_path)
    size = len(plain.offsets) - 1
    unseen = int(np.setdiff1d(np.arange(1, size), tokens.flat)[0])
    part = int(tokens.flat[0])
    flat = np.insert(plain.flat, plain.offsets[unseen + 1], part)
    parts = Parts(flat=flat, offsets=plain.offsets + (np.arange(size + 1) > unseen))
    trainer = Trainer(corpus, tokens, parts, SETTINGS)
    own, before = trainer.table.numpy()[part].copy(), trainer.composed()[unseen]
    learnt = trainer.run()[unseen] - before
    assert np.abs(learnt).max() > 0.1
    np.testing.assert_allclose(learnt, trainer.table.numpy()[part] - own, atol=1e-5)


def test_a_resumed_run_is_the_unbroken_run(corpus: Corpus, tmp_path: Path) -> None:
    """Stopped at a checkpoint and taken up again, training arrives at the same table."""
    tokens, parts = _tokens(corpus, tmp_path)
    whole = Trainer(corpus, tokens, parts, SETTINGS).run()
    path = tmp_path / "checkpoint.pt"
    first = Trainer(corpus, tokens, parts, SETTINGS)
    while first.done < 20:
        first.advance()
    first.save(path)
    second = Trainer(corpus, tokens, parts, SETTINGS)
    assert second.resume(path)
    np.testing.assert_allclose(second.run(), whole, atol=1e-5)


def test_a_checkpoint_of_other_settings_is_left(corpus: Corpus, tmp_path: Path) -> None:
    """A checkpoint is taken up only by a run with the same settings."""
    tokens, parts = _tokens(corpus, tmp_path)
    path = tmp_path / "checkpoint.pt"
    Trainer(corpus, tokens, parts, SETTINGS).save(path)
    other = dataclasses.replace(SETTINGS, seed=99)
    assert not Trainer(corpus, tokens, parts, other).resume(path)


def test_pairs_are_drawn_in_both_directions_and_bridged(corpus: Corpus) -> None:
    """English stands on either side, and now and then another language takes its place."""
    sampler = PairSampler(corpus)
    first, second = sampler.draw(np.random.default_rng(1), 4000)
    english = corpus.texts.languages.index("en")
    left, right = (corpus.texts.language[side] == english for side in (first, second))
    assert not (left & right).any()
    assert left.mean() == pytest.approx(right.mean(), abs=0.05)
    assert 0 < (~left & ~right).mean() < BRIDGED


def test_weights_follow_the_shares_of_kinds(corpus: Corpus) -> None:
    """Sentences and lexicon get their share, however many pairs each has."""
    weights = pair_weights(corpus)
    assert weights.sum() == pytest.approx(1)
    shares = [KIND_SHARES[name] for name in ("sentences", "lexicon")]
    assert weights[corpus.kind == 0].sum() == pytest.approx(shares[0] / sum(shares))


def test_running_text_gives_a_sentence_and_what_follows(corpus: Corpus) -> None:
    """What follows a sentence ends with its paragraph."""
    chosen, first, last = RunningSampler(corpus).draw(np.random.default_rng(2), 50)
    assert (first == chosen + 1).all()
    assert (last <= corpus.chain[chosen]).all()


def test_word_cells_put_tokens_of_a_word_together() -> None:
    """Tokens of one word share a cell; words beyond the grid are outside."""
    starts = np.array([True, False, True, True, True, True])
    assert word_cells(starts, np.array([3, 3]), 2).tolist() == [0, 0, 1, 2, 3, -1]
