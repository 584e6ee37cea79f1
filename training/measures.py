"""The measures of the model: sentences, questions, one pool of languages, glosses."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np

from index.embedding.folding import split_words
from index.embedding.glosses import Glosser
from index.embedding.sounds import Sounds
from index.search import lanes
from index.search.engine import READ_AT_LEAST
from index.search.fusion import Evidence, Scores, fuse, sentence_bonus, word_weights
from index.search.late_interaction import QueryWords, word_answers

TATOEBA_CODES = {
    "ara": "ar",
    "pes": "fa",
    "heb": "he",
    "urd": "ur",
    "rus": "ru",
    "fra": "fr",
    "spa": "es",
    "deu": "de",
    "tur": "tr",
    "cmn": "zh",
    "ukr": "uk",
    "hin": "hi",
    "ind": "id",
    "por": "pt",
    "ita": "it",
    "kur": "ku",
}


class Model(Protocol):
    """What the measures need of a model."""

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """Unit paragraph vectors, float32 (n, columns)."""
        ...

    def words(self, texts: Sequence[str]) -> list[Words]:
        """The words of each text."""
        ...

    def queries(self, texts: Sequence[str]) -> list[QueryWords]:
        """The different words of each text, as a search asks for them."""
        ...


class Words(NamedTuple):
    """The words of a text. ``vectors``: float32 (words, word columns), unit norm; ``sounds``:
    uint64 (words,)."""

    vectors: np.ndarray
    sounds: Sounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """The questions of one language, their paragraphs, and the sentences with the answers.

    ``answer``: paragraph number of each question; ``target``: sentence number of each question;
    ``first``: (paragraphs + 1,) number of the first sentence of each paragraph.
    """

    paragraphs: list[str]
    questions: list[str]
    answer: np.ndarray
    sentences: list[str]
    target: np.ndarray
    first: np.ndarray


def read_questions(path: Path) -> Questions:
    """One file of ``eval/questions``."""
    paragraphs: list[str] = []
    questions: list[str] = []
    sentences: list[str] = []
    answer: list[int] = []
    target: list[int] = []
    first = [0]
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            breaks = paragraph["sentence_breaks"]
            for question in paragraph["qas"]:
                start = question["answers"][0]["answer_start"]
                inside = [n for n, (begin, end) in enumerate(breaks) if begin <= start < end]
                questions.append(question["question"])
                answer.append(len(paragraphs))
                target.append(len(sentences) + (inside[0] if inside else 0))
            paragraphs.append(paragraph["context"])
            sentences.extend(paragraph["sentences"])
            first.append(len(sentences))
    return Questions(
        paragraphs=paragraphs,
        questions=questions,
        answer=np.asarray(answer),
        sentences=sentences,
        target=np.asarray(target),
        first=np.asarray(first),
    )


def tatoeba(model: Model, folder: Path) -> dict[str, float]:
    """Share of lines whose nearest English line is their own: language → accuracy."""
    result: dict[str, float] = {}
    for code, language in TATOEBA_CODES.items():
        if not (folder / f"{code}-eng.eng").exists():
            continue
        sides = [
            model.vectors((folder / f"{code}-eng.{side}").read_text("utf-8").splitlines())
            for side in (code, "eng")
        ]
        best = (sides[0] @ sides[1].T).argmax(axis=1)
        result[language] = float((best == np.arange(len(best))).mean())
    return result


def ranks_of(scores: np.ndarray, answer: np.ndarray) -> np.ndarray:
    """Rank (1 is best) of each row's answer, int (rows,)."""
    own = scores[np.arange(len(answer)), answer]
    return 1 + (scores > own[:, None]).sum(axis=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Retrieval quality over questions: recall at 1 and 5 and mean reciprocal rank."""

    recall1: float
    recall5: float
    mrr: float

    @classmethod
    def of(cls, ranks: np.ndarray) -> Ranking:
        """From ranks that begin at 1."""
        return cls(
            recall1=float((ranks <= 1).mean()),
            recall5=float((ranks <= 5).mean()),
            mrr=float((1 / ranks).mean()),
        )

    def __str__(self) -> str:
        return f"{self.recall1 * 100:.0f} / {self.recall5 * 100:.0f} / {self.mrr:.3f}"


Passages = tuple[np.ndarray, Sequence[Words]]
"""Vectors and words of passages."""


class Pool:
    """Passages of one or more languages, as the search sees its candidates."""

    def __init__(self, parts: Sequence[Passages]) -> None:
        """``parts``: of each language."""
        words = [each for _, part in parts for each in part]
        width = max(each.vectors.shape[1] for each in words)
        nothing = Words(np.zeros((1, width), np.float32), np.zeros(1, np.uint64))
        words = [each if len(each.vectors) else nothing for each in words]
        lengths = np.array([len(each.vectors) for each in words])
        self.vectors = np.concatenate([vectors for vectors, _ in parts])
        self.language = np.repeat(np.arange(len(parts)), [len(v) for v, _ in parts]).astype(
            np.int32
        )
        self._flat = Words(
            np.concatenate([each.vectors for each in words]),
            np.concatenate([each.sounds for each in words]),
        )
        self._starts = np.cumsum(lengths) - lengths

    def evidence(self, vector: np.ndarray, query: QueryWords) -> Evidence:
        """What speaks for every passage.

        Words that are equal count for nothing extra here, as they do not between languages.
        """
        answers = word_answers(query, self._flat.vectors, self._flat.sounds)
        return Evidence(
            language=self.language,
            cosine=self.vectors @ vector,
            answers=np.maximum.reduceat(answers, self._starts, axis=0),
        )

    def scores(self, vector: np.ndarray, query: QueryWords) -> Scores:
        """What the program's ranking makes of every passage for one query.

        The passages are the sample of what is usual as well.
        """
        evidence = self.evidence(vector, query)
        shares = word_weights(evidence, query.weights)
        return fuse(evidence, evidence, shares, np.zeros(len(self.vectors), np.float32))


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """The questions of one language with their vectors."""

    source: Questions
    vectors: np.ndarray
    queries: list[QueryWords]
    paragraphs: Passages
    sentences: Passages

    @classmethod
    def of(cls, model: Model, source: Questions) -> Encoded:
        """All texts of ``source`` through ``model``."""
        return cls(
            source=source,
            vectors=model.vectors(source.questions),
            queries=model.queries(source.questions),
            paragraphs=(model.vectors(source.paragraphs), model.words(source.paragraphs)),
            sentences=(model.vectors(source.sentences), model.words(source.sentences)),
        )

    def ask(self, pool: Pool, every: int = 1) -> Iterator[tuple[int, Scores]]:
        """The scores of every passage of ``pool`` for each question (of ``every`` so many one)."""
        for number in range(0, len(self.vectors), every):
            yield number, pool.scores(self.vectors[number], self.queries[number])


def question_scores(questions: Encoded, passages: Encoded) -> tuple[np.ndarray, np.ndarray]:
    """Scores of all questions with all paragraphs: mean vectors alone, and as the program ranks.

    As there, the best sentence of the best paragraphs takes part in their order.
    """
    pool, sentences = Pool([passages.paragraphs]), Pool([passages.sentences])
    dense: list[np.ndarray] = []
    ranked: list[np.ndarray] = []
    for vector, query in zip(questions.vectors, questions.queries, strict=True):
        usual = pool.evidence(vector, query)
        weights = word_weights(usual, query.weights)
        total = fuse(usual, usual, weights, np.zeros(len(pool.vectors), np.float32)).total
        bonus = _best_sentence_bonus(
            usual, sentences.evidence(vector, query), weights, passages.source.first
        )
        read = np.argsort(-total, kind="stable")[:READ_AT_LEAST]
        order = total - total.max() - 100.0  # what is not read stands behind what is
        order[read] = total[read] + bonus[read]
        dense.append(usual.cosine)
        ranked.append(order)
    return np.stack(dense), np.stack(ranked)


def _best_sentence_bonus(
    usual: Evidence, sentences: Evidence, weights: np.ndarray, first: np.ndarray
) -> np.ndarray:
    """What its best sentence adds to the score of every paragraph, as ``explain`` chooses it."""
    coverage = sentences.answers @ (weights / weights.sum())
    best = [
        begin + int((coverage[begin:end] + sentences.cosine[begin:end]).argmax())
        for begin, end in itertools.pairwise(first.tolist())
    ]
    return sentence_bonus(usual.language, coverage[best], sentences.cosine[best], usual, weights)


def pool_precision(encoded: Mapping[str, Encoded], *, every: int = 1) -> dict[str, float]:
    """LAReQA mAP in one pool of all sentences of all languages: ways of merging → mAP.

    ``mean``: bare cosines; ``merged``: as the program merges languages. ``every``: of so many
    questions one is asked.
    """
    pool = Pool([each.sentences for each in encoded.values()])
    sizes = [len(each.source.sentences) for each in encoded.values()]
    begins = np.cumsum(sizes) - sizes
    languages = np.repeat(list(encoded), sizes).tolist()
    found: dict[str, list[float]] = {"mean": [], "merged": []}
    for asked in encoded.values():
        targets = [each.source.target for each in encoded.values()]
        relevant = np.stack([t + b for t, b in zip(targets, begins, strict=True)], axis=1)
        for number, scores in asked.ask(pool, every):
            found["mean"].append(average_precision(scores.cosine, relevant[number]))
            level = lanes.level(scores.total, languages)
            found["merged"].append(average_precision(level, relevant[number]))
    return {way: float(np.mean(values)) for way, values in found.items()}


def average_precision(scores: np.ndarray, relevant: np.ndarray) -> float:
    """Average precision of the passages numbered ``relevant`` in the order of ``scores``."""
    ranks = np.sort((scores[None, :] > scores[relevant][:, None]).sum(axis=1)) + 1
    # Equal scores of two right answers share a rank: the later one stands behind the earlier.
    number = np.arange(1, len(ranks) + 1)
    return float((number / np.maximum(ranks, number)).mean())


def gloss(glosser: Glosser, glossary: Mapping[str, Sequence[str]]) -> tuple[float, float]:
    """Share of held-out Arabic words with a right English word first, and among the first three,
    as the program glosses them."""
    shown = [
        [
            "".join(split_words(found.text))
            for found in glosser.gloss(w, language="ar", to="en").words
        ]
        for w in glossary
    ]
    hits = [
        [word in right for word in words]
        for words, right in zip(shown, glossary.values(), strict=True)
    ]
    first = [bool(hit) and hit[0] for hit in hits]
    return float(np.mean(first)), float(np.mean([any(hit) for hit in hits]))
