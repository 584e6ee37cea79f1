"""What a query returns: hits with their reasons, and what was really asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from index.documents.texts import Document, Paragraph, Span, Stretch


class WordMatch(NamedTuple):
    """A word of a passage that answers a word of the query."""

    start: int
    end: int
    weight: float  # 0 to 1: how much of the query's meaning this word carries
    query_word: str  # the word of the query that it answers
    way: str  # "exact", "folded", "translated" or "meaning"
    closeness: float = 1.0  # 0 to 1: how well it answers that word, whatever that word carries


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that answers a query, with its reasons."""

    document: Document
    paragraph: Paragraph
    score: float  # comparable within one result only
    probability: float  # calibrated chance, 0 to 1, that the passage answers the query
    matched_by: tuple[str, ...]  # candidate sources: "dense", "lexical", "translated"
    sentence: Span  # the best sentence
    words: tuple[WordMatch, ...]  # in reading order
    parts: dict[str, float] = field(default_factory=dict)  # score parts by name


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryFilter:
    """A filter of a query: ``lang:ar``, ``-kind:pdf``, ``date:2017-11..2018`` ..."""

    field: str
    value: str
    excluded: bool = False  # a minus before it


class NearWord(NamedTuple):
    """A word of the library that says what a word of the query says."""

    text: str  # folded
    closeness: float  # 0 to 1
    held_by: int  # paragraphs


class AskedWord(NamedTuple):
    """A word of the query as it was looked for."""

    text: str  # as written
    folded: str  # the spelling under which its letters were looked for
    share: float  # of the query's meaning, 0 to 1
    near: tuple[NearWord, ...]  # looked for as well, nearest first
    says_much: bool = True  # False: "the" beside heavier words; it marks nothing in a text


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was really asked: a query after folding, expansion and filters."""

    words: tuple[AskedWord, ...]
    unknown: tuple[str, ...]  # the model has no meaning for them: looked for by letters alone
    phrases: tuple[str, ...]
    exact: tuple[str, ...]
    excluded: tuple[str, ...]
    filters: tuple[QueryFilter, ...]
    languages: tuple[str, ...] | None  # narrowed to these besides the filters
    documents: int | None  # narrowed to so many besides the filters
    paragraphs: int  # in which it was looked
    model: str  # that made the vectors
    threshold: float  # chance below which a passage is not counted as an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """Everything that one query returned, best first."""

    hits: tuple[Hit, ...]
    lanes: dict[str, tuple[int, ...]]  # language → positions in ``hits``, best first
    nothing_relevant: bool  # no hit is likely to answer
    asked: str  # what was really asked, after folding, expansion and filters, in one line
    question: Asked  # the same in its parts
    found: int  # passages that were looked at; ``hits`` are the best of them
    seconds: dict[str, float]  # time of each stage by name


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """A word that a person looked up, and where it stands."""

    id: int = 0  # given by the library
    word: str
    language: str
    glosses: tuple[str, ...]
    document_id: int | None  # None: the document was deleted
    document_title: str
    stretch: Stretch
    looked_up_at: str = ""  # ISO 8601, UTC; given by the library


class Answer(NamedTuple):
    """A passage that is likely to answer a query."""

    document_id: int
    paragraph: int  # number of the paragraph, from 0
    probability: float  # calibrated chance, 0 to 1


class GlossWord(NamedTuple):
    """A word that stands near another in meaning."""

    text: str
    closeness: float  # cosine of word vectors, 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """What a word means, in words of another language: approximate, opposites may stand near."""

    word: str  # as it was asked
    looked_up: str  # folded, without particles: what the words are near to
    language: str
    to: str  # the language of ``words``
    words: tuple[GlossWord, ...]  # likeliest first: near, and not rare
