"""Collections: named sets of documents that a person makes, renames, fills and dissolves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from index.documents import Changes
from index.problems import LibraryProblem
from index.store import collections
from index.store.connection import Connections

Collected = Mapping[str, tuple[int, ...] | None]
"""Ids of the documents of collections, by name; None for a collection that is not there."""


class Collecting:
    """Collections of an open library, for any thread.

    What changes something returns what was: hand that to ``revise`` to undo it.
    """

    def __init__(self, connections: Connections, tell: Callable[[Changes], None]) -> None:
        self._connections = connections
        self._tell = tell

    def revise(self, wanted: Collected) -> Collected:
        """Make collections be exactly as given; returns what they were."""
        with self._connections.write() as connection:
            before = collections.whole(connection)
            for name, ids in wanted.items():
                collections.delete(connection, name)
                if ids is not None:
                    collections.add(connection, name, ids)
        self._tell(Changes(documents=True))
        return {name: before.get(name) for name in wanted}

    def add(self, name: str, document_ids: Iterable[int]) -> Collected:
        """Put documents into a collection, which is made if it is not there."""
        name = clean_name(name)
        if not name:
            return {}
        return self.revise({name: (*(self._held(name) or ()), *document_ids)})

    def remove(self, name: str, document_ids: Iterable[int]) -> Collected:
        """Take documents out of a collection; they stay in the library."""
        gone, held = set(document_ids), self._held(name)
        if held is None:
            return {}
        return self.revise({name: tuple(id_ for id_ in held if id_ not in gone)})

    def rename(self, name: str, new: str) -> Collected:
        """Give a collection another name. Raises ``LibraryProblem`` ``collection_exists``."""
        new, held = clean_name(new), self._held(name)
        if held is None or not new or new == name:
            return {}
        if self._held(new) is not None:
            raise LibraryProblem("collection_exists", new)
        return self.revise({name: None, new: held})

    def delete(self, name: str) -> Collected:
        """Dissolve a collection; its documents stay in the library."""
        return self.revise({name: None})

    def _held(self, name: str) -> tuple[int, ...] | None:
        with self._connections.read() as connection:
            return collections.whole(connection).get(name)


def clean_name(name: str) -> str:
    """A name as it is kept: spaces single, none at its ends, nothing that UTF-8 cannot hold."""
    return " ".join(name.encode("utf-8", "ignore").decode().split())
