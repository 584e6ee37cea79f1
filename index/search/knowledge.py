"""What an engine keeps in memory of its library, brought up to date when a search comes."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager

from index.embedding.static_model import StaticModel
from index.jobs import Cancelled
from index.problems import Problem
from index.search.corpus import Corpus
from index.search.translated import Vocabulary
from index.store import filters
from index.store.vectors import ModelVectors
from index.vectors.vector_index import VectorIndex

Reader = Callable[[], AbstractContextManager[sqlite3.Connection]]

_READ_AT_ONCE = 20_000
"""Paragraphs up to which the vocabulary is read before a search; above, beside it."""

log = logging.getLogger(__name__)


class Knowledge:
    """Corpus, vector index and vocabulary of one model's library. Safe for many threads."""

    def __init__(
        self, read: Reader, model: StaticModel, model_id: int, vectors: VectorIndex
    ) -> None:
        self._read = read
        self._model = model
        self._model_id = model_id
        self._vectors = vectors
        self._lock = threading.Lock()
        self._corpus: Corpus | None = None
        self._vocabulary: Vocabulary | None = None
        self._vocabulary_state: object = None
        self._background: threading.Thread | None = None

    def refresh(self, connection: sqlite3.Connection) -> tuple[Corpus, Vocabulary | None]:
        """What ``connection`` sees. Of a large library the vocabulary may be an older one, or
        None while it is read for the first time."""
        with self._lock:
            before = self._corpus
            corpus = Corpus.read(connection, self._model, self._model_id, before)
            if corpus is not before:
                self._vectors.catch_up(ModelVectors(connection, self._model_id))
                self._corpus = corpus
            if self._vocabulary_state != corpus.state:
                self._refresh_vocabulary(connection, corpus)
            return corpus, self._vocabulary

    def whole(self, connection: sqlite3.Connection) -> tuple[Corpus, Vocabulary]:
        """The same, after waiting for a vocabulary that is read for the first time."""
        corpus, vocabulary = self.refresh(connection)
        if vocabulary is None:
            self.close()
            corpus, vocabulary = self.refresh(connection)
        return corpus, vocabulary or Vocabulary.read(connection, self._model)

    def close(self) -> None:
        """Wait for what is read in the background."""
        if self._background is not None:
            self._background.join()

    def _refresh_vocabulary(self, connection: sqlite3.Connection, corpus: Corpus) -> None:
        if len(corpus.document) <= _READ_AT_ONCE:
            self._vocabulary = Vocabulary.read(connection, self._model)
            self._vocabulary_state = corpus.state
        elif self._background is None or not self._background.is_alive():
            self._background = threading.Thread(
                target=self._read_vocabulary, name="vocabulary", daemon=True
            )
            self._background.start()

    def _read_vocabulary(self) -> None:
        try:
            with self._read() as connection:
                state = filters.state(connection)
                vocabulary = Vocabulary.read(connection, self._model)
        except (Problem, Cancelled) as reason:  # the library was closed meanwhile
            log.info("the vocabulary was not read: %s", reason)
            return
        self._vocabulary, self._vocabulary_state = vocabulary, state
