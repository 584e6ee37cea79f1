"""Mails (EML) and mailboxes (MBOX): the text, who wrote it and when; attachments as documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email.message import Message
from itertools import groupby
from pathlib import Path

from index.documents import (
    Attachment,
    DateCertainty,
    ParagraphKind,
    ParsedDocument,
    ParsedParagraph,
)
from index.importers import mhtml
from index.importers.dates import iso_date
from index.importers.html_parts import text_paragraphs
from index.importers.mime import (
    body_bytes,
    body_text,
    file_name,
    header_text,
    inner_mail,
    leaves,
    parse_mime,
    people,
)
from index.importers.plain import paragraphs
from index.importers.registry import Context
from index.importers.text import with_lists
from index.problems import EmptyProblem

FORMAT = "mail"
EXTENSIONS = (".eml", ".mbox", ".mbx", ".emlx")

# A line that begins a message in a mailbox ends with a year, or a header follows it.
SEPARATOR = re.compile(
    rb"^From (?:[^\n]{5,200}\d\d:\d\d[^\n]{0,20}\d{4}\s*\n|[^\n]*\n(?=[!-9;-~]+:|>From ))",
    re.MULTILINE,
)
QUOTED = re.compile(r"(?:>\s?)+")
PLAIN_IS_ENOUGH = 0.6  # of the length of the HTML text that the plain text must have
NO_DOCUMENTS = ("image/", "audio/", "video/", "font/", "text/calendar", "application/pgp-signature")
EMLX_LENGTH = re.compile(rb"\A\s*\d+\s*\n(?=[!-9;-~]+:)")


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The mail in ``data``, or its mails as attachments if it is a mailbox of several.

    Raises ``RefusedProblem`` (headers, parts or nesting over the limits), ``EmptyProblem``.
    """
    if Path(context.name).suffix.lower() in mhtml.EXTENSIONS:
        return mhtml.parse(data, context)  # a saved page begins as a mail does
    starts = list(SEPARATOR.finditer(data))
    if starts and not data[: starts[0].start()].strip():
        mails = _mails(data, starts)
        if len(mails) != 1:
            return ParsedDocument(
                paragraphs=(),
                format="mailbox",
                attachments=tuple(
                    Attachment(name=f"{context.stem} {number}.eml", data=mail)
                    for number, mail in enumerate(mails, 1)
                ),
            )
        data = mails[0]
    return _mail(EMLX_LENGTH.sub(b"", data, count=1), context)


def _mails(data: bytes, starts: Sequence[re.Match[bytes]]) -> list[bytes]:
    """The messages of a mailbox without the lines that divide them."""
    ends = [*(start.start() for start in starts[1:]), len(data)]
    mails = (data[start.end() : end] for start, end in zip(starts, ends, strict=True))
    return [re.sub(rb"(?m)^>(>*From )", rb"\1", mail) for mail in mails if mail.strip()]


def _mail(data: bytes, context: Context) -> ParsedDocument:
    message = parse_mime(data, context.name)
    plain, html, files = _sorted_parts(message)
    subject = header_text(message, "Subject")
    found, encoding, certain = _body(plain, html, context)
    attachments = tuple(_attachments(files))
    if not found and not attachments and not subject:
        raise EmptyProblem("no_text", context.name)
    heading = () if subject is None else (_heading(subject),)
    date = iso_date(header_text(message, "Date"))
    return ParsedDocument(
        paragraphs=(*heading, *found),
        format=FORMAT,
        title=subject,
        authors=people(message, "From"),
        date=date,
        date_certainty=DateCertainty.DECLARED if date else DateCertainty.UNKNOWN,
        language=header_text(message, "Content-Language"),
        encoding=encoding,
        notes=() if certain else ("doubtful_encoding",),
        attachments=attachments,
    )


def _heading(subject: str) -> ParsedParagraph:
    return ParsedParagraph(text=subject, kind=ParagraphKind.HEADING, level=1)


def _sorted_parts(message: Message) -> tuple[list[Message], list[Message], list[Message]]:
    """The parts that are plain text, those that are HTML, and those that are files."""
    plain: list[Message] = []
    html: list[Message] = []
    files: list[Message] = []
    for part in leaves(message):
        kind = part.get_content_type()
        attached = part.get_content_disposition() == "attachment" or file_name(part) is not None
        if kind == "message/rfc822" or attached:
            files.append(part)
        elif kind == "text/html":
            html.append(part)
        elif kind.startswith("text/") and kind not in NO_DOCUMENTS:
            plain.append(part)
    return plain, html, files


def _body(
    plain: Sequence[Message], html: Sequence[Message], context: Context
) -> tuple[list[ParsedParagraph], str | None, bool]:
    """The paragraphs of the text, its encoding, and whether that is certain.

    Of the two forms of one text the plain one is taken, unless it is a mere hint at the other.
    """
    texts = [body_text(part, context.encoding) for part in plain]
    pages = [body_text(part, context.encoding) for part in html]
    from_plain = [found for text, _name, _certain in texts for found in _plain(text)]
    from_html = [
        found for text, _name, _certain in pages for found in text_paragraphs(text, context.name)
    ]
    enough = PLAIN_IS_ENOUGH * _length(from_html)
    chosen, sources = (
        (from_plain, texts) if from_plain and _length(from_plain) >= enough else (from_html, pages)
    )
    encoding = next((name for _text, name, _certain in sources), None)
    return chosen, encoding, all(certain for _text, _name, certain in sources)


def _length(found: Sequence[ParsedParagraph]) -> int:
    return sum(len(paragraph.text) for paragraph in found)


def _plain(text: str) -> Iterator[ParsedParagraph]:
    """Paragraphs of plain text; lines that are quoted from another mail are quotes."""
    lines = text.replace("\r\n", "\n").split("\n")
    for quoted, group in groupby(lines, key=lambda line: line.startswith(">")):
        block = "\n".join(QUOTED.sub("", line, count=1) if quoted else line for line in group)
        found = paragraphs(block)
        if quoted:
            yield from (ParsedParagraph(text=part, kind=ParagraphKind.QUOTE) for part in found)
        else:
            yield from with_lists(found)


def _attachments(files: Sequence[Message]) -> Iterator[Attachment]:
    """The files of a mail that may hold text; pictures that only adorn it are left out."""
    for number, part in enumerate(files, 1):
        kind = part.get_content_type()
        if kind == "message/rfc822":
            yield Attachment(name=_inner_name(part, number), data=inner_mail(part))
        elif not kind.startswith(NO_DOCUMENTS):
            name = file_name(part) or f"{number}{_suffix(kind)}"
            yield Attachment(name=name, data=body_bytes(part))


def _inner_name(part: Message, number: int) -> str:
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    subject = header_text(inner, "Subject") if isinstance(inner, Message) else None
    stem = (subject or file_name(part) or str(number)).removesuffix(".eml")
    return f"{stem[:100]}.eml"


def _suffix(kind: str) -> str:
    return {
        "text/plain": ".txt",
        "text/html": ".html",
        "application/pdf": ".pdf",
        "application/zip": ".zip",
        "text/rtf": ".rtf",
        "application/rtf": ".rtf",
    }.get(kind, "")
