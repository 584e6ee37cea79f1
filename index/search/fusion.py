"""One score for each candidate, from what speaks for it, comparable across languages.

The mean-vector cosine and the late interaction are each measured against a sample of their own
language's paragraphs (how many standard deviations above the usual), then added, late interaction
at full weight. Lexical evidence joins as a smaller part: equal words are near each other already.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.embedding.embedder import Floats

LATE_SHARE = 1.0
LEXICAL_SHARE = 0.5
SENTENCE_SHARE = 0.5
_PRIOR = 6.0
"""A language with few paragraphs borrows so many from the whole sample."""
_LEAST_ANSWERED = 1e-3
_LEAST_SPREAD = 1e-3

Int32 = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for some paragraphs. Arrays have a row for each."""

    language: Int32
    cosine: Floats
    """(n,) of mean vectors"""
    answers: Floats
    """(n, q) how well each query word is answered, 0 to 1"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Scores of candidates, and what they are made of; all float32 (n,)."""

    total: Floats
    dense: Floats
    """standard deviations above the language's usual"""
    late: Floats
    """the same of the late interaction"""
    coverage: Floats
    """share of the query's meaning that is answered, 0 to 1"""
    lexical: Floats
    """0 to 1"""
    cosine: Floats


def word_weights(usual: Evidence, prior: Floats) -> Floats:
    """How much each query word tells paragraphs apart: the log of its inverse mean answer.

    ``prior`` (q,): what the model says about it. Never all zero.
    """
    mean = usual.answers.mean(axis=0) if len(usual.answers) else np.full(len(prior), 0.1)
    weights = -np.log(np.clip(mean, _LEAST_ANSWERED, 1.0)) * prior
    return np.maximum(weights, 1e-3).astype(np.float32)


def fuse(candidates: Evidence, usual: Evidence, weights: Floats, lexical: Floats) -> Scores:
    """Scores of ``candidates`` against what is ``usual`` in the library.

    ``lexical``: (n,), 1 for the best lexical hit, 0 for none.
    """
    share = weights / max(float(weights.sum()), 1e-9)
    coverage = (candidates.answers @ share).astype(np.float32)
    dense = _standardised(candidates.cosine, candidates.language, usual.cosine, usual.language)
    late = _standardised(
        coverage, candidates.language, (usual.answers @ share).astype(np.float32), usual.language
    )
    total = (dense + LATE_SHARE * late + LEXICAL_SHARE * lexical).astype(np.float32)
    return Scores(
        total=total,
        dense=dense,
        late=late,
        coverage=coverage,
        lexical=lexical,
        cosine=candidates.cosine,
    )


def sentence_bonus(
    languages: Int32, coverage: Floats, cosine: Floats, usual: Evidence, weights: Floats
) -> Floats:
    """What the best sentences add to the scores of their passages, float32 (n,).

    ``coverage`` and ``cosine`` (n,) are those of the sentences; ``usual`` is of whole passages.
    """
    share = weights / max(float(weights.sum()), 1e-9)
    usual_coverage = (usual.answers @ share).astype(np.float32)
    late = _standardised(coverage, languages, usual_coverage, usual.language)
    dense = _standardised(cosine, languages, usual.cosine, usual.language)
    return SENTENCE_SHARE * (late + dense)


def _standardised(
    values: Floats, languages: Int32, usual: Floats, usual_languages: Int32
) -> Floats:
    """``values`` in standard deviations above the mean of their language in the sample."""
    if not len(usual):
        return values
    kinds = int(max(languages.max(initial=0), usual_languages.max())) + 1
    count = np.bincount(usual_languages, minlength=kinds)
    mean, variance = float(usual.mean()), float(usual.var())
    trust = count / (count + _PRIOR)
    own_mean = np.bincount(usual_languages, usual, kinds) / np.maximum(count, 1)
    squares = (usual - own_mean[usual_languages]) ** 2
    own_variance = np.bincount(usual_languages, squares, kinds) / np.maximum(count, 1)
    centre = trust * own_mean + (1 - trust) * mean
    spread = np.sqrt(trust * own_variance + (1 - trust) * variance)
    scaled = (values - centre[languages]) / np.maximum(spread, _LEAST_SPREAD)[languages]
    return scaled.astype(np.float32)
