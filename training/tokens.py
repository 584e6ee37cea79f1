"""Texts as tokens of the model, and the gathering of batches from them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from index.embedding.folding import is_ideographic
from training.ranges import ranges
from training.texts import Texts
from training.tokenizer import encode_words

_THINNED_FROM = 5  # tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenTexts:
    """Token ids of many texts. ``flat``: int32; text ``i`` is ``flat[offsets[i]:offsets[i + 1]]``.

    ``starts``: bool, like ``flat``: true where a token begins a word.
    """

    flat: np.ndarray
    offsets: np.ndarray
    starts: np.ndarray

    def slices(
        self, first: np.ndarray, last: np.ndarray, longest: int
    ) -> tuple[np.ndarray, np.ndarray]:
        """Tokens of the runs of texts ``first[i]`` to ``last[i]``, each cut at ``longest``.

        Returns positions in ``flat`` one after another, and the length of each run.
        """
        starts = self.offsets[first]
        lengths = np.minimum(self.offsets[last + 1] - starts, longest)
        return ranges(starts, lengths), lengths


def ideographic_tokens(tokenizer: Tokenizer) -> np.ndarray:
    """Which tokens are written in Han or kana: bool (vocabulary,)."""
    pieces = tokenizer.get_vocab()
    marks = np.zeros(len(pieces), bool)
    for piece, number in pieces.items():
        marks[number] = is_ideographic(piece)
    return marks


def tokenize(texts: Texts, tokenizer: Tokenizer) -> TokenTexts:
    """All ``texts`` in tokens; unknown ones (id 0) are left out."""
    word_flat, word_offsets = encode_words(tokenizer, texts.words)
    lengths = np.diff(word_offsets)
    per_word = lengths[texts.flat]
    positions = ranges(word_offsets[:-1][texts.flat], per_word)
    flat = word_flat[positions]
    starts = positions == np.repeat(word_offsets[:-1][texts.flat], per_word)
    starts |= ideographic_tokens(tokenizer)[flat]
    bounds = np.concatenate([[0], np.cumsum(per_word)])[texts.offsets]
    known = flat > 0
    before = np.concatenate([[0], np.cumsum(known)])
    return TokenTexts(flat=flat[known], offsets=before[bounds], starts=starts[known])


def thinned(
    positions: np.ndarray, lengths: np.ndarray, share: float, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Runs of tokens as ``TokenTexts.slices`` gives them, less a random ``share`` of each run.

    Runs shorter than ``_THINNED_FROM`` stay whole; every run keeps its first token.
    """
    owner = np.repeat(np.arange(len(lengths)), lengths)
    kept = (random.random(len(positions)) >= share) | (lengths < _THINNED_FROM)[owner]
    kept[(np.cumsum(lengths) - lengths)[lengths > 0]] = True
    return positions[kept], np.bincount(owner[kept], minlength=len(lengths))
