"""Which importer reads a file: by its name, checked against its first bytes.

An importer is a module with ``FORMAT``, ``EXTENSIONS`` and ``parse``; its heavy libraries are
imported when its first file comes, so that a child that only reads plain text starts at once. To
add a format, write the module and name it in ``_FORMATS``.
"""

from __future__ import annotations

import codecs
import importlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, runtime_checkable

from index.documents import ParsedDocument
from index.importers.pictures import Picture
from index.text.codepages import utf16_without_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an importer is told about a file, besides its bytes."""

    name: str  # file name with extension, as the person knows it
    path: Path | None = None  # to find companion files; None for a document inside another
    encoding: str | None = None  # chosen by the person; importers must obey it
    columns: Mapping[str, str] = field(default_factory=dict)  # the same of tables: role → name
    preview: bool = False  # only the first rows of a table are wanted: see ``table_preview``
    modified: str | None = None  # ISO date of the file
    depth: int = 0  # 0 for a file, 1 for an attachment ...
    # What text recognition read on pages that are pictures: page, from 1, → hOCR.
    recognised: Mapping[int, bytes] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """The name without its extension: the title when there is no other."""
        return Path(self.name).stem or self.name


@runtime_checkable
class Importer(Protocol):
    """A module of this folder that reads one format."""

    FORMAT: str  # name of the format in the library: "html"
    EXTENSIONS: tuple[str, ...]  # with the dot, lower case

    def parse(self, data: bytes, context: Context) -> ParsedDocument:
        """The document in ``data``. Raises ``ImportProblem`` (``RefusedProblem``,
        ``EmptyProblem``); anything else is taken for a damaged file."""
        ...


class Pages(Protocol):
    """An open file whose pages can be looked at."""

    def picture(self, number: int) -> Picture:
        """Page ``number``, from 1. Raises ``ImportProblem``, or what the parser raises."""
        ...

    def close(self) -> None:
        """Let the file go."""
        ...


@runtime_checkable
class Picturing(Protocol):
    """An importer of a format whose pages may be pictures of text."""

    def open_pages(self, data: bytes, context: Context) -> Pages:
        """The pages of the file, to be looked at. Raises as ``Importer.parse`` does."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Format:
    module: str  # in index.importers
    extensions: tuple[str, ...]
    magic: re.Pattern[bytes] | None = None  # how such a file begins, where that tells it apart


# Mails are saved under any name. Their first lines are headers, one of them of mails alone.
_MAIL_START = re.compile(
    rb"(?:From [^\n]{5,200}\n)?(?=(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2})"
    rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*?)*?"
    rb"(?:Received|Return-Path|Message-ID|MIME-Version|Delivered-To|DKIM-Signature):",
    re.IGNORECASE,
)

# A format whose magic matches is taken whatever the name says; the first that matches wins.
_FORMATS = (
    _Format(module="pdf", extensions=(".pdf",), magic=re.compile(rb"\s*%PDF-")),
    _Format(
        module="epub",
        extensions=(".epub",),
        magic=re.compile(rb"PK\x03\x04[\s\S]{26}mimetypeapplication/epub\+zip"),
    ),
    _Format(
        module="odt",
        extensions=(".odt", ".ott", ".fodt"),
        magic=re.compile(
            rb"PK\x03\x04[\s\S]{26}mimetypeapplication/vnd\.oasis\.opendocument\.text"
        ),
    ),
    _Format(module="docx", extensions=(".docx", ".docm", ".dotx")),
    _Format(module="rtf", extensions=(".rtf",), magic=re.compile(rb"\s*\{\\rtf\d")),
    _Format(module="mhtml", extensions=(".mht", ".mhtml")),
    _Format(module="mail", extensions=(".eml", ".mbox", ".mbx", ".emlx"), magic=_MAIL_START),
    _Format(module="tnef", extensions=(".tnef",), magic=re.compile(rb"\x78\x9f\x3e\x22")),
    _Format(
        module="telegram",
        extensions=(),
        magic=re.compile(rb"\s*<!DOCTYPE html>[\s\S]{0,300}<title>Exported Data</title>"),
    ),
    _Format(
        module="subtitles",
        extensions=(".srt", ".vtt"),
        magic=re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT\s"),
    ),
    _Format(module="feeds", extensions=(".csv", ".tsv", ".jsonl", ".ndjson", ".json")),
    _Format(
        module="archives",
        extensions=(".zip", ".tar", ".tgz", ".tbz2", ".txz", ".gz", ".bz2", ".xz"),
    ),
    _Format(
        module="image",
        extensions=(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"),
        magic=re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|II\*\0|MM\0\*|RIFF[\s\S]{4}WEBP"),
    ),
    _Format(module="markdown", extensions=(".md", ".markdown", ".mdown", ".mkd")),
    _Format(module="html", extensions=(".html", ".htm", ".xhtml", ".xht")),
    _Format(
        module="xml",
        extensions=(".xml", ".rss", ".atom", ".rdf"),
        magic=re.compile(
            rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>|<!--[\s\S]{0,1000}?-->|\s)*"
            rb"(?:<!DOCTYPE rss[^>]{0,200}>\s*)?<(?:rss|feed|rdf:RDF)[\s>]"
        ),
    ),
    _Format(module="text", extensions=(".txt", ".text")),
)
_OF_TEXT = frozenset({"text", "html", "xml", "markdown", "subtitles", "feeds"})
# Only for names that say nothing: an article about HTML may begin like HTML.
_HTML_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
_XML_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\s")

HEAD_BYTES = 4096  # enough of a file for ``importer_for``

# Bytes that text holds only in UTF-16 and -32.
_CONTROL = bytes(set(range(32)) - {0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B})
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


def extensions() -> frozenset[str]:
    """Every extension that is read, with the dot, in lower case: what a folder is searched for."""
    return frozenset(extension for kind in _FORMATS for extension in kind.extensions)


def importer_for(name: str, head: bytes, encoding: str | None = None) -> Importer | None:
    """The importer for a file of this name that begins with ``head`` (``HEAD_BYTES`` of it).

    A person who chose the ``encoding`` knows that it is text, however it looks. None when it is of
    no kind that is read. Imports the importer's module, so call it where the file will be parsed.
    """
    module = _module_for(name, head, chosen=encoding is not None)
    if module is None:
        return None
    importer = importlib.import_module(f"index.importers.{module}")
    assert isinstance(importer, Importer), f"{module} is no importer"
    return importer


def _module_for(name: str, head: bytes, *, chosen: bool) -> str | None:
    for kind in _FORMATS:
        if kind.magic is not None and kind.magic.match(head):
            return kind.module
    suffix = Path(name).suffix.lower()
    for kind in _FORMATS:
        if suffix in kind.extensions:
            # A program or a film by the name of an article would be read as noise.
            noise = kind.module in _OF_TEXT and head.strip(b"\0") and not (chosen or _is_text(head))
            return None if noise else kind.module
    if _HTML_START.match(head):
        return "html"
    if _XML_START.match(head):
        return "xml"
    return "text" if _is_text(head) else None


def _is_text(head: bytes) -> bool:
    """Whether the beginning of a file can be text in some encoding."""
    if not head:
        return False
    if head.startswith(_UTF16_MARKS) or utf16_without_mark(head[: len(head) & ~1]):
        return True
    controls = len(head) - len(head.translate(None, _CONTROL))
    return controls <= len(head) // 200
