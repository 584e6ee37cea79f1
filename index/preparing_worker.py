"""The child process that works on the text of imports; index.preparing speaks to it.

Python loops over text hold the interpreter for as long as they run: in the window's process they
would be seen as missed repaints. Here nobody sees them.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from index.documents import Direction
from index.embedding.static_model import StaticModel
from index.framing import read_message, write_message
from index.preparing import SEPARATOR, join, split
from index.text.direction import direction_of
from index.text.language import detect
from index.text.segment import sentences
from index.text.terms import index_terms, stem_folded

SAMPLE_CHARACTERS = 20_000  # of a document, to tell its language
# Of a paragraph. On 2,418 paragraphs of news in six languages 240 told the same as all, in a
# third of the time that the most expensive step of an import took.
PARAGRAPH_SAMPLE_CHARACTERS = 240
NICENESS = 5  # behind the window and the search

Answer = tuple[dict[str, Any], list[bytes]]


def terms(text: str, language: str) -> tuple[str, str]:
    """The two columns of the full-text index for a paragraph.

    They must come out the same when the paragraph is deleted; raise ``fold.FOLD_VERSION`` when
    anything behind this function changes.
    """
    folded = index_terms(text)
    return folded.replace(SEPARATOR, " "), stem_folded(folded, language).replace(SEPARATOR, " ")


class Worker:
    """Answers requests about runs of paragraphs."""

    def __init__(self, model_folder: Path) -> None:
        self._model_folder = model_folder
        self._model: StaticModel | None = None

    def answer(self, header: dict[str, Any], blobs: list[bytes]) -> Answer:
        """Do what ``header["op"]`` asks for."""
        texts = split(blobs[0], header["count"])
        if header["op"] == "prepare":
            return self._prepare(header, texts)
        if header["op"] == "terms":
            return self._terms(texts, header["languages"])
        if header["op"] == "represent":
            return self._represent(texts, embed=header["embed"])
        raise ValueError(header["op"])

    def _prepare(self, header: dict[str, Any], texts: list[str]) -> Answer:
        language: str = header["language"] or detect("\n".join(texts)[:SAMPLE_CHARACTERS], None)
        languages = [
            declared or detect(text[:PARAGRAPH_SAMPLE_CHARACTERS], language)
            for text, declared in zip(texts, header["languages"], strict=True)
        ]
        default = Direction(header["direction"] or direction_of("\n".join(texts)))
        directions = [
            declared or direction_of(text, default)
            for text, declared in zip(texts, header["directions"], strict=True)
        ]
        bounds = [
            array("I", (offset for span in sentences(text, paragraph_language) for offset in span))
            for text, paragraph_language in zip(texts, languages, strict=True)
        ]
        answer, term_blobs = self._terms(texts, languages)
        represented, blobs = self._represent(texts, embed=header["embed"])
        answer |= represented | {
            "language": language,
            "languages": languages,
            "directions": directions,
            "sentences": [len(bound) // 2 for bound in bounds],
        }
        return answer, [*term_blobs, *blobs, b"".join(map(_little_endian, bounds))]

    def _terms(self, texts: list[str], languages: list[str]) -> Answer:
        pairs = [terms(text, language) for text, language in zip(texts, languages, strict=True)]
        columns = ([folded for folded, _ in pairs], [stemmed for _, stemmed in pairs])
        return {"count": len(texts)}, [join(column) for column in columns]

    def _represent(self, texts: list[str], *, embed: bool) -> Answer:
        """Tokens of every text and, if asked for, one vector for each that has a meaning."""
        model = self._model = self._model or StaticModel.load(self._model_folder)
        packed = model.pack(texts)
        blobs = [b"".join(ids.astype("<u4").tobytes() for ids in packed)]
        if embed:
            vectors = model.embed_packed(packed)
            owner = np.flatnonzero(vectors.any(axis=1))
            spans = np.zeros((len(owner), 2), "<u4")
            spans[:, 1] = [len(texts[position]) for position in owner]
            blobs += [
                vectors[owner].astype("<f2").tobytes(),
                owner.astype("<i4").tobytes(),
                spans.tobytes(),
            ]
        tokens = [len(ids) for ids in packed]
        return {"count": len(texts), "tokens": tokens, "dimension": model.dimension}, blobs


def _little_endian(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def serve(requests: BinaryIO, answers: BinaryIO, worker: Worker) -> None:
    """Answer until the other side closes the stream."""
    while True:
        try:
            header, blobs = read_message(requests)
        except EOFError:
            return
        try:
            answer, parts = worker.answer(header, blobs)
        except Exception as error:  # a bug of ours: it crosses as words and is loud over there
            logging.exception("preparing failed")
            answer, parts = {"error": f"{type(error).__name__}: {error}"}, []
        write_message(answers, answer, parts)


def main(argv: Sequence[str] | None = None) -> int:
    """Serve on standard input and output. The last argument is the folder of the static model."""
    model_folder = (sys.argv if argv is None else argv)[-1]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    # Whatever a library prints must not get between the messages.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers, Worker(Path(model_folder)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
