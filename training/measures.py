"""The measures of the model: sentences, questions, one pool of languages, glosses."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

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
LATE_SHARE = 0.7
"""Weight of the standardised late-interaction score beside that of the mean vectors."""
_POWER = 3


class Model(Protocol):
    """What the measures need of a model."""

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """Unit paragraph vectors, float32 (n, columns)."""
        ...

    def words(self, texts: Sequence[str]) -> list[np.ndarray]:
        """Unit word vectors of each text, float32 (words, word columns)."""
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


def late_scores(
    queries: Sequence[np.ndarray],
    texts: Sequence[np.ndarray],
    weights: Sequence[np.ndarray] | None = None,
) -> np.ndarray:
    """Late-interaction score of every query with every text, float32 (queries, texts).

    p = max(0, cosine)³ of the best word; every query word is weighed by ``weights`` or, without
    them, by the log of the inverse mean p over the texts.
    """
    lengths = np.array([max(1, len(text)) for text in texts])
    starts = np.cumsum(lengths) - lengths
    width = queries[0].shape[1]
    flat = np.concatenate([t if len(t) else np.zeros((1, width), np.float32) for t in texts])
    result = np.zeros((len(queries), len(texts)), np.float32)
    for number, query in enumerate(queries):
        if len(query):
            best = np.maximum.reduceat(query @ flat.T, starts, axis=1)
            p = np.maximum(best, 0) ** _POWER
            weight = -np.log(np.maximum(p.mean(axis=1), 1e-4))
            if weights is not None:
                weight = weights[number]
            result[number] = weight @ p / max(float(weight.sum()), 1e-6)
    return result


def standardised(scores: np.ndarray) -> np.ndarray:
    """Each row with mean 0 and deviation 1."""
    spread = scores.std(axis=1, keepdims=True)
    return (scores - scores.mean(axis=1, keepdims=True)) / np.maximum(spread, 1e-6)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """The questions of one language with their vectors."""

    source: Questions
    question_vectors: np.ndarray
    question_words: list[np.ndarray]
    paragraph_vectors: np.ndarray
    paragraph_words: list[np.ndarray]
    sentence_vectors: np.ndarray
    sentence_words: list[np.ndarray]

    @classmethod
    def of(cls, model: Model, source: Questions) -> Encoded:
        """All texts of ``source`` through ``model``."""
        return cls(
            source=source,
            question_vectors=model.vectors(source.questions),
            question_words=model.words(source.questions),
            paragraph_vectors=model.vectors(source.paragraphs),
            paragraph_words=model.words(source.paragraphs),
            sentence_vectors=model.vectors(source.sentences),
            sentence_words=model.words(source.sentences),
        )


def question_scores(questions: Encoded, passages: Encoded) -> tuple[np.ndarray, np.ndarray]:
    """Scores of all questions with all paragraphs: mean vectors alone, and as the product ranks."""
    dense = standardised(questions.question_vectors @ passages.paragraph_vectors.T)
    late = standardised(late_scores(questions.question_words, passages.paragraph_words))
    return dense, dense + LATE_SHARE * late


def pool_precision(encoded: Mapping[str, Encoded]) -> dict[str, float]:
    """LAReQA mAP in one pool of all sentences of all languages: ways of merging → mAP.

    ``mean``: bare cosines; ``lanes``: both scores standardised within each language, added.
    """
    languages = list(encoded)
    positions: dict[str, list[float]] = {"mean": [], "lanes": []}
    sizes = np.cumsum([0] + [len(encoded[name].source.sentences) for name in languages])
    for asked in languages:
        own = encoded[asked]
        bare, lanes = [], []
        for name in languages:
            dense = own.question_vectors @ encoded[name].sentence_vectors.T
            late = late_scores(own.question_words, encoded[name].sentence_words)
            bare.append(dense)
            lanes.append(standardised(dense) + LATE_SHARE * standardised(late))
        relevant = np.stack(
            [encoded[name].source.target + sizes[n] for n, name in enumerate(languages)], axis=1
        )
        positions["mean"].extend(_average_precision(np.concatenate(bare, axis=1), relevant))
        positions["lanes"].extend(_average_precision(np.concatenate(lanes, axis=1), relevant))
    return {way: float(np.mean(values)) for way, values in positions.items()}


def _average_precision(scores: np.ndarray, relevant: np.ndarray) -> list[float]:
    """Average precision of each row; ``relevant``: (rows, answers) column numbers."""
    own = np.sort(np.take_along_axis(scores, relevant, axis=1), axis=1)[:, ::-1]
    result = []
    for row, targets in zip(scores, own, strict=True):
        ranks = 1 + (row[None, :] > targets[:, None]).sum(axis=1)
        ranks = np.maximum.accumulate(np.maximum(ranks, np.arange(1, len(ranks) + 1)))
        result.append(float((np.arange(1, len(ranks) + 1) / ranks).mean()))
    return result


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
