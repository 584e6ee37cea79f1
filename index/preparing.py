"""Work on the text of imports, done in child processes: index.preparing_worker.

A run of paragraphs goes in; languages, directions, sentence bounds, terms of the full-text index,
tokens and vectors come out, as values that the store writes without looking into them.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import queue
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Self, cast

import numpy as np
from numpy.typing import NDArray

from index.children import child_command
from index.framing import FramingError, read_message, write_message
from index.problems import ImportProblem

RUN_PARAGRAPHS = 256  # in one request: an answer of this size is read in a few milliseconds
RUN_CHARACTERS = 200_000
_EXIT_SECONDS = 2.0
SEPARATOR = "\0"  # between the texts of a blob; no text of a library holds it

# One thread in each child: there are as many children as there are cores to give.
_ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "PYTHONUTF8": "1",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph that is to be prepared, with what its source declares about it."""

    text: str
    language: str | None = None
    direction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Represented:
    """Tokens and vectors of a run of paragraphs."""

    tokens: list[bytes]  # of each paragraph: little-endian uint32, bit 31 set where a word starts
    vectors: NDArray[np.float16]  # (m, d), unit norm; (0, d) if none were asked for
    owner: NDArray[np.int32]  # (m,) position in the run of the paragraph that a vector is of
    spans: NDArray[np.uint32]  # (m, 2) the part of that paragraph that it covers


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A run of paragraphs, ready to be written; lists hold one entry a paragraph."""

    language: str  # of the document, as far as this run tells
    languages: list[str]
    directions: list[str]
    sentences: list[bytes]  # little-endian uint32: start, end, start, end ...
    terms: list[tuple[str, str]]  # folded and stemmed column of the full-text index
    represented: Represented


def join(texts: Sequence[str]) -> bytes:
    """Texts as one blob. Strings as a blob cost the reader a tenth of what JSON costs it."""
    return SEPARATOR.join(texts).encode()


def split(blob: bytes, count: int) -> list[str]:
    """The ``count`` texts of a blob made by ``join``."""
    return blob.decode().split(SEPARATOR) if count else []


def runs(texts: Sequence[Text]) -> list[range]:
    """Cut the paragraphs of a document into runs of a size that one request should have."""
    cuts, characters = [0], 0
    for position, text in enumerate(texts):
        full = position - cuts[-1] >= RUN_PARAGRAPHS or characters >= RUN_CHARACTERS
        if full:
            cuts.append(position)
            characters = 0
        characters += len(text.text)
    return [range(*pair) for pair in itertools.pairwise([*cuts, len(texts)])] if texts else []


def spare_cores() -> int:
    """The cores that children may have: all but the one for the window."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, (cores or 1) - 1)


