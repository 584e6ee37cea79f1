"""Passages made ready to be handed over: their quote, what stands around it, where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.documents import (
    Document,
    Hit,
    Item,
    ItemOrigin,
    Paragraph,
    Place,
    Span,
)

JOINED_BY = "\n"  # between the paragraphs of a quote, and of a document's whole text
CONTEXT_LETTERS = 300


def whole_text(texts: Sequence[str]) -> str:
    """A document's text, in which ``Item.position`` counts."""
    return JOINED_BY.join(texts)


class Passage(NamedTuple):
    """Where a quote stands: ``paragraphs`` are those from ``start`` to ``end``."""

    document: Document
    paragraphs: Sequence[Paragraph]
    start: Place
    end: Place

    @property
    def quote(self) -> str:
        """The text exactly as imported."""
        texts = [paragraph.text for paragraph in self.paragraphs]
        texts[-1] = texts[-1][: self.end.offset]  # first the end: both may cut one paragraph
        texts[0] = texts[0][self.start.offset :]
        return JOINED_BY.join(texts)


def letters_before(lengths: Sequence[int] | NDArray[np.int32], paragraph: int) -> int:
    """Code points of the whole text before a paragraph. ``lengths``: int32 (n,)."""
    return int(np.sum(lengths[:paragraph], dtype=np.int64)) + paragraph * len(JOINED_BY)


def from_passage(passage: Passage, base: int, *, key: str, origin: ItemOrigin) -> Item:
    """A passage made ready. ``base``: ``letters_before`` its first paragraph."""
    first, last = passage.paragraphs[0], passage.paragraphs[-1]
    quote, at = passage.quote, base + passage.start.offset
    return Item(
        key=key,
        origin=origin,
        document=passage.document,
        start=passage.start,
        end=passage.end,
        position=Span(at, at + len(quote)),
        quote=quote,
        before=_end_of(first.text[: passage.start.offset]),
        after=_start_of(last.text[passage.end.offset :]),
        language=first.language,
        direction=first.direction,
        page=first.page,
        sentence=_sentence(first, passage.start.offset),
    )


def from_hit(hit: Hit, base: int, *, key: str, query: str) -> Item:
    """The best sentence of a hit, or its paragraph where none stands out."""
    paragraph = hit.paragraph
    span = hit.sentence if hit.sentence.end > hit.sentence.start else Span(0, len(paragraph.text))
    start, end = Place(paragraph.number, span.start), Place(paragraph.number, span.end)
    passage = Passage(hit.document, [paragraph], start, end)
    item = from_passage(passage, base, key=key, origin=ItemOrigin.HIT)
    words = (
        word._replace(start=word.start - span.start, end=word.end - span.start)
        for word in hit.words
        if span.start <= word.start and word.end <= span.end
    )
    return replace(item, query=query, probability=hit.probability, words=tuple(words))


def _sentence(paragraph: Paragraph, offset: int) -> int | None:
    """The number of the sentence that an offset lies in."""
    if not paragraph.sentences:
        return None
    starts = [sentence.start for sentence in paragraph.sentences]
    return max(0, bisect_right(starts, offset) - 1)


def _end_of(text: str) -> str:
    """The end of a long text, from the start of a word on."""
    if len(text) <= CONTEXT_LETTERS:
        return text
    cut = text[-CONTEXT_LETTERS:]
    space = cut.find(" ")
    return "…" + (cut[space:] if space >= 0 else cut)


def _start_of(text: str) -> str:
    """The start of a long text, to the end of a word."""
    if len(text) <= CONTEXT_LETTERS:
        return text
    cut = text[:CONTEXT_LETTERS]
    space = cut.rfind(" ")
    return (cut[: space + 1] if space >= 0 else cut) + "…"
