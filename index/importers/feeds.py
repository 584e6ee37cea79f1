"""Feeds of articles as tables: CSV, TSV, JSON Lines and JSON arrays, one entry for each row.

Which column is what is told by its name, and where names say nothing by what it holds: the column
of the longest texts is the text.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.documents import (
    DateCertainty,
    ParagraphKind,
    ParsedDocument,
    ParsedParagraph,
)
from index.importers import json_text, telegram
from index.importers.columns import Columns, Row, column_names, told_columns
from index.importers.completing import primary_language
from index.importers.dates import iso_date
from index.importers.limits import MAX_PARAGRAPHS
from index.importers.plain import paragraphs
from index.importers.registry import Context
from index.importers.text import decode_text
from index.problems import EmptyProblem, ImportProblem, RefusedProblem
from index.text.encoding import Decoded

FORMAT = "feed"
EXTENSIONS = (".csv", ".tsv", ".jsonl", ".ndjson", ".json")

FIELD_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows, which of their columns is what, and whether their names told so."""

    rows: list[Row]
    names: list[str]
    columns: Columns
    certain: bool
    encoding: str
    decoded_surely: bool


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The entries of a table. Raises ``EmptyProblem``, ``ImportProblem``, ``RefusedProblem``."""
    decoded = decode_text(data, context)
    content = _content(decoded, context.name)
    if telegram.is_export(content):
        return telegram.document(content, context)
    if content is not None and json_text.says_more_than(content, _json_rows(content)):
        notes = () if decoded.certain else ("doubtful_encoding",)
        return json_text.document(content, context, encoding=decoded.encoding, notes=notes)
    read = _table(decoded, content, context)
    found = tuple(_entries(read.rows, read.columns, context.name))
    if not found:
        raise EmptyProblem("no_text", context.name)
    doubts = {"doubtful_encoding": read.decoded_surely, "doubtful_columns": read.certain}
    return ParsedDocument(
        paragraphs=found,
        format=FORMAT,
        encoding=read.encoding,
        notes=tuple(note for note, certain in doubts.items() if not certain),
        **_single(read.rows, read.columns),
    )


def table(data: bytes, context: Context) -> Table | None:
    """The rows of a file and what their columns are; None for a Telegram export.

    Raises ``EmptyProblem``, ``ImportProblem``.
    """
    decoded = decode_text(data, context)
    content = _content(decoded, context.name)
    return None if telegram.is_export(content) else _table(decoded, content, context)


def _content(decoded: Decoded, name: str) -> Any:
    """What a JSON file holds; None for a file of another kind."""
    is_json = Path(name).suffix.lower() == ".json"
    return _json(decoded.text, name) if is_json else None


def _table(decoded: Decoded, content: Any, context: Context) -> Table:
    suffix = Path(context.name).suffix.lower()
    if suffix == ".json":
        rows = _json_rows(content)
    elif suffix in {".jsonl", ".ndjson"}:
        rows = _line_rows(decoded.text, context.name)
    else:
        rows = _table_rows(decoded.text, context.name)
    if not rows:
        raise EmptyProblem("no_text", context.name)
    names = column_names(rows)
    columns, certain = told_columns(rows, names, context.columns)
    return Table(
        rows=rows,
        names=names,
        columns=columns,
        certain=certain,
        encoding=decoded.encoding,
        decoded_surely=decoded.certain,
    )


# Rows ---------------------------------------------------------------------------------------------


def _table_rows(text: str, name: str) -> list[Row]:
    """Rows of CSV. The first line names the columns unless it holds figures or repeats itself."""
    csv.field_size_limit(FIELD_CHARACTERS)
    try:
        lines = [
            row
            for row in csv.reader(io.StringIO(text.replace("\0", "")), _dialect(text))
            if any(map(str.strip, row))
        ]
    except csv.Error as error:
        raise ImportProblem("damaged", name, str(error)) from error
    if not lines:
        return []
    header, *rest = [[cell.strip() for cell in line] for line in lines]
    if not rest or not _is_header(header):
        rest = [header, *rest]
        header = [str(number) for number in range(1, max(map(len, rest)) + 1)]
    return [dict(zip(header, row, strict=False)) for row in rest]


def _dialect(text: str) -> type[csv.Dialect]:
    """The delimiter that divides the first lines into the most columns of equal number."""
    sample = text[:20_000].split("\n")[:20]
    counts = {mark: [line.count(mark) for line in sample if line.strip()] for mark in ",;\t|"}
    best = max(counts, key=lambda mark: (min(counts[mark], default=0), sum(counts[mark])))

    class Found(csv.excel):
        delimiter = best

    return Found


def _is_header(cells: Sequence[str]) -> bool:
    short = all(cell and len(cell) <= 60 for cell in cells)
    return short and len(set(cells)) == len(cells) and not any(map(_is_figure, cells))


def _is_figure(cell: str) -> bool:
    return re.fullmatch(r"[\d.,:/%\s-]+", cell) is not None


def _json(text: str, name: str) -> Any:
    try:
        return json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ImportProblem("damaged", name, str(error)) from error


def _json_rows(content: Any) -> list[Row]:
    """The objects of an array, wherever in the file it stands."""
    if isinstance(content, dict):
        arrays = [value for value in content.values() if isinstance(value, list)]
        content = max(arrays, key=len, default=[content])
    return (
        [_flat(item) for item in content if isinstance(item, dict)]
        if isinstance(content, list)
        else []
    )


def _line_rows(text: str, name: str) -> list[Row]:
    return [
        _flat(item)
        for line in text.split("\n")
        if line.strip() and isinstance(item := _json(line, name), dict)
    ]


def _flat(item: Mapping[str, Any]) -> Row:
    """An object as a row of texts; lists of plain values are joined, the rest is left out."""
    row: dict[str, str] = {}
    for key, value in item.items():
        if isinstance(value, str):
            row[key] = value
        elif isinstance(value, int | float) and not isinstance(value, bool):
            row[key] = str(value)
        elif isinstance(value, list) and all(isinstance(part, str) for part in value):
            row[key] = ", ".join(value)
    return row


# Entries ------------------------------------------------------------------------------------------


def _entries(rows: Sequence[Row], columns: Columns, name: str) -> Iterator[ParsedParagraph]:
    """A heading and the paragraphs of each entry; without a text column each row is one line."""
    count = 0
    if columns.text is None and not all(key.isdecimal() for key in rows[0]):
        yield ParsedParagraph(text="\t".join(rows[0]), kind=ParagraphKind.TABLE)
    for number, row in enumerate(rows, 1):
        for paragraph in _entry(row, columns, f"row {number}"):
            count += 1
            if count > MAX_PARAGRAPHS:
                raise RefusedProblem("too_much_text", name, f"{MAX_PARAGRAPHS:,}")
            yield paragraph


def _entry(row: Row, columns: Columns, anchor: str) -> Iterator[ParsedParagraph]:
    if columns.text is None:
        cells = [value.strip() for value in row.values()]
        if any(cells):
            yield ParsedParagraph(text="\t".join(cells), kind=ParagraphKind.TABLE, anchor=anchor)
        return
    parts = [
        row.get(part or "", "").strip() for part in (columns.title, columns.author, columns.date)
    ]
    source = row.get(columns.source or "", "").strip()
    if source and "://" not in source:  # an outlet is read with the article, an address is not
        parts.append(source)
    heading = " · ".join(filter(None, parts))
    language = primary_language(row.get(columns.language or "", ""))
    if heading:
        yield ParsedParagraph(
            text=heading, kind=ParagraphKind.HEADING, level=2, anchor=anchor, language=language
        )
    for text in paragraphs(row.get(columns.text, "")):
        yield ParsedParagraph(text=text, anchor=anchor, language=language)


def _single(rows: Sequence[Row], columns: Columns) -> dict[str, Any]:
    """Title, author, date and address, where a file holds a single entry."""
    if len(rows) != 1 or columns.text is None:
        return {}
    row = rows[0]
    date = iso_date(row.get(columns.date or ""))
    author = row.get(columns.author or "", "").strip()
    source = row.get(columns.source or "", "").strip()
    return {
        "title": row.get(columns.title or "", "").strip() or None,
        "authors": (author,) if author else (),
        "date": date,
        "date_certainty": DateCertainty.DECLARED if date else DateCertainty.UNKNOWN,
        "language": primary_language(row.get(columns.language or "", "")),
        "source": source or None,
    }
