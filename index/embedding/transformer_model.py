"""SentenceTransformer models, run in a process of their own.

Importing torch costs about six seconds and 500 MB, and torch and FAISS in one process crash on
macOS. So the model lives in ``index.embedding.transformer_worker``; here is its other end.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

import numpy as np

from index.children import child_command
from index.documents import Span
from index.embedding.addon import has_transformers
from index.embedding.embedder import Floats, Passages
from index.framing import FramingError, read_message, write_message
from index.problems import ModelProblem

_UNSAFE = {".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt", ".py"}
_TEXTS_AT_ONCE = 256
_EXIT_SECONDS = 5.0
_ENVIRONMENT = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "PYTHONUTF8": "1",
}


class TransformerModel:
    """An ``Embedder`` over a folder of safetensors. One question at a time; any thread may ask.

    Its process starts with the first question and ends with ``close`` or with this program.
    """

    def __init__(self, folder: Path, name: str, dimension: int) -> None:
        self.name = name
        self.dimension = dimension
        self._folder = folder
        self._asking = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    @classmethod
    def load(cls, folder: Path) -> TransformerModel:
        """Check the folder and start the model to learn its dimension.

        Raises ``ModelProblem``: missing, unsafe, damaged, or the transformers add-on is not there.
        """
        if not folder.is_dir():
            raise ModelProblem("model_missing", str(folder))
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in _UNSAFE:
                raise ModelProblem("model_unsafe", str(folder), path.name)
        if not any(folder.rglob("*.safetensors")):
            raise ModelProblem("model_damaged", str(folder), "no safetensors")
        if not has_transformers():
            raise ModelProblem("model_needs_transformers", folder.name)
        model = cls(folder, "", 0)
        header, _ = model._ask({"op": "describe"})
        model.name = f"{folder.name} {header['fingerprint']}"
        model.dimension = header["dimension"]
        return model

    def embed_queries(self, texts: Sequence[str]) -> Floats:
        """float32 (n, d), unit norm, under the model's prompt for queries."""
        return self._embed("queries", texts).vectors

    def embed_passages(self, texts: Sequence[str]) -> Passages:
        """Vectors of every window of every text, under the model's prompt for passages."""
        return self._embed("passages", texts)

    def close(self) -> None:
        """End the model's process. Twice is fine; another question starts it again."""
        with self._asking:
            self._end()

    def _embed(self, op: str, texts: Sequence[str]) -> Passages:
        vectors = [np.empty((0, self.dimension), np.float32)]
        owners = [np.empty(0, np.int32)]
        spans: list[Span] = []
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            part = list(texts[start : start + _TEXTS_AT_ONCE])
            _, blobs = self._ask({"op": op, "texts": part})
            vectors.append(np.frombuffer(blobs[0], "<f4").reshape(-1, self.dimension))
            owners.append(np.frombuffer(blobs[1], "<i4") + np.int32(start))
            bounds = np.frombuffer(blobs[2], "<u4").reshape(-1, 2)
            spans += [Span(*pair) for pair in bounds.tolist()]
        return Passages(np.concatenate(vectors), np.concatenate(owners), spans)

    def _ask(self, header: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
        """One question and its answer. Raises ``ModelProblem`` when the process dies of it."""
        with self._asking:
            process = self._process = self._process or self._start()
            try:
                write_message(cast(BinaryIO, process.stdin), header)
                answer, blobs = read_message(cast(BinaryIO, process.stdout))
            except (OSError, EOFError, FramingError) as error:
                self._end()
                raise ModelProblem("model_damaged", str(self._folder), "it stopped") from error
            if "error" in answer:
                self._end()
                raise ModelProblem("model_damaged", str(self._folder), answer["error"])
            return answer, blobs

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*child_command("index.embedding.transformer_worker"), str(self._folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **_ENVIRONMENT},
        )

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            assert stream is not None
            try:
                stream.close()
            except OSError:  # it is gone already
                continue
        try:
            process.wait(_EXIT_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def __del__(self) -> None:
        self._end()


def prompts_of(folder: Path) -> tuple[str, str]:
    """What a model wants written before queries and before passages.

    Its own file says so; the E5 family, which finds nothing across languages without, is told by
    its name.
    """
    try:
        config = json.loads((folder / "config_sentence_transformers.json").read_bytes())
        prompts: dict[str, str] = config.get("prompts") or {}
    except (OSError, ValueError, AttributeError):
        prompts = {}
    named = {name: text for name, text in prompts.items() if text}
    passage = named.get("passage") or named.get("document") or named.get("corpus") or ""
    if "query" in named:
        return named["query"], passage
    words = folder.name.lower().replace("_", "-").split("-")
    return ("query: ", "passage: ") if "e5" in words else ("", "")
