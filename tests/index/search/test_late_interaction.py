"""Late interaction equals its definition, and is fast enough to rank every candidate."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedding.static_model import StaticModel
from index.search.late_interaction import best_answers, query_words, word_table
from tests.index.embedding.model_folder import make_model_folder

GOAL_SECONDS = 0.015
WORDS = "president minister syria zone border رئيس وزير سوريا منطقة حدود 总统 声明"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> StaticModel:
    folder = tmp_path_factory.mktemp("model")
    return StaticModel.load(make_model_folder(folder, [WORDS, *WORDS], [("syria", "سوريا")]))


def rank(model: StaticModel, query: str, texts: list[str]) -> np.ndarray:
    packed = model.pack(texts)
    bounds = np.cumsum([0, *map(len, packed)])
    return best_answers(
        query_words(model, query), word_table(model, np.concatenate(packed), bounds)
    )


@given(
    query=st.text("abpsyri رسو总 ", min_size=1, max_size=20),
    texts=st.lists(st.text(WORDS, min_size=1, max_size=40), min_size=1, max_size=5),
)
def test_answers_are_squared_cosines_of_words(
    query: str, texts: list[str], model: StaticModel
) -> None:
    """For words of one, two and many tokens: max(0, cosine)² with the best word of each text."""
    texts = [text for text in texts if len(model.pack([text])[0])]
    if not texts:
        return
    asked = query_words(model, query).vectors
    expected = [
        (np.maximum(model.word_vectors(*model.tokenize([text])[0]) @ asked.T, 0) ** 2).max(axis=0)
        for text in texts
    ]
    assert rank(model, query, texts) == pytest.approx(np.array(expected), abs=1e-4)


def test_a_translation_answers_fully(model: StaticModel) -> None:
    """A word is answered by its translation as by itself."""
    answers = rank(model, "Syria", ["zone سوريا", "syria", "border"])
    assert answers[:2, 0] == pytest.approx(1, abs=1e-5)
    assert answers[2, 0] < 0.5


def test_a_word_asked_twice_counts_once(model: StaticModel) -> None:
    """Repetition in the query changes nothing."""
    assert query_words(model, "Syria syria SYRIA zone").texts == ("Syria", "zone")


def test_nothing_known_answers_nothing(model: StaticModel) -> None:
    """A query without known words has no columns."""
    assert rank(model, "?", ["syria"]).shape == (1, 0)


def test_five_hundred_paragraphs_are_ranked_in_milliseconds() -> None:
    """500 paragraphs of 80 words and a query of ten words."""
    random = np.random.default_rng(0)
    model = StaticModel.load(Path("resources/model"))
    tokens = random.zipf(1.3, 500 * 110).clip(1, model.token_count - 1).astype(np.uint32)
    tokens[random.random(len(tokens)) < 0.73] |= np.uint32(0x8000_0000)
    bounds = np.arange(501) * 110
    tokens[bounds[:-1]] |= np.uint32(0x8000_0000)
    words = query_words(model, "how does the joint statement protect zones near the border")
    taken = []
    for _ in range(7):
        before = time.thread_time()
        best_answers(words, word_table(model, tokens, bounds))
        taken.append(time.thread_time() - before)
    assert min(taken) < GOAL_SECONDS
