"""Candidates by their words: folded terms and stems, ranked by BM25."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence

from index.store import fulltext
from index.store.fulltext import Ranked
from index.text.terms import index_terms, stem_terms
from index.text.words import MARKS

POSTINGS_BUDGET = 15_000
"""FTS5 scores every paragraph that holds a term: about a microsecond each. The rarest terms of a
query are taken until their paragraphs are this many; common ones say little."""

_TERM = re.compile(rf"(?:[^\W_]|[{MARKS}])+")


def candidates(
    connection: sqlite3.Connection,
    text: str,
    limit: int,
    among: Sequence[int] | None = None,
    counts: Mapping[str, int] | None = None,
) -> list[Ranked]:
    """Paragraphs that hold words of ``text``, best first; of ``among`` alone if that is given.

    ``counts``: in how many paragraphs terms stand, as far as it is known, to within a few.
    """
    expressions = _affordable(connection, _pairs(text), counts or {})
    if not expressions:
        return []
    expression = fulltext.any_of(expressions)
    if among is not None:
        return fulltext.best_among(connection, expression, among, limit)
    return fulltext.best(connection, expression, limit)


def phrase_expression(text: str) -> str | None:
    """What finds the words of ``text`` side by side, however they are spelt; None: no words."""
    terms = _TERM.findall(index_terms(text))
    return fulltext.phrase(terms, "folded") if terms else None


def _pairs(text: str) -> list[tuple[str, str]]:
    """(folded term, stem) of the different words of ``text``."""
    found: dict[str, str] = {}
    for word in _TERM.findall(index_terms(text)):
        stems = _TERM.findall(stem_terms(word))
        found.setdefault(word, stems[0] if stems else word)
    return list(found.items())


def _affordable(
    connection: sqlite3.Connection, pairs: list[tuple[str, str]], known: Mapping[str, int]
) -> list[str]:
    """Expressions of the rarest words that the budget allows."""
    terms = {term for pair in pairs for term in pair}
    counts = {term: known[term] for term in terms if term in known}
    counts |= fulltext.document_counts(connection, terms - counts.keys())
    costs = [(counts.get(term, 0) + counts.get(stem, 0), term, stem) for term, stem in pairs]
    expressions: list[str] = []
    spent = 0
    for cost, term, stem in sorted(costs):
        if not cost:
            continue
        spent += cost
        if spent > POSTINGS_BUDGET and expressions:
            break
        folded = fulltext.phrase([term], "folded")
        stemmed = fulltext.phrase([stem], "stemmed")
        expressions.append(fulltext.any_of([folded, stemmed]))
    return expressions
