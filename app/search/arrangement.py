"""In which order hits stand in the list: best first, by document, by date; as one list or lanes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.library.documents import published
from index.documents import Hit


class Order(StrEnum):
    """What the person wants to see first."""

    BEST = "best"
    DOCUMENT = "document"  # documents by their best hit, each in reading order
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Lane:
    """The heading over the hits of one language."""

    language: str
    count: int


@dataclass(frozen=True, slots=True)
class Notes:
    """The heading over the person's own notes."""

    count: int


def arranged(hits: Sequence[Hit], order: Order, *, in_lanes: bool) -> list[Hit | Lane]:
    """The rows of the list. ``hits`` come best first; lanes stand in the order of their best."""
    rows = _ordered(hits, order)
    if not in_lanes:
        return [*rows]
    result: list[Hit | Lane] = []
    for language in dict.fromkeys(hit.paragraph.language for hit in hits):
        own = [hit for hit in rows if hit.paragraph.language == language]
        result += [Lane(language, len(own)), *own]
    return result


def _ordered(hits: Sequence[Hit], order: Order) -> list[Hit]:
    if order is Order.BEST:
        return list(hits)
    if order is Order.DOCUMENT:
        first = {hit.document.id: -place for place, hit in reversed([*enumerate(hits)])}
        return sorted(hits, key=lambda hit: (-first[hit.document.id], hit.paragraph.number))
    dated = [hit for hit in hits if published(hit.document)]
    undated = [hit for hit in hits if not published(hit.document)]
    newest = order is Order.NEWEST
    return sorted(dated, key=lambda hit: published(hit.document) or "", reverse=newest) + undated
