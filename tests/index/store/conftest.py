"""A database without a library around it, and rows for it that no model made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from index.documents import DateCertainty, Direction
from index.store import contents, migrations, models
from index.store.connection import Connections
from index.store.contents import Contents
from index.store.documents import NewDocument
from index.store.models import NewModel
from index.store.paragraphs import NewParagraph

DIMENSION = 8


@pytest.fixture
def connections(tmp_path: Path) -> Iterator[Connections]:
    """An empty database of the newest version, with one active model."""
    connections = Connections(tmp_path / "قاعدة.db")
    with connections.maintain() as connection:
        migrations.migrate(connection)
    with connections.write() as connection:
        new = NewModel(name="numbers 1", folder=None, dimension=DIMENSION, kind="static")
        models.insert(connection, new, "active")
    yield connections
    connections.close()


def new_document(sha256: str, paragraphs: int, parent_id: int | None = None) -> NewDocument:
    """A document row; what is not asked for is made up."""
    return NewDocument(
        title=f"Document {sha256}",
        authors=("ليلى", "Lev"),
        date="2017-11",
        date_certainty=DateCertainty.DECLARED,
        language="en",
        direction=Direction.LTR,
        format="text",
        source=None,
        path=f"/articles/{sha256}.txt",
        sha256=sha256,
        byte_size=100,
        imported_at="2026-01-01T00:00:00+00:00",
        encoding="utf-8",
        notes=("partly_read",),
        parent_id=parent_id,
        paragraph_count=paragraphs,
        original=None,
    )


def new_contents(texts: Sequence[str]) -> Contents:
    """Paragraphs with a sentence each, terms that are the text, and vectors of their lengths."""
    size = len(texts)
    rows = [
        NewParagraph(
            text=text,
            language="en",
            direction="ltr",
            kind="body",
            level=0,
            page=1,
            anchor=None,
            confidence=None,
            sentences=np.array([0, len(text)], "<u4").tobytes(),
        )
        for text in texts
    ]
    return Contents(
        paragraphs=rows,
        terms=[(text, text) for text in texts],
        tokens=[np.arange(len(text.split()), dtype="<u4").tobytes() for text in texts],
        vectors=np.eye(size, DIMENSION, dtype="<f2"),
        owner=np.arange(size, dtype=np.int32),
        spans=np.array([[0, len(text)] for text in texts], np.uint32).reshape(-1, 2),
    )


def write(connections: Connections, sha256: str, texts: Sequence[str]) -> int:
    """Write a document of these paragraphs and return its id."""
    with connections.write() as connection:
        document = new_document(sha256, len(texts))
        return contents.write(connection, document, new_contents(texts), model_id=1)
