"""Queries for paragraphs: the text that people read, exactly as it was imported."""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.documents import Direction, Heading, Paragraph, ParagraphKind, Span

_COLUMNS = (
    "id, document_id, number, text, language, direction, kind, level, page, anchor, confidence,"
    " sentences"
)
_SENTENCE = struct.Struct("<II")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewParagraph:
    """A paragraph on its way into the library; the fields are those of ``Paragraph``."""

    text: str
    language: str
    direction: str
    kind: str
    level: int
    page: int | None
    anchor: str | None
    confidence: float | None
    sentences: bytes  # little-endian uint32: start, end, start, end ...


def insert(connection: sqlite3.Connection, document_id: int, new: Iterable[NewParagraph]) -> range:
    """Write all paragraphs of a document in reading order. Returns their ids, a run of numbers."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'paragraphs'").fetchone()
    first = 1 if row is None else row[0] + 1
    cursor = connection.executemany(
        "INSERT INTO paragraphs (id, document_id, number, text, language, direction, kind, level,"
        " page, anchor, confidence, sentences) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                first + number,
                document_id,
                number,
                paragraph.text,
                paragraph.language,
                paragraph.direction,
                paragraph.kind,
                paragraph.level,
                paragraph.page,
                paragraph.anchor,
                paragraph.confidence,
                paragraph.sentences,
            )
            for number, paragraph in enumerate(new)
        ),
    )
    return range(first, first + max(cursor.rowcount, 0))


def of_document(
    connection: sqlite3.Connection, document_id: int, start: int = 0, count: int | None = None
) -> tuple[Paragraph, ...]:
    """``count`` paragraphs of a document from number ``start`` on, or all that follow."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM paragraphs WHERE document_id = ? AND number >= ?"
        " ORDER BY number LIMIT ?",
        (document_id, start, -1 if count is None else count),
    )
    return tuple(_paragraph(row) for row in rows)


def texts(
    connection: sqlite3.Connection, document_id: int, start: int = 0, count: int | None = None
) -> list[str]:
    """The texts of paragraphs of a document, chosen as in ``of_document``."""
    rows = connection.execute(
        "SELECT text FROM paragraphs WHERE document_id = ? AND number >= ? ORDER BY number LIMIT ?",
        (document_id, start, -1 if count is None else count),
    )
    return [row[0] for row in rows]


def page(connection: sqlite3.Connection, document_id: int, number: int) -> int | None:
    """The page of a paragraph, where there are pages."""
    row = connection.execute(
        "SELECT page FROM paragraphs WHERE document_id = ? AND number = ?", (document_id, number)
    ).fetchone()
    return None if row is None else row[0]


def get_many(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Paragraph]:
    """Those of the paragraphs that exist, by id."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM paragraphs WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {row[0]: _paragraph(row) for row in rows}


def lengths(connection: sqlite3.Connection, document_id: int) -> NDArray[np.int32]:
    """Code points of each paragraph of a document in reading order, int32 of shape (n,)."""
    rows = connection.execute(
        "SELECT length(text) FROM paragraphs WHERE document_id = ? ORDER BY number", (document_id,)
    )
    return np.fromiter((row[0] for row in rows), dtype=np.int32)


def ids_of(connection: sqlite3.Connection, document_ids: Iterable[int]) -> list[int]:
    """Ids of all paragraphs of the documents."""
    rows = connection.execute(
        "SELECT id FROM paragraphs WHERE document_id IN (SELECT value FROM json_each(?))"
        " ORDER BY id",
        (json.dumps(list(document_ids)),),
    )
    return [row[0] for row in rows]


def pages_of_texts(
    connection: sqlite3.Connection,
    document_ids: Iterable[int] | None = None,
    size: int = 256,
) -> Iterator[list[tuple[int, str, str]]]:
    """(id, text, language) of the paragraphs of documents, or of all, in lists of ``size``.

    By rising id. Each list is a query of its own: paragraphs may come and go between two of them.
    """
    where, values = "", ()
    if document_ids is not None:
        where = "AND document_id IN (SELECT value FROM json_each(?))"
        values = (json.dumps(list(document_ids)),)
    after = 0
    while page := connection.execute(
        f"SELECT id, text, language FROM paragraphs WHERE id > ? {where} ORDER BY id LIMIT ?",
        (after, *values, size),
    ).fetchall():
        yield page
        after = page[-1][0]


def pages_of_document(
    connection: sqlite3.Connection, document_id: int, size: int
) -> Iterator[list[tuple[int, str]]]:
    """(number, text) of a document's paragraphs in reading order, in lists of ``size``."""
    cursor = connection.execute(
        "SELECT number, text FROM paragraphs WHERE document_id = ? ORDER BY number", (document_id,)
    )
    while page := cursor.fetchmany(size):
        yield page


