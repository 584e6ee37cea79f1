"""What people decided about documents: their states and tags, and which way their text runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from index.annotating import clean_tag
from index.documents import Changes, Direction, ReviewState, Tag, TagUse
from index.store import paragraphs, states, tags
from index.store.connection import Connections

TagUses = Mapping[str, TagUse | None]
"""What tags are on, by name; None for a tag that is on nothing."""


class Reviewing:
    """States, tags and directions of an open library's documents, for any thread.

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

    def set_directions(
        self, document_id: int, wanted: Mapping[int, Direction]
    ) -> dict[int, Direction]:
        """Say which way paragraphs run, by number, where it was told wrongly from their letters.

        Returns how they ran.
        """
        with self._connections.write() as connection:
            known = paragraphs.directions(connection, document_id, wanted)
            paragraphs.set_directions(connection, document_id, wanted)
        self._tell(Changes(documents=True))
        return known

    # Tags of the whole library ----------------------------------------------------------------

    def rename_tag(self, name: str, new: str) -> TagUses:
        """Give a tag another name; where that is a tag already, the two become one.

        Returns what both were on, for ``restore_tags``.
        """
        new = clean_tag(new)
        if not new or new == name:
            return {}
        with self._connections.write() as connection:
            before = tags.uses(connection, (name, new))
            if before.get(name) is None:
                return {}
            tags.merge(connection, name, new)
        self._tell(Changes(annotations=True))
        return before

    def restore_tags(self, wanted: TagUses) -> TagUses:
        """Make tags be on what they were on, None for nowhere; returns what they are on now."""
        with self._connections.write() as connection:
            before = tags.uses(connection, wanted)
            tags.put_back(connection, wanted)
        self._tell(Changes(annotations=True))
        return before
