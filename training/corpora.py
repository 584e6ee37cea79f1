"""Reading the corpora: pairs of translations and running text, what overlaps the tests left out."""

from __future__ import annotations

import gzip
import json
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.glossary import choose_held_out
from training.measures import TATOEBA_CODES
from training.overlap import overlapping
from training.texts import TextCollector, Texts

log = logging.getLogger(__name__)

KINDS = ("sentences", "lexicon", "definitions", "mined")
"""The last is no folder: those pairs come from the sentences (see ``mining``)."""
_SENTENCE_END = re.compile(r"(?<=[.!?؟۔।])\s+|(?<=[。！？])")
_SHORTEST_SENTENCE = 20
"""Characters; a shorter piece stays with the sentence before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All training material as numbers.

    ``pairs``: int32 (pairs, 2) text numbers; ``kind``, ``source``: int16 (pairs,) into ``KINDS``
    and ``sources``. ``chain``: int32 (texts,): a text of running text is followed, up to and with
    text ``chain[i]``, by the sentences that belong with it; ``chain[i] == i`` elsewhere.
    ``glossary``: Arabic words whose lexicon entries were left out, with their translations.
    """

    texts: Texts
    pairs: np.ndarray
    kind: np.ndarray
    source: np.ndarray
    sources: tuple[str, ...]
    chain: np.ndarray
    glossary: dict[str, tuple[str, ...]]

    def save(self, folder: Path) -> None:
        """Write to ``folder``."""
        self.texts.save(folder)
        np.savez(
            folder / "pairs.npz",
            pairs=self.pairs,
            kind=self.kind,
            source=self.source,
            chain=self.chain,
        )
        facts = {"sources": self.sources, "glossary": self.glossary}
        (folder / "facts.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Corpus:
        """Read what ``save`` wrote."""
        facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
        with np.load(folder / "pairs.npz") as arrays:
            return cls(
                texts=Texts.load(folder),
                pairs=arrays["pairs"],
                kind=arrays["kind"],
                source=arrays["source"],
                sources=tuple(facts["sources"]),
                chain=arrays["chain"],
                glossary={word: tuple(found) for word, found in facts["glossary"].items()},
            )


def pair_files(corpora: Path) -> Iterator[tuple[str, str, str, str, Path]]:
    """Every file of pairs: kind, source, the two languages, path."""
    for kind in KINDS[:-1]:
        for path in sorted((corpora / kind).glob("*.tsv")):
            source, languages = path.name.removesuffix(".tsv").rsplit(".", 1)
            first, second = languages.split("-")
            yield kind, source, first, second, path


def split_sentences(paragraph: str) -> list[str]:
    """Sentences of a paragraph by their end marks, short pieces joined to the one before."""
    sentences: list[str] = []
    for piece in _SENTENCE_END.split(paragraph):
        if sentences and len(piece) < _SHORTEST_SENTENCE:
            sentences[-1] += " " + piece
        elif piece:
            sentences.append(piece)
    return sentences


def evaluation_texts(evaluation: Path) -> Iterator[tuple[str, str]]:
    """Every text of the evaluation sets with its language: (text, language)."""
    for path in sorted((evaluation / "tatoeba").glob("*-eng.*")):
        language = TATOEBA_CODES.get(path.suffix[1:], "en")
        for line in path.read_text(encoding="utf-8").splitlines():
            yield line, language
    for path in sorted((evaluation / "questions").glob("*.json")):
        for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
            for paragraph in article["paragraphs"]:
                yield paragraph["context"], path.stem
                for question in paragraph["qas"]:
                    yield question["question"], path.stem


def _read_running(path: Path, language: str, collector: TextCollector, chain: list[int]) -> None:
    """Add the documents of one file; ``chain`` gets the end of each new text's paragraph."""
    title: int | None = None
    expect_title = True
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.strip()
            if not line:
                expect_title = True
                continue
            if expect_title:
                expect_title = False
                title = collector.append(line, language)
                chain.append(title)
                continue
            first = len(collector)
            for sentence in split_sentences(line):
                collector.append(sentence, language)
            last = len(collector) - 1
            chain.extend([last] * (last - first + 1))
            if title is not None:
                chain[title] = last
                title = None


def _read_pairs(
    corpora: Path, languages: Sequence[str], collector: TextCollector
) -> tuple[np.ndarray, np.ndarray, np.ndarray, tuple[str, ...]]:
    pairs: list[tuple[int, int]] = []
    kinds: list[int] = []
    origins: list[int] = []
    sources: dict[str, int] = {}
    for kind, source, first, second, path in pair_files(corpora):
        if first not in languages or second not in languages:
            continue
        number = sources.setdefault(source, len(sources))
        before = len(pairs)
        for line in path.read_text(encoding="utf-8").split("\n"):
            left, tab, right = line.partition("\t")
            if tab:
                pairs.append((collector.add(left, first), collector.add(right, second)))
        kinds.extend([KINDS.index(kind)] * (len(pairs) - before))
        origins.extend([number] * (len(pairs) - before))
    array = np.asarray(pairs, np.int32).reshape(-1, 2)
    return array, np.asarray(kinds, np.int16), np.asarray(origins, np.int16), tuple(sources)


def read_corpus(shared: Path, *, languages: Sequence[str], seed: int) -> Corpus:
    """Everything under ``shared/corpora``, less what overlaps ``shared/eval`` or is held out."""
    collector = TextCollector(languages)
    pairs, kind, source, sources = _read_pairs(shared / "corpora", languages, collector)
    log.info("read %d pairs, %d texts", len(pairs), len(collector))
    chain = list(range(len(collector)))
    for path in sorted((shared / "corpora" / "running").glob("*.txt.gz")):
        language = path.name.removesuffix(".txt.gz")
        if language in languages:
            _read_running(path, language, collector, chain)
    first_test = len(collector)
    log.info("read %d texts with the running text", first_test)
    for text, language in evaluation_texts(shared / "eval"):
        if language in languages:
            collector.append(text, language)
    texts = collector.finish()
    tests = np.arange(len(texts)) >= first_test
    overlap = overlapping(texts, tests)
    log.info("%d texts overlap the evaluation sets", int(overlap[:first_test].sum()))
    chain_array = np.concatenate([np.asarray(chain, np.int32), np.arange(first_test, len(texts))])
    chain_array = _break_chains(chain_array.astype(np.int32), overlap)
    glossary, held = choose_held_out(texts, pairs, kind == KINDS.index("lexicon"), seed=seed)
    keep = ~overlap[pairs].any(axis=1) & ~held & (np.diff(texts.offsets)[pairs] > 0).all(axis=1)
    return Corpus(
        texts=texts,
        pairs=pairs[keep],
        kind=kind[keep],
        source=source[keep],
        sources=sources,
        chain=chain_array,
        glossary=glossary,
    )


def _break_chains(chain: np.ndarray, overlap: np.ndarray) -> np.ndarray:
    """Chains in which any text overlaps an evaluation set become single texts: they are unused."""
    own = np.arange(len(chain), dtype=np.int32)
    before = np.concatenate([[0], np.cumsum(overlap)])
    tainted = before[chain + 1] > before[own]
    return np.where(tainted, own, chain).astype(np.int32)
