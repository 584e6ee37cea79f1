"""Texts as numbers: every folded word once, every text a slice of one flat array."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedding.folding import split_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Many texts. ``flat``: int32 word numbers; text ``i`` is ``flat[offsets[i]:offsets[i + 1]]``.

    ``words``: the folded words by number; ``language``: int16 (texts,) into ``languages``.
    """

    words: list[str]
    languages: tuple[str, ...]
    flat: np.ndarray
    offsets: np.ndarray
    language: np.ndarray

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def word_counts(self) -> dict[str, np.ndarray]:
        """How often each word occurs in each language: language → int64 (words,)."""
        lengths = np.diff(self.offsets)
        of_word = np.repeat(self.language, lengths)
        return {
            name: np.bincount(self.flat[of_word == number], minlength=len(self.words))
            for number, name in enumerate(self.languages)
        }

    def save(self, folder: Path) -> None:
        """Write to ``folder`` (made if absent)."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "words.txt").write_text("\n".join(self.words), encoding="utf-8")
        (folder / "languages.txt").write_text(" ".join(self.languages), encoding="utf-8")
        np.savez(folder / "texts.npz", flat=self.flat, offsets=self.offsets, language=self.language)

    @classmethod
    def load(cls, folder: Path) -> Texts:
        """Read what ``save`` wrote."""
        with np.load(folder / "texts.npz") as arrays:
            return cls(
                words=(folder / "words.txt").read_text(encoding="utf-8").split("\n"),
                languages=tuple((folder / "languages.txt").read_text(encoding="utf-8").split()),
                flat=arrays["flat"],
                offsets=arrays["offsets"],
                language=arrays["language"],
            )


class _Numbers(dict[str, int]):
    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class TextCollector:
    """Gathers texts, equal ones of a language once, and numbers their words."""

    def __init__(self, languages: Sequence[str]) -> None:
        self._languages = tuple(languages)
        self._language_number = {name: number for number, name in enumerate(languages)}
        self._words = _Numbers()
        self._seen: dict[tuple[int, str], int] = {}
        self._flat = array("i")
        self._offsets = array("q", [0])
        self._language = array("h")

    def __len__(self) -> int:
        return len(self._language)

    def add(self, text: str, language: str) -> int:
        """The number of ``text``; a text met before keeps its number."""
        key = (self._language_number[language], text)
        number = self._seen.get(key)
        if number is None:
            number = self._seen[key] = self.append(text, language)
        return number

    def append(self, text: str, language: str) -> int:
        """The number of ``text``, always a new one: for texts that stand in a row."""
        words = self._words
        self._flat.extend([words[word] for word in split_words(text)])
        self._offsets.append(len(self._flat))
        self._language.append(self._language_number[language])
        return len(self._language) - 1

    def finish(self) -> Texts:
        """All that was gathered."""
        return Texts(
            words=list(self._words),
            languages=self._languages,
            flat=np.frombuffer(self._flat, np.int32).copy(),
            offsets=np.frombuffer(self._offsets, np.int64).copy(),
            language=np.frombuffer(self._language, np.int16).copy(),
        )
