"""Keeps the evaluation sets out of training, by runs of eight words and whole short texts."""

from __future__ import annotations

import numpy as np

from training.texts import Texts

RUN = 8
"""Two texts that share a run of so many words overlap."""
SHORTEST = 3
"""Shorter texts than a run overlap when they are equal; below this they are mere vocabulary."""
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def _hashes(flat: np.ndarray, starts: np.ndarray, length: int) -> np.ndarray:
    """uint64 hashes of the runs ``flat[s : s + length]``, order counting."""
    value = np.zeros(len(starts), np.uint64)
    for step in range(length):
        word = flat[starts + step].astype(np.uint64) + np.uint64(1)
        value = (value ^ (word * _MULTIPLIER)) * np.uint64(0xFF51AFD7ED558CCD)
        value ^= value >> np.uint64(32)
    return value


def _run_starts(texts: Texts, length: int) -> tuple[np.ndarray, np.ndarray]:
    """Starts in ``flat`` of all runs of ``length`` words inside a text, and their texts."""
    lengths = np.diff(texts.offsets)
    owner = np.repeat(np.arange(len(texts)), lengths)
    position = np.arange(len(texts.flat)) - texts.offsets[:-1][owner]
    inside = position + length <= lengths[owner]
    return np.flatnonzero(inside), owner[inside]


def overlapping(texts: Texts, held_out: np.ndarray) -> np.ndarray:
    """Which texts overlap those marked in ``held_out`` (bool (texts,)): bool of the same shape.

    The held-out texts themselves are among them.
    """
    result = held_out.copy()
    starts, owner = _run_starts(texts, RUN)
    hashes = _hashes(texts.flat, starts, RUN)
    forbidden = np.unique(hashes[held_out[owner]])
    result[owner[np.isin(hashes, forbidden)]] = True
    lengths = np.diff(texts.offsets)
    for length in range(SHORTEST, RUN):
        short = np.flatnonzero(lengths == length)
        hashes = _hashes(texts.flat, texts.offsets[:-1][short], length)
        result[short[np.isin(hashes, np.unique(hashes[held_out[short]]))]] = True
    return result
