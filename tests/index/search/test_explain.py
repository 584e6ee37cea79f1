"""Which words of a passage are shown as the reason for a hit."""

from __future__ import annotations

import numpy as np

from index.documents import Span
from index.embedding.static_model import BUNDLED_FOLDER, StaticModel
from index.search import explain
from index.search.late_interaction import query_words

MODEL = StaticModel.load(BUNDLED_FOLDER)
TEXT = "The families of the marsh left for lack of water."


def shown(question: str, weights: dict[str, float]) -> set[str]:
    """The words of ``TEXT`` that are shown when the words of ``question`` weigh so much."""
    words = query_words(MODEL, question)
    reading = explain.read(MODEL, words, TEXT, [Span(0, len(TEXT))])
    heavy = np.array([weights.get(word, 1.0) for word in words.texts], np.float32)
    return {TEXT[match.start : match.end] for match in explain.matches(reading, words, heavy, TEXT)}


def test_words_that_say_little_are_not_shown() -> None:
    """An article or a preposition of the question marks nothing beside the words that matter."""
    assert shown("the lack of water", {"lack": 8, "water": 7}) == {"lack", "water"}


def test_light_words_are_shown_when_there_is_nothing_else() -> None:
    """A question of light words alone still shows what answers it."""
    assert "of" in shown("of the", {})
