"""Making the vectors of a library anew: for another model, or where they were damaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from sqlite3 import Connection
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.assembling import embed
from index.embedding.embedder import Embedder
from index.jobs import Work
from index.preparing import Preparers
from index.store import documents, hashes, models, paragraphs, vectors
from index.store.connection import Connections
from index.store.models import NewModel


class _Page(NamedTuple):
    """Vectors fp16 (m, d) of some paragraphs: their ids int64 (m,) and windows uint32 (m, 2)."""

    paragraph_ids: NDArray[np.int64]
    spans: NDArray[np.uint32]
    vectors: NDArray[np.float16]


class Embedding:
    """Embeds documents of a library, each in a transaction of its own.

    ``embedder`` is None where the bundled model, which the preparers hold, makes the vectors.
    """

    def __init__(
        self, connections: Connections, preparers: Preparers, embedder: Embedder | None
    ) -> None:
        self._connections = connections
        self._preparers = preparers
        self._embedder = embedder

    def build(self, new: NewModel, work: Work) -> int:
        """Make all vectors of a model that does not answer yet, and return its id.

        What an earlier call for the same model did before it was stopped is not done again.
        """
        with self._connections.write() as connection:
            model_id = _begin(connection, new)
        with self._connections.read() as connection:
            done = hashes.of_part(connection, hashes.vectors_part(model_id)).keys()
            ids = [each.id for each in documents.every(connection)]
        self._embed(model_id, [id_ for id_ in ids if id_ not in done], work)
        return model_id

    def renew(self, model_id: int, document_ids: Iterable[int], work: Work) -> None:
        """Delete the vectors of documents and make those of the model again."""
        ids = list(document_ids)
        with self._connections.write() as connection:
            vectors.remove_of_documents(connection, ids)
        self._embed(model_id, ids, work)

    def _embed(self, model_id: int, document_ids: list[int], work: Work) -> None:
        for number, document_id in enumerate(document_ids):
            work.report(number, len(document_ids), "embedding")
            with self._connections.read() as connection:
                pages = list(self._pages(connection, document_id, work))
            with self._connections.write() as connection:
                for page in pages:
                    vectors.add(connection, model_id, *page)
                found = hashes.found_vectors(connection, document_id, model_id)
                hashes.write(connection, document_id, hashes.vectors_part(model_id), found)

    def _pages(self, connection: Connection, document_id: int, work: Work) -> Iterator[_Page]:
        for page in paragraphs.pages_of_texts(connection, [document_id]):
            work.check()
            ids = np.array([id_ for id_, *_ in page], np.int64)
            texts = [text for _, text, _ in page]
            if self._embedder is None:
                made = self._preparers.represent(texts)
                yield _Page(ids[made.owner], made.spans, made.vectors)
            else:
                rows, owner, spans = embed(texts, self._embedder)
                yield _Page(ids[owner], spans, rows)


def _begin(connection: Connection, new: NewModel) -> int:
    """The model that is being built; one that was begun under another name is given up."""
    for model in models.in_state(connection, "building"):
        if model.name == new.name:
            models.set_folder(connection, model.id, new.folder)
            return model.id
        forget(connection, model.id)
    return models.insert(connection, new, "building")


def forget(connection: Connection, model_id: int) -> None:
    """Delete a model with all its vectors."""
    vectors.remove_of_model(connection, model_id)
    hashes.delete_part(connection, hashes.vectors_part(model_id))
    models.delete(connection, model_id)
