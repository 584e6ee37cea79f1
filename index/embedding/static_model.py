"""The bundled model: one table of token vectors, numpy alone, ready in a tenth of a second.

A text is the mean of its tokens' rows. The first ``word_dimension`` columns are the word table:
what a word means, for late interaction, highlights and translated queries.

A model folder holds ``tokenizer.json`` (WordPiece, with folding and splitting), ``config.json``
and ``weights.safetensors``: ``packed`` uint8 (n, d / 2), two signed values of four bits in a byte,
stored plus 8, the even column in the low nibble; ``scales`` float16 (n, 2), a row's scale of its
word columns and of the others; ``word_weights`` float16 (n,), how much a token says; ``sounds``
uint64 (n,), how it sounds (``index.embedding.sounds``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load_file

from index.documents import Span
from index.embedding.embedder import Floats, Ids, Passages, Starts
from index.embedding.sounds import Sounds, joined
from index.embedding.wordpiece import TOKEN_ID, WORD_START, WordPieceTokenizer
from index.problems import ModelProblem

BUNDLED_FOLDER = Path(__file__).parents[2] / "resources" / "model"
_WORDS_AT_ONCE = 2_000
_TOKENS_AT_ONCE = 16_384  # 16 MB of gathered rows; larger leaves the processor's cache


class Tokens(NamedTuple):
    """The tokens of a text."""

    ids: Ids
    starts: Starts
    """True where a word starts."""

    @classmethod
    def of_packed(cls, packed: Ids) -> Tokens:
        """From uint32 with the highest bit set where a word starts."""
        return cls(packed & np.uint32(TOKEN_ID), packed >= WORD_START)


class StaticModel:
    """An ``Embedder`` with a word side. Read-only once loaded: share it between threads."""

    def __init__(
        self, config: dict[str, Any], tokenizer: WordPieceTokenizer, weights: dict[str, np.ndarray]
    ) -> None:
        packed, scales = weights["packed"], weights["scales"].astype(np.float32)
        rows, columns = packed.shape[0], 2 * packed.shape[1]
        if rows != tokenizer.size or scales.shape != (rows, 2) or columns != config["columns"]:
            raise ValueError("its parts do not fit together")
        self.name: str = f"{config['name']} {config['version']}"
        self.dimension: int = columns
        self.word_dimension: int = config["word_columns"]
        self.languages: tuple[str, ...] = tuple(config["languages"])
        self.calibration: dict[str, Any] = config.get("calibration") or {}
        self._tokenizer = tokenizer
        self._packed = packed  # unpacked row by row: that keeps loading short and memory small
        self._scales = scales
        self._sounds: Sounds = weights.get("sounds", np.zeros(rows, np.uint64))
        self._token_weights = weights.get("word_weights", np.ones(rows)).astype(np.float32)

    @classmethod
    def load(cls, folder: Path) -> StaticModel:
        """Raises ``ModelProblem`` where the folder is missing or does not hold such a model."""
        if not folder.is_dir():
            raise ModelProblem("model_missing", str(folder))
        try:
            config = json.loads((folder / "config.json").read_bytes())
            weights = load_file(folder / "weights.safetensors")
            return cls(config, WordPieceTokenizer.load(folder / "tokenizer.json"), weights)
        except (OSError, ValueError, KeyError, TypeError, SafetensorError) as error:
            raise ModelProblem("model_damaged", str(folder), str(error)) from error

    # Paragraph vectors ---------------------------------------------------------------------

    def embed_queries(self, texts: Sequence[str]) -> Floats:
        """float32 (n, d), unit norm; zeros for a text without known tokens."""
        return self.embed_packed(self.pack(texts))

    def embed_passages(self, texts: Sequence[str]) -> Passages:
        """One vector for each text, however long."""
        spans = [Span(0, len(text)) for text in texts]
        return Passages(self.embed_queries(texts), np.arange(len(texts), dtype=np.int32), spans)

    def embed_packed(self, texts: Sequence[Ids]) -> Floats:
        """Vectors of texts that are packed already: float32 (n, d), unit norm."""
        sums = np.zeros((len(texts), self.dimension), np.float32)
        first = 0
        for last, flat, bounds in _in_portions(texts):
            rows = self._rows(flat & np.uint32(TOKEN_ID))
            for index in range(first, last):
                start, end = bounds[index - first], bounds[index - first + 1]
                rows[start:end].sum(axis=0, out=sums[index])
            first = last
        return _normalised(sums)

    # Tokens ----------------------------------------------------------------------------------

    def pack(self, texts: Sequence[str]) -> list[Ids]:
        """Tokens of each text as uint32 (t,), the highest bit set where a word starts."""
        return [self._tokenizer.pack(text) for text in texts]

    def tokenize(self, texts: Sequence[str]) -> list[Tokens]:
        """Tokens of each text; what the model does not know is left out."""
        return [Tokens.of_packed(packed) for packed in self.pack(texts)]

    def tokenize_words(self, text: str) -> list[tuple[Span, tuple[int, ...]]]:
        """The words of ``text`` that the model knows: where each stands in it, and its tokens.

        The first of a word's tokens has ``WORD_START`` set.
        """
        return self._tokenizer.words(text)

    # Words -----------------------------------------------------------------------------------

    def word_vectors(self, ids: Ids, starts: Starts) -> Floats:
        """float32 (w, word_dimension), unit norm: the sum of each word's tokens."""
        if len(ids) == 0:
            return np.zeros((0, self.word_dimension), np.float32)
        rows = self.token_vectors(ids)
        if not starts.all():
            rows = np.add.reduceat(rows, _word_bounds(starts), axis=0)
        return _normalised(rows)

    def vectors_of(self, words: Sequence[str]) -> Floats:
        """float32 (n, word_dimension), unit norm: each text as one word, however it is cut.

        Zeros where the model knows nothing of it.
        """
        vectors = np.zeros((len(words), self.word_dimension), np.float32)
        for known, tokens in self._as_words(words):
            vectors[known] = self.word_vectors(*tokens)
        return vectors

    def sounds_of(self, words: Sequence[str]) -> Sounds:
        """uint64 (n,): how each text sounds as one word, however it is cut."""
        sounds = np.zeros(len(words), np.uint64)
        for known, tokens in self._as_words(words):
            sounds[known] = self.word_sounds(*tokens)
        return sounds

    def _as_words(self, words: Sequence[str]) -> Iterator[tuple[npt.NDArray[np.intp], Tokens]]:
        """Which texts have tokens, and those tokens, a word starting with each text.

        In portions, because numpy lets no other thread run before it is done with one.
        """
        for first in range(0, len(words), _WORDS_AT_ONCE):
            packed = self.pack(words[first : first + _WORDS_AT_ONCE])
            lengths = np.array([len(tokens) for tokens in packed], np.intp)
            known = np.flatnonzero(lengths)
            flat = np.concatenate([*packed, np.empty(0, np.uint32)]) & np.uint32(TOKEN_ID)
            starts = np.zeros(len(flat), np.bool_)
            starts[(np.cumsum(lengths) - lengths)[known]] = True
            yield first + known, Tokens(flat.astype(np.uint32), starts)

    def word_sounds(self, ids: Ids, starts: Starts) -> Sounds:
        """uint64 (w,): how each word sounds."""
        bounds = _word_bounds(starts)
        if len(ids) == 0:
            return np.zeros(0, np.uint64)
        return joined(self._sounds[ids], bounds, np.diff(bounds, append=len(ids)))

    def token_sounds(self, ids: npt.NDArray[np.integer]) -> Sounds:
        """uint64 (t,): how tokens sound."""
        return self._sounds[ids]

    def token_vectors(self, ids: npt.NDArray[np.integer]) -> Floats:
        """float32 (t, word_dimension): the word columns of tokens, not normalised."""
        values = _unpack(self._packed[ids, : self.word_dimension // 2])
        return values * self._scales[ids, 0, None]

    def word_weights(self, ids: Ids, starts: Starts) -> Floats:
        """float32 (w,): how much each word says, that of its weightiest token."""
        if len(ids) == 0:
            return np.zeros(0, np.float32)
        return np.maximum.reduceat(self._token_weights[ids], _word_bounds(starts))

    @property
    def token_count(self) -> int:
        """Number of tokens in the vocabulary; ids are below it."""
        return len(self._packed)

    def _rows(self, ids: Ids) -> Floats:
        values, scales = _unpack(self._packed[ids]), self._scales[ids]
        words = self.word_dimension
        rows = np.empty(values.shape, np.float32)
        np.multiply(values[:, :words], scales[:, 0, None], out=rows[:, :words])
        np.multiply(values[:, words:], scales[:, 1, None], out=rows[:, words:])
        return rows


def _unpack(packed: npt.NDArray[np.uint8]) -> npt.NDArray[np.int8]:
    """int8 (n, d) of uint8 (n, d / 2)."""
    values = np.empty((packed.shape[0], packed.shape[1] * 2), np.uint8)
    np.bitwise_and(packed, 15, out=values[:, 0::2])
    np.right_shift(packed, 4, out=values[:, 1::2])
    signed = values.view(np.int8)
    signed -= 8
    return signed


def _word_bounds(starts: Starts) -> npt.NDArray[np.intp]:
    bounds = np.flatnonzero(starts)
    if len(bounds) == 0 or bounds[0] != 0:
        return np.concatenate([np.zeros(1, np.intp), bounds])
    return bounds


def _in_portions(texts: Sequence[Ids]) -> Iterator[tuple[int, Ids, npt.NDArray[np.intp]]]:
    """(index after the last text, tokens of the texts as one array, their bounds) in portions."""
    first = 0
    while first < len(texts):
        last, size = first, 0
        while last < len(texts) and (last == first or size + len(texts[last]) <= _TOKENS_AT_ONCE):
            size += len(texts[last])
            last += 1
        bounds = np.cumsum([0, *map(len, texts[first:last])])
        yield last, np.concatenate(texts[first:last]), bounds
        first = last


def _normalised(rows: Floats) -> Floats:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, norms, out=np.zeros_like(rows), where=norms > 0)
