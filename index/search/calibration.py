"""From scores to the chance that a passage answers, so that "nothing relevant" can be said.

A logistic model on what the best sentence answers of the question beside the word that it answers
best: one word met well is not a question answered. Among what else a score is made of (how far
it stands above the usual, the sentence's whole coverage and cosine) nothing told more of questions
and of statements of the news on other articles, or not without taking a passage about the same
matter for an answer. One curve where question and passage share a script, one where they do not.
The numbers belong to the embedding model and come with it (``training.calibration`` fits them to
questions with and without an answer in libraries of several sizes).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

_STEEPEST = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A constant, and the weight of each part of a hit's score. Those here are a fallback."""

    constant: float = -3.0
    answered: float = 15.0

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Curve:
        """The numbers that a model brings; what it leaves out is the fallback's."""
        return cls(**{name: float(values[name]) for name in PARTS_AND_CONSTANT if name in values})

    def chance(self, parts: Mapping[str, float]) -> float:
        """The chance of a hit with these parts of its score; a missing part counts as 0."""
        logit = self.constant + sum(getattr(self, name) * parts.get(name, 0.0) for name in PARTS)
        return 1 / (1 + math.exp(-min(max(logit, -_STEEPEST), _STEEPEST)))


PARTS_AND_CONSTANT = tuple(each.name for each in fields(Curve))
PARTS = PARTS_AND_CONSTANT[1:]
"""Names of the parts of a score that the chance is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The curves of a model."""

    same: Curve = field(default_factory=Curve)
    """Where question and passage are written in one script"""
    other: Curve = field(default_factory=Curve)
    threshold: float = 0.25
    """No hit with a better chance than this: nothing relevant was found."""

    @classmethod
    def of_model(cls, values: Mapping[str, Any]) -> Calibration:
        """The numbers that a model brings; what it leaves out is the fallback's."""
        return cls(
            same=Curve.of(values.get("same", {})),
            other=Curve.of(values.get("other", {})),
            threshold=float(values.get("threshold", cls().threshold)),
        )

    def probability(self, parts: Mapping[str, float], *, same_script: bool) -> float:
        """The chance, 0 to 1, that a hit with these parts of its score answers."""
        return (self.same if same_script else self.other).chance(parts)
