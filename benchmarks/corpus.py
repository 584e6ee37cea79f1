"""The text that is measured: NTREX-128 news in fourteen languages, repeated with variations.

The articles hold about 11,000 paragraphs; larger sizes repeat them. In each repetition every sixth
word is replaced by a word from elsewhere in its language, drawn with a fixed seed, so that hardly
two paragraphs are equal while lengths and vocabularies stay those of news.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
CHANGED_WORDS = 1 / 6
SEED = 7
UNSPACED = {"zh"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A news article: its paragraphs, the first of which is its title."""

    name: str
    language: str
    paragraphs: tuple[str, ...]


def shared_folder() -> Path:
    """Where the shared documents lie. Exits with words when there are none."""
    folder = Path(os.environ.get("WARRAQ_SHARED", REPOSITORY.parent / "shared"))
    if not (folder / "documents" / "ntrex").is_dir():
        raise SystemExit(f"There are no documents at {folder}: set WARRAQ_SHARED.")
    return folder


def read_articles(shared: Path) -> list[Article]:
    """All articles, the languages taking turns so that any beginning holds all of them."""
    paths = sorted(
        (shared / "documents" / "ntrex").glob("*/*.txt"), key=lambda p: (p.name, p.parent)
    )
    return [
        Article(
            name=path.stem,
            language=path.parent.name,
            paragraphs=tuple(filter(None, map(str.strip, path.read_text("utf-8").splitlines()))),
        )
        for path in paths
    ]


def words_of(text: str, language: str) -> list[str]:
    """What is replaced in a variation: words, and characters where no spaces divide words."""
    return list(text) if language in UNSPACED else text.split(" ")


def varied(article: Article, words: list[str], rng: random.Random) -> Article:
    """The article with every sixth word replaced by one of ``words``."""
    between = "" if article.language in UNSPACED else " "
    paragraphs = tuple(
        between.join(
            rng.choice(words) if rng.random() < CHANGED_WORDS else word
            for word in words_of(text, article.language)
        )
        for text in article.paragraphs
    )
    return Article(name=article.name, language=article.language, paragraphs=paragraphs)


def articles(shared: Path, paragraphs: int) -> Iterator[Article]:
    """Articles until ``paragraphs`` paragraphs are reached; the first round is unchanged."""
    originals = read_articles(shared)
    vocabulary: dict[str, list[str]] = {}
    for article in originals:
        words = vocabulary.setdefault(article.language, [])
        words.extend(
            word for text in article.paragraphs for word in words_of(text, article.language)
        )
    rng = random.Random(SEED)
    done = turn = 0
    while True:
        for original in originals:
            if done >= paragraphs:
                return
            article = varied(original, vocabulary[original.language], rng) if turn else original
            yield article
            done += len(article.paragraphs)
        turn += 1


def write_files(folder: Path, shared: Path, paragraphs: int) -> list[Path]:
    """Write the articles as text files; their paths in order."""
    paths = []
    for number, article in enumerate(articles(shared, paragraphs)):
        path = folder / f"{number // 1000:03}" / f"{number:06}.{article.language}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(article.paragraphs) + "\n", encoding="utf-8")
        paths.append(path)
    return paths


def queries(shared: Path, count: int) -> list[str]:
    """Titles of the articles, in languages that take turns: queries as long as people write."""
    titles = [article.paragraphs[0] for article in read_articles(shared)]
    step = max(1, len(titles) // count)
    return [title.replace('"', " ") for title in titles[::step]][:count]
