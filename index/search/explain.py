"""What a passage says to a query: its best sentence, and the words that answer the query's words.

The same cosines that rank passages, on the original text of the few best. The best sentence also
takes part in their order: what answers a question mostly stands in one sentence of a paragraph.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from index.documents import Span, WordMatch
from index.embedding.embedder import Floats, Ids
from index.embedding.static_model import StaticModel
from index.embedding.wordpiece import WORD_START
from index.search.late_interaction import QueryWords, says_much, word_answers, word_table
from index.text.fold import fold_text, stem
from index.text.script import script

WORD_ANSWERS_FROM = 0.25
"""How well a word must answer to be shown: a cosine of 0.5."""
SHARE_OF_BEST = 0.6
"""A word is shown if it answers at least this share of what the best word answers."""


class Reading(NamedTuple):
    """A passage as the model reads it."""

    spans: list[Span]
    """Where its words stand"""
    answers: Floats
    """float32 (w, q): how well each word answers each word of the query"""
    sentences: list[Span]
    firsts: npt.NDArray[np.intp]
    """(s,): the first word of each sentence"""
    tokens: list[Ids]
    """of each sentence"""


class Best(NamedTuple):
    """The best sentence of a passage."""

    sentence: Span
    coverage: float
    """Share of the query's meaning that its words answer, 0 to 1"""
    cosine: float
    """Of its mean vector with the query's"""
    answered: float
    """What is left of the coverage without the word that is answered best, 0 to 1: one word met
    well is not a question answered"""


class Passage(Protocol):
    """What can be read: a paragraph of the library is one."""

    @property
    def text(self) -> str: ...
    @property
    def sentences(self) -> Sequence[Span]: ...


def read(model: StaticModel, words: QueryWords, passages: Sequence[Passage]) -> list[Reading]:
    """Read passages, all at once. Sentences without known words are left out."""
    found = [model.tokenize_words(passage.text) for passage in passages]
    packed = [
        np.fromiter(itertools.chain.from_iterable(ids for _, ids in each), np.uint32)
        for each in found
    ]
    bounds = np.cumsum([0, *map(len, packed)])
    table = word_table(model, np.concatenate([*packed, np.empty(0, np.uint32)]), bounds)
    answers = word_answers(words, table.vectors, table.sounds)[table.which]
    asked = {_key(word): place for place, word in enumerate(words.texts)}
    cuts = [*table.firsts.tolist(), len(answers)]
    return [
        _reading(passage, [span for span, _ in each], flat, answers[start:end], asked)
        for passage, each, flat, (start, end) in zip(
            passages, found, packed, itertools.pairwise(cuts), strict=True
        )
    ]


def _reading(
    passage: Passage, spans: list[Span], flat: Ids, answers: Floats, asked: dict[str, int]
) -> Reading:
    text, sentences = passage.text, passage.sentences
    starts = flat >= WORD_START
    for place, (start, end) in enumerate(spans):
        same = asked.get(_key(text[start:end]))
        if same is not None:  # whatever the model makes of it
            answers[place, same] = 1
    begins = np.array([span.start for span in spans], np.intp)
    limits = np.array([span.start for span in sentences] or [0], np.intp)
    limits[0] = 0
    bounds = np.append(np.searchsorted(begins, limits), len(spans))
    kept = np.flatnonzero(np.diff(bounds))
    cuts = np.append(np.flatnonzero(starts), len(flat))[bounds]
    return Reading(
        spans,
        answers,
        [sentences[place] if sentences else Span(0, len(text)) for place in kept.tolist()],
        bounds[kept],
        [flat[cuts[place] : cuts[place + 1]] for place in kept.tolist()],
    )


def best_sentences(
    model: StaticModel, meaning: Floats, weights: Floats, readings: Sequence[Reading]
) -> list[Best | None]:
    """The sentence of each passage that answers most, word by word and as a whole.

    ``meaning`` (d,): the query's vector by ``model``; ``weights`` (q,): how much each word of the
    query says here. None for a passage of which the model knows no word.
    """
    share = weights / max(float(weights.sum()), 1e-9)
    cosines = model.embed_packed([part for each in readings for part in each.tokens]) @ meaning
    found: list[Best | None] = []
    position = 0
    for reading in readings:
        cosine = cosines[position : position + len(reading.tokens)]
        position += len(reading.tokens)
        if not reading.tokens:
            found.append(None)
            continue
        answers = np.maximum.reduceat(reading.answers, reading.firsts, axis=0)
        coverage = answers @ share
        best = int((coverage + cosine).argmax())
        parts = answers[best] * share
        rest = float(parts.sum() - parts.max()) if len(parts) > 1 else float(parts.sum())
        found.append(
            Best(reading.sentences[best], float(coverage[best]), float(cosine[best]), rest)
        )
    return found


def matches(
    reading: Reading, words: QueryWords, weights: Floats, text: str
) -> tuple[WordMatch, ...]:
    """The words of a passage that answer words of the query, in reading order."""
    if not reading.spans or not words.texts:
        return ()
    best = reading.answers.max(axis=0)
    shown = (reading.answers >= WORD_ANSWERS_FROM) & (reading.answers >= SHARE_OF_BEST * best)
    share = weights / weights.max()
    strength = np.where(shown & says_much(weights), reading.answers * share, 0)
    chosen = strength.argmax(axis=1)
    found = []
    for place in np.flatnonzero(strength.max(axis=1) > 0).tolist():
        span, word = reading.spans[place], int(chosen[place])
        found.append(
            WordMatch(
                *span,
                weight=float(min(1.0, strength[place, word])),
                query_word=words.texts[word],
                way=way_of(words.texts[word], text[span.start : span.end]),
                closeness=float(min(1.0, reading.answers[place, word])),
            )
        )
    return tuple(found)


def way_of(asked: str, found: str) -> str:
    """How one word answers another: exact, folded, translated (another script) or meaning."""
    if asked == found:
        return "exact"
    if _key(asked) == _key(found):
        return "folded"
    return "meaning" if script(asked[0]) == script(found[0]) else "translated"


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    """What is the same for all spellings of a word."""
    return stem(fold_text(word))
