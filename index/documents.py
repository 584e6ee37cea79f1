"""The plain data that travels between the rooms: frozen, without connections or arrays of FAISS.

Every offset is in code points of the text as it was imported (``str`` indices), half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
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


class AnnotationKind(StrEnum):
    HIGHLIGHT = "highlight"  # some words, marked in a colour
    PASSAGE = "passage"  # a whole paragraph that was judged, tagged or noted; nothing is painted


class MarkColour(StrEnum):
    """Keys of the colours of highlights, in the order of the keys 1 to 8; people name them."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    ORANGE = "orange"
    PURPLE = "purple"
    TEAL = "teal"
    GREY = "grey"


class ReviewState(StrEnum):
    """What a person decided about a document or a passage."""

    UNREAD = "unread"
    RELEVANT = "relevant"
    NOT_RELEVANT = "not"
    CHECK = "check"


class AnchorState(StrEnum):
    """How well the place of an annotation is known after its document has changed."""

    SURE = "sure"
    DOUBTFUL = "doubtful"  # a place is proposed; the person has not confirmed it
    ORPHAN = "orphan"  # no place is known; the old text and the old place are kept


class FileState(StrEnum):
    """How the import of one file ended."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    EMPTY = "empty"  # no text: a scan that needs OCR, or nothing at all
    REFUSED = "refused"  # over a limit, encrypted, or of a kind that is not read
    FAILED = "failed"  # damaged, or the worker was stopped
    PENDING = "pending"  # accepted, not yet worked on


class WatchedState(StrEnum):
    """What is known of the file of a document that came from a watched folder."""

    PRESENT = "present"
    MISSING = "missing"  # it is no longer there
    UNREAD = "unread"  # it has changed, and what it is now could not be read


class Outcome(StrEnum):
    """How the import of one file ended, as it is told: ``FileState``, and what awaits OCR apart."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    EMPTY = "empty"
    NEEDS_OCR = "needs_ocr"
    REFUSED = "refused"
    FAILED = "failed"
    PENDING = "pending"


# What an importer returns --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedParagraph:
    """A paragraph in reading order as an importer found it."""

    text: str
    kind: ParagraphKind = ParagraphKind.BODY
    level: int = 0  # heading level from 1, list nesting from 1, else 0
    page: int | None = None  # from 1
    anchor: str | None = None  # address within the source, such as a chapter file or an id
    language: str | None = None  # declared by the source; otherwise detected later
    direction: Direction | None = None  # declared by the source; otherwise detected later
    confidence: float | None = None  # of OCR, from 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A document inside a document (a mail's attachment, an archive's member), still as bytes."""

    name: str
    data: bytes
    # Code and detail of the problem, where its bytes could not be had: too many, encrypted.
    problem: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedDocument:
    """What an importer found in one file. Nothing in it has been interpreted as code or HTML."""

    paragraphs: tuple[ParsedParagraph, ...]
    format: str  # registry name of the importer: "text", "html", "pdf" ...
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None  # ISO 8601, may be partial: "2017", "2017-11", "2017-11-11"
    date_certainty: DateCertainty = DateCertainty.UNKNOWN
    language: str | None = None  # BCP 47 primary subtag, declared by the source
    direction: Direction | None = None
    source: str | None = None  # address of publication where the file names one
    encoding: str | None = None  # of the characters, where it had to be found
    notes: tuple[str, ...] = ()  # codes of problems.NOTES: "pages_need_ocr", "partly_read" ...
    attachments: tuple[Attachment, ...] = ()
    unread_pages: tuple[int, ...] = ()  # from 1: pictures of text that nobody has recognised yet


# What the library returns ----------------------------------------------------------------------


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


