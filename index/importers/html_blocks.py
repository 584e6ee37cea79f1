"""All blocks of text of an HTML tree in reading order, whatever they are good for.

For pages and parts of mails and books that are no news article. Each block carries the language
and direction declared for it or around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - it has no stubs

from index.documents import Direction, ParagraphKind, ParsedParagraph

_SKIPPED = frozenset(
    {
        *("script", "style", "noscript", "template", "head", "title", "iframe", "object", "embed"),
        *("nav", "footer", "aside", "dialog", "menu", "svg", "canvas", "audio", "video", "map"),
        *("form", "button", "select", "option", "input", "textarea"),
    }
)
_BLOCKS = frozenset(
    {
        *("html", "body", "main", "article", "section", "header", "hgroup", "div", "center"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "blockquote", "address", "hr"),
        *("ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "details", "summary"),
        *(
            "aside",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th",
            "fieldset",
            "legend",
        ),
    }
)
_TRANSPARENT = frozenset(
    {
        *("ul", "ol", "li", "dl", "dt", "dd", "blockquote"),
        *("table", "thead", "tbody", "tfoot", "tr"),
    }
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Classes of what stands on a page for programs, screen readers and those who edit it.
_UNSEEN = frozenset(
    {
        *("mw-editsection", "mw-jump-link", "noprint"),
        *("sr-only", "visually-hidden", "screen-reader-text"),
    }
)
_KINDS = {
    "blockquote": ParagraphKind.QUOTE,
    "figcaption": ParagraphKind.CAPTION,
    "caption": ParagraphKind.CAPTION,
    "li": ParagraphKind.LIST,
    "dd": ParagraphKind.LIST,
    "dt": ParagraphKind.LIST,
}
# Roles of DPUB-ARIA and EPUB, and the names that Wikipedia, pandoc and Word give them.
_NOTES = frozenset(
    {
        *("footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "references"),
        *("doc-footnote", "doc-endnote", "doc-endnotes", "msofootnotetext", "msoendnotetext"),
    }
)
_NOTE_NAMES = ("role", "{http://www.idpf.org/2007/ops}type", "epub:type", "class")
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SPACES = re.compile(r"[^\S\n]+")


class Placed(NamedTuple):
    """A block, and how it stands in its page."""

    paragraph: ParsedParagraph
    home: int  # of blocks that stand side by side in one part of the page the same number
    linked: float  # the share of it that leads elsewhere


@dataclass(slots=True)
class _Scope:
    """What holds for the text of an element."""

    kind: ParagraphKind = ParagraphKind.BODY
    level: int = 0
    language: str | None = None
    direction: Direction | None = None
    preformatted: bool = False
    home: int = 0
    inside: int = 0  # the home of the blocks within


@dataclass(slots=True)
class _Collector:
    """Gathers the text of inline elements until a block begins or ends."""

    found: list[Placed] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    linked: int = 0  # characters of ``words`` that are links
    elements: int = 0

    def add(self, text: str, scope: _Scope) -> None:
        """Add a paragraph, if there is anything in it."""
        if not text:
            return
        paragraph = ParsedParagraph(
            text=text,
            kind=scope.kind,
            level=scope.level,
            language=scope.language,
            direction=scope.direction,
        )
        self.found.append(Placed(paragraph, scope.home, min(1.0, self.linked / len(text))))

    def end(self, scope: _Scope) -> None:
        """Make a paragraph of what was gathered; two line breaks in a row divide it."""
        for piece in re.split(r"\n[^\S\n]*\n", "".join(self.words)):
            lines = (_SPACES.sub(" ", line).strip() for line in piece.split("\n"))
            self.add("\n".join(filter(None, lines)), scope)
        self.words.clear()
        self.linked = 0


def blocks(tree: etree._Element) -> Iterator[ParsedParagraph]:
    """The blocks of ``tree``; a row of a table is one, its cells divided by tabs."""
    return (placed.paragraph for placed in placed_blocks(tree))


def placed_blocks(tree: etree._Element) -> list[Placed]:
    """The same blocks with where they stand."""
    collector = _Collector()
    _walk(tree, _Scope(), collector)
    return collector.found


def remove_hidden(tree: etree._Element) -> None:
    """Take what the page does not show out of its tree."""
    for element in [element for element in tree.iter(etree.Element) if _is_hidden(element)]:
        if element.getparent() is not None and element.tag not in {"html", "body"}:
            element.drop_tree()


def _is_hidden(element: etree._Element) -> bool:
    if not _UNSEEN.isdisjoint((element.get("class") or "").split()):
        return True
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _walk(element: etree._Element, outer: _Scope, collector: _Collector) -> None:
    """Depth first. libxml2 nests 256 deep at most, so this ends well before Python's limit."""
    tag = element.tag
    if not isinstance(tag, str):
        return
    tag = tag.rpartition("}")[2]  # not QName: it refuses the prefixes that HTML leaves in names
    skipped = tag in _SKIPPED and not (tag == "aside" and _is_note(element))
    if skipped or _is_hidden(element):
        return
    if tag == "br":
        collector.words.append("\n")
        return
    scope = _scope(element, tag, outer)
    _place(tag, scope, outer, collector)
    if tag == "tr":
        _row(element, scope, outer, collector)
        return
    is_block = tag in _BLOCKS
    if is_block:
        collector.end(outer)
    before = len(collector.words)
    collector.words.append(_text(element.text, scope))
    for child in element:
        _walk(child, scope, collector)
        collector.words.append(_text(child.tail, scope))
    if is_block:
        collector.end(scope)
    elif tag == "a":
        collector.linked += sum(len(words.strip()) for words in collector.words[before:])


