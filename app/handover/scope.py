"""Which passages are handed over: the hits of the query, or marks, here or everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.translation import translate
from index.documents import (
    Annotation,
    AskedQuery,
    Document,
    Item,
    SearchResult,
)

if TYPE_CHECKING:
    from index.library import Library


class Scope(StrEnum):
    """A set of passages that a person can point at."""

    HITS = "hits"
    CHOSEN = "chosen"  # marks that were selected in a list
    HERE = "here"  # marks of the document that is open
    MARKS = "marks"  # all marks of the library


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """What the window shows at the moment that something is handed over."""

    query: str = ""
    result: SearchResult | None = None
    document: Document | None = None
    chosen: tuple[Annotation, ...] = ()

    def scopes(self) -> list[Scope]:
        """The sets that there are, the likeliest first."""
        there = {
            Scope.CHOSEN: bool(self.chosen),
            Scope.HITS: self.result is not None and bool(self.result.hits),
            Scope.HERE: self.document is not None,
            Scope.MARKS: True,
        }
        return [scope for scope, exists in there.items() if exists]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The passages of a scope, ready to be handed over."""

    items: tuple[Item, ...]
    queries: tuple[AskedQuery, ...] = ()


def scope_name(scope: Scope) -> str:
    """What a scope is called."""
    names = {
        Scope.HITS: translate("Scope", "Passages found"),
        Scope.CHOSEN: translate("Scope", "Chosen marks"),
        Scope.HERE: translate("Scope", "Marks in this document"),
        Scope.MARKS: translate("Scope", "All marks"),
    }
    return names[scope]


def gather(library: Library, scope: Scope, within: Within) -> Gathered:
    """Read the passages of a scope."""
    desk = library.handing_over
    if scope is Scope.HITS:
        result = within.result
        if result is None:
            return Gathered(items=())
        query = desk.asked(within.query, result, limit=len(result.hits))
        return Gathered(items=desk.hits(result.hits, within.query), queries=(query,))
    if scope is Scope.CHOSEN:
        return Gathered(items=desk.marks(within.chosen))
    if scope is Scope.HERE and within.document is not None:
        return Gathered(items=desk.marks(library.annotations.of_document(within.document.id)))
    return Gathered(items=desk.marks(library.annotations.find()))
