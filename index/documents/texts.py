"""What the texts of a library are made of: documents, paragraphs, places in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

DOUBTFUL = 0.7  # confidence of text recognition below which a person should compare


class Span(NamedTuple):
    """A half-open range of code points in a paragraph's original text."""

    start: int
    end: int


class Direction(StrEnum):
    LTR = "ltr"
    RTL = "rtl"


class ParagraphKind(StrEnum):
    HEADING = "heading"
    BODY = "body"
    QUOTE = "quote"
    LIST = "list"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


class DateCertainty(StrEnum):
    """Where a document's date comes from, from surest to least sure."""

    DECLARED = "declared"  # metadata of the document itself
    FOUND = "found"  # read in its text or address
    FILE = "file"  # the file's own time, or a date in its name
    UNKNOWN = "unknown"


class WatchedState(StrEnum):
    """What is known of the file of a document that came from a watched folder."""

    PRESENT = "present"
    MISSING = "missing"  # it is no longer there
    UNREAD = "unread"  # it has changed, and what it is now could not be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of the library, without its paragraphs."""

    id: int
    title: str
    authors: tuple[str, ...]
    date: str | None
    date_certainty: DateCertainty
    language: str
    direction: Direction
    format: str
    source: str | None  # address of publication
    path: str | None  # where the file stood when it was imported
    sha256: str
    byte_size: int
    imported_at: str  # ISO 8601, UTC
    paragraph_count: int
    encoding: str | None = None
    notes: tuple[str, ...] = ()
    parent_id: int | None = None  # the mail or archive that it came in
    superseded_by: int | None = None  # the version that took its place; None: it is current
    earlier_versions: int = 0
    watched: WatchedState | None = None  # None: its file is not watched


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of the library. ``text`` is exactly what the importer found."""

    id: int
    document_id: int
    number: int  # from 0, in reading order
    text: str
    language: str
    direction: Direction
    kind: ParagraphKind
    level: int
    page: int | None
    anchor: str | None
    sentences: tuple[Span, ...]
    confidence: float | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether text recognition was so unsure of it that it should be compared."""
        return self.confidence is not None and self.confidence < DOUBTFUL


class Stretch(NamedTuple):
    """A part of one paragraph of a document; stretches sort in reading order."""

    paragraph: int  # number in the document
    start: int
    end: int


class AlignedPair(NamedTuple):
    """Paragraphs of two documents that say the same; numbers, half-open."""

    first: int
    first_end: int
    second: int
    second_end: int
    confidence: float  # 0: no nearer than chance, 1: the same vector, or tied by hand
    pinned: bool = False  # by a person


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Two documents tied by meaning, both in reading order; what answers nothing is left out."""

    first_id: int
    second_id: int
    pairs: tuple[AlignedPair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A line of a document's outline."""

    paragraph: int  # number of the paragraph, from 0
    text: str
    level: int  # from 1
    page: int | None  # from 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a text stands in a document."""

    places: tuple[Stretch, ...]  # in reading order, none within another
    complete: bool  # False while the search goes on, or where it stopped at its limit


class PassagePlace(NamedTuple):
    """Some words of a passage."""

    document_id: int
    paragraph: int  # number of the paragraph, from 0
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashedDocument:
    """A document that a person deleted and that can still be brought back."""

    id: int
    title: str
    language: str
    at: str  # when it was put aside: ISO 8601, UTC
    byte_size: int  # of the file
