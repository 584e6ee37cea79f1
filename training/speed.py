"""How fast and how large the model is: loading, embedding against a transformer, ranking."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
from transformers import BertConfig, BertModel, BertTokenizer

from index.embedding.folding import split_words
from index.embedding.static_model import StaticModel
from index.search.late_interaction import best_answers, query_words, word_table

CANDIDATES = 500
WORDS = 80
_TRIES = 15
_LOAD = """
import resource, sys, time
from pathlib import Path
from index.embedding.static_model import StaticModel

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()

before, started = resident(), time.process_time()
model = StaticModel.load(Path(sys.argv[1]))
print(time.process_time() - started, (resident() - before) / 1e6)
"""
"""Only Linux tells of memory so; that of a process at its largest is its parent's as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """``load``: seconds and MB of a fresh process; ``texts``: paragraphs a second; ``times``: as
    many as a transformer embeds; ``ranking``: seconds for 500 paragraphs of 80 words."""

    load: tuple[float, float]
    texts: float
    times: float
    ranking: float


def measure(folder: Path, paragraphs: Sequence[str]) -> Speed:
    """The best of several tries each, on one thread. ``paragraphs``: running text."""
    model = StaticModel.load(folder)
    texts = [" ".join(text.split()[:WORDS]) for text in paragraphs]
    ours = _best(lambda: model.embed_queries(texts)) / len(texts)
    few = texts[:16]
    transformer = _transformer(sorted({word for text in few for word in split_words(text)}))
    theirs = _best(lambda: transformer(few), tries=3) / len(few)
    return Speed(
        load=load(folder), texts=1 / ours, times=theirs / ours, ranking=ranking(model, texts)
    )


def load(folder: Path) -> tuple[float, float]:
    """Processor seconds and MB that loading takes in a fresh process: the best of three."""
    found = []
    for _ in range(3):
        told = subprocess.run(
            [sys.executable, "-c", _LOAD, str(folder)], capture_output=True, text=True, check=True
        )
        seconds, megabytes = told.stdout.split()
        found.append((float(seconds), float(megabytes)))
    return min(found)


def ranking(model: StaticModel, texts: Sequence[str]) -> float:
    """Seconds of the late interaction of a question with 500 paragraphs of 80 words."""
    words = [word for text in texts for word in text.split()]
    running = np.resize(np.array(words, object), CANDIDATES * WORDS).reshape(CANDIDATES, WORDS)
    packed = model.pack([" ".join(row) for row in running])
    bounds = np.cumsum([0, *map(len, packed)])
    flat = np.concatenate(packed)
    query = query_words(model, "how does the joint statement protect zones near the border")
    return _best(lambda: best_answers(query, word_table(model, flat, bounds)))


def _best(work: Callable[[], object], tries: int = _TRIES) -> float:
    """Seconds of processor time of the fastest try, after one to warm up."""
    work()
    taken = []
    for _ in range(tries):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


def _transformer(words: Sequence[str]) -> Callable[[Sequence[str]], object]:
    """A SentenceTransformer of 12 layers of 384, with random weights, on one thread."""
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain"
        plain.mkdir()
        pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
        (plain / "vocab.txt").write_text("\n".join(pieces), encoding="utf-8")
        BertTokenizer(str(plain / "vocab.txt")).save_pretrained(plain)
        BertModel(
            BertConfig(
                vocab_size=len(pieces),
                hidden_size=384,
                num_hidden_layers=12,
                num_attention_heads=12,
                intermediate_size=1536,
            )
        ).save_pretrained(plain)
        model = SentenceTransformer(
            modules=[Transformer(str(plain), max_seq_length=128), Pooling(384)], device="cpu"
        )
    return lambda texts: model.encode(list(texts), show_progress_bar=False)
