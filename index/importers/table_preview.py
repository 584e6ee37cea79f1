"""The beginning of a table of articles, for the person who says which column is what.

It travels from the worker as a document of its own: the columns, what they are taken for, and a
paragraph for each row, all of them JSON. The parent checks what it gets, as it does with documents.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from index.documents import COLUMN_ROLES, ParsedDocument, ParsedParagraph, TablePreview
from index.importers import feeds
from index.importers.completing import clean
from index.importers.registry import Context
from index.problems import ImportProblem

ROWS = 20
COLUMNS = 100
CELL_CHARACTERS = 300


def preview(data: bytes, context: Context) -> ParsedDocument:
    """In the worker. Raises ``ImportProblem`` ``no_table`` for what is none."""
    table = feeds.table(data, context)
    if table is None:
        raise ImportProblem("no_table", context.name)
    names = table.names[:COLUMNS]
    columns = {role: name for role, name in asdict(table.columns).items() if name in names}
    rows = [[row.get(name, "")[:CELL_CHARACTERS] for name in names] for row in table.rows[:ROWS]]
    lines = [{"names": names, "columns": columns, "certain": table.certain}, *rows]
    return ParsedDocument(
        paragraphs=tuple(ParsedParagraph(text=json.dumps(line)) for line in lines),
        format=feeds.FORMAT,
        encoding=table.encoding,
    )


def read_preview(document: ParsedDocument, name: str) -> TablePreview:
    """In the parent. Raises ``ImportProblem`` when the worker sent something else."""
    try:
        head, *rows = (json.loads(paragraph.text) for paragraph in document.paragraphs[: ROWS + 1])
        names = _texts(head["names"])
        columns = {role: head["columns"].get(role) for role in COLUMN_ROLES}
        return TablePreview(
            names=names,
            rows=tuple(_texts(row) for row in rows if len(row) == len(names)),
            columns={role: column for role, column in columns.items() if column in names},
            certain=bool(head["certain"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ImportProblem("worker_died", name, "invalid answer") from error


def _texts(values: Any) -> tuple[str, ...]:
    if not isinstance(values, list) or len(values) > COLUMNS:
        raise TypeError(values)
    return tuple(clean(str(value))[:CELL_CHARACTERS] for value in values)
