"""One command from the corpora to the model folder: ``python -m training.run``.

Every stage leaves its result in the work folder and is skipped when it is there already; the
training itself takes up its last checkpoint. Delete the work folder to begin anew.
"""

from __future__ import annotations

import argparse
import dataclasses
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from training.card import attribution, model_card, read_sources
from training.composition import Parts
from training.corpora import Corpus, read_corpus
from training.evaluate import evaluate, shared_folder
from training.mining import mine_words
from training.pack import balance, write_config, write_model
from training.settings import LANGUAGES, Settings
from training.tokens import TokenTexts, tokenize
from training.train import Trainer, token_importance
from training.vocabulary import Vocabulary, build_vocabulary
from training.wordlists import write_word_lists

log = logging.getLogger(__name__)

NAME = "warraq-static"


def prepare_corpus(shared: Path, work: Path, settings: Settings) -> Corpus:
    """The corpora as numbers, from the work folder if they are there."""
    folder = work / "corpus"
    if not (folder / "facts.json").exists():
        read_corpus(shared, languages=settings.languages, seed=settings.seed).save(folder)
    return Corpus.load(folder)


def prepare_vocabulary(corpus: Corpus, work: Path, settings: Settings) -> Vocabulary:
    """The tokenizer and the parts of its tokens, from the work folder if they are there."""
    if not (work / "tokenizer.json").exists():
        build_vocabulary(corpus, settings).save(work)
    return Vocabulary.load(work)


def prepare_mined(corpus: Corpus, tokenizer: Tokenizer, work: Path) -> Corpus:
    """``corpus`` with the word pairs mined from it, from the work folder if they are there."""
    folder = work / "mined"
    if not (folder / "facts.json").exists():
        mine_words(corpus, tokenizer).save(folder)
    return Corpus.load(folder)


def prepare_tokens(corpus: Corpus, tokenizer: Tokenizer, work: Path) -> TokenTexts:
    """All texts in tokens, from the work folder if they are there."""
    path = work / "tokens.npz"
    if not path.exists():
        tokens = tokenize(corpus.texts, tokenizer)
        np.savez(path, flat=tokens.flat, offsets=tokens.offsets, starts=tokens.starts)
        return tokens
    with np.load(path) as arrays:
        return TokenTexts(flat=arrays["flat"], offsets=arrays["offsets"], starts=arrays["starts"])


def train(
    corpus: Corpus, tokens: TokenTexts, parts: Parts, work: Path, settings: Settings
) -> np.ndarray:
    """The trained table, float32 (vocabulary, columns)."""
    trainer = Trainer(corpus, tokens, parts, settings)
    checkpoint = work / "checkpoint.pt"
    if trainer.resume(checkpoint):
        log.info("taking up the checkpoint at step %d", trainer.done)
    table = trainer.run(checkpoint)
    trainer.save(checkpoint)
    return table


def finish(shared: Path, output: Path, corpus: Corpus, config: dict[str, Any], tokens: int) -> None:
    """Measure the written model, put the calibration into its configuration, write its card."""
    report = evaluate(output, shared, corpus)
    print("\n".join(report.lines))
    config["calibration"] = report.calibration
    write_config(output, config)
    measures = "## Measures\n\nOn development sets (see `training/README.md`).\n\n"
    sources = attribution(read_sources(shared / "corpora" / "SOURCES.md"))
    card = model_card(
        config, tokens=tokens, measures=measures + "\n".join(report.lines) + "\n", sources=sources
    )
    (output / "README.md").write_text(card, encoding="utf-8")


def build(shared: Path, work: Path, output: Path, settings: Settings, version: str) -> None:
    """Everything: corpora, tokenizer, training, packing, evaluation, card."""
    work.mkdir(parents=True, exist_ok=True)
    corpus = prepare_corpus(shared, work, settings)
    words = prepare_vocabulary(corpus, work, settings)
    tokenizer = words.tokenizer
    corpus = prepare_mined(corpus, tokenizer, work)
    tokens = prepare_tokens(corpus, tokenizer, work)
    vocabulary = tokenizer.get_vocab_size()
    table = train(corpus, tokens, words.parts, work, settings)
    importance = token_importance(tokens, vocabulary)
    importance[0] = 0
    config: dict[str, Any] = {
        "name": NAME,
        "version": version,
        "columns": settings.columns,
        "word_columns": settings.word_columns,
        "languages": list(settings.languages),
        "calibration": {},
    }
    balanced = balance(table, word_columns=settings.word_columns, words_share=settings.words_share)
    write_model(output, table=balanced, tokenizer=tokenizer, word_weights=importance, config=config)
    write_word_lists(shared, output / "words", LANGUAGES)
    finish(shared, output, corpus, config, vocabulary)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m training.run", description=__doc__)
    parser.add_argument("--shared", help="corpora and evaluation sets (WARRAQ_SHARED, ../shared)")
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--output", type=Path, default=Path("build/model"))
    parser.add_argument("--version", default="1.1")
    parser.add_argument("--seed", type=int, default=Settings().seed)
    parser.add_argument("--steps", type=int, default=Settings().steps)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    settings = dataclasses.replace(Settings(), seed=options.seed, steps=options.steps)
    shared = shared_folder(options.shared)
    build(shared, options.work, options.output, settings, options.version)


if __name__ == "__main__":
    main()
