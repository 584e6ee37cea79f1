"""Glosses: what a word means, in the nearest words of another language.

The words to choose from are the frequent ones of each language, which a model folder may hold as
``words/LANGUAGE.txt``, most frequent first, one a line. The nearest word is found by the cosine of
word vectors; forms of one word (president, presidents) take one place. It is an approximation:
opposites and neighbours stand near as well.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import takewhile
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.documents import Gloss, GlossWord
from index.embedding.embedder import Floats
from index.embedding.folding import split_words
from index.embedding.static_model import StaticModel

LEAST_CLOSENESS = 0.3
"""Cosine below which a word says nothing about another."""
RARITY = 0.01
"""What a word loses of its closeness for each e-fold of its rank: of two near ones the common one
is the likelier gloss."""
_LOOKED_AT = 24
_FORMS_SHARE = 0.6
"""Two words are forms of one where they begin with so much of the longer in common."""
_FORM_AS_CLOSE = 0.9
"""A form is shown for another if it stands at least so near, as a share."""
_SHORTEST_STEM = 3
# What is written onto a word, by language, and how much rarer than the whole the rest may be to be
# looked up instead: an article is nearly always one, a single letter is mostly part of the word.
_CLITICS: Mapping[str, tuple[tuple[re.Pattern[str], float], ...]] = {
    "ar": (
        (re.compile("^[وف]?(?:[بك]?ال|لل)(?=.{3})"), 6.0),
        (re.compile("^[وفبكل](?=.{3})"), 0.25),
    ),
    "he": ((re.compile("^[והבלמשכ](?=.{3})"), 0.25),),
    "fa": ((re.compile("(?<=..)ها(?:ي(?:[يم]|شان|مان|تان)?)?$"), 6.0),),
}


class WordList:
    """The frequent words of a language with their vectors, read and made when first needed."""

    def __init__(self, model: StaticModel, path: Path) -> None:
        self._model = model
        self.words: tuple[str, ...] = tuple(path.read_text(encoding="utf-8").split())

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Folded word → its place, 1 for the most frequent."""
        ranks: dict[str, int] = {}
        for place, word in enumerate(self.words, start=1):
            ranks.setdefault("".join(split_words(word)), place)
        return ranks

    @cached_property
    def vectors(self) -> Floats:
        """float32 (words, word dimension), unit norm; zeros for words the model does not know."""
        return self._model.vectors_of(self.words)


class Glosser:
    """Glosses by one model. Safe for many threads."""

    def __init__(self, model: StaticModel, folder: Path) -> None:
        """``folder`` is that of the model; without word lists there are no glosses."""
        self._model = model
        self._paths = {path.stem: path for path in sorted((folder / "words").glob("*.txt"))}
        self._lists: dict[str, WordList] = {}
        self._lock = threading.Lock()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages whose words can be shown, as BCP 47 primary subtags."""
        return tuple(self._paths)

    def gloss(self, word: str, *, language: str, to: str, limit: int = 3) -> Gloss:
        """The words of ``to`` nearest to ``word`` of ``language``, likeliest first.

        None of them where ``to`` is not one of ``languages`` or the model does not know the word.
        """
        folded = "".join(split_words(word))
        looked_up = self._looked_up(folded, language)
        # Half by the whole word, where the model knows it: among 500 words the right one stood
        # among three for 66.8 % so, for 64.4 % by what is left without particles alone.
        vector = self._model.vectors_of([folded, looked_up]).mean(axis=0)
        vector /= max(float(np.linalg.norm(vector)), 1e-9)
        found: tuple[GlossWord, ...] = ()
        if vector.any() and to in self._paths:
            found = tuple(self._nearest(vector, to, limit, without=looked_up))
        return Gloss(word=word, looked_up=looked_up, language=language, to=to, words=found)

    def _nearest(
        self, vector: Floats, language: str, limit: int, *, without: str
    ) -> Iterator[GlossWord]:
        words = self._list(language)
        with self._lock:  # the vectors are made once
            closeness = words.vectors @ vector
        ranks = np.arange(1, len(closeness) + 1, dtype=np.float32)
        likely: Floats = (closeness - RARITY * np.log(ranks)).astype(np.float32)
        near = _largest(likely, _LOOKED_AT).tolist()
        folded = {
            place: self._looked_up("".join(split_words(words.words[place])), language)
            for place in near
        }
        taken: set[str] = {without}
        shown = 0
        for place in near:
            if shown == limit or closeness[place] < LEAST_CLOSENESS:
                return
            if any(_same_word(folded[place], other) for other in taken):
                continue
            shown += 1
            forms = [
                other
                for other in near
                if closeness[other] >= _FORM_AS_CLOSE * closeness[place]
                and _same_word(folded[place], folded[other])
            ]
            plain = min(forms)  # the most frequent form is mostly the plain one
            taken |= {folded[place], folded[plain]}
            bare = words.ranks.get(folded[plain])  # without its article
            shown_as = plain if bare is None else bare - 1
            yield GlossWord(words.words[shown_as], float(closeness[plain]))

    def _list(self, language: str) -> WordList:
        with self._lock:
            if language not in self._lists:
                self._lists[language] = WordList(self._model, self._paths[language])
            return self._lists[language]

    def _looked_up(self, folded: str, language: str) -> str:
        """``folded``, or what is left without particles where that is the likelier word."""
        if language not in self._paths:
            return folded
        ranks = self._list(language).ranks
        for pattern, factor in _CLITICS.get(language, ()):
            rest = pattern.sub("", folded)
            if ranks.get(rest, np.inf) < factor * ranks.get(folded, np.inf):
                folded = rest
        return folded


def _largest(values: Floats, count: int) -> npt.NDArray[np.intp]:
    """Where the largest values are, largest first."""
    count = min(count, len(values))
    places = np.argpartition(-values, count - 1)[:count]
    return places[np.argsort(-values[places], kind="stable")]


def _same_word(first: str, second: str) -> bool:
    """Whether two folded words look like forms of one."""
    common = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False))
    )
    longer = max(len(first), len(second))
    return first == second or (common >= _SHORTEST_STEM and common >= _FORMS_SHARE * longer)
