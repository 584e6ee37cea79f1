"""From scores to chances: a logistic curve for each kind of language pair, made on questions.

A score says which passage is better, not whether any is good. The curve sees the best passage of
every question twice: with the answering paragraph in the pool, and with it taken out. So its
chance is low when nothing relevant is there, and a test on other articles says whether it is true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from training.measures import Encoded, Pool

FEATURES = ("dense", "late", "coverage")
"""Fields of ``index.search.fusion.Scores``: what the chance is made of."""
PARAGRAPHS_PER_ARTICLE = 5
EVERY = 8
"""Of so many questions one is looked at in each of the 64 pairs of languages: 9,800 passages."""
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
    """Best passages of questions. ``features``: float64 (n, 3), named by ``FEATURES``;
    ``right``: bool (n,); ``article``: int (n,), for splits that share no text."""

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


def observe(questions: Encoded, passages: Encoded, *, per_article: int) -> Observations:
    """The best passage of every question, with and without its answer among the passages.

    ``per_article``: paragraphs of an article, by which the observations are split.
    """
    pool = Pool.joined([passages.paragraphs])
    features: list[tuple[float, ...]] = []
    right: list[bool] = []
    asked: list[int] = []
    for number, scores in questions.ask(pool, EVERY):
        answer = int(questions.source.answer[number])
        asked.append(answer)
        without = scores.total.copy()
        without[answer] = -np.inf
        for best in (int(scores.total.argmax()), int(without.argmax())):
            features.append(tuple(float(getattr(scores, name)[best]) for name in FEATURES))
            right.append(len(right) % 2 == 0 and best == answer)
    return Observations(
        features=np.asarray(features),
        right=np.asarray(right),
        article=np.repeat(np.asarray(asked) // per_article, 2),
    )


def fit(observations: Observations) -> np.ndarray:
    """Logistic regression by Newton's method: float64 (4,), the constant, then ``FEATURES``."""
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


def _numbers(weights: np.ndarray) -> dict[str, float]:
    return {
        name: round(float(value), 4)
        for name, value in zip(("constant", *FEATURES), weights, strict=True)
    }


def calibrate(
    encoded: Mapping[str, Encoded],
) -> tuple[dict[str, object], dict[str, list[tuple[float, float, int]]]]:
    """What ``config.json`` holds as ``calibration``, and the reliability curve of every kind.

    One curve over all language pairs, under the names that ``index.search.calibration`` reads,
    and one for each kind of pair under ``kinds``.
    """
    parts: dict[str, list[Observations]] = {}
    for asked, questions in encoded.items():
        for found, passages in encoded.items():
            seen = observe(questions, passages, per_article=PARAGRAPHS_PER_ARTICLE)
            parts.setdefault(kind_of(asked, found), []).append(seen)
    joined = {kind: Observations.joined(seen) for kind, seen in parts.items()}
    curves: dict[str, list[tuple[float, float, int]]] = {}
    told: list[np.ndarray] = []
    for kind, seen in joined.items():
        chance = out_of_sample(seen)
        told.append(chance)
        curves[kind] = reliability(chance, seen.right)
    every = Observations.joined(list(joined.values()))
    values: dict[str, object] = {**_numbers(fit(every))}
    values["threshold"] = round(best_threshold(np.concatenate(told), every.right), 3)
    values["kinds"] = {kind: _numbers(fit(seen)) for kind, seen in joined.items()}
    return values, curves
