"""The vocabulary: whole words by their worth in every language, and pieces for all the rest.

A vocabulary fitted as a whole to counts that are evened out between languages cuts the most
frequent words ("to", "когда", "עם") into letters, because the letters are cheap; and words that
are cut are learnt badly. So frequent words are tokens whatever a fit says, and the fit has to find
the pieces of the others alone.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from index.embedding.folding import is_ideographic
from training.composition import Parts, parts_of
from training.corpora import KINDS, Corpus
from training.settings import Settings
from training.tokenizer import (
    UNKNOWN,
    balanced_counts,
    fit_pieces,
    load_tokenizer,
    pieces_of,
    tokenizer_of,
)

log = logging.getLogger(__name__)

_RUNNING_WORTH = 0.25
"""A word of running text against one of a translated sentence, from which meaning is learnt."""
_MOST_ENTRIES = 3
"""Dictionary entries of a word that count."""
_LEAST_WORTH = 3.0
"""Occurrences, so weighed, below which a word is left to its pieces."""
_ARTICLE_AND_MORE = re.compile("^[وف]?(?:[بك]?ال|لل)[\u0621-\u06ff]")
"""Pieces that begin so and are no words would be the longest match of "والمدرسة", and leave no
"مدرسة" behind them."""
_LANGUAGE_EXPONENT = 0.4
_BUDGET = 40_000_000
"""Running words, all languages together, that the pieces are fitted to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The tokenizer, and what its tokens are made of."""

    tokenizer: Tokenizer
    parts: Parts

    def save(self, folder: Path) -> None:
        """Write to ``folder``; the tokenizer last, so that it stands for both."""
        np.savez(folder / "parts.npz", flat=self.parts.flat, offsets=self.parts.offsets)
        self.tokenizer.save(str(folder / "tokenizer.json"), pretty=False)

    @classmethod
    def load(cls, folder: Path) -> Vocabulary:
        """Read what ``save`` wrote."""
        with np.load(folder / "parts.npz") as arrays:
            parts = Parts(flat=arrays["flat"], offsets=arrays["offsets"])
        return cls(tokenizer=load_tokenizer(folder / "tokenizer.json"), parts=parts)


def build_vocabulary(corpus: Corpus, settings: Settings) -> Vocabulary:
    """Pieces fitted to all words, then the words that are worth a token of their own."""
    words = corpus.texts.words
    repeats = balanced_counts(corpus.texts.word_counts(), words, budget=_BUDGET, seed=settings.seed)
    ideographic = np.fromiter((is_ideographic(word) for word in words), bool, len(words))
    alphabetic = fit_pieces(words, np.where(ideographic, 0, repeats), size=settings.pieces)
    sinographic = fit_pieces(words, np.where(ideographic, repeats, 0), size=settings.ideographs)
    worth = word_worth(corpus)
    worths = dict(zip(words, worth.tolist(), strict=True))
    pieces = [
        piece
        for piece in dict.fromkeys(pieces_of(alphabetic) + pieces_of(sinographic))
        if worths.get(piece, 0.0) > 0 or not _ARTICLE_AND_MORE.match(piece)
    ]
    tokens = [UNKNOWN, *pieces]
    known = set(tokens)
    order = np.argsort(-np.where(ideographic, 0.0, worth), kind="stable")
    for number in order.tolist():
        if len(tokens) >= settings.vocabulary or worth[number] <= 0 or ideographic[number]:
            break
        if words[number] not in known:
            tokens.append(words[number])
    log.info("vocabulary: %d pieces, %d tokens", len(known), len(tokens))
    return Vocabulary(tokenizer=tokenizer_of(tokens), parts=parts_of(tokens, alphabetic, worths))


def word_worth(corpus: Corpus) -> np.ndarray:
    """How much a token of its own is worth to each word, float64 (words,): 0 for rare ones.

    Its occurrences, those of a language of ``n`` running words together like ``n ** 0.4``.
    """
    texts = corpus.texts
    lengths = np.diff(texts.offsets)
    single = lengths == 1
    translated = np.zeros(len(texts), bool)
    translated[corpus.pairs[corpus.kind == KINDS.index("sentences")]] = True
    running = corpus.chain > np.arange(len(corpus.chain))
    running |= np.isin(np.arange(len(running)), corpus.chain[running])
    entries = np.zeros(len(texts), bool)
    entries[corpus.pairs[corpus.kind == KINDS.index("lexicon")]] = True
    result = np.zeros(len(texts.words))
    for language in range(len(texts.languages)):
        own = texts.language == language

        def count(chosen: np.ndarray, own: np.ndarray = own) -> np.ndarray:
            of_word = np.repeat(chosen & own, lengths)
            return np.bincount(texts.flat[of_word], minlength=len(texts.words)).astype(float)

        worth = count(translated) + _RUNNING_WORTH * count(running & ~translated)
        worth += np.minimum(count(entries & single), _MOST_ENTRIES)
        total = max(1.0, worth.sum())
        worth[worth < _LEAST_WORTH] = 0
        np.maximum(result, worth * total ** (_LANGUAGE_EXPONENT - 1), out=result)
    return result
