"""What people ask again and again: kept searches, and lists of terms that they watch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A query that a person keeps."""

    id: int
    name: str
    query: str
    created_at: str  # ISO 8601, UTC
    seen: int  # paragraph id: what it finds above is new to the person


class WatchBy(StrEnum):
    """What a watch list counts by."""

    DOCUMENT = "document"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    COLLECTION = "collection"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchList:
    """Terms that a person watches."""

    name: str
    terms: tuple[str, ...]
    by: WatchBy


class WatchColumn(NamedTuple):
    """A document, a period, a collection or a language."""

    key: str  # id, "2024-05-13" (a week's Monday), "2024-05", name, code; "" for none of them
    title: str


@dataclass(frozen=True, slots=True)
class WatchCell:
    """The passages that answer a term in a column."""

    count: int
    best: float  # the best chance among them
    documents: tuple[int, ...]  # that hold them, best first


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchMatrix:
    """What answers which term, where; only passages that are likely to answer count."""

    terms: tuple[str, ...]
    by: WatchBy
    columns: tuple[WatchColumn, ...]
    cells: dict[tuple[int, str], WatchCell]  # (number of the term, key of the column)
    problems: dict[int, str]  # number of a term that cannot be understood → code of the problem
