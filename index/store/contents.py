"""A document with everything that is made from it: written together, deleted together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.store import (
    annotations,
    documents,
    fulltext,
    hashes,
    paragraphs,
    tokens,
    vectors,
)
from index.store.documents import NewDocument, TextFacts
from index.store.paragraphs import NewParagraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The paragraphs of a document and what is made from them; lists hold one entry for each."""

    paragraphs: list[NewParagraph]
    terms: list[tuple[str, str]]  # folded and stemmed column of the full-text index
    tokens: list[bytes]  # little-endian uint32, bit 31 set where a word starts
    vectors: NDArray[np.float16]  # (m, d), unit norm
    owner: NDArray[np.int32]  # (m,) number of the paragraph that a vector is of, never falling
    spans: NDArray[np.uint32]  # (m, 2) the part of that paragraph that it covers


def write(
    connection: sqlite3.Connection,
    document: NewDocument,
    contents: Contents,
    model_id: int,
    replaces: int | None = None,
) -> int:
    """Write a document whole and return its id. Its vectors are those of ``model_id``.

    ``replaces`` is the document of which it is the next version: that stays as it is, but what
    belongs to the document belongs to the new version now.
    """
    if replaces is not None:
        documents.retire(connection, replaces)
    document_id = documents.insert(connection, document)
    if replaces is not None:
        documents.hand_over(connection, replaces, document_id)
    _write_contents(connection, document_id, contents, model_id)
    return document_id


def fill(
    connection: sqlite3.Connection,
    document_id: int,
    facts: TextFacts,
    contents: Contents,
    model_id: int,
) -> None:
    """Give a document that has no text its text, and what this says about it."""
    documents.refine(connection, document_id, facts)
    _write_contents(connection, document_id, contents, model_id)


def _write_contents(
    connection: sqlite3.Connection, document_id: int, contents: Contents, model_id: int
) -> None:
    ids = paragraphs.insert(connection, document_id, contents.paragraphs)
    fulltext.add(
        connection, ((id_, *terms) for id_, terms in zip(ids, contents.terms, strict=True))
    )
    tokens.add(connection, zip(ids, contents.tokens, strict=True))
    paragraph_ids = ids.start + contents.owner.astype(np.int64)
    vectors.add(connection, model_id, paragraph_ids, contents.spans, contents.vectors)
    texts = (paragraph.text for paragraph in contents.paragraphs)
    hashes.write(connection, document_id, hashes.TEXT, hashes.text_digest(texts))
    hashes.write(connection, document_id, hashes.TOKENS, hashes.digest(contents.tokens))
    part = hashes.vectors_part(model_id)
    hashes.write(connection, document_id, part, hashes.digest(map(bytes, contents.vectors)))


def delete(
    connection: sqlite3.Connection,
    document_ids: Sequence[int],
    terms: Iterable[tuple[int, str, str]],
) -> None:
    """Delete documents whole, all that came inside and before them included; annotations stay.

    ``terms`` are the rows of the full-text index of every paragraph of theirs (paragraph id,
    folded terms, stems), exactly as they were written.
    """
    annotations.let_go(connection, document_ids)
    fulltext.remove(connection, terms)
    tokens.remove_of_documents(connection, document_ids)
    vectors.remove_of_documents(connection, document_ids)
    paragraphs.delete(connection, document_ids)
    documents.delete(connection, document_ids)
