"""Feeds of news in XML: RSS of all versions, Atom, and RDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - it has no stubs

from index.documents import DateCertainty, ParagraphKind, ParsedParagraph
from index.importers.completing import one_line, primary_language
from index.importers.dates import iso_date
from index.importers.html_parts import text_paragraphs
from index.importers.plain import paragraphs
from index.importers.safe_xml import children, local_name

Fields = dict[str, Any]  # of a ``ParsedDocument``

FORMAT = "feed"

_ROOTS = frozenset({"rss", "feed", "RDF"})
_ENTRIES = ("item", "entry")
_TEXTS = (
    "encoded",
    "content",
    "description",
    "summary",
    "subtitle",
    "tagline",
)  # the fullest first
_DATES = ("pubDate", "published", "date", "issued", "created", "updated", "modified")
_AUTHORS = ("creator", "author")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MARKED_UP = re.compile(r"<[a-zA-Z/!]|&(?:#\d+|\w+);")


def entries(root: etree._Element, name: str) -> Fields:
    """What a feed holds; nothing where ``root`` is no feed's, or the feed has no entries."""
    found = [entry for entry in root.iter() if local_name(entry) in _ENTRIES]
    if local_name(root) not in _ROOTS or not found:
        return {}
    channel = next(children(root, "channel"), root)
    title = _title(channel, name)
    dates = [date for entry in found if (date := _date(entry))]
    date = _date(channel) or max(dates, default=None)
    language = channel.get(_LANGUAGE) or root.get(_LANGUAGE) or _words(channel, "language")
    head: list[ParsedParagraph] = []
    if title:
        head = [ParsedParagraph(text=title, kind=ParagraphKind.HEADING, level=1)]
    head += _text(channel, "", name)
    fields: Fields = {
        "format": FORMAT,
        "title": title,
        "authors": (),
        "date": date,
        "language": primary_language(language),
        "source": _link(channel),
    }
    if len(found) == 1:  # an article that was saved as a feed
        own = {"title": _title(found[0], name), "date": _date(found[0]), "source": _link(found[0])}
        fields |= {key: value for key, value in own.items() if value}
        fields["authors"] = tuple(filter(None, [_author(found[0])]))
    certainty = DateCertainty.DECLARED if fields["date"] else DateCertainty.UNKNOWN
    body = (part for number, entry in enumerate(found, 1) for part in _entry(entry, number, name))
    return fields | {"date_certainty": certainty, "paragraphs": (*head, *body)}


def _entry(entry: etree._Element, number: int, name: str) -> Iterator[ParsedParagraph]:
    """The heading of an entry, as that of a table of articles, and its paragraphs."""
    anchor = f"item {number}"
    heading = " · ".join(filter(None, (_title(entry, name), _author(entry), _date(entry))))
    if heading:
        yield ParsedParagraph(text=heading, kind=ParagraphKind.HEADING, level=2, anchor=anchor)
    yield from _text(entry, anchor, name)


def _text(element: etree._Element, anchor: str, name: str) -> list[ParsedParagraph]:
    """The fullest text of an entry; some feeds give a summary beside the whole."""
    texts = (_markup(child) for kind in _TEXTS for child in children(element, kind))
    markup = next((text for text in texts if text.strip()), "")
    if not _MARKED_UP.search(markup):
        found = [ParsedParagraph(text=text) for text in paragraphs(markup)]
    else:
        found = list(text_paragraphs(f"<div>{markup}</div>", name))
    return [_anchored(paragraph, anchor) for paragraph in found]


def _anchored(paragraph: ParsedParagraph, anchor: str) -> ParsedParagraph:
    return ParsedParagraph(
        text=paragraph.text,
        kind=paragraph.kind,
        level=paragraph.level,
        anchor=anchor or None,
        language=paragraph.language,
        direction=paragraph.direction,
    )


def _markup(element: etree._Element) -> str:
    """The text of an element, which is HTML where it was escaped; elements in it are HTML too."""
    if not len(element):
        return element.text or ""
    whole = etree.tostring(element, encoding="unicode", with_tail=False)
    return re.sub(r"(</?)[\w.-]+:", r"\1", whole)  # xhtml:p is p


def _title(element: etree._Element, name: str) -> str | None:
    for child in children(element, "title"):
        markup = _markup(child)
        if _MARKED_UP.search(markup):
            parts = text_paragraphs(f"<div>{markup}</div>", name)
            markup = " ".join(part.text for part in parts)
        if title := one_line(markup):
            return title
    return None


def _date(element: etree._Element) -> str | None:
    dates = (iso_date(_words(element, kind)) for kind in _DATES)
    return next(filter(None, dates), None)


def _author(element: etree._Element) -> str | None:
    """Who wrote an entry: Atom names a person within the author, RSS writes "address (name)"."""
    for author in children(element, *_AUTHORS):
        text = next(filter(None, (_words(author, "name"), one_line(author.text))), None)
        if text:
            in_brackets = re.fullmatch(r"\S+@\S+ \((.+)\)", text)
            return in_brackets[1] if in_brackets else text
    return None


def _link(element: etree._Element) -> str | None:
    for link in children(element, "link"):
        address = (link.text or "").strip() or link.get("href", "")
        if "://" in address and link.get("rel", "alternate") == "alternate":
            return address
    return None


def _words(element: etree._Element, kind: str) -> str | None:
    for child in children(element, kind):
        if text := one_line("".join(child.itertext())):
            return text
    return None
