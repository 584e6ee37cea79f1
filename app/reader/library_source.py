"""A document of the open library as the reader reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from index.documents import Document, Paragraph, Place

if TYPE_CHECKING:
    from index.library import Library


class LibrarySource:
    """A document of the library as the reader reads it: a page at a time, in milliseconds."""

    def __init__(
        self, library: Library, document: Document, lengths: Any, place: Place | None
    ) -> None:
        self._library = library
        self.document = document
        self._lengths = lengths
        self.place = place
        """Where the person was last."""

    @property
    def count(self) -> int:
        """Number of paragraphs."""
        return len(self._lengths)

    @property
    def lengths(self) -> Any:
        """Code points of each paragraph: an int32 array of shape (count,)."""
        return self._lengths

    def paragraphs(self, start: int, count: int) -> Sequence[Paragraph]:
        """``count`` paragraphs from number ``start`` on."""
        return self._library.paragraphs(self.document.id, start, count)


def read_document(library: Library, document_id: int) -> LibrarySource:
    """What the reader needs to begin. Raises ``LibraryProblem``."""
    document = library.document(document_id)
    lengths = library.paragraph_lengths(document_id)
    return LibrarySource(library, document, lengths, library.remembered.place(document_id))
