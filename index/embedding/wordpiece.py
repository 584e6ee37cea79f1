"""The tokenizer of the bundled model, read from its ``tokenizer.json``.

Words are cut into pieces by longest match from the left. It gives the tokens that the
``tokenizers`` library gives (a test holds the two equal), but remembers the words it has met:
running text in fourteen languages is tokenised several times faster, and offsets in the original
text, which search needs for its highlights, include the marks that folding drops.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import chain, groupby
from pathlib import Path
from typing import TypedDict

import numpy as np
import numpy.typing as npt

from index.documents import Span
from index.embedding.folding import (
    IDEOGRAPHS,
    is_ideographic,
    span_of,
    split_words,
    split_words_with_offsets,
)

WORD_START = 0x8000_0000
"""The bit of a packed token that says that a word starts here."""
TOKEN_ID = 0x7FFF_FFFF
"""The bits of a packed token that are its id."""
_REMEMBERED_WORDS = 200_000  # some 45 MB in a long import; a query needs a handful


_VOCABULARY, _END = b'"vocab":{', b"}}}"
_PORTION_BYTES = 100_000


class _ModelJson(TypedDict):
    type: str
    vocab: dict[str, int]
    unk_token: str
    continuing_subword_prefix: str
    max_input_chars_per_word: int


class _TokenizerJson(TypedDict):
    model: _ModelJson


class WordPieceTokenizer:
    """Cuts text into tokens. Safe to share between threads.

    Words that cannot be cut are left out: they have no vector.
    """

    def __init__(self, numbers: dict[str, int], unknown: str, longest_word: int) -> None:
        self.size = len(numbers)
        self._numbers = {**numbers}
        del self._numbers[unknown]
        self._longest_word = longest_word
        self._known = _Known(self._pack)

    @classmethod
    def load(cls, path: Path) -> WordPieceTokenizer:
        """Read a ``tokenizer.json``. Raises ValueError for another kind, KeyError, OSError."""
        model = _parsed(path.read_bytes())["model"]
        if model["type"] != "WordPiece" or model["continuing_subword_prefix"]:
            raise ValueError(f"a {model['type']} tokenizer with marked pieces")
        return cls(model["vocab"], model["unk_token"], model["max_input_chars_per_word"])

    def pack(self, text: str) -> npt.NDArray[np.uint32]:
        """Tokens of ``text``: uint32 (t,), ids with ``WORD_START`` set where a word starts."""
        known = self._known
        if len(known) > _REMEMBERED_WORDS:
            known.clear()
        words = split_words(text)
        return np.fromiter(chain.from_iterable(map(known.__getitem__, words)), np.uint32)

    def words(self, text: str) -> list[tuple[Span, tuple[int, ...]]]:
        """The words of ``text`` that have tokens: where each stands in ``text``, and its tokens.

        The first of a word's tokens has ``WORD_START`` set.
        """
        found: list[tuple[Span, tuple[int, ...]]] = []
        known = self._known
        for word, offsets in split_words_with_offsets(text):
            packed = known[word]
            if not packed:
                continue
            if word >= IDEOGRAPHS and is_ideographic(word):
                pieces = self._pieces(word)
                found += [
                    (span_of(offsets, first, last), (number | WORD_START,))
                    for number, first, last in pieces
                ]
            else:
                found.append((span_of(offsets, 0, len(word)), packed))
        return found

    def _pack(self, word: str) -> tuple[int, ...]:
        ids = [number for number, _, _ in self._pieces(word)]
        if is_ideographic(word):
            return tuple(number | WORD_START for number in ids)
        return (ids[0] | WORD_START, *ids[1:]) if ids else ()

    def _pieces(self, word: str) -> list[tuple[int, int, int]]:
        """The pieces of ``word`` in order: (id, first character, last character + 1)."""
        if not is_ideographic(word):
            return self._cut(word, 0, len(word))
        return list(chain.from_iterable(self._cut(word, *run) for run in self._known_runs(word)))

    def _known_runs(self, word: str) -> Iterator[tuple[int, int]]:
        """The runs of ``word`` in which every ideograph is a piece of its own."""
        start = 0
        for known, run in groupby(word, self._numbers.__contains__):
            end = start + sum(1 for _ in run)
            if known:
                yield start, end
            start = end

    def _cut(self, word: str, start: int, end: int) -> list[tuple[int, int, int]]:
        """The longest pieces from the left, or none where some character is in no piece."""
        pieces: list[tuple[int, int, int]] = []
        if end - start > self._longest_word:
            return pieces
        while start < end:
            longest = self._longest.get(word[start], 0)
            for stop in range(min(end, start + longest), start, -1):
                number = self._numbers.get(word[start:stop])
                if number is not None:
                    pieces.append((number, start, stop))
                    start = stop
                    break
            else:
                return []
        return pieces

    @cached_property
    def _longest(self) -> dict[str, int]:
        """Characters of the longest piece that begins with a character."""
        longest: dict[str, int] = {}
        for piece in self._numbers:
            if len(piece) > longest.get(piece[0], 0):
                longest[piece[0]] = len(piece)
        return longest


def _parsed(data: bytes) -> _TokenizerJson:
    """The document, its vocabulary read in portions where that stands at the end: one
    ``json.loads`` of 170,000 words holds every thread up for a tenth of a second."""
    begin = data.find(_VOCABULARY) + len(_VOCABULARY)
    if begin < len(_VOCABULARY) or not data.endswith(_END):
        return json.loads(data)
    document: _TokenizerJson = json.loads(data[:begin] + _END)
    end = len(data) - len(_END)
    while begin < end:
        cut = data.find(b',"', min(begin + _PORTION_BYTES, end), end)
        portion = data[begin : cut if cut >= 0 else end]
        document["model"]["vocab"] |= json.loads(b"{%b}" % portion)
        begin += len(portion) + 1
    return document


class _Known(dict[str, tuple[int, ...]]):
    """Packed tokens of the words met so far."""

    def __init__(self, pack: Callable[[str], tuple[int, ...]]) -> None:
        super().__init__()
        self._pack = pack

    def __missing__(self, word: str) -> tuple[int, ...]:
        tokens = self._pack(word)
        self[word] = tokens
        return tokens
