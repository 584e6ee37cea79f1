"""XML files: feeds of news (RSS, Atom, RDF), and the words of whatever else has words.

A feed reads like a table of articles: a heading and the paragraphs of each entry. Of other XML
nothing is known but its tree: an element with words of its own is a paragraph, one that holds
only short values is a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - it has no stubs

from index.documents import DateCertainty, ParagraphKind, ParsedDocument, ParsedParagraph
from index.importers import html, xml_feeds
from index.importers.completing import one_line
from index.importers.dates import iso_date
from index.importers.html_article import stripped
from index.importers.limits import MAX_HTML_BYTES, check_file_size
from index.importers.registry import Context
from index.importers.safe_xml import first_text, local_name, recovered_xml
from index.importers.text import decode_text
from index.problems import EmptyProblem

FORMAT = "xml"
EXTENSIONS = (".xml", ".rss", ".atom", ".rdf")

_AMPERSAND = re.compile(r"&(?!#)([A-Za-z][A-Za-z0-9]{0,30};)?")
_OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_HEADINGS = {"title": 1, "headline": 1, "hl1": 1, "head": 2, "heading": 2, "hl2": 2, "subtitle": 2}
_AUTHORS = ("creator", "author", "byline")
_DATES = ("pubDate", "published", "issued", "date", "updated", "date.issue")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_VALUE_CHARACTERS = 60  # of one value of a row, at most
_LOST = 0.8  # of the letters of a file that its tree holds at least, if the tree is to be believed


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The entries of a feed, or the words of any other XML.

    Raises ``RefusedProblem`` (too large), ``EmptyProblem``.
    """
    check_file_size(context.name, len(data), MAX_HTML_BYTES)
    decoded = decode_text(data, context, html.declared_charset(data))
    text = html.without_prolog(decoded.text)
    root = recovered_xml(_AMPERSAND.sub(_character, text))
    if local_name(root) == "html":
        return html.parse(data, context)
    fields = xml_feeds.entries(root, context.name) or _any(root, text)
    if not fields["paragraphs"]:
        raise EmptyProblem("no_text", context.name)
    notes = () if decoded.certain else ("doubtful_encoding",)
    return ParsedDocument(**fields, encoding=decoded.encoding, notes=notes)


def _character(found: re.Match[str]) -> str:
    """What HTML means by a name: most who write XML by hand take it for granted.

    An ampersand that begins nothing stands for itself; the parser would lose words after it.
    """
    name = found[1]
    if name in _OF_XML:
        return found[0]
    return html5.get(name or "") or found[0].replace("&", "&amp;")


def _any(root: etree._Element, text: str) -> xml_feeds.Fields:
    found = tuple(_blocks(root))
    everything = stripped(text)
    if _letters(found) < _LOST * _letters(everything):  # the parser gave up within it
        found = everything
    title = next(filter(None, (first_text(root, name) for name in _HEADINGS)), None)
    author = next(filter(None, (first_text(root, name) for name in _AUTHORS)), None)
    date = next(filter(None, (iso_date(first_text(root, name)) for name in _DATES)), None)
    return {
        "format": FORMAT,
        "paragraphs": found,
        "title": title,
        "authors": (author,) if author else (),
        "date": date,
        "date_certainty": DateCertainty.DECLARED if date else DateCertainty.UNKNOWN,
        "language": root.get(_LANGUAGE),
    }


def _letters(found: tuple[ParsedParagraph, ...]) -> int:
    return sum(sum(map(str.isalpha, paragraph.text)) for paragraph in found)


def _blocks(element: etree._Element) -> Iterator[ParsedParagraph]:
    """The paragraphs below an element; the parser nests 256 deep at most."""
    inner = [child for child in element if isinstance(child.tag, str)]
    if not inner or _has_words(element, inner):
        if text := one_paragraph(element):
            level = _HEADINGS.get(local_name(element).lower(), 0)
            kind = ParagraphKind.HEADING if level else ParagraphKind.BODY
            yield ParsedParagraph(text=text, kind=kind, level=level)
        return
    if (values := _values(inner)) is not None:
        yield ParsedParagraph(text="\t".join(values), kind=ParagraphKind.TABLE)
        return
    for child in inner:
        yield from _blocks(child)


def one_paragraph(element: etree._Element) -> str:
    """All words of an element."""
    return " ".join("".join(element.itertext()).split())


def _has_words(element: etree._Element, inner: list[etree._Element]) -> bool:
    """Whether an element has words beside those of its elements: then these are part of a line."""
    own = (element.text, *(child.tail for child in inner))
    return any(text and text.strip() for text in own)


def _values(inner: list[etree._Element]) -> list[str] | None:
    """The values of a record, where all that an element holds are short ones."""
    if any(len(child) or local_name(child).lower() in _HEADINGS for child in inner):
        return None
    values = [one_line(child.text) or "" for child in inner]
    short = all(len(value) <= _VALUE_CHARACTERS for value in values)
    return values if short and sum(map(bool, values)) > 1 else None
