"""Which pairs a step sees: weights of sources and languages, English as a bridge, running text."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from training.corpora import KINDS, Corpus

# A source that is not named weighs 1. Software, courses and place names would drown the rest.
SOURCE_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "tatoeba": 5.0,
        "mkqa": 2.0,
        "ntrex128": 2.0,
        "pud": 2.0,
        "xc-translate": 1.5,
        "ea-mt-train": 1.5,
        "courses-azd": 0.2,
        "courses-edgeai": 0.2,
        "courses-iot": 0.3,
        "courses-aiagents": 0.25,
        "courses-security101": 0.5,
        "godot-editor": 0.3,
        "react-docs": 0.4,
        "react-dev": 0.4,
        "vue-docs": 0.4,
        "scratch": 0.5,
        "matrix-react-sdk": 0.5,
        "android-framework": 0.6,
        "sahana-eden": 0.6,
        "whosonfirst": 0.4,
        "wikidata-names": 1.0,
        "osm-features": 0.4,
        "wiktionary": 1.5,
        "wiktionary-vuizur": 1.5,
    }
)
KIND_SHARES: Mapping[str, float] = MappingProxyType(
    {"sentences": 0.50, "lexicon": 0.35, "definitions": 0.03, "mined": 0.12}
)
LANGUAGE_EXPONENT = 0.7
"""A language with ``n`` pairs weighs like ``n ** 0.7``: the small ones are seen more often."""
BRIDGED = 0.4
"""Share of the draws in which English is replaced by a third language's same sentence."""
SENTENCES_AHEAD = 3
NEIGHBOURS = 0.5
"""Share of a batch of running text that stands near the other share: hard negatives."""
NEAREST, FARTHEST = 5, 40
"""Sentences from one to its neighbour: mostly another paragraph of the same document."""


class PairSampler:
    """Draws batches of translations. Positions of text: (first, second), each int64 (size,)."""

    def __init__(self, corpus: Corpus) -> None:
        self._left = corpus.pairs[:, 0].astype(np.int64)
        self._right = corpus.pairs[:, 1].astype(np.int64)
        self._language = corpus.texts.language
        weights = pair_weights(corpus)
        self._cumulative = np.cumsum(weights)
        sentences = np.where(corpus.kind == KINDS.index("sentences"), weights, 0.0)
        self._sentences = np.cumsum(sentences)
        self._bridge_groups(corpus)

    def _bridge_groups(self, corpus: Corpus) -> None:
        """Pairs with the same English text and source, in a row each: for bridges."""
        words = np.diff(corpus.texts.offsets)[self._right]
        # One English word has many senses; two or more words of one source mean one thing.
        self._may_bridge = (corpus.kind == 0) | ((corpus.kind == 1) & (words > 1))
        key = self._right * (len(corpus.sources) + 1) + corpus.source
        key = np.where(corpus.kind == 0, self._right * (len(corpus.sources) + 1), key)
        self._order = np.argsort(key, kind="stable")
        ordered = key[self._order]
        _, first, size = np.unique(ordered, return_index=True, return_counts=True)
        group = np.repeat(np.arange(len(first)), size)
        self._group_first = np.empty(len(key), np.int64)
        self._group_size = np.empty(len(key), np.int64)
        self._group_first[self._order] = first[group]
        self._group_size[self._order] = size[group]

    def draw(
        self, random: np.random.Generator, size: int, *, sentences_only: bool = False
    ) -> tuple[np.ndarray, np.ndarray]:
        """``size`` pairs, in both directions alike."""
        cumulative = self._sentences if sentences_only else self._cumulative
        chosen = np.searchsorted(cumulative, random.random(size) * cumulative[-1], side="right")
        left, right = self._left[chosen], self._right[chosen]
        offset = random.integers(0, self._group_size[chosen])
        other = self._left[self._order[self._group_first[chosen] + offset]]
        bridged = (random.random(size) < BRIDGED) & self._may_bridge[chosen]
        bridged &= self._language[other] != self._language[left]
        right = np.where(bridged, other, right)
        turned = random.random(size) < 0.5
        return np.where(turned, right, left), np.where(turned, left, right)


def pair_weights(corpus: Corpus) -> np.ndarray:
    """How often each pair is drawn, float64 (pairs,), summing to 1."""
    of_source = np.array([SOURCE_WEIGHTS.get(name, 1.0) for name in corpus.sources])
    weights = of_source[corpus.source]
    language = corpus.texts.language[corpus.pairs[:, 0]]
    for kind, name in enumerate(KINDS):
        members = corpus.kind == kind
        if not members.any():
            continue
        totals = np.bincount(language[members], weights[members], minlength=64)
        factor = np.power(np.maximum(totals, 1.0), LANGUAGE_EXPONENT - 1.0)
        weights[members] *= factor[language[members]]
        weights[members] *= KIND_SHARES[name] / weights[members].sum()
    return weights / weights.sum()


class RunningSampler:
    """Draws a sentence (or a title) and what follows it in its paragraph."""

    def __init__(self, corpus: Corpus) -> None:
        self._chain = corpus.chain.astype(np.int64)
        self._sentences = np.flatnonzero(self._chain > np.arange(len(self._chain)))
        language = corpus.texts.language[self._sentences]
        totals = np.bincount(language, minlength=64).astype(np.float64)
        weights = np.power(np.maximum(totals, 1.0), LANGUAGE_EXPONENT - 1.0)[language]
        self._cumulative = np.cumsum(weights)

    def __bool__(self) -> bool:
        return len(self._sentences) > 0

    def draw(
        self, random: np.random.Generator, size: int
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Text numbers: the sentences, and the first and last text of what follows each."""
        free = size - int(size * NEIGHBOURS)
        draws = random.random(free) * self._cumulative[-1]
        place = np.searchsorted(self._cumulative, draws, side="right")
        apart = random.integers(NEAREST, FARTHEST + 1, size - free)
        near = (place[: size - free] + apart) % len(self._sentences)
        chosen = self._sentences[np.concatenate([place, near])]
        last = np.minimum(chosen + SENTENCES_AHEAD, self._chain[chosen])
        return chosen, chosen + 1, last