class Preparers:
    """``count`` child processes at most, started when needed. Any thread may ask."""

    def __init__(self, count: int, model_folder: Path) -> None:
        self._model_folder = model_folder
        self._idle: queue.LifoQueue[_Child | None] = queue.LifoQueue()
        self._count = count
        for _ in range(count):
            self._idle.put(None)

    def __enter__(self) -> Self:
        """Start the first child now: it is ready when the first file has been parsed."""
        self._idle.get()
        self._idle.put(_Child(self._model_folder))
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def prepare(
        self,
        run: Sequence[Text],
        *,
        language: str | None = None,
        direction: str | None = None,
        embed: bool = True,
    ) -> Prepared:
        """Prepare a run of paragraphs of one document.

        ``language`` and ``direction`` are the document's: declared, or what an earlier run told.
        Raises ``ImportProblem`` when the children die of it.
        """
        header, blobs = self._ask(
            {
                "op": "prepare",
                "language": language,
                "direction": direction,
                "languages": [text.language for text in run],
                "directions": [text.direction for text in run],
                "embed": embed,
            },
            [text.text for text in run],
        )
        return Prepared(
            language=header["language"],
            languages=header["languages"],
            directions=header["directions"],
            sentences=_cut(blobs[-1], header["sentences"], 8),
            terms=_terms(header, blobs),
            represented=_represented(header, blobs[2:-1]),
        )

    def terms(self, texts: Sequence[str], languages: Sequence[str]) -> list[tuple[str, str]]:
        """The two columns of the full-text index for each text."""
        return _terms(*self._ask({"op": "terms", "languages": list(languages)}, texts))

    def represent(self, texts: Sequence[str], *, embed: bool = True) -> Represented:
        """Tokens of each text and, with ``embed``, the static model's vectors of their windows."""
        return _represented(*self._ask({"op": "represent", "embed": embed}, texts))

    def processes(self) -> list[int]:
        """Process ids of the children that wait for work."""
        return [child.pid for child in self._idle.queue if child is not None]

    def _ask(
        self, header: dict[str, Any], texts: Sequence[str]
    ) -> tuple[dict[str, Any], list[bytes]]:
        header = {**header, "count": len(texts)}
        blob = join(texts)
        try:
            return self._ask_once(header, blob)
        except (OSError, EOFError, FramingError):
            pass  # killed for another's memory, perhaps: a fresh one deserves a try
        try:
            return self._ask_once(header, blob)
        except (OSError, EOFError, FramingError) as error:
            raise ImportProblem("worker_died", "", type(error).__name__) from error

    def _ask_once(self, header: dict[str, Any], blob: bytes) -> tuple[dict[str, Any], list[bytes]]:
        child = self._idle.get()
        try:
            child = child or _Child(self._model_folder)
            answer = child.ask(header, blob)
        except BaseException:
            if child is not None:
                child.close()
            self._idle.put(None)
            raise
        self._idle.put(child)
        if "error" in answer[0]:
            raise RuntimeError(answer[0]["error"])
        return answer

    def close(self) -> None:
        """End the children, waiting for what they are at. Twice is fine."""
        for _ in range(self._count):
            child = self._idle.get()
            if child is not None:
                child.close()
        for _ in range(self._count):
            self._idle.put(None)


class _Child:
    """One child process, asked by one thread at a time."""

    def __init__(self, model_folder: Path) -> None:
        self._process = subprocess.Popen(
            [*child_command("index.preparing_worker"), str(model_folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **_ENVIRONMENT},
        )
        self._input = cast(BinaryIO, self._process.stdin)
        self._output = cast(BinaryIO, self._process.stdout)

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, header: dict[str, Any], blob: bytes) -> tuple[dict[str, Any], list[bytes]]:
        write_message(self._input, header, [blob])
        return read_message(self._output)

    def close(self) -> None:
        """It ends by itself when its input ends; one that does not is killed."""
        with contextlib.suppress(OSError):  # it is gone, with something of ours unread
            self._input.close()
        try:
            self._process.wait(_EXIT_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._output.close()


def _terms(header: dict[str, Any], blobs: list[bytes]) -> list[tuple[str, str]]:
    folded, stemmed = (split(blob, header["count"]) for blob in blobs[:2])
    return list(zip(folded, stemmed, strict=True))


def _represented(header: dict[str, Any], blobs: list[bytes]) -> Represented:
    vectors, owner, spans = blobs[1:] if len(blobs) > 1 else (b"", b"", b"")
    return Represented(
        tokens=_cut(blobs[0], header["tokens"], 4),
        vectors=np.frombuffer(vectors, dtype="<f2").reshape(-1, header["dimension"]),
        owner=np.frombuffer(owner, dtype="<i4"),
        spans=np.frombuffer(spans, dtype="<u4").reshape(-1, 2),
    )


def _cut(blob: bytes, counts: Sequence[int], size: int) -> list[bytes]:
    """``blob`` cut into pieces of so many items of ``size`` bytes."""
    ends = itertools.accumulate((count * size for count in counts), initial=0)
    return [blob[start:end] for start, end in itertools.pairwise(ends)]
