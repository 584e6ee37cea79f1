"""Books (EPUB): the chapters of the spine in order, each with its file as anchor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - it has no stubs

from index.documents import DateCertainty, Direction, ParsedDocument, ParsedParagraph
from index.importers.dates import iso_date
from index.importers.html import declared_charset
from index.importers.html_blocks import blocks
from index.importers.html_parts import html_tree
from index.importers.limits import MAX_HTML_BYTES, check_characters, check_file_size
from index.importers.registry import Context
from index.importers.safe_xml import all_texts, first_text, parse_xml
from index.importers.safe_zip import SafeZip
from index.problems import EmptyProblem, ImportProblem, Problem, RefusedProblem
from index.text.encoding import decode

FORMAT = "epub"
EXTENSIONS = (".epub",)

CHAPTER_TYPES = frozenset({"application/xhtml+xml", "text/html", "application/xml"})
CONTAINER = "META-INF/container.xml"
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The text of a book. A chapter that cannot be read is left out, and a note says so.

    Raises ``RefusedProblem`` (encrypted, unsafe), ``ImportProblem``, ``EmptyProblem``.
    """
    with SafeZip(data, context.name) as parts:
        opf_name = _package_name(parts, context.name)
        package = parse_xml(parts.read(opf_name), context.name, recover=True)
        if "META-INF/encryption.xml" in parts and _hides_chapters(parts, context.name):
            raise RefusedProblem("encrypted", context.name)
        found: list[ParsedParagraph] = []
        unread = 0
        for member in _spine(package, opf_name):
            try:
                found.extend(_chapter(parts, member, context.name))
            except RefusedProblem:
                raise
            except (Problem, KeyError):
                unread += 1
            check_characters(context.name, sum(len(part.text) for part in found))
    if not found:
        if unread:
            raise ImportProblem("damaged", context.name, "no chapter can be read")
        raise EmptyProblem("no_text", context.name)
    return _document(package, found, unread)


def _package_name(parts: SafeZip, name: str) -> str:
    """Where the book's table of contents stands."""
    if CONTAINER in parts:
        container = parse_xml(parts.read(CONTAINER), name, recover=True)
        for root in container.iter("{*}rootfile"):
            place = normpath(unquote(root.get("full-path", ""))).lstrip("/")
            if place in parts:
                return place
    for member in parts.names():
        if member.lower().endswith(".opf"):
            return member
    raise ImportProblem("damaged", name, "the book has no package file")


def _hides_chapters(parts: SafeZip, name: str) -> bool:
    """Whether more is encrypted than the fonts, which are always obfuscated."""
    root = parse_xml(parts.read("META-INF/encryption.xml"), name, recover=True)
    places = [item.get("URI", "") for item in root.iter("{*}CipherReference")]
    return any(re.search(r"(?i)\.x?html?$", place) for place in places)


def _spine(package: etree._Element, opf_name: str) -> Iterator[str]:
    """The chapters' members in reading order, each once."""
    folder = dirname(opf_name)
    manifest: dict[str, str] = {}
    for item in package.iter("{*}item"):
        if item.get("media-type", "").lower() in CHAPTER_TYPES:
            place = unquote(item.get("href", "")).partition("#")[0]
            manifest[item.get("id", "")] = normpath(join(folder, place))
    chosen = [manifest.get(item.get("idref", "")) for item in package.iter("{*}itemref")]
    return iter(dict.fromkeys(place for place in chosen if place))


def _chapter(parts: SafeZip, member: str, name: str) -> Iterator[ParsedParagraph]:
    data = parts.read(member)
    check_file_size(name, len(data), MAX_HTML_BYTES)
    text = decode(data, declared_charset(data)).text
    tree = html_tree(XML_DECLARATION.sub("", text), name)
    return (replace(part, anchor=member) for part in blocks(tree))


def _document(package: etree._Element, found: list[ParsedParagraph], unread: int) -> ParsedDocument:
    dates = (iso_date(text) for text in all_texts(package, "date"))
    date = next((value for value in dates if value), None)
    spine = next(package.iter("{*}spine"), None)
    is_rtl = spine is not None and spine.get("page-progression-direction") == "rtl"
    return ParsedDocument(
        paragraphs=tuple(found),
        format=FORMAT,
        title=first_text(package, "title"),
        authors=all_texts(package, "creator"),
        date=date,
        date_certainty=DateCertainty.DECLARED if date else DateCertainty.UNKNOWN,
        language=first_text(package, "language"),
        direction=Direction.RTL if is_rtl else None,
        source=_address(package),
        notes=("partly_read",) if unread else (),
    )


def _address(package: etree._Element) -> str | None:
    """Where the book was published, if it says so with an address."""
    texts = (*all_texts(package, "source"), *all_texts(package, "identifier"))
    return next((text for text in texts if text.startswith(("http://", "https://"))), None)
