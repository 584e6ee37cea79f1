"""Packing of the trained table to four bits, and writing of the model folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer

from index.embedding.sounds import sound

LEVELS = 7
"""A value is one of −7 … 7 times the scale of its half of the row."""
_CLIPS = np.linspace(0.6, 1.0, 9)


def balance(table: np.ndarray, *, word_columns: int, words_share: float) -> np.ndarray:
    """Rows whose plain mean is the paragraph vector: [share · words | topic].

    ``table``: float32 (tokens, columns) as trained. Both halves are first brought to the same
    mean length of row (frequent and rare tokens counting alike), so that the share means the
    same whatever lengths training arrived at.
    """
    result = table.astype(np.float32).copy()
    result[0] = 0
    words, topic = result[:, :word_columns], result[:, word_columns:]
    words *= words_share / max(float(np.linalg.norm(words, axis=1).mean()), 1e-9)
    topic *= 1 / max(float(np.linalg.norm(topic, axis=1).mean()), 1e-9)
    return result


def _quantise(part: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 levels and float16 scale (rows,) of one half of the rows, with the least error."""
    largest = np.abs(part).max(axis=1)
    best = np.full(len(part), np.inf)
    levels = np.zeros(part.shape, np.int8)
    scales = np.zeros(len(part), np.float16)
    for clip in _CLIPS:
        scale = (largest * clip / LEVELS).astype(np.float16).astype(np.float32)
        safe = np.maximum(scale, 1e-8)[:, None]
        rounded = np.clip(np.rint(part / safe), -LEVELS, LEVELS)
        error = ((rounded * scale[:, None] - part) ** 2).sum(axis=1)
        better = error < best
        best[better] = error[better]
        levels[better] = rounded[better].astype(np.int8)
        scales[better] = scale[better].astype(np.float16)
    return levels, scales


def pack(table: np.ndarray, *, word_columns: int) -> dict[str, np.ndarray]:
    """The tensors of ``weights.safetensors``, without the word weights and sounds.

    ``packed``: uint8 (tokens, columns / 2), the even column in the low four bits, value + 8;
    ``scales``: float16 (tokens, 2), of the word columns and of the topic columns.
    """
    halves = [_quantise(part) for part in (table[:, :word_columns], table[:, word_columns:])]
    levels = np.concatenate([levels for levels, _ in halves], axis=1).astype(np.int16) + 8
    packed = (levels[:, 0::2] | (levels[:, 1::2] << 4)).astype(np.uint8)
    return {"packed": packed, "scales": np.stack([scales for _, scales in halves], axis=1)}


def unpack(tensors: Mapping[str, np.ndarray], *, word_columns: int) -> np.ndarray:
    """The table that readers see, float32 (tokens, columns)."""
    packed, scales = tensors["packed"], tensors["scales"].astype(np.float32)
    table = np.empty((len(packed), packed.shape[1] * 2), np.float32)
    table[:, 0::2] = (packed & 15).astype(np.float32) - 8
    table[:, 1::2] = (packed >> 4).astype(np.float32) - 8
    table[:, :word_columns] *= scales[:, :1]
    table[:, word_columns:] *= scales[:, 1:]
    return table


def token_sounds(tokenizer: Tokenizer) -> np.ndarray:
    """How every token sounds, uint64 (tokens,), so that names are known across scripts."""
    pieces = tokenizer.get_vocab()
    sounds = np.zeros(len(pieces), np.uint64)
    for piece, number in pieces.items():
        sounds[number] = sound(piece)
    return sounds


def write_model(
    folder: Path,
    *,
    table: np.ndarray,
    tokenizer: Tokenizer,
    word_weights: np.ndarray,
    config: Mapping[str, Any],
) -> None:
    """Write the model folder. ``config`` holds ``word_columns``; ``table`` is balanced."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors = pack(table, word_columns=int(config["word_columns"]))
    tensors["sounds"] = token_sounds(tokenizer)
    tensors["word_weights"] = word_weights.astype(np.float16)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    save_file(tensors, folder / "weights.safetensors")
    # safetensors makes its files readable by their owner alone.
    (folder / "weights.safetensors").chmod(0o644)
    write_config(folder, config)


def write_config(folder: Path, config: Mapping[str, Any]) -> None:
    """Write ``config.json`` alone."""
    text = json.dumps(config, ensure_ascii=False, indent=1)
    (folder / "config.json").write_text(text + "\n", encoding="utf-8")
