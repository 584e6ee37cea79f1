"""Two documents side by side, tied by meaning, and the ties that people make by hand."""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection

import numpy as np

from index.answering import Answering
from index.documents import AlignedPair, Alignment
from index.jobs import Work
from index.problems import LibraryProblem
from index.search.alignment import Floats, align
from index.store import paragraphs, pins, vectors
from index.store.connection import Connections


class Aligning:
    """Alignments of the documents of an open library, for any thread."""

    def __init__(self, connections: Connections, answering: Answering) -> None:
        self._connections = connections
        self._answering = answering

    def align(self, first_id: int, second_id: int, *, work: Work | None = None) -> Alignment:
        """Which paragraphs of two documents say the same, by their stored vectors.

        What is pinned stands. Raises ``ModelProblem`` where the vectors are of a model that is no
        longer there, ``LibraryProblem`` ``document_missing``, and ``Cancelled``.
        """
        model, _ = self._answering.active()
        with self._connections.read() as connection:
            first = self._ids(connection, first_id)
            second = self._ids(connection, second_id)
            tied = pins.between(connection, first_id, second_id)
            rows = [_vectors(connection, model.id, ids) for ids in (first, second)]
        found = align(*rows, pins=tied, check=(work or Work()).check)
        by_hand = set(tied)
        pairs = (AlignedPair(*m, pinned=(m.first, m.second) in by_hand) for m in found)
        return Alignment(first_id=first_id, second_id=second_id, pairs=tuple(pairs))

    def pin(self, first_id: int, first: int, second_id: int, second: int) -> None:
        """Tie paragraph number ``first`` of one document to number ``second`` of another.

        Other ties of the two paragraphs between these documents go. Raises ``LibraryProblem``
        ``place_missing``.
        """
        with self._connections.write() as connection:
            pair = self._id(connection, first_id, first), self._id(connection, second_id, second)
            pins.remove(connection, pair[0], second_id)
            pins.remove(connection, pair[1], first_id)
            pins.add(connection, *pair)

    def unpin(self, first_id: int, first: int, second_id: int) -> None:
        """Undo the tie of a paragraph to another document."""
        with self._connections.write() as connection:
            pins.remove(connection, self._id(connection, first_id, first), second_id)

    def retie(
        self, first_id: int, second_id: int, pairs: Iterable[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        """Make these the only ties by hand between two documents; returns those that were.

        Raises ``LibraryProblem`` ``place_missing``.
        """
        with self._connections.write() as connection:
            before = pins.between(connection, first_id, second_id)
            for first, _ in before:
                pins.remove(connection, self._id(connection, first_id, first), second_id)
            for first, second in pairs:
                one = self._id(connection, first_id, first)
                pins.add(connection, one, self._id(connection, second_id, second))
        return before

    def tied(self, first_id: int, second_id: int) -> list[tuple[int, int]]:
        """The paragraphs of two documents that were tied by hand, by their numbers."""
        with self._connections.read() as connection:
            return pins.between(connection, first_id, second_id)

    @staticmethod
    def _ids(connection: Connection, document_id: int) -> list[int]:
        ids = paragraphs.ids_of(connection, [document_id])
        if not ids:
            raise LibraryProblem("document_missing", str(document_id))
        return ids

    @staticmethod
    def _id(connection: Connection, document_id: int, number: int) -> int:
        found = paragraphs.of_document(connection, document_id, number, 1)
        if not found or found[0].number != number:
            raise LibraryProblem("place_missing", str(document_id))
        return found[0].id


def _vectors(connection: Connection, model_id: int, ids: Iterable[int]) -> Floats:
    """float32 (n, d): a unit vector for each paragraph, the mean of its windows; zeros for none."""
    ids = list(ids)
    stored = vectors.of_paragraphs(connection, model_id, ids)
    width = stored.vectors.shape[1] if len(stored.ids) else 1
    rows = np.zeros((len(ids), width), np.float32)
    if len(stored.ids):
        places = np.searchsorted(np.array(ids, np.int64), stored.paragraph_ids)
        np.add.at(rows, places, stored.vectors.astype(np.float32))
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, norms, out=np.zeros_like(rows), where=norms > 0)
