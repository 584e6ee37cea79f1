"""What tokens are made of, so that rare forms of a word learn from frequent ones.

While it is trained, the row of a token is its own row and those of its parts: of "المدرسة" that
of "مدرسة", of "президентов" those of "президент" and "ов", of 电脑 those of 电 and 脑. In the end
the sums are written down, and readers see a plain table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from index.embedding.folding import is_ideographic
from training.ranges import ranges
from training.tokenizer import UNKNOWN

_SHORTEST_CUT = 5
"""Letters of a word below which its pieces tell nothing of it."""
_SHORTEST_PART = 2
# What is written onto the front of a word, and how much the rest must be worth against the whole:
# an article is nearly always one, a single letter is mostly part of the word.
_PREFIXES = (
    (re.compile("^(?:[وف]?(?:[بك]?ال|لل))(?=[\u0621-\u06ff]{3})"), 0.05),
    (re.compile("^[وفبكلس](?=[\u0621-\u06ff]{3})"), 1.0),
    (re.compile("^(?:[וש]?[הבלמכ]|כש|ש|ו)(?=[\u05d0-\u05ea]{3})"), 0.7),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of token ``i``: ``flat[offsets[i]:offsets[i + 1]]``, int32, itself the first."""

    flat: np.ndarray
    offsets: np.ndarray

    @classmethod
    def none(cls, tokens: int) -> Parts:
        """Every token stands for itself."""
        return cls(flat=np.arange(tokens, dtype=np.int32), offsets=np.arange(tokens + 1))

    def of(self, tokens: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Parts of ``tokens`` one after another, and how many each has."""
        lengths = np.diff(self.offsets)[tokens]
        return self.flat[ranges(self.offsets[:-1][tokens], lengths)], lengths


def parts_of(tokens: Sequence[str], pieces: Tokenizer, worth: Mapping[str, float]) -> Parts:
    """The parts of ``tokens``, which are tokens too.

    ``pieces`` cuts words; ``worth``: of words, where there is a choice.
    """
    numbers = {token: number for number, token in enumerate(tokens)}
    known = numbers.keys() - {UNKNOWN}
    stems = [_without_prefix(token, numbers, worth) for token in tokens]
    cuts = pieces.encode_batch_fast(stems, add_special_tokens=False)
    names = {number: piece for piece, number in pieces.get_vocab().items()}
    flat: list[int] = []
    ends = [0]
    for token, stem, cut in zip(tokens, stems, cuts, strict=True):
        found = [stem]
        if is_ideographic(token):
            found += list(token)
        elif len(stem) >= _SHORTEST_CUT:
            pieces_found = [names[number] for number in cut.ids]
            if len(pieces_found[0]) >= _SHORTEST_PART:  # a stem is not behind a stray letter
                found += [piece for piece in pieces_found if len(piece) >= _SHORTEST_PART]
        flat += [numbers[token]]
        flat += dict.fromkeys(numbers[part] for part in found if part in known and part != token)
        ends.append(len(flat))
    return Parts(flat=np.asarray(flat, np.int32), offsets=np.asarray(ends, np.int64))


def _without_prefix(token: str, numbers: Mapping[str, int], worth: Mapping[str, float]) -> str:
    """``token``, or what is left without particles, if that is a token and likely the word."""
    for pattern, factor in _PREFIXES:
        rest = pattern.sub("", token)
        likely = worth.get(rest, 0.0) > factor * worth.get(token, 0.0)
        if rest != token and rest in numbers and likely:
            return rest
    return token
