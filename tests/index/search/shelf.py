"""A library made in a test without importers or child processes: real SQLite, real FAISS."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.documents import DateCertainty, Direction
from index.embedding.static_model import StaticModel
from index.preparing_worker import terms
from index.search.engine import SearchEngine
from index.store import contents, meta, models
from index.store.connection import Connections
from index.store.contents import Contents
from index.store.documents import NewDocument
from index.store.migrations import migrate
from index.store.paragraphs import NewParagraph
from index.store.vectors import ModelVectors
from index.text.direction import direction_of
from index.text.segment import sentences
from index.vectors.vector_index import VectorIndex


@dataclass
class Shelf:
    """A library of texts and the engine over it."""

    connections: Connections
    model: StaticModel
    model_id: int
    engine: SearchEngine

    def put(self, title: str, language: str, texts: Sequence[str], date: str | None = None) -> int:
        """Write a document of paragraphs in one language; returns its id."""
        vectors = self.model.embed_queries(texts)
        known = np.flatnonzero(vectors.any(axis=1))
        with self.connections.write() as connection:
            return contents.write(
                connection,
                _document(title, language, texts, date),
                Contents(
                    paragraphs=[_paragraph(text, language) for text in texts],
                    terms=[terms(text, language) for text in texts],
                    tokens=[packed.tobytes() for packed in self.model.pack(texts)],
                    vectors=vectors[known].astype(np.float16),
                    owner=known.astype(np.int32),
                    spans=np.array([(0, len(texts[place])) for place in known.tolist()], np.uint32),
                ),
                self.model_id,
            )

    def remove(self, document_id: int) -> None:
        """Delete a document."""
        with self.connections.write() as connection:
            rows = connection.execute(
                "SELECT id, text, language FROM paragraphs WHERE document_id = ?", (document_id,)
            ).fetchall()
            columns = [(id_, *terms(text, language)) for id_, text, language in rows]
            contents.delete(connection, [document_id], columns)

    def texts_found(self, query: str, limit: int = 20) -> list[str]:
        """The texts of the hits, best first."""
        return [hit.paragraph.text for hit in self.engine.search(query, limit=limit).hits]


@contextmanager
def open_shelf(folder: Path, model: StaticModel) -> Iterator[Shelf]:
    """An empty library in ``folder``."""
    connections = Connections(folder / "library.db")
    with connections.maintain() as connection:
        migrate(connection)
    with connections.write() as connection:
        new = models.NewModel(
            name=model.name, folder=None, dimension=model.dimension, kind="static"
        )
        model_id = models.insert(connection, new, "active")
        generation = meta.read(connection, "generation") or ""
    with connections.read() as connection:
        index = VectorIndex.open(
            folder / "cache",
            generation=generation,
            model=model.name,
            dimension=model.dimension,
            source=ModelVectors(connection, model_id),
        )
    engine = SearchEngine(
        read=connections.read, model=model, embedder=model, model_id=model_id, vectors=index
    )
    try:
        yield Shelf(connections, model, model_id, engine)
    finally:
        engine.close()
        connections.close()


def _document(title: str, language: str, texts: Sequence[str], date: str | None) -> NewDocument:
    data = f"{title} {language} {texts}".encode()
    return NewDocument(
        title=title,
        authors=(),
        date=date,
        date_certainty=DateCertainty.DECLARED if date else DateCertainty.UNKNOWN,
        language=language,
        direction=direction_of(texts[0]) if texts else Direction.LTR,
        format="text",
        source=None,
        path=None,
        sha256=hashlib.sha256(data).hexdigest(),
        byte_size=len(data),
        imported_at="2026-01-01T00:00:00Z",
        encoding=None,
        notes=(),
        parent_id=None,
        paragraph_count=len(texts),
        original=None,
    )


def _paragraph(text: str, language: str) -> NewParagraph:
    bounds = np.array(sentences(text, language), "<u4").reshape(-1, 2)
    return NewParagraph(
        text=text,
        language=language,
        direction=direction_of(text),
        kind="body",
        level=0,
        page=None,
        anchor=None,
        confidence=None,
        sentences=bounds.tobytes(),
    )
