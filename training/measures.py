"""The measures of the model: sentences, questions, one pool of languages, glosses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from index.search.fusion import Evidence, Scores, fuse, word_weights
from index.search.late_interaction import answered

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

    def words(self, texts: Sequence[str]) -> list[np.ndarray]:
        """Unit word vectors of each text, float32 (words, word columns)."""
        ...

    def weights(self, texts: Sequence[str]) -> list[np.ndarray]:
        """How much each word of each text says, float32 (words,)."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """The questions of one language, their paragraphs, and the sentences with the answers.

    ``answer``: paragraph number of each question; ``target``: sentence number of each question.
    """

    paragraphs: list[str]
    questions: list[str]
    answer: np.ndarray
    sentences: list[str]
    target: np.ndarray


def read_questions(path: Path) -> Questions:
    """One file of ``eval/questions``."""
    paragraphs: list[str] = []
    questions: list[str] = []
    sentences: list[str] = []
    answer: list[int] = []
    target: list[int] = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            breaks = paragraph["sentence_breaks"]
            for question in paragraph["qas"]:
                start = question["answers"][0]["answer_start"]
                inside = [n for n, (first, end) in enumerate(breaks) if first <= start < end]
                questions.append(question["question"])
                answer.append(len(paragraphs))
                target.append(len(sentences) + (inside[0] if inside else 0))
            paragraphs.append(paragraph["context"])
            sentences.extend(paragraph["sentences"])
    return Questions(
        paragraphs=paragraphs,
        questions=questions,
        answer=np.asarray(answer),
        sentences=sentences,
        target=np.asarray(target),
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


class Pool:
    """Passages of one or more languages, as the search sees its candidates."""

    def __init__(self, vectors: np.ndarray, words: Sequence[np.ndarray], language: np.ndarray):
        width = max(each.shape[1] for each in words)
        empty = np.zeros((1, width), np.float32)
        lengths = np.array([max(1, len(each)) for each in words])
        self.vectors = vectors
        self.language = language.astype(np.int32)
        self._flat = np.concatenate([each if len(each) else empty for each in words])
        self._starts = np.cumsum(lengths) - lengths

    @classmethod
    def joined(cls, parts: Sequence[tuple[np.ndarray, Sequence[np.ndarray]]]) -> Pool:
        """One pool of the vectors and words of several languages."""
        sizes = [len(vectors) for vectors, _ in parts]
        return cls(
            np.concatenate([vectors for vectors, _ in parts]),
            [each for _, words in parts for each in words],
            np.repeat(np.arange(len(parts)), sizes),
        )

    def scores(self, vector: np.ndarray, words: np.ndarray, weights: np.ndarray) -> Scores:
        """What the program's ranking makes of every passage for one query.

        The passages are the sample of what is usual as well. Words that are equal count for
        nothing extra here, as they do not between languages.
        """
        best = np.maximum.reduceat(words @ self._flat.T, self._starts, axis=1)
        evidence = Evidence(
            language=self.language,
            cosine=self.vectors @ vector,
            answers=answered(best).T,
        )
        shares = word_weights(evidence, weights)
        return fuse(evidence, evidence, shares, np.zeros(len(self.vectors), np.float32))


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """The questions of one language with their vectors."""

    source: Questions
    vectors: np.ndarray
    words: list[np.ndarray]
    weights: list[np.ndarray]
    paragraphs: tuple[np.ndarray, list[np.ndarray]]
    sentences: tuple[np.ndarray, list[np.ndarray]]

    @classmethod
    def of(cls, model: Model, source: Questions) -> Encoded:
        """All texts of ``source`` through ``model``."""
        return cls(
            source=source,
            vectors=model.vectors(source.questions),
            words=model.words(source.questions),
            weights=model.weights(source.questions),
            paragraphs=(model.vectors(source.paragraphs), model.words(source.paragraphs)),
            sentences=(model.vectors(source.sentences), model.words(source.sentences)),
        )

    def ask(self, pool: Pool, every: int = 1) -> Iterator[tuple[int, Scores]]:
        """The scores of every passage of ``pool`` for each question (of ``every`` so many one)."""
        for number in range(0, len(self.vectors), every):
            yield (
                number,
                pool.scores(self.vectors[number], self.words[number], self.weights[number]),
            )


def question_scores(questions: Encoded, passages: Encoded) -> tuple[np.ndarray, np.ndarray]:
    """Scores of all questions with all paragraphs: mean vectors alone, and as the program ranks."""
    pool = Pool.joined([passages.paragraphs])
    both = [(scores.cosine, scores.total) for _, scores in questions.ask(pool)]
    return np.stack([dense for dense, _ in both]), np.stack([total for _, total in both])


def pool_precision(encoded: Mapping[str, Encoded], *, every: int = 1) -> dict[str, float]:
    """LAReQA mAP in one pool of all sentences of all languages: ways of merging → mAP.

    ``mean``: bare cosines; ``merged``: as the program merges languages. ``every``: of so many
    questions one is asked.
    """
    pool = Pool.joined([each.sentences for each in encoded.values()])
    sizes = [len(each.source.sentences) for each in encoded.values()]
    begins = np.cumsum(sizes) - sizes
    found: dict[str, list[float]] = {"mean": [], "merged": []}
    for asked in encoded.values():
        targets = [each.source.target for each in encoded.values()]
        relevant = np.stack([t + b for t, b in zip(targets, begins, strict=True)], axis=1)
        for number, scores in asked.ask(pool, every):
            found["mean"].append(average_precision(scores.cosine, relevant[number]))
            found["merged"].append(average_precision(scores.total, relevant[number]))
    return {way: float(np.mean(values)) for way, values in found.items()}


def average_precision(scores: np.ndarray, relevant: np.ndarray) -> float:
    """Average precision of the passages numbered ``relevant`` in the order of ``scores``."""
    ranks = np.sort((scores[None, :] > scores[relevant][:, None]).sum(axis=1)) + 1
    # Equal scores of two right answers share a rank: the later one stands behind the earlier.
    number = np.arange(1, len(ranks) + 1)
    return float((number / np.maximum(ranks, number)).mean())


def gloss(
    model: Model, glossary: Mapping[str, Sequence[str]], english: Sequence[str]
) -> tuple[float, float]:
    """Share of held-out Arabic words with a right English word first, and among the first three.

    ``english``: the words to choose from.
    """
    choices = _single_words(model, english)
    asked = _single_words(model, list(glossary))
    nearest = np.argsort(-(asked @ choices.T), axis=1)[:, :3]
    hits = np.array(
        [
            [english[number] in right for number in row]
            for row, right in zip(nearest, glossary.values(), strict=True)
        ]
    )
    return float(hits[:, 0].mean()), float(hits.any(axis=1).mean())


def _single_words(model: Model, words: Sequence[str]) -> np.ndarray:
    rows = model.words(words)
    width = max(row.shape[1] for row in rows)
    return np.stack([row[0] if len(row) else np.zeros(width, np.float32) for row in rows])
