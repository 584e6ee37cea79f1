"""Fingerprints of what a document holds: what SQLite's own checks cannot see, these do."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable

TEXT = "text"
TOKENS = "tokens"


def vectors_part(model_id: int) -> str:
    """The part that holds the vectors of a model."""
    return f"vectors/{model_id}"


def digest(pieces: Iterable[bytes]) -> bytes:
    """BLAKE2b, 16 bytes, of pieces each behind its length."""
    state = hashlib.blake2b(digest_size=16)
    for piece in pieces:
        state.update(len(piece).to_bytes(8, "little"))
        state.update(piece)
    return state.digest()


def text_digest(texts: Iterable[str]) -> bytes:
    """Of the paragraphs of a document in reading order."""
    return digest(text.encode() for text in texts)


def write(connection: sqlite3.Connection, document_id: int, part: str, value: bytes) -> None:
    """Store the fingerprint of a part of a document."""
    connection.execute(
        "INSERT INTO hashes (document_id, part, hash) VALUES (?, ?, ?)"
        " ON CONFLICT (document_id, part) DO UPDATE SET hash = excluded.hash",
        (document_id, part, value),
    )


def of_part(connection: sqlite3.Connection, part: str) -> dict[int, bytes]:
    """The fingerprints of a part by document."""
    rows = connection.execute("SELECT document_id, hash FROM hashes WHERE part = ?", (part,))
    return dict(rows.fetchall())


def text_version(connection: sqlite3.Connection, document_id: int) -> str:
    """The fingerprint of the text that a document was imported with, hexadecimal."""
    row = connection.execute(
        "SELECT hash FROM hashes WHERE document_id = ? AND part = ?", (document_id, TEXT)
    ).fetchone()
    return row[0].hex()


def delete_part(connection: sqlite3.Connection, part: str) -> None:
    """Forget the fingerprints of a part."""
    connection.execute("DELETE FROM hashes WHERE part = ?", (part,))


def found_text(connection: sqlite3.Connection, document_id: int) -> bytes:
    """The fingerprint of a document's text as it stands now.

    Read as bytes: a flipped bit can make text that is not even UTF-8.
    """
    rows = connection.execute(
        "SELECT CAST(text AS BLOB) FROM paragraphs WHERE document_id = ? ORDER BY number",
        (document_id,),
    )
    return digest(row[0] for row in rows)


def found_tokens(connection: sqlite3.Connection, document_id: int) -> bytes:
    """The fingerprint of a document's tokens as they stand now."""
    rows = connection.execute(
        "SELECT ids FROM paragraphs JOIN tokens ON paragraph_id = paragraphs.id"
        " WHERE document_id = ? ORDER BY number",
        (document_id,),
    )
    return digest(row[0] for row in rows)


def found_vectors(connection: sqlite3.Connection, document_id: int, model_id: int) -> bytes:
    """The fingerprint of a document's vectors of a model as they stand now."""
    rows = connection.execute(
        "SELECT vector FROM paragraphs JOIN vectors ON paragraph_id = paragraphs.id"
        " WHERE document_id = ? AND model_id = ? ORDER BY vectors.id",
        (document_id, model_id),
    )
    return digest(row[0] for row in rows)
