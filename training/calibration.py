"""From scores to chances: a logistic curve for each kind of pair, made on questions.

A score says which passage is better, not whether any is good. The curve sees the best hits of
questions with the answering paragraph in the library, and with it left out. So its chance is low
when nothing relevant is there, and a test on other articles says whether it is true.
"""

from __future__ import annotations

import numpy as np

from index.search.calibration import PARTS_AND_CONSTANT
from training.observing import Observations

_RIDGE = 1e-2
_ROUNDS = 50
_HALVES_BY = 3
"""Articles that stand together in a small library stay on one side of a split."""

Curve = list[tuple[float, float, int]]


def fit(observations: Observations) -> np.ndarray:
    """Logistic regression by Newton's method: float64 (1 + p,), the constant first."""
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
    half = (observations.article // _HALVES_BY) % 2 == 0
    for fitted in (half, ~half):
        for script in (observations.same_script, ~observations.same_script):
            told = ~fitted & script
            curve = fit(observations.of(fitted & script))
            result[told] = chances(curve, observations.features[told])
    return result


def reliability(chance: np.ndarray, right: np.ndarray) -> Curve:
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
        for name, value in zip(PARTS_AND_CONSTANT, weights, strict=True)
    }


def calibrate(observations: Observations) -> tuple[dict[str, object], dict[str, Curve]]:
    """What ``config.json`` holds as ``calibration`` (``index.search.calibration`` reads it), and
    reliability curves: of each size of library and of each kind of pair.
    """
    chance, script = out_of_sample(observations), observations.same_script
    groups = {"same script": script, "other script": ~script} | {
        f"{name} libraries": observations.library == name
        for name in dict.fromkeys(observations.library.tolist())
    }
    curves = {
        name: reliability(chance[chosen], observations.right[chosen])
        for name, chosen in groups.items()
    }
    values: dict[str, object] = {
        "same": _numbers(fit(observations.of(script))),
        "other": _numbers(fit(observations.of(~script))),
        "threshold": round(best_threshold(chance, observations.right), 3),
    }
    return values, curves
