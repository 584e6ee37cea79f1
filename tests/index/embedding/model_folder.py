"""A small model folder made in a test: real tokenizer, real weights, words that know each other.

Words of one group share a vector, so that search across languages can be tested without the
trained model: ``("president", "رئيس")``. All other words of the texts get vectors of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from index.embedding.folding import split_words
from training.tokenizer import UNKNOWN, tokenizer_of

COLUMNS = 64
WORD_COLUMNS = 32


def make_model_folder(
    folder: Path, texts: Iterable[str], groups: Sequence[tuple[str, ...]] = (), seed: int = 1
) -> Path:
    """Write a model that knows the words of ``texts`` and ``groups``, and every letter of them."""
    words = sorted(
        {word for text in [*texts, *map(" ".join, groups)] for word in split_words(text)}
    )
    letters = sorted({letter for word in words for letter in word} - set(words))
    pieces = [UNKNOWN, *words, *letters]
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer_of(pieces).save(str(folder / "tokenizer.json"))
    values = _values(pieces, groups, seed)
    scales = np.full((len(pieces), 2), 0.05, np.float16)
    scales[len(words) + 1 :] *= np.float16(0.1)  # letters say little
    weights = {
        "packed": (values[:, 0::2] | (values[:, 1::2] << 4)).astype(np.uint8),
        "scales": scales,
        "word_weights": np.ones(len(pieces), np.float16),
    }
    save_file(weights, folder / "weights.safetensors")
    config = {
        "name": "small",
        "version": "1",
        "columns": COLUMNS,
        "word_columns": WORD_COLUMNS,
        "languages": ["ar", "en"],
        "calibration": {},
    }
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


def _values(pieces: Sequence[str], groups: Sequence[tuple[str, ...]], seed: int) -> np.ndarray:
    """uint8 (n, COLUMNS), values of four bits plus 8; the unknown token is a row of zeros."""
    random = np.random.default_rng(seed)
    values = random.integers(1, 16, (len(pieces), COLUMNS), np.uint8)
    values[0] = 8
    number = {piece: index for index, piece in enumerate(pieces)}
    for group in groups:
        first, *others = (number[word] for name in group for word in split_words(name))
        values[others] = values[first]
    return values
