"""Where the reader gets its text: paragraphs by number, a page at a time, the last pages kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.documents import Paragraph

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

PAGE_PARAGRAPHS = 32
_KEPT_PAGES = 24


class DocumentSource(Protocol):
    """A document that can be read in pieces. Called on the GUI thread: a few milliseconds each."""

    @property
    def count(self) -> int:
        """Number of paragraphs."""
        ...

    @property
    def lengths(self) -> ArrayLike:
        """Code points of each paragraph in reading order: an int32 array of shape (count,)."""
        ...

    def paragraphs(self, start: int, count: int) -> Sequence[Paragraph]:
        """The paragraphs numbered ``start`` to ``start + count``, fewer at the end."""
        ...


class Position(NamedTuple):
    """A place between two code points of a document; positions sort in reading order."""

    paragraph: int
    offset: int


class Pages:
    """The paragraphs of a source, read in pages; pages used last stay in memory."""

    def __init__(self, source: DocumentSource) -> None:
        self._source = source
        self._pages: OrderedDict[int, Sequence[Paragraph]] = OrderedDict()

    def __len__(self) -> int:
        return self._source.count

    def __getitem__(self, number: int) -> Paragraph:
        if not 0 <= number < self._source.count:
            raise IndexError(number)
        page, row = divmod(number, PAGE_PARAGRAPHS)
        if page in self._pages:
            self._pages.move_to_end(page)
        else:
            self._pages[page] = self._source.paragraphs(page * PAGE_PARAGRAPHS, PAGE_PARAGRAPHS)
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        return self._pages[page][row]

    def text(self, start: Position, end: Position) -> str:
        """The original text between two positions, paragraphs joined by a line feed.

        Reads past the kept pages, so that copying a whole book keeps none of it in memory.
        """
        pieces: list[str] = []
        for first in range(start.paragraph, end.paragraph + 1, 1024):
            count = min(1024, end.paragraph + 1 - first)
            pieces.extend(p.text for p in self._source.paragraphs(first, count))
        if not pieces:
            return ""
        pieces[-1] = pieces[-1][: end.offset]  # first the end: both may cut the same paragraph
        pieces[0] = pieces[0][start.offset :]
        return "\n".join(pieces)
