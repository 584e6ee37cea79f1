"""Chances follow the scores, and a model's own numbers are used."""

from __future__ import annotations

import math

import pytest

from index.search.calibration import PARTS, Calibration


def test_a_better_score_has_a_better_chance() -> None:
    """Chances rise with the parts of the score and stay within 0 and 1, however wild these are."""
    for same_script in (True, False):
        chances = [
            Calibration().probability(dict.fromkeys(PARTS, value), same_script=same_script)
            for value in (-1e6, 0, 0.3, 0.6, 1e6)
        ]
        assert chances == sorted(chances)
        assert len(set(chances)) == len(chances)
        assert chances[0] >= 0
        assert chances[-1] <= 1


def test_a_models_numbers_are_used() -> None:
    """What the model brings replaces the fallback, for each kind of pair its own."""
    none = dict.fromkeys(PARTS, 0.0)
    values = {"same": {"constant": 1.0, **none}, "other": {"constant": 2.0}, "threshold": 0.4}
    calibration = Calibration.of_model(values)
    assert calibration.probability({"answered": 9.0}, same_script=True) == pytest.approx(
        1 / (1 + math.exp(-1))
    )
    assert calibration.probability({}, same_script=False) == pytest.approx(1 / (1 + math.exp(-2)))
    assert calibration.threshold == 0.4


def test_a_model_without_numbers_has_the_fallback() -> None:
    """A model that brings nothing still tells strong from weak."""
    assert Calibration.of_model({"words": "of another version"}) == Calibration()
