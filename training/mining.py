"""Pairs of words mined from the sentence pairs join the corpus as a kind of their own."""

from __future__ import annotations

import dataclasses
import logging

import numpy as np
from tokenizers import Tokenizer

from index.embedding.folding import is_ideographic
from training.alignment import align
from training.corpora import KINDS, Corpus
from training.ranges import ranges
from training.texts import Texts
from training.tokenizer import encode_words

log = logging.getLogger(__name__)

SOURCE = "mined"
_MOST_COPIES = 6


def mine_words(corpus: Corpus, tokenizer: Tokenizer) -> Corpus:
    """``corpus`` with the word pairs of its sentence pairs, as texts of one word each.

    A pair that is linked often stands there several times (the root of its links, at most six).
    Chinese is aligned piece by piece, as it is read.
    """
    texts = _units(corpus.texts, tokenizer)
    sentences = corpus.pairs[corpus.kind == KINDS.index("sentences")]
    languages = texts.language[sentences]
    collected = _WordTexts(texts)
    mined: list[np.ndarray] = []
    for key in np.unique(languages, axis=0):
        chosen = sentences[(languages == key).all(axis=1)]
        found = align(texts.flat, texts.offsets, chosen)
        names = "-".join(texts.languages[number] for number in key)
        log.info("%s: %d word pairs from %d sentences", names, len(found.words), len(chosen))
        copies = np.clip(np.sqrt(found.links), 1, _MOST_COPIES).astype(np.int64)
        numbers = [collected.of(found.words[:, side], int(key[side])) for side in (0, 1)]
        mined.append(np.repeat(np.stack(numbers, axis=1), copies, axis=0))
    return _joined(corpus, collected.finish(corpus.texts, texts.words), np.concatenate(mined))


def _units(texts: Texts, tokenizer: Tokenizer) -> Texts:
    """``texts`` with every run of ideographs cut into its pieces."""
    runs = [number for number, word in enumerate(texts.words) if is_ideographic(word)]
    pieces, bounds = encode_words(tokenizer, [texts.words[number] for number in runs])
    spelt = {number: piece for piece, number in tokenizer.get_vocab().items()}
    numbers = {word: number for number, word in enumerate(texts.words)}
    words = list(texts.words)
    unit_of = np.zeros(tokenizer.get_vocab_size(), np.int32)
    for piece in np.unique(pieces).tolist():
        number = numbers.setdefault(spelt[piece], len(words))
        if number == len(words):
            words.append(spelt[piece])
        unit_of[piece] = number
    lengths = np.ones(len(texts.words), np.int64)
    lengths[runs] = np.diff(bounds)
    # Words keep their own number as their one unit, runs have those of their pieces.
    flat_units = np.concatenate([unit_of[pieces], np.arange(len(texts.words), dtype=np.int32)])
    first = np.arange(len(texts.words)) + len(pieces)
    first[runs] = bounds[:-1]
    per_word = lengths[texts.flat]
    flat = flat_units[ranges(first[texts.flat], per_word)]
    offsets = np.concatenate([[0], np.cumsum(per_word)])[texts.offsets]
    return dataclasses.replace(texts, words=words, flat=flat, offsets=offsets)


class _WordTexts:
    """Texts of one word each, that follow the texts of the corpus."""

    def __init__(self, texts: Texts) -> None:
        self._first = len(texts)
        self._numbers: dict[tuple[int, int], int] = {}

    def of(self, words: np.ndarray, language: int) -> np.ndarray:
        """The text numbers of ``words``, int64 (n,)."""
        numbers, first = self._numbers, self._first
        return np.array(
            [numbers.setdefault((word, language), first + len(numbers)) for word in words.tolist()],
            np.int64,
        )

    def finish(self, texts: Texts, words: list[str]) -> Texts:
        """``texts`` with the new ones behind them. ``words`` begins with those of ``texts``."""
        new = np.array(list(self._numbers), np.int64).reshape(-1, 2)
        ends = texts.offsets[-1] + 1 + np.arange(len(new))
        return Texts(
            words=words,
            languages=texts.languages,
            flat=np.concatenate([texts.flat, new[:, 0].astype(np.int32)]),
            offsets=np.concatenate([texts.offsets, ends]),
            language=np.concatenate([texts.language, new[:, 1].astype(np.int16)]),
        )


def _joined(corpus: Corpus, texts: Texts, mined: np.ndarray) -> Corpus:
    """``corpus`` with the pairs ``mined`` of ``texts``, whose first are those of the corpus."""
    count = len(mined)
    return dataclasses.replace(
        corpus,
        texts=texts,
        pairs=np.concatenate([corpus.pairs, mined.astype(np.int32)]),
        kind=np.concatenate([corpus.kind, np.full(count, KINDS.index(SOURCE), np.int16)]),
        source=np.concatenate([corpus.source, np.full(count, len(corpus.sources), np.int16)]),
        sources=(*corpus.sources, SOURCE),
        chain=np.concatenate(
            [corpus.chain, np.arange(len(corpus.texts), len(texts), dtype=np.int32)]
        ),
    )
