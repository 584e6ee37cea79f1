"""All measures of a model folder, with the program's own reader: ``python -m training.evaluate``.

The corpora are read for the gloss measure alone (which words were held out); ``--work`` names the
folder of a training run that has them ready.
"""

from __future__ import annotations

import argparse
import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.embedding.glosses import Glosser
from index.embedding.static_model import StaticModel
from index.search.late_interaction import QueryWords, query_words
from training.calibration import calibrate
from training.corpora import Corpus, read_corpus
from training.measures import (
    Encoded,
    Ranking,
    Words,
    gloss,
    pool_precision,
    question_scores,
    ranks_of,
    read_questions,
    tatoeba,
)
from training.observing import observe
from training.settings import Settings
from training.speed import CANDIDATES, WORDS, Speed, measure

PAIRS = {
    ("en", "ar"): (0.82, 0.97, 0.88),
    ("ar", "en"): (None, None, 0.88),
    ("ar", "ar"): (None, None, 0.96),
    ("en", "en"): (None, None, 0.98),
    ("ru", "ar"): (None, None, 0.82),
    ("de", "ar"): (None, None, 0.82),
    ("en", "ru"): (None, None, 0.82),
    ("zh", "ar"): (None, None, 0.72),
    ("hi", "ar"): (None, None, 0.65),
    ("tr", "ar"): None,
    ("es", "ar"): None,
    ("en", "de"): None,
    ("en", "es"): None,
    ("en", "tr"): None,
    ("en", "zh"): None,
    ("en", "hi"): None,
}
"""Question and paragraph, and the goals: recall at 1 and at 5, mean reciprocal rank."""
TATOEBA_GOALS = {
    **dict.fromkeys(("ar", "fa", "he", "ru", "fr", "es", "de", "tr"), 0.90),
    **dict.fromkeys(("zh", "uk", "pt", "it", "id"), 0.90),
    **dict.fromkeys(("ur", "hi"), 0.82),
}
POOL_GOAL, GLOSS_GOAL = 0.60, 0.70
TIMES_GOAL, RANKING_GOAL = 50, 0.015
LOAD_GOAL = (0.150, 100)


class ProductModel:
    """A model folder as the measures see it, through ``index.embedding``."""

    def __init__(self, folder: Path) -> None:
        self.model = StaticModel.load(folder)

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """Unit paragraph vectors, float32 (n, columns)."""
        return self.model.embed_queries(texts)

    def words(self, texts: Sequence[str]) -> list[Words]:
        """The words of each text."""
        return [
            Words(self.model.word_vectors(*each), self.model.word_sounds(*each))
            for each in self.model.tokenize(texts)
        ]

    def queries(self, texts: Sequence[str]) -> list[QueryWords]:
        """The different words of each text."""
        return [query_words(self.model, text) for text in texts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was measured. ``lines``: for people; ``calibration``: for ``config.json``."""

    lines: tuple[str, ...]
    calibration: dict[str, object]


def tatoeba_lines(model: ProductModel, shared: Path) -> list[str]:
    """The table of sentences: accuracy of the nearest English one."""
    found = tatoeba(model, shared / "eval" / "tatoeba")
    rows = ["| Tatoeba, xx→en | goal | reached |", "|---|---|---|"]
    for language, accuracy in found.items():
        goal = TATOEBA_GOALS.get(language)
        rows.append(f"| {language} | {f'{goal:.0%}' if goal else '–'} | {accuracy:.1%} |")
    return rows


def question_lines(encoded: Mapping[str, Encoded]) -> list[str]:
    """The table of questions and paragraphs: recall at 1 and 5 and mean reciprocal rank."""
    rows = [
        "| question → paragraph | goal | as the program ranks | mean vector alone |",
        "|---|---|---|---|",
    ]
    for (asked, found), goals in PAIRS.items():
        if asked not in encoded or found not in encoded:
            continue
        dense, ranked = question_scores(encoded[asked], encoded[found])
        answer = encoded[asked].source.answer
        both = [Ranking.of(ranks_of(scores, answer)) for scores in (ranked, dense)]
        rows.append(f"| {asked} → {found} | {_goal(goals)} | {both[0]} | {both[1]} |")
    return rows


def _goal(goals: tuple[float | None, float | None, float] | None) -> str:
    if goals is None:
        return "–"
    first, five, mean = goals
    if first is None or five is None:
        return f"{mean:.2f}"
    return f"{first * 100:.0f} / {five * 100:.0f} / {mean:.2f}"


def speed_lines(speed: Speed, folder: Path) -> list[str]:
    """Size and speed, in processor time of one thread."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    seconds, megabytes = speed.load
    return [
        "| size and speed | goal | reached |",
        "|---|---|---|",
        f"| model folder | ≤ 40 MB | {size:.1f} MB |",
        f"| loading | ≤ {LOAD_GOAL[0] * 1e3:.0f} ms, {LOAD_GOAL[1]} MB | "
        f"{seconds * 1e3:.0f} ms, {megabytes:.0f} MB |",
        f"| embedding, of a transformer of 12 layers of 384 | ≥ {TIMES_GOAL} times | "
        f"{speed.times:.0f} times ({speed.texts:.0f} paragraphs a second) |",
        f"| late interaction, {CANDIDATES} paragraphs of {WORDS} words | ≤ "
        f"{RANKING_GOAL * 1e3:.0f} ms | {speed.ranking * 1e3:.1f} ms |",
    ]


def evaluate(folder: Path, shared: Path, corpus: Corpus | None, *, pool_every: int = 4) -> Report:
    """Every measure of the model in ``folder`` on the sets in ``shared``; glosses if ``corpus``.

    ``pool_every``: of so many questions one is asked in the pool of all languages.
    """
    model = ProductModel(folder)
    encoded = {
        path.stem: Encoded.of(model, read_questions(path))
        for path in sorted((shared / "eval" / "questions").glob("*.json"))
    }
    pool = pool_precision(encoded, every=pool_every)
    lines = [*tatoeba_lines(model, shared), "", *question_lines(encoded), ""]
    lines += ["| one pool, and glosses | goal | reached |", "|---|---|---|"]
    lines.append(
        f"| LAReQA mAP, {len(encoded)} languages ({', '.join(encoded)}), merged as the program "
        f"merges | {POOL_GOAL:.2f} | {pool['merged']:.3f} (mean vectors {pool['mean']:.3f}) |"
    )
    if corpus is not None and corpus.glossary:
        first, three = gloss(Glosser(model.model, folder), corpus.glossary)
        lines.append(
            f"| gloss of {len(corpus.glossary)} held-out Arabic words, among three | "
            f"{GLOSS_GOAL:.0%} | {three:.1%} (first {first:.1%}) |"
        )
    if "en" in encoded:
        lines += ["", *speed_lines(measure(folder, encoded["en"].source.paragraphs), folder)]
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


if __name__ == "__main__":
    main()
