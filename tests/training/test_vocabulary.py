"""The vocabulary: frequent words whole, and what tokens are made of."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.training.test_train import SETTINGS
from training.composition import Parts, parts_of
from training.corpora import Corpus, read_corpus
from training.tokenizer import fit_pieces
from training.vocabulary import build_vocabulary, word_worth


@pytest.fixture
def corpus(tiny_shared: Path) -> Corpus:
    """The tiny corpus, read."""
    return read_corpus(tiny_shared, languages=SETTINGS.languages, seed=1)


def test_frequent_words_are_tokens_however_short(corpus: Corpus) -> None:
    """Two letters that come with every sentence are no two tokens."""
    tokenizer = build_vocabulary(corpus, SETTINGS).tokenizer
    for text in ("the man sees a river", "يرى بيت", "видит город"):
        assert tokenizer.encode(text).tokens == text.replace("ى", "ي").split()


def test_a_word_met_once_is_left_to_its_pieces(corpus: Corpus) -> None:
    """Worth is what occurs: in translations most, once in running text not enough."""
    worth = dict(zip(corpus.texts.words, word_worth(corpus), strict=True))
    assert worth["river"] > 0
    assert worth["drinks"] == 0


def test_a_saved_vocabulary_is_the_same(corpus: Corpus, tmp_path: Path) -> None:
    """Tokens and their parts are read as they were written."""
    made = build_vocabulary(corpus, SETTINGS)
    made.save(tmp_path)
    read = type(made).load(tmp_path)
    assert read.tokenizer.get_vocab() == made.tokenizer.get_vocab()
    np.testing.assert_array_equal(read.parts.flat, made.parts.flat)


def _parts(tokens: list[str], worth: dict[str, float], cut: list[str]) -> dict[str, list[str]]:
    pieces = fit_pieces(cut, np.full(len(cut), 100), size=200)
    parts = parts_of(tokens, pieces, worth)
    return {
        token: [tokens[p] for p in parts.of(np.array([number]))[0].tolist()][1:]
        for number, token in enumerate(tokens)
    }


def test_particles_are_taken_off_where_the_rest_is_the_likelier_word() -> None:
    """The city is a city; a boy is no "and" with a rest."""
    tokens = ["[UNK]", "المدينه", "مدينه", "ولد", "ولدين", "לדין", "הבית", "בית"]
    worth = {"المدينه": 9.0, "مدينه": 5.0, "הבית": 3.0, "בית": 9.0}
    found = _parts(tokens, worth, ["مدينه", "בית"])
    assert found["المدينه"] == ["مدينه"]
    assert found["הבית"] == ["בית"]
    assert found["ولد"] == found["ولدين"] == []


def test_forms_share_the_pieces_of_their_stem() -> None:
    """A word is made of the pieces that the fit found, a Chinese one of its characters."""
    tokens = ["[UNK]", "президентов", "президент", "电脑", "电", "脑"]
    words = ["президентов", "президент", "президенту", "городов", "president", "attaquer"]
    found = _parts(tokens, {}, words)
    assert found["президентов"] == ["президент"]
    assert found["电脑"] == ["电", "脑"]


def test_parts_of_several_tokens_stand_in_a_row() -> None:
    """``none`` gives every token itself alone."""
    flat, lengths = Parts.none(5).of(np.array([3, 1]))
    assert flat.tolist() == [3, 1]
    assert lengths.tolist() == [1, 1]
