"""Web pages: the article without what stands around it, and what the page says about itself."""

from __future__ import annotations

import re
from dataclasses import replace

from index.documents import DateCertainty, ParsedDocument
from index.importers.completing import with_heading
from index.importers.limits import (
    MAX_ATTRIBUTES,
    MAX_HTML_BYTES,
    check_file_size,
)
from index.importers.registry import Context
from index.importers.text import decode_text
from index.problems import EmptyProblem, RefusedProblem

FORMAT = "html"
EXTENSIONS = (".html", ".htm", ".xhtml", ".xht")

_CHARSET = re.compile(
    rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,200}?encoding=["']([\w.:-]+)""",
    re.IGNORECASE,
)
_CHARSET_BYTES = 16 << 10
_XML_DECLARATION = re.compile(r"[\s\ufeff]*<\?xml[^>]*\?>")
_DOCUMENT_TYPE = re.compile(r"(?:<!--[^>]*>|<\?[^>]*>|\s)*+<!DOCTYPE\b[^\[>]*+(\[)?", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s*>")
# A tag from its name to its end; > within quotes does not end it. Possessive: it never goes back.
_TAG = re.compile(r"""<[a-zA-Z](?:[^>=]|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+""")
_QUOTED = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_ATTRIBUTE = re.compile(r"""[\s/"']+[^\s/"'=>]""")


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The article of a page, its title as the first heading."""
    check_file_size(context.name, len(data), MAX_HTML_BYTES)
    decoded = decode_text(data, context, declared_charset(data))
    document = parse_html(decoded.text, context)
    notes = () if decoded.certain else ("doubtful_encoding",)
    return replace(document, encoding=decoded.encoding, notes=notes)


def parse_html(text: str, context: Context) -> ParsedDocument:
    """The article of a page that is already text, such as the HTML part of a mail."""
    refuse_many_attributes(text, context.name)
    from index.importers.html_article import article, parse_page  # noqa: PLC0415 - imports lxml
    from index.importers.html_metadata import page_metadata  # noqa: PLC0415

    page = parse_page(without_prolog(text))
    metadata = page_metadata(page.tree)
    found = article(page, metadata)
    if not found.paragraphs:
        raise EmptyProblem("no_text", context.name)
    title = found.title or metadata.title
    certainty = DateCertainty.DECLARED if metadata.date else DateCertainty.FOUND
    date = metadata.date or found.date
    return ParsedDocument(
        paragraphs=with_heading(found.paragraphs, title),
        format=FORMAT,
        title=title,
        authors=metadata.authors or found.authors,
        date=date,
        date_certainty=certainty if date else DateCertainty.UNKNOWN,
        language=metadata.language,
        direction=metadata.direction,
        source=metadata.source,
    )


def without_prolog(text: str) -> str:
    """``text`` without what XML declares before its first element.

    The entities of a document type are never believed, and HTML parsers take the end of one that
    lists them for words of the page.
    """
    text = _XML_DECLARATION.sub("", text, count=1)
    found = _DOCUMENT_TYPE.match(text)
    if found is None or not found[1]:
        return text if found is None else text[found.end() :].removeprefix(">")
    end = _SUBSET_END.search(text, found.end())
    return text if end is None else text[end.end() :]


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page declares within its first bytes."""
    match = _CHARSET.search(data, 0, _CHARSET_BYTES)
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def refuse_many_attributes(text: str, name: str) -> None:
    """Refuse a page with a tag of more than ``MAX_ATTRIBUTES`` attributes.

    Every HTML parser measured compares each attribute of a tag with every other: 300,000 of them
    take hours.
    """
    for match in _TAG.finditer(text):
        tag = match[0]
        if len(tag) < 2 * MAX_ATTRIBUTES:
            continue
        if len(_ATTRIBUTE.findall(_QUOTED.sub("=", tag))) > MAX_ATTRIBUTES:
            raise RefusedProblem("too_many_attributes", name, f"{MAX_ATTRIBUTES:,}")
