"""What a library remembers of a person's reading: where they were, which words they looked up."""

from __future__ import annotations

from dataclasses import replace
from sqlite3 import Connection

from index.annotating import now
from index.documents import Lookup, Place
from index.store import lookups, paragraphs, reading
from index.store.connection import Connections
from index.store.reading import KeptPlace
from index.text.matching import matches

_QUOTE_LENGTH = 80


class Remembering:
    """Places to come back to, for any thread. A place is a paragraph and what stands there."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def keep_place(self, document_id: int, place: Place) -> None:
        """Remember where the person is in a document; of a deleted one nothing."""
        with self._connections.write() as connection:
            text = _text(connection, document_id, place.paragraph) or ""
            quote = text[place.offset : place.offset + _QUOTE_LENGTH]
            reading.keep(connection, KeptPlace(document_id, *place, quote), now())

    def place(self, document_id: int) -> Place | None:
        """Where the person was last, found again by its words if the text has changed since.

        None for a document that was never read, or whose next version no longer has the place.
        """
        with self._connections.read() as connection:
            kept = reading.last(connection, document_id)
            if kept is None:
                return None
            text = _text(connection, document_id, kept.paragraph)
            same = kept.quote or kept.document_id == document_id
            if same and text is not None and text[kept.offset :].startswith(kept.quote):
                return Place(kept.paragraph, min(kept.offset, len(text)))
            if not kept.quote:
                return None
            found = paragraphs.nearest_holding(connection, document_id, kept.quote, kept.paragraph)
            return None if found is None else Place(*found)

    # Words looked up ---------------------------------------------------------------------------

    def keep_lookup(self, lookup: Lookup) -> None:
        """Put a word into the list of those that were looked up."""
        with self._connections.write() as connection:
            lookups.add(connection, replace(lookup, looked_up_at=now()))

    def lookups(self, typed: str = "", limit: int = 500) -> tuple[Lookup, ...]:
        """The newest words looked up that hold what was typed, newest first."""
        with self._connections.read() as connection:
            found = lookups.every(connection, limit)
        asked = matches(typed)
        return tuple(each for each in found if asked((each.word, *each.glosses)))

    def forget_lookup(self, lookup_id: int) -> None:
        """Take a word off the list."""
        with self._connections.write() as connection:
            lookups.remove(connection, lookup_id)


def _text(connection: Connection, document_id: int, number: int) -> str | None:
    found = paragraphs.of_document(connection, document_id, number, 1)
    return found[0].text if found and found[0].number == number else None
