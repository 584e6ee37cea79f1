"""The article within a page: trafilatura's choice of it, our paragraphs.

trafilatura finds the body of an article best of all libraries measured, but forgets the direction
and language of its paragraphs; they are looked up in the page again by what they say. Where it
finds next to nothing (a page that is no article), all blocks of the page are taken. It also drops
the captions of pictures and takes notes for lists; both are put right from the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue] - it has no stubs

from index.documents import ParagraphKind, ParsedParagraph
from index.importers.completing import one_line
from index.importers.dates import iso_date
from index.importers.dates_in_words import date_in_words
from index.importers.html_blocks import placed_blocks, remove_hidden
from index.importers.html_metadata import PageMetadata, title_as_shown
from index.importers.html_notices import without_notices
from index.importers.html_restoring import declared, restored
from index.importers.plain import paragraphs

if TYPE_CHECKING:
    from trafilatura.settings import Document

_MOST_BLOCKS = 10_000  # of a page that can be an article; the choice of it takes 1 ms for each
_FEW_CHARACTERS = 250  # below this an extraction is taken to have failed
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n[ \n]*")
_BYLINE_BLOCKS = 6  # below a headline, in which the date of an article stands
_BYLINE_CHARACTERS = 150  # of a line that says when and by whom, at most
_INVISIBLE = re.compile(
    r"<!--.*?(?:-->|$)|<(script|style|head|template|noscript)\b.*?(?:</\1\s*>|$)",
    re.DOTALL | re.IGNORECASE,
)
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|em|font|i|mark|s|small|span|strong|sub|sup|u)\b[^>]*+>"
)
_TAG = re.compile(r"<[a-zA-Z/!][^>]*+>?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What was found in a page besides its declared metadata."""

    paragraphs: tuple[ParsedParagraph, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None


class Page(NamedTuple):
    """A page and its tree."""

    text: str
    tree: etree._Element
    whole: bool  # False when the parser gave up within it, as it does 256 tags deep


def parse_page(text: str) -> Page:
    """The tree of a page. Loads nothing, from disk or network."""
    data = text.encode("utf-8", "replace")
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        tree = html.Element("html")  # nothing in it
    gave_up = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return Page(text, tree, not gave_up)


def article(page: Page, metadata: PageMetadata) -> Article:
    """The article of a page, and what its metadata lacks. Takes hidden parts out of the tree."""
    if not page.whole:
        return Article(paragraphs=stripped(page.text))
    gaps = _gaps(page, metadata)
    placed = placed_blocks(page.tree)
    everything = tuple(block.paragraph for block in placed)
    if metadata.date is None:  # what trafilatura guesses may be the day of looking
        gaps["date"] = _date_below_headline(everything) or gaps.get("date")
    if _length(everything) >= _FEW_CHARACTERS:
        remove_hidden(page.tree)
    for time in page.tree.iter("time"):
        time.tag = "span"  # trafilatura drops the words of a date within a sentence
    chosen = _chosen(page.tree) if len(everything) <= _MOST_BLOCKS else ()
    if _length(chosen) < _FEW_CHARACTERS:
        found = tuple(declared(everything or chosen, placed, metadata))
    else:
        found = restored(chosen, placed, metadata)
    gaps["title"] = title_as_shown(metadata.title or gaps.get("title"), everything)
    return Article(paragraphs=_once(without_notices(found), gaps["title"]), **gaps)


def _once(found: tuple[ParsedParagraph, ...], title: str | None) -> tuple[ParsedParagraph, ...]:
    """``found`` without what only says its title again, as a page's list of what is in it does."""
    again = [
        place
        for place, paragraph in enumerate(found[:_BYLINE_BLOCKS])
        if title and one_line(paragraph.text) == title
    ]
    return tuple(part for place, part in enumerate(found) if place not in again[1:])


def stripped(text: str) -> tuple[ParsedParagraph, ...]:
    """The words between the tags, for a text that no tree holds."""
    words = _TAG.sub("\n\n", _INLINE_TAG.sub("", _INVISIBLE.sub("", text)))
    return tuple(ParsedParagraph(text=paragraph) for paragraph in paragraphs(unescape(words)))


def _chosen(tree: etree._Element) -> tuple[ParsedParagraph, ...]:
    """What trafilatura takes for the article."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second to import

    found = bare_extraction(
        cast(Any, tree), include_comments=False, include_tables=True, with_metadata=False
    )
    body = None if found is None else cast("Document", found).body
    return () if body is None else tuple(_paragraphs(body))


def _paragraphs(body: etree._Element) -> Iterator[ParsedParagraph]:
    """The paragraphs of trafilatura's tree, a small dialect of TEI."""
    for element in body:
        match element.tag:
            case "head":
                level = int((element.get("rend") or "h2").lstrip("h") or 2)
                yield from _pieces(element, ParagraphKind.HEADING, level)
            case "list":
                yield from _items(element, 1)
            case "table":
                for row in element.iter("row"):
                    cells = [" ".join(_words(cell).split()) for cell in row.iter("cell")]
                    if text := "\t".join(cells).strip():
                        yield ParsedParagraph(text=text, kind=ParagraphKind.TABLE)
            case "quote":
                inner = [child for child in element if child.tag in {"p", "list", "head"}]
                for part in inner or [element]:
                    yield from _pieces(part, ParagraphKind.QUOTE)
            case _:
                yield from _pieces(element, ParagraphKind.BODY)
        if tail := (element.tail or "").strip("\ufeff \t\r\n"):
            yield ParsedParagraph(text=" ".join(tail.split()))


def _items(element: etree._Element, level: int) -> Iterator[ParsedParagraph]:
    for item in element.iter("item"):
        depth = level + sum(parent.tag == "list" for parent in item.iterancestors()) - 1
        if not any(child.tag == "list" for child in item):
            yield from _pieces(item, ParagraphKind.LIST, max(depth, 1))
        elif text := " ".join((item.text or "").split()):
            yield ParsedParagraph(text=text, kind=ParagraphKind.LIST, level=max(depth, 1))


def _pieces(
    element: etree._Element, kind: ParagraphKind, level: int = 0
) -> Iterator[ParsedParagraph]:
    """The text of a block; two line breaks in a row divide it."""
    for piece in re.split(r"\n\s*\n", _words(element)):
        text = _BREAKS.sub("\n", _SPACES.sub(" ", piece)).strip()
        if text:
            yield ParsedParagraph(text=text, kind=kind, level=level)


def _words(element: etree._Element) -> str:
    """The text of a block, with a line end for every ``lb``."""
    parts = [_flat(element.text)]
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        elif isinstance(child.tag, str):
            parts.append(_words(child))
        parts.append(_flat(child.tail))
    return "".join(parts)


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")


def _gaps(page: Page, metadata: PageMetadata) -> dict[str, Any]:
    """What the page does not declare but trafilatura can tell."""
    if metadata.title and metadata.authors and metadata.date:
        return {}
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    found = extract_metadata(cast(Any, page.tree))
    date = iso_date(found.date)
    if date and date.endswith("-01-01") and date not in page.text:
        date = date[:4]  # it was given as a year alone
    return {
        "title": found.title,
        "authors": tuple((found.author or "").split("; ")) if found.author else (),
        "date": date,
    }


def _date_below_headline(everything: tuple[ParsedParagraph, ...]) -> str | None:
    """The date in the lines below the first headline that has one there.

    What stands above the headlines is the day on which the page was looked at.
    """
    for place, block in enumerate(everything):
        if block.kind is ParagraphKind.HEADING and block.level == 1:
            lines = [part.text for part in everything[place + 1 : place + 1 + _BYLINE_BLOCKS]]
            dates = (date_in_words(line) for line in lines if len(line) <= _BYLINE_CHARACTERS)
            if date := next(filter(None, dates), None):
                return date
    return None


def _length(found: tuple[ParsedParagraph, ...]) -> int:
    return sum(len(paragraph.text) for paragraph in found)
