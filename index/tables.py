"""Tables for spreadsheets: CSV in UTF-8 with the mark by which they know it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from index.documents import Concordance, ConcordanceLine, WatchMatrix
from index.problems import LibraryProblem

CONCORDANCE_COLUMNS = (
    "before",
    "node",
    "after",
    "direction",
    "language",
    "strength",
    "count",
    "document",
    "title",
    "date",
    "paragraph",
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = Iterable[object]


def write_table(path: Path, columns: Row, rows: Iterable[Row]) -> None:
    """Write a file. Raises ``LibraryProblem`` ``report_not_written``."""
    try:
        with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
            write_rows(file, columns, rows)
    except OSError as error:
        detail = error.strerror or str(error)
        raise LibraryProblem("report_not_written", str(path), detail) from error


def write_rows(file: IO[str], columns: Row, rows: Iterable[Row]) -> None:
    """Write rows under the names of their columns.

    A cell that a spreadsheet would take for a formula gets an apostrophe: texts and names come
    from strangers.
    """
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def concordance_rows(found: Concordance) -> Iterable[Row]:
    """The lines of a concordance in their order, text in logical order, numbers from 1."""
    return map(_concordance_row, found.lines)


def _concordance_row(line: ConcordanceLine) -> Row:
    return (
        _one_line(line.before),
        _one_line(line.node),
        _one_line(line.after),
        line.direction.value,
        line.language,
        round(line.strength, 3),
        line.count,
        line.place.document_id,
        line.title,
        line.date or "",
        line.place.paragraph + 1,
    )


def watch_columns(matrix: WatchMatrix) -> Row:
    """The names of the columns of a matrix."""
    return ("term", *(column.title or "-" for column in matrix.columns))


def watch_rows(matrix: WatchMatrix) -> Iterable[Row]:
    """A row for every term: how many passages answer in each column, empty for none."""
    for number, term in enumerate(matrix.terms):
        cells = (matrix.cells.get((number, column.key)) for column in matrix.columns)
        yield (term, *("" if cell is None else cell.count for cell in cells))


def _one_line(text: str) -> str:
    return " ".join(text.split())
