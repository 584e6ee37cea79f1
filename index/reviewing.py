"""What people decided about whole documents: their states, and their tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from index.annotating import clean_tag
from index.documents import Changes, ReviewState, Tag
from index.store import states, tags
from index.store.connection import Connections


class Reviewing:
    """States and tags of the documents of an open library, for any thread.

    What sets returns what was: hand that over to the same method to undo it.
    """

    def __init__(self, connections: Connections, tell: Callable[[Changes], None]) -> None:
        self._connections = connections
        self._tell = tell

    def states(self) -> dict[int, ReviewState]:
        """The state of every document that is not unread."""
        with self._connections.read() as connection:
            return states.of_documents(connection)

    def set_states(self, wanted: Mapping[int, ReviewState]) -> dict[int, ReviewState]:
        """Set the states of documents; returns those that they had."""
        with self._connections.write() as connection:
            known = states.of_documents(connection)
            states.set_on_documents(connection, wanted)
        self._tell(Changes(annotations=True))
        return {document: known.get(document, ReviewState.UNREAD) for document in wanted}

    def tags(self) -> tuple[Tag, ...]:
        """All tags in use, on documents and on annotations, in the order of their names."""
        with self._connections.read() as connection:
            return tags.every(connection)

    def document_tags(self) -> dict[int, tuple[str, ...]]:
        """The tags of each document that has some, in the order of their names."""
        with self._connections.read() as connection:
            return tags.of_documents(connection)

    def set_tags(self, wanted: Mapping[int, Iterable[str]]) -> dict[int, tuple[str, ...]]:
        """Make these the tags of documents; returns those that they had."""
        kept = {
            document: list(dict.fromkeys(filter(None, map(clean_tag, names))))
            for document, names in wanted.items()
        }
        with self._connections.write() as connection:
            known = tags.of_documents(connection)
            tags.set_on_documents(connection, kept)
        self._tell(Changes(annotations=True))
        return {document: known.get(document, ()) for document in wanted}