class WordMatch(NamedTuple):
    """A word of a passage that answers a word of the query."""

    start: int
    end: int
    weight: float  # 0 to 1: how much of the query's meaning this word carries
    query_word: str  # the word of the query that it answers
    way: str  # "exact", "folded", "translated" or "meaning"
    closeness: float = 1.0  # 0 to 1: how well it answers that word, whatever that word carries


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that answers a query, with its reasons."""

    document: Document
    paragraph: Paragraph
    score: float  # comparable within one result only
    probability: float  # calibrated chance, 0 to 1, that the passage answers the query
    matched_by: tuple[str, ...]  # candidate sources: "dense", "lexical", "translated"
    sentence: Span  # the best sentence
    words: tuple[WordMatch, ...]  # in reading order
    parts: dict[str, float] = field(default_factory=dict)  # score parts by name


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryFilter:
    """A filter of a query: ``lang:ar``, ``-kind:pdf``, ``date:2017-11..2018`` ..."""

    field: str
    value: str
    excluded: bool = False  # a minus before it


class NearWord(NamedTuple):
    """A word of the library that says what a word of the query says."""

    text: str  # folded
    closeness: float  # 0 to 1
    held_by: int  # paragraphs


class AskedWord(NamedTuple):
    """A word of the query as it was looked for."""

    text: str  # as written
    folded: str  # the spelling under which its letters were looked for
    share: float  # of the query's meaning, 0 to 1
    near: tuple[NearWord, ...]  # looked for as well, nearest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was really asked: a query after folding, expansion and filters."""

    words: tuple[AskedWord, ...]
    unknown: tuple[str, ...]  # the model has no meaning for them: looked for by letters alone
    phrases: tuple[str, ...]
    exact: tuple[str, ...]
    excluded: tuple[str, ...]
    filters: tuple[QueryFilter, ...]
    languages: tuple[str, ...] | None  # narrowed to these besides the filters
    documents: int | None  # narrowed to so many besides the filters
    paragraphs: int  # in which it was looked
    model: str  # that made the vectors
    threshold: float  # chance below which a passage is not counted as an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """Everything that one query returned, best first."""

    hits: tuple[Hit, ...]
    lanes: dict[str, tuple[int, ...]]  # language → positions in ``hits``, best first
    nothing_relevant: bool  # no hit is likely to answer
    asked: str  # what was really asked, after folding, expansion and filters, in one line
    question: Asked  # the same in its parts
    found: int  # passages that were looked at; ``hits`` are the best of them
    seconds: dict[str, float]  # time of each stage by name


