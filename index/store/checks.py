"""What can be wrong inside a library's database, found by reading it all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from index.store import documents, fulltext, hashes
from index.store.models import Model

_MOST_MESSAGES = 20  # of SQLite's own check; more say nothing new


def structure(connection: sqlite3.Connection) -> Iterator[str]:
    """What SQLite finds wrong with its own pages, indexes and references."""
    for (message,) in connection.execute(f"PRAGMA integrity_check({_MOST_MESSAGES})"):
        if message != "ok":
            yield f"The database is damaged: {message}."
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} refers to something that is gone from {parent}."


def full_text(connection: sqlite3.Connection) -> Iterator[str]:
    """Whether the full-text index is sound and holds every paragraph once.

    ``connection`` must be allowed to write, though nothing is written.
    """
    if not fulltext.check(connection):
        yield "The full-text index is damaged."
    yield from _differing(
        connection,
        "SELECT id FROM paragraphs EXCEPT SELECT id FROM passages_docsize",
        "{} paragraphs are missing from the full-text index.",
    )
    yield from _differing(
        connection,
        "SELECT id FROM passages_docsize EXCEPT SELECT id FROM paragraphs",
        "The full-text index holds {} paragraphs that are gone.",
    )


def counts(connection: sqlite3.Connection) -> Iterator[str]:
    """Whether every document has its paragraphs and every paragraph its tokens."""
    yield from _differing(
        connection,
        "SELECT documents.id FROM documents LEFT JOIN paragraphs ON document_id = documents.id"
        " GROUP BY documents.id"
        " HAVING count(number) <> paragraph_count"
        " OR coalesce(max(number) + 1, 0) <> paragraph_count",
        "{} documents do not have all of their paragraphs.",
    )
    yield from _differing(
        connection,
        "SELECT id FROM paragraphs EXCEPT SELECT paragraph_id FROM tokens",
        "{} paragraphs have no tokens.",
    )


def contents(connection: sqlite3.Connection, model: Model) -> Iterator[str]:
    """Whether texts, tokens and vectors are bit for bit what was written."""
    parts = {
        "text": hashes.of_part(connection, hashes.TEXT),
        "tokens": hashes.of_part(connection, hashes.TOKENS),
        "vectors": hashes.of_part(connection, hashes.vectors_part(model.id)),
    }
    for document in documents.every(connection):
        found = {
            "text": hashes.found_text(connection, document.id),
            "tokens": hashes.found_tokens(connection, document.id),
            "vectors": hashes.found_vectors(connection, document.id, model.id),
        }
        for part, value in found.items():
            if parts[part].get(document.id) != value:
                yield (
                    f"The {part} of document {document.id} ({document.title})"
                    " differ from what was imported."
                )


def remade(connection: sqlite3.Connection, model: Model) -> list[int]:
    """Documents whose vectors are not what was written, and have to be made anew."""
    written = hashes.of_part(connection, hashes.vectors_part(model.id))
    return [
        document.id
        for document in documents.every(connection)
        if written.get(document.id) != hashes.found_vectors(connection, document.id, model.id)
    ]


def rebuild_indexes(connection: sqlite3.Connection) -> None:
    """Make SQLite's own indexes anew from the tables."""
    connection.execute("REINDEX")


def delete_orphans(connection: sqlite3.Connection) -> None:
    """Delete rows whose paragraph or document is gone; annotations stay, as orphans."""
    for statement in (
        "DELETE FROM tokens WHERE paragraph_id NOT IN (SELECT id FROM paragraphs)",
        "DELETE FROM vectors WHERE paragraph_id NOT IN (SELECT id FROM paragraphs)",
        "DELETE FROM hashes WHERE document_id NOT IN (SELECT id FROM documents)",
        "DELETE FROM collection_documents WHERE document_id NOT IN (SELECT id FROM documents)",
        "DELETE FROM document_tags WHERE document_id NOT IN (SELECT id FROM documents)",
        "DELETE FROM document_states WHERE document_id NOT IN (SELECT id FROM documents)",
        "UPDATE annotations SET document_id = NULL"
        " WHERE document_id NOT IN (SELECT id FROM documents)",
        "UPDATE job_files SET document_id = NULL"
        " WHERE document_id NOT IN (SELECT id FROM documents)",
    ):
        connection.execute(statement)


def _differing(connection: sqlite3.Connection, query: str, words: str) -> Iterator[str]:
    (count,) = connection.execute(f"SELECT count(*) FROM ({query})").fetchone()
    if count:
        yield words.format(count)
