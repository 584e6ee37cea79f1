"""What is handed over: passages with their places, evidence packs, reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.documents.found import WordMatch
from index.documents.marks import Place
from index.documents.texts import Direction, Document, Paragraph, Span


class HandoverFormat(StrEnum):
    """What quoted passages can be written as."""

    MARKDOWN = "markdown"
    CSV = "csv"
    HTML = "html"
    DOCX = "docx"
    ANNOTATIONS = "jsonld"  # W3C Web Annotation
    CSL = "csl-json"
    BIBTEX = "bibtex"

    @property
    def suffix(self) -> str:
        """How the names of such files end, with the dot."""
        named = {"markdown": ".md", "csl-json": ".json", "bibtex": ".bib"}
        return named.get(self.value, f".{self.value}")


class ItemOrigin(StrEnum):
    """Why a passage is handed over."""

    MARK = "mark"  # a person marked it
    HIT = "hit"  # it answers a query
    SELECTION = "selection"  # a person selected it just now


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A quoted passage with its place, whatever it was before: a mark, a hit or a selection."""

    key: str  # unique among the items that go together, ASCII: "hit-3"
    origin: ItemOrigin
    document: Document
    start: Place
    end: Place  # half-open
    position: Span  # in the document's whole text, its paragraphs joined by a line feed
    quote: str  # exactly as imported, paragraphs joined by a line feed
    before: str = ""  # what stands before it in its first paragraph, maybe cut
    after: str = ""  # what follows it in its last paragraph, maybe cut
    language: str
    direction: Direction
    page: int | None = None  # from 1
    sentence: int | None = None  # of its first paragraph, from 0
    colour: str = ""  # in the person's words
    note: str = ""
    tags: tuple[str, ...] = ()
    state: str = ""  # code of what the person decided, "" for nothing
    created_at: str = ""  # ISO 8601, UTC; "" for what was never stored
    sure: bool = True  # False: its place is doubtful or lost, so it is no evidence
    query: str = ""  # as typed, for a hit
    probability: float | None = None  # of a hit, 0 to 1
    words: tuple[WordMatch, ...] = ()  # of a hit; offsets count in ``quote``


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuery:
    """A query whose answers are handed over."""

    typed: str
    asked: str  # after folding, expansion and filters
    languages: tuple[str, ...] = ()  # filter beside the query; empty for all
    documents: tuple[int, ...] | None = None  # ids that it was restricted to
    limit: int
    found: int
    nothing_relevant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What is handed over together, and in which words."""

    title: str
    items: tuple[Item, ...]
    queries: tuple[AskedQuery, ...] = ()
    language: str = "en"  # of the words around the quotes: "en" or "ar"
    with_notes: bool = True
    made_at: str  # ISO 8601, UTC

    @property
    def evidence(self) -> tuple[Item, ...]:
        """The items whose place is sure."""
        return tuple(item for item in self.items if item.sure)

    @property
    def held_back(self) -> tuple[Item, ...]:
        """The items that are listed, and no more, because their place is not sure."""
        return tuple(item for item in self.items if not item.sure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipping:
    """A quote with its citation in the flavours that other programs paste."""

    plain: str
    html: str
    rtf: str
    markdown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintableReport:
    """A report of passages, paragraph by paragraph."""

    title: str
    language: str
    direction: Direction
    paragraphs: tuple[Paragraph, ...]
    quoted: dict[int, Span]  # of paragraphs by number: the passage amid its context


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRequest:
    """What an evidence pack is to hold. Nothing about the person goes along unless it says so."""

    handover: Handover
    author: str = ""  # who hands over, in their own words
    originals: bool = True  # False: the files are withheld, their hashes given
    paths: bool = False  # where the files stood on this computer
    zipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile:
    """A file of an evidence pack."""

    path: str  # within the pack, ASCII
    byte_size: int
    beginning: str = ""  # of its text, where it is text


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePreview:
    """Exactly what an evidence pack will hold: the same request writes the same bytes."""

    files: tuple[PackFile, ...]
    items: int
    documents: int
    held_back: int  # items that are listed, but no evidence
    withheld: tuple[str, ...]  # titles of documents whose files do not go along

    @property
    def byte_size(self) -> int:
        """Of all files together, before any compression."""
        return sum(file.byte_size for file in self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """Something that was handed over from a library."""

    at: str  # ISO 8601, UTC
    form: str  # a HandoverFormat, or "evidence"
    name: str  # of the file or folder, without its place
    sha256: str  # of the file; of an evidence pack, of its tag manifest
    items: tuple[str, ...]  # keys
    documents: tuple[str, ...]  # SHA-256 of the files cited
