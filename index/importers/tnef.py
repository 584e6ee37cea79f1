"""What Outlook sends as ``winmail.dat`` (MS-OXTNEF): the text of a mail and its attachments."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from index.documents import Attachment, ParagraphKind, ParsedDocument, ParsedParagraph
from index.importers import rtf
from index.importers.html_parts import html_paragraphs
from index.importers.limits import MAX_FILE_BYTES, check_file_size
from index.importers.plain import paragraphs
from index.importers.registry import Context
from index.problems import EmptyProblem, ImportProblem
from index.text.encoding import decode

FORMAT = "mail"
EXTENSIONS = (".tnef",)

SIGNATURE = b"\x78\x9f\x3e\x22"
_SUBJECT, _BODY, _PROPERTIES = 0x8004, 0x800C, 0x9003
_ATTACHMENT_BEGINS, _ATTACHMENT_DATA, _ATTACHMENT_TITLE = 0x9002, 0x800F, 0x8010
_ATTACHMENT_PROPERTIES = 0x9005
# Tags of MAPI properties, and of the types of their values.
_TAG_BODY, _TAG_RTF, _TAG_HTML, _TAG_LONG_NAME = 0x1000, 0x1009, 0x1013, 0x3707
_FIXED = {0x0002: 4, 0x0003: 4, 0x0004: 4, 0x0005: 8, 0x0006: 8, 0x0007: 8, 0x000A: 4,
          0x000B: 4, 0x0014: 8, 0x0040: 8, 0x0048: 16}  # fmt: skip
_STRING, _UNICODE, _OBJECT, _BINARY = 0x001E, 0x001F, 0x000D, 0x0102
_MANY = 0x1000  # a list of values
_MOST_PROPERTIES = 10_000
# What compressed RTF takes for granted (MS-OXRTFCP).
_DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW = 4096


@dataclass(slots=True)
class _Message:
    subject: str = ""
    plain: str = ""
    html: bytes = b""
    rtf: bytes = b""
    attachments: list[Attachment] = field(default_factory=list)


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The mail in a TNEF stream. Raises ``ImportProblem`` (cut off), ``EmptyProblem``."""
    check_file_size(context.name, len(data))
    try:
        message = _message(data)
    except (struct.error, IndexError) as error:
        raise ImportProblem("damaged", context.name, str(error)) from error
    found = tuple(_paragraphs(message, context))
    attachments = tuple(part for part in message.attachments if part.data)
    if not found and not attachments:
        raise EmptyProblem("no_text", context.name)
    if message.subject and found:
        subject = ParsedParagraph(text=message.subject, kind=ParagraphKind.HEADING, level=1)
        found = (subject, *found)
    return ParsedDocument(
        paragraphs=found,
        format=FORMAT,
        title=message.subject or None,
        attachments=attachments,
    )


def _message(data: bytes) -> _Message:
    message = _Message()
    for attribute, value in _attributes(data):
        if attribute == _SUBJECT:
            message.subject = _text(value)
        elif attribute == _BODY:
            message.plain = _text(value)
        elif attribute == _PROPERTIES:
            _take_properties(value, message)
        elif attribute == _ATTACHMENT_BEGINS:
            name = f"{len(message.attachments) + 1}"
            message.attachments.append(Attachment(name=name, data=b""))
        elif message.attachments:
            message.attachments[-1] = _attachment(message.attachments[-1], attribute, value)
    return message


