"""Scores are comparable across languages, and words that tell paragraphs apart count."""

from __future__ import annotations

import numpy as np
import pytest

from index.search.fusion import Evidence, fuse, word_weights

RANDOM = np.random.default_rng(1)


def evidence(language: int, cosines: np.ndarray, answers: np.ndarray) -> Evidence:
    return Evidence(
        language=np.full(len(cosines), language, np.int32),
        cosine=cosines.astype(np.float32),
        answers=answers.astype(np.float32),
    )


def join(*parts: Evidence) -> Evidence:
    return Evidence(
        language=np.concatenate([part.language for part in parts]),
        cosine=np.concatenate([part.cosine for part in parts]),
        answers=np.concatenate([part.answers for part in parts]),
    )


def test_a_language_with_higher_cosines_has_no_advantage() -> None:
    """What stands out in its own language ranks alike, however high the language's cosines are."""
    low, high = RANDOM.normal(0.1, 0.05, 200), RANDOM.normal(0.5, 0.05, 200)
    flat = np.full((200, 1), 0.1)
    usual = join(evidence(0, low, flat), evidence(1, high, flat))
    candidates = join(
        evidence(0, np.array([0.3]), np.array([[0.1]])),
        evidence(1, np.array([0.7]), np.array([[0.1]])),
    )
    scores = fuse(candidates, usual, np.ones(1, np.float32), np.zeros(2, np.float32))
    assert scores.dense[0] == pytest.approx(scores.dense[1], rel=0.15)


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    """A word that every paragraph answers tells nothing."""
    answers = np.stack([np.full(50, 0.9), np.full(50, 0.02)], axis=1)
    weights = word_weights(evidence(0, np.zeros(50), answers), np.ones(2, np.float32))
    assert weights[1] > 20 * weights[0]


def test_lexical_evidence_only_adds() -> None:
    """A hit by its letters ranks above the same hit without."""
    usual = evidence(0, RANDOM.normal(0, 1, 50), RANDOM.random((50, 2)))
    twice = evidence(0, np.array([0.5, 0.5]), np.full((2, 2), 0.5))
    scores = fuse(twice, usual, np.ones(2, np.float32), np.array([1, 0], np.float32))
    assert scores.total[0] > scores.total[1]


def test_a_library_of_one_paragraph_has_scores() -> None:
    """No spread is no reason for infinite scores."""
    one = evidence(0, np.array([0.5]), np.array([[0.5]]))
    scores = fuse(one, one, np.ones(1, np.float32), np.zeros(1, np.float32))
    assert np.isfinite(scores.total).all()