def first_of_text(connection: sqlite3.Connection, document_id: int) -> int:
    """The number of the first paragraph that is running text; 0 where none is."""
    row = connection.execute(
        "SELECT coalesce(min(number), 0) FROM paragraphs WHERE document_id = ? AND kind = ?",
        (document_id, ParagraphKind.BODY),
    ).fetchone()
    return row[0]


def directions(
    connection: sqlite3.Connection, document_id: int, numbers: Iterable[int]
) -> dict[int, Direction]:
    """The directions of paragraphs of a document, by number."""
    rows = connection.execute(
        "SELECT number, direction FROM paragraphs WHERE document_id = ?"
        " AND number IN (SELECT value FROM json_each(?))",
        (document_id, json.dumps(list(numbers))),
    )
    return {row[0]: Direction(row[1]) for row in rows}


def set_directions(
    connection: sqlite3.Connection, document_id: int, wanted: Mapping[int, Direction]
) -> None:
    """Write other directions of paragraphs of a document, by number."""
    connection.executemany(
        "UPDATE paragraphs SET direction = ? WHERE document_id = ? AND number = ?",
        ((direction, document_id, number) for number, direction in wanted.items()),
    )


def headings(connection: sqlite3.Connection, document_id: int) -> list[Heading]:
    """The headings of a document in reading order."""
    rows = connection.execute(
        "SELECT number, text, level, page FROM paragraphs"
        " WHERE document_id = ? AND kind = ? ORDER BY number",
        (document_id, ParagraphKind.HEADING),
    )
    return [
        Heading(paragraph=number, text=text, level=max(level, 1), page=page)
        for number, text, level, page in rows
    ]


def nearest_holding(
    connection: sqlite3.Connection, document_id: int, quote: str, number: int
) -> tuple[int, int] | None:
    """(number, offset) of the paragraph nearest to ``number`` that holds ``quote``."""
    row = connection.execute(
        "SELECT number, instr(text, ?1) - 1 FROM paragraphs"
        " WHERE document_id = ?2 AND instr(text, ?1) ORDER BY abs(number - ?3) LIMIT 1",
        (quote, document_id, number),
    ).fetchone()
    return None if row is None else (row[0], row[1])


def spread(connection: sqlite3.Connection, count: int) -> list[tuple[int, str]]:
    """(id, text) of about ``count`` paragraphs, evenly spread over the library."""
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM paragraphs").fetchone()
    return connection.execute(
        "SELECT id, text FROM paragraphs WHERE id % ? = 0 ORDER BY id", (last // count + 1,)
    ).fetchall()


def count(connection: sqlite3.Connection) -> int:
    """Number of paragraphs."""
    return connection.execute("SELECT count(*) FROM paragraphs").fetchone()[0]


def languages(connection: sqlite3.Connection) -> dict[str, int]:
    """Number of paragraphs of each language, the most frequent first."""
    return dict(
        connection.execute(
            "SELECT language, count(*) FROM paragraphs GROUP BY language ORDER BY 2 DESC, 1"
        ).fetchall()
    )


def delete(connection: sqlite3.Connection, document_ids: Iterable[int]) -> None:
    """Remove the paragraphs of documents; what is derived from them must be gone already."""
    connection.execute(
        "DELETE FROM paragraphs WHERE document_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(document_ids)),),
    )


def _paragraph(row: tuple) -> Paragraph:
    return Paragraph(
        id=row[0],
        document_id=row[1],
        number=row[2],
        text=row[3],
        language=row[4],
        direction=Direction(row[5]),
        kind=ParagraphKind(row[6]),
        level=row[7],
        page=row[8],
        anchor=row[9],
        confidence=row[10],
        sentences=tuple(Span(*bounds) for bounds in _SENTENCE.iter_unpack(row[11])),
    )
