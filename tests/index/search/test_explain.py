"""Which words of a passage are shown as the reason for a hit."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from index.documents import Span
from index.embedding.static_model import BUNDLED_FOLDER, StaticModel
from index.search import explain
from index.search.late_interaction import query_words

MODEL = StaticModel.load(BUNDLED_FOLDER)
TEXT = "The families of the marsh left for lack of water."


class Passage(NamedTuple):
    """A passage of one sentence or more."""

    text: str
    sentences: tuple[Span, ...]


def shown(question: str, weights: dict[str, float]) -> set[str]:
    """The words of ``TEXT`` that are shown when the words of ``question`` weigh so much."""
    words = query_words(MODEL, question)
    (reading,) = explain.read(MODEL, words, [Passage(TEXT, (Span(0, len(TEXT)),))])
    heavy = np.array([weights.get(word, 1.0) for word in words.texts], np.float32)
    return {TEXT[match.start : match.end] for match in explain.matches(reading, words, heavy, TEXT)}


def test_words_that_say_little_are_not_shown() -> None:
    """An article or a preposition of the question marks nothing beside the words that matter."""
    assert shown("the lack of water", {"lack": 8, "water": 7}) == {"lack", "water"}


def test_light_words_are_shown_when_there_is_nothing_else() -> None:
    """A question of light words alone still shows what answers it."""
    assert "of" in shown("of the", {})


def test_passages_read_together_are_read_as_each_alone() -> None:
    """Also those in which the model knows nothing, and sentences without words."""
    words = query_words(MODEL, "lack of water")
    passages = [
        Passage(TEXT, (Span(0, len(TEXT)),)),
        Passage("…", (Span(0, 1),)),
        Passage("Water. — Lack!", (Span(0, 6), Span(7, 8), Span(9, 14))),
    ]
    together = explain.read(MODEL, words, passages)
    for passage, reading in zip(passages, together, strict=True):
        (alone,) = explain.read(MODEL, words, [passage])
        assert (reading.spans, reading.sentences) == (alone.spans, alone.sentences)
        np.testing.assert_allclose(reading.answers, alone.answers, rtol=1e-5)
        assert reading.firsts.tolist() == alone.firsts.tolist()
    assert [len(each.sentences) for each in together] == [1, 0, 2]