def _place(tag: str, scope: _Scope, outer: _Scope, collector: _Collector) -> None:
    """Say where the text of an element stands; lists, tables and quotes are no places of theirs."""
    scope.home, scope.inside = outer.home, outer.inside
    if tag in _BLOCKS:
        scope.home = outer.inside
        if tag not in _TRANSPARENT:
            collector.elements += 1
            scope.inside = collector.elements


def _is_note(element: etree._Element) -> bool:
    """Whether an element holds notes, such as an article's references."""
    names = " ".join(filter(None, map(element.get, _NOTE_NAMES))).lower()
    return not _NOTES.isdisjoint(names.split())


def _scope(element: etree._Element, tag: str, outer: _Scope) -> _Scope:
    language = element.get("lang") or element.get(_XML_LANGUAGE) or outer.language
    kind, level = outer.kind, outer.level
    if re.fullmatch("h[1-6]", tag):
        kind, level = ParagraphKind.HEADING, int(tag[1])
    elif kind is ParagraphKind.FOOTNOTE or _is_note(element):
        kind, level = ParagraphKind.FOOTNOTE, 0
    elif tag in {"ul", "ol", "dl"}:
        level = level + 1 if kind is ParagraphKind.LIST else 1
    elif tag in _KINDS:
        kind = _KINDS[tag]
        level = max(level, 1) if kind is ParagraphKind.LIST else 0
    return _Scope(
        kind=kind,
        level=level,
        language=language,
        direction=_direction(element.get("dir")) or outer.direction,
        preformatted=outer.preformatted or tag == "pre",
    )


def _row(element: etree._Element, scope: _Scope, outer: _Scope, collector: _Collector) -> None:
    collector.end(outer)
    cells = []
    for cell in element.iterchildren("td", "th"):
        inner = _Collector()
        _walk(cell, scope, inner)
        cells.append(" ".join(block.paragraph.text.replace("\n", " ") for block in inner.found))
        collector.linked += sum(
            int(block.linked * len(block.paragraph.text)) for block in inner.found
        )
    filled = [cell for cell in cells if cell]
    if len(filled) > 1:
        scope.kind, scope.level = ParagraphKind.TABLE, 0
    # A table of one column only lays out the page.
    collector.add("\t".join(cells).strip() if len(filled) > 1 else "".join(filled), scope)
    collector.linked = 0


def _text(text: str | None, scope: _Scope) -> str:
    """Text of an element: line ends are spaces, except where the page means them."""
    if not text:
        return ""
    return text if scope.preformatted else text.replace("\n", " ").replace("\r", " ")


def _direction(value: str | None) -> Direction | None:
    try:
        return Direction((value or "").strip().lower())
    except ValueError:
        return None
