"""Passages as CSV (RFC 4180) that spreadsheets open right: UTF-8 with a mark, logical order."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from index.documents import Handover, Item
from index.handover.citation import citation

COLUMNS = (
    "key", "kind", "quote", "direction", "language", "before", "after", "title", "authors",
    "date", "date_certainty", "source", "page", "paragraph", "last_paragraph", "sentence",
    "start", "end", "tags", "state", "colour", "note", "query", "probability", "created_at",
    "evidence", "citation", "sha256",
)  # fmt: skip
_MARK = "\ufeff"  # without it Excel takes the text for the system's old code page
# A spreadsheet takes a cell that begins so for a formula, and a formula can run programs. Such
# a cell gets an apostrophe before it; so does one that has its own, so that it can be told.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def table(handover: Handover) -> str:
    """One line a passage, with a line of names above; lines end as the standard says.

    Paragraphs count from 1 as in citations, sentences within their paragraph too; ``start`` and
    ``end`` are code points of the document's whole text.
    """
    return written([COLUMNS, *(_row(item, handover) for item in handover.items)])


def written(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV with the mark, no cell of which is a formula."""
    out = io.StringIO(newline="")
    out.write(_MARK)
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: object) -> str:
    """A number as it is; of a text nothing that a spreadsheet would carry out."""
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _row(item: Item, handover: Handover) -> list[object]:
    document = item.document
    values: dict[str, object] = {
        "key": item.key,
        "kind": str(item.origin),
        "quote": item.quote,
        "direction": str(item.direction),
        "language": item.language,
        "before": item.before,
        "after": item.after,
        "title": document.title,
        "authors": "; ".join(document.authors),
        "date": document.date,
        "date_certainty": str(document.date_certainty),
        "source": document.source,
        "page": item.page,
        "paragraph": item.start.paragraph + 1,
        "last_paragraph": item.end.paragraph + 1,
        "sentence": None if item.sentence is None else item.sentence + 1,
        "start": item.position.start if item.sure else None,
        "end": item.position.end if item.sure else None,
        "tags": "; ".join(item.tags),
        "state": item.state,
        "colour": item.colour,
        "note": item.note if handover.with_notes else None,
        "query": item.query,
        "probability": None if item.probability is None else round(item.probability, 4),
        "created_at": item.created_at,
        "evidence": "yes" if item.sure else "no",
        "citation": citation(item, handover.language),
        "sha256": document.sha256,
    }
    return [values[name] for name in COLUMNS]
