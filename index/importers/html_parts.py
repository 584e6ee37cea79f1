"""HTML within another file: a chapter of a book, the body of a mail, a chunk of a letter."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - it has no stubs

from index.documents import ParsedParagraph
from index.importers.html import declared_charset, refuse_many_attributes
from index.importers.html_article import parse_page
from index.importers.html_blocks import blocks, remove_hidden
from index.importers.limits import MAX_HTML_BYTES, check_file_size
from index.text.encoding import decode


def html_paragraphs(
    data: bytes, name: str, charset: str | None = None
) -> Iterator[ParsedParagraph]:
    """All blocks of an HTML part; ``charset`` is what the file around it declares."""
    check_file_size(name, len(data), MAX_HTML_BYTES)
    return text_paragraphs(decode(data, charset or declared_charset(data)).text, name)


def text_paragraphs(text: str, name: str) -> Iterator[ParsedParagraph]:
    """All blocks of an HTML part that is decoded already."""
    return blocks(html_tree(text, name))


def html_tree(text: str, name: str) -> etree._Element:
    """The tree of an HTML part without what it hides."""
    refuse_many_attributes(text, name)
    tree = parse_page(text).tree
    remove_hidden(tree)
    return tree
