"""The watch list: many queries × documents, weeks or collections, as a matrix of what answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from index.documents import (
    Answer,
    Document,
    WatchBy,
    WatchCell,
    WatchColumn,
    WatchMatrix,
)
from index.jobs import Work
from index.problems import QueryProblem

Ask = Callable[[str, Work], Sequence[Answer]]

_MONTH_LENGTH, _DAY_LENGTH = len("2017-11"), len("2017-11-11")
NOWHERE = ""
"""Key of the column for what has no date exact enough, or is in no collection."""


class Holdings(NamedTuple):
    """What a library holds."""

    documents: Mapping[int, Document]
    collections: Mapping[str, Iterable[int]]


def watch(
    terms: Sequence[str],
    by: WatchBy,
    ask: Ask,
    held: Holdings,
    work: Work,
) -> WatchMatrix:
    """Ask every term; ``ask`` gives the passages that are likely to answer it.

    A term that cannot be understood stands in ``problems`` with its code. Raises ``Cancelled``.
    """
    keys_of = _keys(by, held)
    cells: dict[tuple[int, str], WatchCell] = {}
    problems: dict[int, str] = {}
    for row, term in enumerate(terms):
        work.report(row, len(terms), "searching", term)
        try:
            answers = ask(term, work)
        except QueryProblem as problem:
            problems[row] = problem.code
            continue
        found: dict[str, list[Answer]] = defaultdict(list)
        for answer in answers:
            for key in keys_of(answer.document_id):
                found[key].append(answer)
        cells |= {(row, key): _cell(own) for key, own in found.items()}
    work.report(len(terms), len(terms), "searching")
    columns = _columns(by, cells, held.documents)
    return WatchMatrix(terms=tuple(terms), by=by, columns=columns, cells=cells, problems=problems)


def _cell(answers: Sequence[Answer]) -> WatchCell:
    return WatchCell(
        count=len(answers),
        best=max(answer.probability for answer in answers),
        documents=tuple(dict.fromkeys(answer.document_id for answer in answers)),
    )


def _keys(by: WatchBy, held: Holdings) -> Callable[[int], Sequence[str]]:
    """The columns in which an answer of a document counts."""
    if by is WatchBy.COLLECTION:
        holding: dict[int, list[str]] = defaultdict(list)
        for name, ids in held.collections.items():
            for id_ in ids:
                holding[id_].append(name)
        return lambda id_: holding.get(id_) or [NOWHERE]
    if by is WatchBy.DOCUMENT:
        return lambda id_: [str(id_)]
    if by is WatchBy.LANGUAGE:
        return lambda id_: [held.documents[id_].language]
    return lambda id_: [period_of(held.documents[id_].date, by)]


def period_of(day: str | None, by: WatchBy) -> str:
    """The week (by its Monday), month or year of a date; ``NOWHERE`` if it is not that exact."""
    if not day:
        return NOWHERE
    if by is WatchBy.YEAR:
        return day[:4]
    if by is WatchBy.MONTH:
        return day[:_MONTH_LENGTH] if len(day) >= _MONTH_LENGTH else NOWHERE
    try:
        exact = date.fromisoformat(day[:_DAY_LENGTH]) if len(day) >= _DAY_LENGTH else None
    except ValueError:
        exact = None
    return NOWHERE if exact is None else (exact - timedelta(days=exact.weekday())).isoformat()


def _columns(
    by: WatchBy, cells: Mapping[tuple[int, str], WatchCell], documents: Mapping[int, Document]
) -> tuple[WatchColumn, ...]:
    """The columns that hold something: periods and names in order, documents by how much."""
    totals: dict[str, int] = defaultdict(int)
    for (_, key), cell in cells.items():
        totals[key] += cell.count
    if by is WatchBy.DOCUMENT:
        keys = sorted(totals, key=lambda key: (-totals[key], int(key)))
    else:
        keys = sorted(totals, key=lambda key: (key == NOWHERE, key))
    return tuple(
        WatchColumn(key=key, title=documents[int(key)].title if by is WatchBy.DOCUMENT else key)
        for key in keys
    )
