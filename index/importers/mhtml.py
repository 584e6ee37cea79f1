"""Saved pages (MHTML): the article of the page that a MIME file holds."""

from __future__ import annotations

from dataclasses import replace

from index.documents import DateCertainty, ParsedDocument
from index.importers.dates import iso_date
from index.importers.html import declared_charset, parse_html
from index.importers.limits import MAX_HTML_BYTES, check_characters, check_file_size
from index.importers.mime import body_bytes, header_text, leaves, parse_mime
from index.importers.registry import Context
from index.problems import EmptyProblem
from index.text.encoding import decode

FORMAT = "mhtml"
EXTENSIONS = (".mht", ".mhtml")
PAGES = frozenset({"text/html", "application/xhtml+xml"})


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The article of a saved page. The first page in the file is the page; others are frames.

    Raises ``RefusedProblem`` (over a limit), ``EmptyProblem`` (no page, no text).
    """
    message = parse_mime(data, context.name)
    page = next((part for part in leaves(message) if part.get_content_type() in PAGES), None)
    if page is None:
        raise EmptyProblem("no_text", context.name)
    content = body_bytes(page)
    check_file_size(context.name, len(content), MAX_HTML_BYTES)
    charset = page.get_content_charset() or declared_charset(content)
    decoded = decode(content, charset, context.encoding)
    check_characters(context.name, len(decoded.text))
    document = parse_html(decoded.text, context)
    saved = iso_date(header_text(message, "Date"))
    address = header_text(message, "Snapshot-Content-Location") or header_text(
        page, "Content-Location"
    )
    found = replace(
        document,
        format=FORMAT,
        title=document.title or header_text(message, "Subject"),
        source=document.source or (address if address and address.startswith("http") else None),
        encoding=decoded.encoding,
        notes=() if decoded.certain else ("doubtful_encoding",),
    )
    if found.date is None and saved is not None:
        return replace(found, date=saved, date_certainty=DateCertainty.FILE)
    return found
