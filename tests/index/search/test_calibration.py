"""Chances follow the scores, and a model's own numbers are used."""

from __future__ import annotations

import numpy as np
import pytest

from index.search.calibration import Calibration
from index.search.fusion import Scores


def scores(*values: float) -> Scores:
    column = np.array(values, np.float32)
    return Scores(
        total=column,
        dense=column,
        late=column,
        coverage=column / np.float32(10),
        lexical=np.zeros_like(column),
        cosine=column / np.float32(10),
    )


def test_a_better_score_has_a_better_chance() -> None:
    """Chances rise with the scores and stay within 0 and 1, however wild these are."""
    chances = Calibration().probability(scores(-1e6, 0, 2, 5, 1e6))
    assert (np.diff(chances) > 0).all()
    assert chances.min() >= 0
    assert chances.max() <= 1


def test_a_models_numbers_are_used() -> None:
    """What the model brings replaces the fallback; what it adds for others is passed over."""
    values = {"constant": 1.0, "dense": 0, "late": 0, "coverage": 0, "threshold": 0.4, "kinds": {}}
    calibration = Calibration.of_model(values)
    assert calibration.probability(scores(3))[0] == pytest.approx(1 / (1 + np.exp(-1)))
    assert calibration.threshold == 0.4
