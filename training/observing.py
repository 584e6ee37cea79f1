"""What the program finds for questions, with their answers in the library and without them.

Real libraries of several sizes, asked through ``Library.search``: what is usual in a library, and
so every score, depends on how much of it is about the same matter.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.documents import Hit
from index.library import Library
from index.search.calibration import PARTS
from index.text.language import main_script
from training.corpora import split_sentences
from training.measures import Questions

PARAGRAPHS_PER_ARTICLE = 5
_SEED = 11
_PLAIN = re.compile(r'["“”„«»:-]')
"""What a query would take for syntax."""
_STATEMENTS = 900
_STATEMENT_WORDS = 16
_NEWS_LANGUAGES = frozenset({"ar", "de", "en", "es", "fa", "fr", "he", "ru", "tr", "zh"})
_SAME_LANGUAGE = 0.3
"""Share of the searches that ask in the language of the passages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Libraries of one size, and how often they are asked."""

    name: str
    articles: int
    """articles of the evaluation set in each library"""
    languages: int
    """of its documents; 0 for all"""
    every: int
    """of so many questions one is asked"""
    pairs: int
    """pairs of languages in which it is asked"""
    news: bool = False
    """whether news articles stand beside them"""


PLANS = (
    Plan(name="large", articles=24, languages=0, every=6, pairs=3, news=True),
    Plan(name="small", articles=3, languages=0, every=4, pairs=2),
    Plan(name="tiny", articles=1, languages=2, every=6, pairs=3),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observations:
    """Best hits of searches. ``features``: float64 (n, p), named by ``calibration.PARTS``;
    ``right``: bool (n,), whether the hit answers; ``same_script``: bool (n,); ``article``:
    int (n,), for splits that share no text; ``library``: (n,) names of plans."""

    features: np.ndarray
    right: np.ndarray
    same_script: np.ndarray
    article: np.ndarray
    library: np.ndarray

    def of(self, chosen: np.ndarray) -> Observations:
        """Those chosen by a bool (n,)."""
        return Observations(
            features=self.features[chosen],
            right=self.right[chosen],
            same_script=self.same_script[chosen],
            article=self.article[chosen],
            library=self.library[chosen],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    hit: Hit
    question: str
    right: bool
    article: int
    library: str


def observe(
    model: Path, questions: Mapping[str, Questions], news: Path, plans: Sequence[Plan] = PLANS
) -> Observations:
    """The best hit of many searches with the model of a folder.

    Each question that the library answers is asked twice: of all documents, and of those that do
    not answer it. Questions about other articles are asked too. ``news``: a folder with a folder
    of text files for each language.
    """
    random = np.random.default_rng(_SEED)
    seen: list[_Seen] = []
    articles = len(next(iter(questions.values())).paragraphs) // PARAGRAPHS_PER_ARTICLE
    for plan in plans:
        for first in range(0, articles, plan.articles):
            held = range(first, min(first + plan.articles, articles))
            count = plan.languages or len(questions)
            languages = random.choice(sorted(questions), count, replace=False).tolist()
            with tempfile.TemporaryDirectory() as folder:
                shelf = _Shelf(Path(folder), model, questions, languages, held)
                with shelf.library(news if plan.news else None) as library:
                    seen += shelf.ask(library, plan, random)
                    if plan.news:
                        seen += ask_news(library, news, random)
    return Observations(
        features=np.array([[each.hit.parts.get(name, 0.0) for name in PARTS] for each in seen]),
        right=np.array([each.right for each in seen]),
        same_script=np.array(
            [main_script(each.question) == main_script(each.hit.paragraph.text) for each in seen]
        ),
        article=np.array([each.article for each in seen]),
        library=np.array([each.library for each in seen]),
    )


def ask_news(library: Library, news: Path, random: np.random.Generator) -> Iterator[_Seen]:
    """The best hits of statements of news articles in other languages.

    A statement is the first sentence of a paragraph; it is asked with its article in the library
    and with it left out. Two of three times the second alone: whoever asks the news mostly asks
    what this library does not say, in words that much of it uses.
    """
    stems = {
        document.id: Path(document.path).stem
        for document in library.documents()
        if document.path and Path(document.path).is_relative_to(news)
    }
    names = sorted(set(stems.values()))
    languages = [folder.name for folder in sorted(news.iterdir()) if folder.name in _NEWS_LANGUAGES]
    for number in range(_STATEMENTS):
        stem = names[int(random.integers(len(names)))]
        asked, found = (str(each) for each in random.choice(languages, 2))
        paragraphs = (news / asked / f"{stem}.txt").read_text(encoding="utf-8").split("\n\n")
        place = int(random.integers(len(paragraphs)))
        statement = split_sentences(paragraphs[place].strip())[0]
        question = _PLAIN.sub(" ", " ".join(statement.split()[:_STATEMENT_WORDS]))
        without = [id_ for id_, name in stems.items() if name != stem]
        for scope in (None, without) if number % 3 == 0 else (without,):
            hits = library.search(question, limit=5, languages=[found], documents=scope).hits
            if hits:
                yield _Seen(
                    hit=hits[0],
                    question=question,
                    right=scope is None and stems.get(hits[0].document.id) == stem,
                    article=number,
                    library="news",
                )


class _Shelf:
    """A library of some articles in some languages, a document for each paragraph."""

    def __init__(
        self,
        folder: Path,
        model: Path,
        questions: Mapping[str, Questions],
        languages: Sequence[str],
        articles: range,
    ) -> None:
        self._folder = folder
        self._model = model
        self._questions = questions
        self._languages = languages
        self._articles = articles

    def library(self, news: Path | None) -> Library:
        """The library, with the articles imported."""
        texts = self._folder / "texts"
        for language in self._languages:
            for number in self._numbers():
                path = texts / language / f"{number}.txt"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(self._questions[language].paragraphs[number], encoding="utf-8")
        library = Library.create(self._folder / "Asked.warraq", model_folder=self._model)
        library.import_paths([texts] if news is None else [texts, news])
        return library

    def _numbers(self) -> range:
        return range(
            self._articles.start * PARAGRAPHS_PER_ARTICLE,
            self._articles.stop * PARAGRAPHS_PER_ARTICLE,
        )

    def ask(self, library: Library, plan: Plan, random: np.random.Generator) -> Iterator[_Seen]:
        """The best hits of the questions of a plan."""
        texts = self._folder / "texts"
        places = {
            document.id: int(Path(document.path).stem)
            for document in library.documents()
            if document.path and Path(document.path).is_relative_to(texts)
        }
        everything = [document.id for document in library.documents()]
        answers = next(iter(self._questions.values())).answer
        for number in range(0, len(answers), plan.every):
            answer = int(answers[number])
            held = answer in self._numbers()
            if not held and random.random() > 1 / len(answers) * 40:
                continue
            for _ in range(plan.pairs):
                found = str(random.choice(self._languages))
                other = str(random.choice(sorted(self._questions)))
                asked = found if random.random() < _SAME_LANGUAGE else other
                question = _PLAIN.sub(" ", self._questions[asked].questions[number])
                without = [id_ for id_ in everything if places.get(id_) != answer]
                for scope in (None, without) if held else (None,):
                    hits = library.search(
                        question, limit=5, languages=[found], documents=scope
                    ).hits
                    if hits:
                        place = places.get(hits[0].document.id)
                        yield _Seen(
                            hit=hits[0],
                            question=question,
                            right=held and scope is None and place == answer,
                            article=answer // PARAGRAPHS_PER_ARTICLE,
                            library=plan.name,
                        )
