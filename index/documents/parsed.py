"""What an importer finds in a file, and what a person may say about the file beforehand."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.documents.texts import DateCertainty, Direction, ParagraphKind


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the person says about files whose bytes leave it open; importers obey it."""

    encoding: str | None = None  # of the characters
    columns: dict[str, str] = field(default_factory=dict)  # of tables: role → name of the column


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