def _attachment(attachment: Attachment, attribute: int, value: bytes) -> Attachment:
    if attribute == _ATTACHMENT_DATA:
        return replace(attachment, data=value)
    if attribute == _ATTACHMENT_TITLE:
        return replace(attachment, name=_text(value) or attachment.name)
    if attribute == _ATTACHMENT_PROPERTIES:
        names = (
            _text(name, kind) for tag, kind, name in _properties(value) if tag == _TAG_LONG_NAME
        )
        return replace(attachment, name=next(filter(None, names), attachment.name))
    return attachment


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The attributes of a stream: level, name, type, length, value, sum of its bytes."""
    place = len(SIGNATURE) + 2
    while place + 9 <= len(data):
        name, _kind, size = struct.unpack_from("<HHI", data, place + 1)
        place += 9
        if place + size > len(data):
            raise IndexError("cut off")
        yield name, data[place : place + size]
        place += size + 2


def _take_properties(data: bytes, message: _Message) -> None:
    for tag, kind, value in _properties(data):
        if tag == _TAG_BODY and kind in {_STRING, _UNICODE}:
            message.plain = _text(value, kind) or message.plain
        elif tag == _TAG_HTML:
            message.html = value
        elif tag == _TAG_RTF:
            message.rtf = value


def _properties(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """The MAPI properties that have one value: tag, type, bytes. Those of many are stepped over."""
    (count,) = struct.unpack_from("<I", data, 0)
    place = 4
    for _ in range(min(count, _MOST_PROPERTIES)):
        if place + 4 > len(data):
            return
        kind, tag = struct.unpack_from("<HH", data, place)
        place += 4
        if tag >= 0x8000:  # the named properties begin there
            place = _after_name(data, place)
        many, kind = bool(kind & _MANY), kind & ~_MANY
        values = 1
        if many or kind not in _FIXED:
            (values,) = struct.unpack_from("<I", data, place)
            place += 4
        for number in range(min(values, _MOST_PROPERTIES)):
            size = _FIXED.get(kind)
            if size is None:
                (size,) = struct.unpack_from("<I", data, place)
                place += 4
            if number == 0 and not many:
                yield tag, kind, data[place : place + size]
            place += size + (-size % 4)


def _after_name(data: bytes, place: int) -> int:
    """The place behind the name of a property: a GUID, and a number or a string."""
    (kind,) = struct.unpack_from("<I", data, place + 16)
    place += 20
    if kind == 0:
        return place + 4
    (size,) = struct.unpack_from("<I", data, place)
    return place + 4 + size + (-size % 4)


def _text(value: bytes, kind: int = _STRING) -> str:
    if kind == _UNICODE:
        text = value.decode("utf-16-le", "replace")
    else:
        text = decode(value.rstrip(b"\0")).text
    return text.rstrip("\0").strip()


def _paragraphs(message: _Message, context: Context) -> Iterator[ParsedParagraph]:
    """The text in the form that says most: HTML, then plain text, then rich text."""
    if message.html:
        yield from html_paragraphs(message.html, context.name)
    elif message.plain:
        yield from (ParsedParagraph(text=text) for text in paragraphs(message.plain))
    elif message.rtf:
        source = decompressed(message.rtf)
        try:
            yield from rtf.parse(source, context).paragraphs
        except EmptyProblem:
            return


def decompressed(data: bytes) -> bytes:
    """Rich text as MS-OXRTFCP packs it. Raises ``IndexError`` where it is cut off."""
    _packed, raw_size, kind = struct.unpack_from("<III", data, 0)
    if kind == 0x414C454D:  # "MELA": it is not packed
        return data[16 : 16 + raw_size]
    window = bytearray(_DICTIONARY.ljust(_WINDOW, b"\0"))
    write, place, out = len(_DICTIONARY), 16, bytearray()
    while len(out) < min(raw_size, MAX_FILE_BYTES):
        flags = data[place]
        place += 1
        for bit in range(8):
            if not flags >> bit & 1:
                read, length = None, 1
            else:
                reference = data[place] << 8 | data[place + 1]
                place += 2
                read, length = reference >> 4, (reference & 15) + 2
                if read == write % _WINDOW:
                    return bytes(out)
            for step in range(length):
                if read is None:
                    letter = data[place]
                    place += 1
                else:
                    letter = window[(read + step) % _WINDOW]
                out.append(letter)
                window[write % _WINDOW] = letter
                write += 1
            if len(out) >= raw_size:
                break
    return bytes(out)
