"""From scores to the chance that a passage answers, so that "nothing relevant" can be said.

A logistic model on what does not depend on the other candidates: how far dense score and late
interaction stand above the language's usual, and the share of the query's meaning answered. Its
numbers belong to the embedding model and come with it (fitted to questions with and without an
answer in the pool); those here are a fallback.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from index.embedding.embedder import Floats
from index.search.fusion import Scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Numbers of the logistic model."""

    constant: float = -6.5
    dense: float = 0.5
    late: float = 0.4
    coverage: float = 5.0
    threshold: float = 0.25
    """No hit with a better chance than this: nothing relevant was found."""

    @classmethod
    def of_model(cls, values: Mapping[str, Any]) -> Calibration:
        """The numbers that a model brings; what it leaves out is the fallback's."""
        names = {field.name for field in fields(cls)}
        return cls(**{name: float(value) for name, value in values.items() if name in names})

    def probability(self, scores: Scores) -> Floats:
        """The chance that each candidate answers: float32 (n,), 0 to 1."""
        logit = (
            self.constant
            + self.dense * scores.dense
            + self.late * scores.late
            + self.coverage * scores.coverage
        )
        return (1 / (1 + np.exp(-np.clip(logit, -30, 30)))).astype(np.float32)
