"""From scores to chances: a logistic curve for each kind of language pair, made on questions.

A score says which passage is better, not whether any is good. The curve sees the best passage of
every question twice: with the answering paragraph in the pool, and with it taken out. So its
chance is low when nothing relevant is there, and a test on other articles says whether it is true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from training.measures import LATE_SHARE, Encoded, late_scores, standardised

_RIDGE = 1e-3
_ROUNDS = 50
_SCRIPTS = {"ar": "arabic", "fa": "arabic", "ur": "arabic", "he": "hebrew", "zh": "han"}
_SCRIPTS |= {"ru": "cyrillic", "uk": "cyrillic", "hi": "devanagari"}


def kind_of(asked: str, found: str) -> str:
    """``same`` language, ``near`` (same script) or ``far``."""
    if asked == found:
        return "same"
    return "near" if _SCRIPTS.get(asked, "latin") == _SCRIPTS.get(found, "latin") else "far"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observations:
    """Best passages of questions: ``features`` float64 (n, 2), cosine and late score;
    ``right`` bool (n,); ``article`` int (n,), for splits that share no text."""

    features: np.ndarray
    right: np.ndarray
    article: np.ndarray

    @classmethod
    def joined(cls, parts: Sequence[Observations]) -> Observations:
        """All of ``parts``."""
        return cls(
            features=np.concatenate([part.features for part in parts]),
            right=np.concatenate([part.right for part in parts]),
            article=np.concatenate([part.article for part in parts]),
        )


def observe(
    questions: Encoded, passages: Encoded, weights: Sequence[np.ndarray], *, per_article: int
) -> Observations:
    """The best passage of every question, with and without its answer among the passages.

    ``weights``: of the words of each question; ``per_article``: paragraphs of an article.
    """
    cosine = questions.question_vectors @ passages.paragraph_vectors.T
    late = late_scores(questions.question_words, passages.paragraph_words)
    absolute = late_scores(questions.question_words, passages.paragraph_words, weights)
    ranking = standardised(cosine) + LATE_SHARE * standardised(late)
    answer = questions.source.answer
    rows = np.arange(len(answer))
    best = ranking.argmax(axis=1)
    without = ranking.copy()
    without[rows, answer] = -np.inf
    second = without.argmax(axis=1)
    columns = np.concatenate([best, second])
    twice = np.concatenate([rows, rows])
    return Observations(
        features=np.stack([cosine[twice, columns], absolute[twice, columns]], axis=1).astype(float),
        right=columns == np.concatenate([answer, np.full(len(rows), -1)]),
        article=np.concatenate([answer, answer]) // per_article,
    )


def fit(observations: Observations) -> np.ndarray:
    """Logistic regression by Newton's method: float64 (3,), bias, cosine, late."""
    design = np.column_stack([np.ones(len(observations.right)), observations.features])
    target = observations.right.astype(float)
    weights = np.zeros(design.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (target - chance) - _RIDGE * weights
        curve = (design * (chance * (1 - chance))[:, None]).T @ design
        move = np.linalg.solve(curve + _RIDGE * np.eye(len(weights)), slope)
        weights += move
        if np.abs(move).max() < 1e-8:
            break
    return weights


def chances(weights: np.ndarray, features: np.ndarray) -> np.ndarray:
    """The chance that each passage answers, float64 (n,)."""
    return 1 / (1 + np.exp(-(weights[0] + features @ weights[1:])))


def out_of_sample(observations: Observations) -> np.ndarray:
    """Chances of each observation by a curve fitted to the articles of the other half."""
    result = np.zeros(len(observations.right))
    half = observations.article % 2 == 0
    for fitted in (half, ~half):
        part = Observations(
            features=observations.features[fitted],
            right=observations.right[fitted],
            article=observations.article[fitted],
        )
        result[~fitted] = chances(fit(part), observations.features[~fitted])
    return result


def reliability(chance: np.ndarray, right: np.ndarray) -> list[tuple[float, float, int]]:
    """Ten bins of a tenth each: mean chance, share that is right, how many."""
    bins = np.minimum((chance * 10).astype(int), 9)
    return [
        (float(chance[bins == b].mean()), float(right[bins == b].mean()), int((bins == b).sum()))
        for b in range(10)
        if (bins == b).any()
    ]


def best_threshold(chance: np.ndarray, right: np.ndarray) -> float:
    """Below it, "nothing relevant": the value that tells right from wrong most evenly."""
    candidates = np.linspace(0.05, 0.6, 56)
    balance = [
        (chance[right] >= value).mean() + (chance[~right] < value).mean() for value in candidates
    ]
    return float(candidates[int(np.argmax(balance))])


def calibrate(
    encoded: Mapping[str, Encoded], weights: Mapping[str, Sequence[np.ndarray]]
) -> tuple[dict[str, object], dict[str, list[tuple[float, float, int]]]]:
    """What ``config.json`` holds as ``calibration``, and the reliability curve of every kind."""
    parts: dict[str, list[Observations]] = {}
    for asked, questions in encoded.items():
        for found, passages in encoded.items():
            seen = observe(questions, passages, weights[asked], per_article=5)
            parts.setdefault(kind_of(asked, found), []).append(seen)
    kinds: dict[str, dict[str, float]] = {}
    curves: dict[str, list[tuple[float, float, int]]] = {}
    every: list[np.ndarray] = []
    truth: list[np.ndarray] = []
    for kind, seen in parts.items():
        joined = Observations.joined(seen)
        bias, cosine, late = (round(float(value), 4) for value in fit(joined))
        kinds[kind] = {"bias": bias, "cosine": cosine, "late": late}
        chance = out_of_sample(joined)
        curves[kind] = reliability(chance, joined.right)
        every.append(chance)
        truth.append(joined.right)
    threshold = best_threshold(np.concatenate(every), np.concatenate(truth))
    return {"kinds": kinds, "threshold": round(threshold, 3)}, curves
