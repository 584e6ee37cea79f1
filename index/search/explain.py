"""Why a passage was found: its best sentence, and the words that answer words of the query.

The same cosines that rank passages, on the original text of the hits alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from index.documents import Span, WordMatch
from index.embedding.embedder import Floats
from index.embedding.static_model import StaticModel
from index.embedding.wordpiece import WORD_START
from index.search.late_interaction import QueryWords
from index.text.fold import fold_text, stem

WORD_ANSWERS_FROM = 0.12
"""cosine³ from which a word is shown as an answer: a cosine of 0.5."""
SHARE_OF_BEST = 0.5
"""A word is shown if it answers at least this share of what the best word answers."""
SENTENCE_MEANING_SHARE = 0.6
"""Weight of the sentence's mean vector beside its words."""


class Explanation(NamedTuple):
    """The reasons that a passage shows."""

    sentence: Span
    words: tuple[WordMatch, ...]


class _Words(NamedTuple):
    """The words of a passage with what they answer."""

    spans: list[Span]
    answers: Floats  # (w, q), cosine³
    packed: list[list[int]]


def explain(
    model: StaticModel, words: QueryWords, weights: Floats, text: str, sentences: Sequence[Span]
) -> Explanation:
    """Offsets are those of ``text``. ``weights`` (q,): how much each query word says."""
    passage = _read(model, words, text)
    bounds = list(sentences) or [Span(0, len(text))]
    matches = _matches(passage, words, weights, text)
    return Explanation(_best_sentence(model, words, weights, passage, bounds), matches)


def _read(model: StaticModel, words: QueryWords, text: str) -> _Words:
    found = model.tokenize_words(text)
    packed = [[ids[0] | WORD_START, *ids[1:]] for _, ids in found]
    flat = np.array([token for word in packed for token in word], np.uint32)
    starts = flat >= WORD_START
    vectors = model.word_vectors(flat & np.uint32(WORD_START - 1), starts)
    answers = np.maximum(vectors @ words.vectors.T, 0) ** 3
    spans = [span for span, _ in found]
    asked = {key: place for place, word in enumerate(words.texts) if (key := _key(word))}
    for place, (start, end) in enumerate(spans):
        same = asked.get(_key(text[start:end]))
        if same is not None:  # whatever the model makes of it
            answers[place, same] = 1
    return _Words(spans, answers, packed)


def _best_sentence(
    model: StaticModel, words: QueryWords, weights: Floats, passage: _Words, bounds: list[Span]
) -> Span:
    """The sentence that answers most of the query, word by word and as a whole."""
    if len(bounds) == 1 or not passage.spans or not words.texts:
        return bounds[0]
    share = weights / weights.sum()
    begins = np.array([span.start for span in passage.spans])
    scores = np.full(len(bounds), -1.0)
    for place, (start, end) in enumerate(bounds):
        first, last = np.searchsorted(begins, (start, end))
        if first == last:
            continue
        tokens = [token for word in passage.packed[first:last] for token in word]
        vectors = model.embed_packed([np.array(tokens, np.uint32)])
        meaning = float(vectors[0, : model.word_dimension] @ _mean(words, share))
        scores[place] = float(passage.answers[first:last].max(axis=0) @ share)
        scores[place] += SENTENCE_MEANING_SHARE * meaning
    return bounds[int(scores.argmax())]


def _mean(words: QueryWords, share: Floats) -> Floats:
    mean = share @ words.vectors
    return mean / max(float(np.linalg.norm(mean)), 1e-9)


def _matches(
    passage: _Words, words: QueryWords, weights: Floats, text: str
) -> tuple[WordMatch, ...]:
    if not passage.spans or not words.texts:
        return ()
    best = passage.answers.max(axis=0)
    strength = passage.answers * (weights / weights.max())
    shown = (passage.answers >= WORD_ANSWERS_FROM) & (passage.answers >= SHARE_OF_BEST * best)
    strength = np.where(shown, strength, 0)
    chosen = strength.argmax(axis=1)
    found = []
    for place in np.flatnonzero(strength.max(axis=1) > 0).tolist():
        span, word = passage.spans[place], int(chosen[place])
        found.append(
            WordMatch(
                *span,
                weight=float(min(1.0, strength[place, word])),
                query_word=words.texts[word],
                way=_way(words.texts[word], text[span.start : span.end]),
            )
        )
    return tuple(found)


def _way(asked: str, found: str) -> str:
    """How one word answers another: exact, folded, translated (other letters) or meaning."""
    if asked == found:
        return "exact"
    if _key(asked) == _key(found):
        return "folded"
    return "meaning" if asked.isascii() == found.isascii() else "translated"


def _key(word: str) -> str:
    """What is the same for all spellings of a word."""
    return stem(fold_text(word))
