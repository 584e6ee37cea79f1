"""Every occurrence of a word, in lines that stand below one another."""

from __future__ import annotations

from dataclasses import dataclass

from index.documents.texts import Direction, PassagePlace


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordanceOptions:
    """How the lines of a concordance are found, cut and sorted."""

    width: int = 12  # words on either side
    order: tuple[int, ...] = (1, -1, -2)  # sorted by: -1 is the word before, 1 the one after, 0 it
    bare: bool = True  # sorted without article and clitics
    translate: bool = True  # with the words that answer in other languages
    rejected: tuple[str, ...] = ()  # keys of groups, or words, that are not meant


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordanceLine:
    """An occurrence with what stands before and after it, in reading order, as imported.

    Cut at the bounds of words; whoever shows it sets each part in ``direction``.
    """

    place: PassagePlace  # of the node
    title: str
    date: str | None
    language: str
    direction: Direction
    before: str
    node: str
    after: str
    group: str  # key of its ``ConcordanceGroup``
    way: str  # how the node answers: "exact", "folded", "translated" or "meaning"
    strength: float  # 0 to 1: how well the node answers
    others: tuple[PassagePlace, ...] = ()  # where the very same line stands as well

    @property
    def count(self) -> int:
        """How often the line occurs."""
        return 1 + len(self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordanceGroup:
    """The lines whose nodes are one word, whatever is written onto it."""

    key: str
    word: str  # as it is written most often
    languages: tuple[str, ...]  # the most frequent first
    count: int  # occurrences
    strength: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Concordance:
    """Every occurrence of what was asked, and of the words that answer it in other languages."""

    lines: tuple[ConcordanceLine, ...]
    groups: tuple[ConcordanceGroup, ...]  # strongest first
    rejected: tuple[str, ...]  # keys of groups that the person did not mean
    complete: bool  # False: there are more than are counted here

    @property
    def count(self) -> int:
        """Occurrences, equal lines counted each."""
        return sum(line.count for line in self.lines)
