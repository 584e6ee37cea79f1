"""All measures of a model folder, with the program's own reader: ``python -m training.evaluate``.

The corpora are read for the gloss measure alone (which words were held out, and the frequent
English words to choose from); ``--work`` names the folder of a training run that has them ready.
"""

from __future__ import annotations

import argparse
import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedding.static_model import StaticModel
from training.calibration import calibrate
from training.corpora import Corpus, read_corpus
from training.measures import (
    Encoded,
    Ranking,
    gloss,
    pool_precision,
    question_scores,
    ranks_of,
    read_questions,
    tatoeba,
)
from training.observing import observe
from training.settings import Settings

PAIRS = (
    ("en", "ar"),
    ("ar", "en"),
    ("ar", "ar"),
    ("en", "en"),
    ("ru", "ar"),
    ("de", "ar"),
    ("en", "ru"),
    ("zh", "ar"),
    ("hi", "ar"),
    ("tr", "ar"),
    ("en", "de"),
    ("en", "zh"),
    ("en", "hi"),
)
_GLOSS_CHOICES = 30_000
_GOALS = """\
Goals: en-ar 82 / 97 / .88; ar-en .88; ar-ar .96; en-en .98; ru-ar, de-ar, en-ru .82; zh-ar .72;
hi-ar .65; Tatoeba 90 % each, ur and hi 82 %; one pool .60; gloss among three 70 %."""


class ProductModel:
    """A model folder as the measures see it, through ``index.embedding``."""

    def __init__(self, folder: Path) -> None:
        self.model = StaticModel.load(folder)

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """Unit paragraph vectors, float32 (n, columns)."""
        return self.model.embed_queries(texts)

    def words(self, texts: Sequence[str]) -> list[np.ndarray]:
        """Unit word vectors of each text, float32 (words, word columns)."""
        return [self.model.word_vectors(t.ids, t.starts) for t in self.model.tokenize(texts)]

    def weights(self, texts: Sequence[str]) -> list[np.ndarray]:
        """Weight of every word of each text, float32 (words,)."""
        return [self.model.word_weights(t.ids, t.starts) for t in self.model.tokenize(texts)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was measured. ``lines``: for people; ``calibration``: for ``config.json``."""

    lines: tuple[str, ...]
    calibration: dict[str, object]


def frequent_english(corpus: Corpus) -> list[str]:
    """The most frequent English words of the corpora, among which glosses are looked for."""
    counts = corpus.texts.word_counts()["en"]
    order = np.argsort(-counts, kind="stable")[:_GLOSS_CHOICES]
    words = [corpus.texts.words[number] for number in order]
    return [word for word in words if word.isascii() and word.isalpha()]


def _percent(values: dict[str, float]) -> str:
    return " ".join(f"{name} {value * 100:.1f}" for name, value in values.items())


def evaluate(folder: Path, shared: Path, corpus: Corpus | None, *, pool_every: int = 4) -> Report:
    """Every measure of the model in ``folder`` on the sets in ``shared``; glosses if ``corpus``.

    ``pool_every``: of so many questions one is asked in the pool of all languages.
    """
    model = ProductModel(folder)
    lines = [f"Tatoeba, xx→en, %: {_percent(tatoeba(model, shared / 'eval' / 'tatoeba'))}"]
    encoded = {
        path.stem: Encoded.of(model, read_questions(path))
        for path in sorted((shared / "eval" / "questions").glob("*.json"))
    }
    lines.append("")
    lines.append("| question → paragraph | mean vector + late interaction | mean vector alone |")
    lines.append("|---|---|---|")
    for asked, found in PAIRS:
        dense, ranked = question_scores(encoded[asked], encoded[found])
        answer = encoded[asked].source.answer
        both = [Ranking.of(ranks_of(scores, answer)) for scores in (ranked, dense)]
        lines.append(f"| {asked} → {found} | {both[0]} | {both[1]} |")
    pool = pool_precision(encoded, every=pool_every)
    lines.append("")
    lines.append(
        f"LAReQA mAP, one pool of {len(encoded)} languages: bare mean vectors {pool['mean']:.3f}, "
        f"merged as the program does {pool['merged']:.3f}"
    )
    if corpus is not None and corpus.glossary:
        first, three = gloss(model, corpus.glossary, frequent_english(corpus))
        lines.append(
            f"Gloss of {len(corpus.glossary)} held-out Arabic words: right first {first:.1%}, "
            f"among the first three {three:.1%}"
        )
    observations = observe(
        folder,
        {language: each.source for language, each in encoded.items()},
        shared / "documents" / "ntrex",
    )
    calibration, curves = calibrate(observations)
    lines += ["", "Calibration, on articles that the curve has not seen: chance told → true share"]
    for kind, curve in curves.items():
        told = ", ".join(f"{chance:.2f} → {true:.2f} ({n})" for chance, true, n in curve)
        lines.append(f"* {kind}: {told}")
    return Report(lines=tuple(lines), calibration=calibration)


def shared_folder(named: str | None) -> Path:
    """The folder of corpora and evaluation sets: named, or by WARRAQ_SHARED, or ``../shared``."""
    return Path(named or os.environ.get("WARRAQ_SHARED") or "../shared")


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("model", type=Path, help="a model folder, as resources/model")
    parser.add_argument("--shared", help="corpora and evaluation sets (WARRAQ_SHARED, ../shared)")
    parser.add_argument("--work", type=Path, help="folder of the training run that made it")
    parser.add_argument("--pool-every", type=int, default=4, help="1: ask the pool every question")
    parser.add_argument("--no-gloss", action="store_true", help="skip reading the corpora")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    shared, settings = shared_folder(options.shared), Settings()
    corpus: Corpus | None = None
    if options.work is not None:
        corpus = Corpus.load(options.work / "corpus")
    elif not options.no_gloss:
        corpus = read_corpus(shared, languages=settings.languages, seed=settings.seed)
    report = evaluate(options.model, shared, corpus, pool_every=options.pool_every)
    print("\n".join(report.lines))
    print(_GOALS)


if __name__ == "__main__":
    main()