class Stretch(NamedTuple):
    """A part of one paragraph of a document; stretches sort in reading order."""

    paragraph: int  # number in the document
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """A word that a person looked up, and where it stands."""

    id: int = 0  # given by the library
    word: str
    language: str
    glosses: tuple[str, ...]
    document_id: int | None  # None: the document was deleted
    document_title: str
    stretch: Stretch
    looked_up_at: str = ""  # ISO 8601, UTC; given by the library


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
class ConcordanceOptions:
    """How the lines of a concordance are found, cut and sorted."""

    width: int = 12  # words on either side
    order: tuple[int, ...] = (1, -1, -2)  # sorted by: -1 is the word before, 1 the one after, 0 it
    bare: bool = True  # sorted without article and clitics
    translate: bool = True  # with the words that answer in other languages
    rejected: tuple[str, ...] = ()  # keys of groups, or words, that are not meant


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordanceLine:
    """An occurrence with what stands before and after it, in reading order, as imported.

    Cut at the bounds of words; whoever shows it sets each part in ``direction``.
    """

    place: PassagePlace  # of the node
    title: str
    date: str | None
    language: str
    direction: Direction
    before: str
    node: str
    after: str
    group: str  # key of its ``ConcordanceGroup``
    way: str  # how the node answers: "exact", "folded", "translated" or "meaning"
    strength: float  # 0 to 1: how well the node answers
    others: tuple[PassagePlace, ...] = ()  # where the very same line stands as well

    @property
    def count(self) -> int:
        """How often the line occurs."""
        return 1 + len(self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordanceGroup:
    """The lines whose nodes are one word, whatever is written onto it."""

    key: str
    word: str  # as it is written most often
    languages: tuple[str, ...]  # the most frequent first
    count: int  # occurrences
    strength: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Concordance:
    """Every occurrence of what was asked, and of the words that answer it in other languages."""

    lines: tuple[ConcordanceLine, ...]
    groups: tuple[ConcordanceGroup, ...]  # strongest first
    rejected: tuple[str, ...]  # keys of groups that the person did not mean
    complete: bool  # False: there are more than are counted here

    @property
    def count(self) -> int:
        """Occurrences, equal lines counted each."""
        return sum(line.count for line in self.lines)


# What people ask again and again -----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A query that a person keeps."""

    id: int
    name: str
    query: str
    created_at: str  # ISO 8601, UTC
    seen: int  # paragraph id: what it finds above is new to the person


class Answer(NamedTuple):
    """A passage that is likely to answer a query."""

    document_id: int
    paragraph: int  # number of the paragraph, from 0
    probability: float  # calibrated chance, 0 to 1


class WatchBy(StrEnum):
    """What a watch list counts by."""

    DOCUMENT = "document"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    COLLECTION = "collection"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchList:
    """Terms that a person watches."""

    name: str
    terms: tuple[str, ...]
    by: WatchBy


class WatchColumn(NamedTuple):
    """A document, a period, a collection or a language."""

    key: str  # id, "2024-05-13" (a week's Monday), "2024-05", name, code; "" for none of them
    title: str


@dataclass(frozen=True, slots=True)
class WatchCell:
    """The passages that answer a term in a column."""

    count: int
    best: float  # the best chance among them
    documents: tuple[int, ...]  # that hold them, best first


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchMatrix:
    """What answers which term, where; only passages that are likely to answer count."""

    terms: tuple[str, ...]
    by: WatchBy
    columns: tuple[WatchColumn, ...]
    cells: dict[tuple[int, str], WatchCell]  # (number of the term, key of the column)
    problems: dict[int, str]  # number of a term that cannot be understood → code of the problem


# What people add -------------------------------------------------------------------------------


class Place(NamedTuple):
    """A place between two characters of a document."""

    paragraph: int  # number of the paragraph, from 0
    offset: int  # in code points of its original text


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What an annotation is about, in its original form; paragraphs are joined by a line feed."""

    exact: str
    prefix: str = ""  # what stands before it, up to anchoring.quoting.CONTEXT_LENGTH code points
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A mark of a person in a text. ``start`` and ``end`` hold for ``text_version`` alone."""

    id: str  # a UUID that it keeps for ever
    kind: AnnotationKind
    colour: MarkColour | None  # None: a passage
    note: str = ""
    tags: tuple[str, ...] = ()  # in the order of their names
    state: ReviewState = ReviewState.UNREAD
    document_id: int | None  # None: the document was deleted
    document_title: str
    document_sha256: str  # of the file that the text was read from
    text_version: str  # fingerprint of the text of all paragraphs, hexadecimal
    quote: Quote
    start: Place
    end: Place  # half-open; in the last paragraph that the annotation reaches into
    page: int | None  # where it starts, from 1
    anchor: AnchorState = AnchorState.SURE
    created_at: str  # ISO 8601, UTC
    changed_at: str  # by the person; a new anchor is no change


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationFilter:
    """Which annotations are asked for; what is left empty admits all."""

    text: str = ""  # looked for in notes, quotes, tags and titles, folded, small typos forgiven
    documents: frozenset[int] = frozenset()
    kinds: frozenset[AnnotationKind] = frozenset()
    colours: frozenset[MarkColour] = frozenset()
    tags: frozenset[str] = frozenset()  # any of them
    states: frozenset[ReviewState] = frozenset()
    anchors: frozenset[AnchorState] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag and how often it is used."""

    name: str
    documents: int
    annotations: int


class TagUse(NamedTuple):
    """What a tag is on."""

    annotations: tuple[str, ...]  # ids
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryReport:
    """What became of the annotations of a document when a new text took its place."""

    batch: int  # hand it to ``annotations.undo_carry_over``
    sure: int = 0
    doubtful: int = 0
    orphan: int = 0


# What is handed over ---------------------------------------------------------------------------


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


# What happened ---------------------------------------------------------------------------------


class GlossWord(NamedTuple):
    """A word that stands near another in meaning."""

    text: str
    closeness: float  # cosine of word vectors, 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """What a word means, in words of another language: approximate, opposites may stand near."""

    word: str  # as it was asked
    looked_up: str  # folded, without particles: what the words are near to
    language: str
    to: str  # the language of ``words``
    words: tuple[GlossWord, ...]  # likeliest first: near, and not rare


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """How the import of one file ended, and why."""

    path: str
    state: FileState
    reason: str | None = None  # code of problems.WORDS
    detail: str = ""  # fills the words of the reason
    document_id: int | None = None
    notes: tuple[str, ...] = ()  # of the document: codes of problems.NOTES
    encoding: str | None = None  # of the document's characters, where it had to be found

    @property
    def outcome(self) -> Outcome:
        """How it ended; a scan is told apart from a file without anything to read."""
        if self.state is FileState.EMPTY and self.reason == "needs_ocr":
            return Outcome.NEEDS_OCR
        return Outcome(self.state)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The outcome of one import."""

    job_id: int
    files: tuple[FileReport, ...]
    cancelled: bool = False

    def count(self, state: FileState) -> int:
        """Number of files that ended in ``state``."""
        return sum(file.state is state for file in self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionReport:
    """What came of recognising the text of documents that are pictures."""

    files: tuple[FileReport, ...]  # one for each document, imported when text was found
    cancelled: bool = False

    def count(self, state: FileState) -> int:
        """Number of documents that ended in ``state``."""
        return sum(file.state is state for file in self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Which documents a search can only partly see: their ids."""

    documents: int  # all that are current
    no_text: tuple[int, ...]  # nothing to read in them, nor in anything inside
    needs_ocr: tuple[int, ...]  # pages that are pictures
    doubtful_order: tuple[int, ...]
    doubtful_encoding: tuple[int, ...]
    doubtful_columns: tuple[int, ...]
    partly_read: tuple[int, ...]

    @property
    def in_full(self) -> int:
        """Number of documents of which nothing is doubted."""
        doubted = (
            *(self.no_text, self.needs_ocr, self.doubtful_order, self.doubtful_encoding),
            *(self.doubtful_columns, self.partly_read),
        )
        return self.documents - len(set().union(*doubted))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSummary:
    """An import of the past, without its files."""

    job_id: int
    started_at: str  # ISO 8601, UTC
    counts: dict[Outcome, int]  # number of files of each outcome that occurs
    cancelled: bool = False

    @property
    def files(self) -> int:
        """Number of files."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the person says about files whose bytes leave it open; importers obey it."""

    encoding: str | None = None  # of the characters
    columns: dict[str, str] = field(default_factory=dict)  # of tables: role → name of the column


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFolder:
    """A folder whose files the library follows."""

    path: str
    scanned_at: str | None  # ISO 8601, UTC
    files: int  # known, those that are missing included
    missing: int
    unread: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanReport:
    """What a look at the watched folders found."""

    new: int = 0
    changed: int = 0
    moved: int = 0
    missing: int = 0  # since the scan before
    returned: int = 0
    waiting: int = 0  # still being written: left for the next scan
    unavailable: tuple[str, ...] = ()  # folders that are not there now; nothing in them is judged
    report: ImportReport | None = None  # of what was imported

    @property
    def found_nothing(self) -> bool:
        """Whether all is as it was."""
        return not (self.new or self.changed or self.moved or self.missing or self.returned)


# What a column of a table of articles can be.
COLUMN_ROLES = ("title", "text", "date", "author", "language", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodingPreview:
    """How the first telling lines of a file read in an encoding."""

    encoding: str  # Python's name of the codec
    lines: tuple[str, ...]
    fits: bool  # the bytes are legal in it and look written


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePreview:
    """The beginning of a table of articles, and which column is taken for what."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # cells of the first rows, one for each name
    columns: dict[str, str]  # role → name; roles that no column has are left out
    certain: bool  # False: the columns were told by the lengths of their texts


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashedDocument:
    """A document that a person deleted and that can still be brought back."""

    id: int
    title: str
    language: str
    at: str  # when it was put aside: ISO 8601, UTC
    byte_size: int  # of the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What kind of thing changed in a library; never which view should care."""

    documents: bool = False
    annotations: bool = False  # tags and states of documents too
    searches: bool = False  # saved searches and lists of terms
    jobs: bool = False
    model: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What a check of a library found; every problem is a sentence."""

    problems: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryInfo:
    """What a library is and holds."""

    path: str
    read_only: bool
    documents: int  # earlier versions apart
    earlier_versions: int
    paragraphs: int
    languages: dict[str, int]  # language → number of paragraphs, the most frequent first
    formats: dict[str, int]  # format → number of documents, the most frequent first
    model: str  # name of the model that made the vectors
    dimension: int
    keeps_originals: bool
    byte_size: int  # of the database
    schema_version: int
    unfinished_imports: int  # jobs that a kill or a full disk left behind
