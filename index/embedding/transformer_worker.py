"""The process in which a SentenceTransformer model runs; ``transformer_model`` speaks to it."""

from __future__ import annotations

import hashlib
import logging
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from index.documents import Span
from index.embedding.transformer_model import prompts_of
from index.framing import read_message, write_message

OVERLAP_SHARE = 0.2
"""Of a window: so much of it is in the next one too, so that no sentence is only in halves."""
_FINGERPRINT_DIGITS = 12

Answer = tuple[dict[str, Any], list[bytes]]


class Worker:
    """A model of a folder. Nothing of it is fetched from elsewhere, no code of it is run."""

    def __init__(self, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - six seconds

        self._model = SentenceTransformer(
            str(folder),
            device="cpu",
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )
        self._query_prompt, self._passage_prompt = prompts_of(folder)
        self._fingerprint = fingerprint(folder)

    def answer(self, header: dict[str, Any]) -> Answer:
        """Do what ``header["op"]`` asks for."""
        if header["op"] == "describe":
            (vector,) = self._encode(["text"])
            return {"dimension": len(vector), "fingerprint": self._fingerprint}, []
        texts: list[str] = header["texts"]
        if header["op"] == "queries":
            vectors = self._encode([self._query_prompt + text for text in texts])
            windows = [(place, Span(0, len(text))) for place, text in enumerate(texts)]
        elif header["op"] == "passages":
            windows = [
                (place, span) for place, text in enumerate(texts) for span in self.windows(text)
            ]
            parts = [texts[place][span.start : span.end] for place, span in windows]
            vectors = self._encode([self._passage_prompt + part for part in parts])
        else:
            raise ValueError(header["op"])
        owner = np.array([place for place, _ in windows], "<i4")
        bounds = np.array([span for _, span in windows], "<u4")
        return {}, [vectors.tobytes(), owner.tobytes(), bounds.tobytes()]

    def windows(self, text: str) -> list[Span]:
        """Spans of ``text`` that the model reads whole, each overlapping the next."""
        room = self._room()
        offsets = self._offsets(text)
        if len(offsets) <= room:
            return [Span(0, len(text))]
        step = max(1, round(room * (1 - OVERLAP_SHARE)))
        spans = []
        for first in range(0, len(offsets), step):
            last = min(first + room, len(offsets))
            spans.append(Span(offsets[first][0], offsets[last - 1][1]))
            if last == len(offsets):
                break
        return [Span(0, spans[0].end), *spans[1:-1], Span(spans[-1].start, len(text))]

    def _room(self) -> int:
        """Tokens of a text that fit beside the model's own and the prompt's."""
        tokenizer = self._model.tokenizer
        longest = self._model.max_seq_length or sys.maxsize
        prompt = len(tokenizer(self._passage_prompt, add_special_tokens=False)["input_ids"])
        # one more: where prompt and text meet, they may be cut otherwise than alone
        return max(1, longest - tokenizer.num_special_tokens_to_add() - prompt - bool(prompt))

    def _offsets(self, text: str) -> list[tuple[int, int]]:
        encoded = self._model.tokenizer(
            text,
            add_special_tokens=False,
            return_offsets_mapping=True,
            truncation=False,
            verbose=False,
        )
        return encoded["offset_mapping"]

    def _encode(self, texts: list[str]) -> np.ndarray:
        """float32 (n, d), unit norm."""
        return self._model.encode(
            texts, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        ).astype("<f4")


def fingerprint(folder: Path) -> str:
    """Which weights these are: folders of one name may hold different ones."""
    digest = hashlib.blake2b()
    for path in sorted(folder.rglob("*.safetensors")):
        with path.open("rb") as file:
            while piece := file.read(1 << 24):
                digest.update(piece)
    return digest.hexdigest()[:_FINGERPRINT_DIGITS]


def serve(requests: BinaryIO, answers: BinaryIO, folder: Path) -> None:
    """Answer until the other side closes the stream."""
    worker: Worker | None = None
    while True:
        try:
            header, _ = read_message(requests)
        except EOFError:
            return
        try:
            worker = worker or Worker(folder)
            answer, blobs = worker.answer(header)
        except Exception as error:  # of a library or a model that is not ours: told as words
            logging.exception("the model failed")
            answer, blobs = {"error": f"{type(error).__name__}: {error}"}, []
        write_message(answers, answer, blobs)


def main(argv: Sequence[str] | None = None) -> int:
    """Serve on standard input and output. The one argument is the model's folder."""
    (folder,) = sys.argv[1:] if argv is None else argv
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    # Whatever a library prints must not get between the messages.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers, Path(folder))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
