"""Mails and saved pages as MIME: parsed within limits, and read whatever their headers hold."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from typing import cast

from index.importers.limits import MAX_HEADER_BYTES, in_words
from index.problems import ImportProblem, RefusedProblem
from index.text.encoding import decode

MAX_PARTS = 1_000
# A header with the lines that continue it. The parser's time grows with the square of its length.
_HEADER = re.compile(rb"^[!-9;-~]{1,80}:[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE)
_ENCODED_GAP = re.compile(r"(?<=\?=)\s+(?==\?)")


def parse_mime(data: bytes, name: str) -> Message:
    """The tree of a message.

    Raises ``RefusedProblem`` for a header over its limit, too many parts or too deep a nesting.
    """
    data = _as_bytes_of_ascii(data)
    for header in _HEADER.finditer(data):
        if header.end() - header.start() > MAX_HEADER_BYTES and _is_header(header[0]):
            raise RefusedProblem("unsafe_archive", name, f"header > {in_words(MAX_HEADER_BYTES)}")
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        count = sum(1 for _part in message.walk())
    except RecursionError as error:
        raise RefusedProblem("unsafe_archive", name, "nested too deep") from error
    if count > MAX_PARTS:
        raise RefusedProblem("unsafe_archive", name, f"> {MAX_PARTS:,}")
    return message


def _as_bytes_of_ascii(data: bytes) -> bytes:
    """A mail that an editor has saved as UTF-16 in the form that a mail has."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace").encode()
    if data[1:20:2].count(0) == 10:
        return data.decode("utf-16-le", "replace").encode()
    return data


def _raw_header(message: Message, name: str) -> str | None:
    """A header as it stands in the file; bytes that are no ASCII are lone surrogates."""
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            return str(value)
    return None


def _is_header(header: bytes) -> bool:
    """Whether a long line is a header, not a line of text that has a colon in it."""
    name, _, value = header.partition(b":")
    return b"\n" in value.strip() or name[:1].isupper() or b"-" in name


def header_text(message: Message, name: str) -> str | None:
    """A header's text on one line, its encoded words decoded; None if it is missing or empty."""
    value = _raw_header(message, name)
    if value is None:
        return None
    return " ".join(_decoded(value).split()) or None


def _decoded(value: str) -> str:
    """The words of a header: encoded ones as declared, raw bytes as what they seem to be."""
    raw = value.encode("utf-8", "surrogateescape")
    text = _ENCODED_GAP.sub("", decode(raw).text if _is_eight_bit(raw) else value)
    try:
        pieces = decode_header(text)
    except (ValueError, LookupError):  # a broken encoded word
        return text
    return "".join(
        piece if isinstance(piece, str) else _text(piece, charset) for piece, charset in pieces
    )


def _is_eight_bit(raw: bytes) -> bool:
    return any(byte > 127 for byte in raw)


def _text(piece: bytes, charset: str | None) -> str:
    if charset in {None, "us-ascii"} and piece.isascii():
        return piece.decode("ascii")
    return decode(piece, charset).text


def people(message: Message, name: str) -> tuple[str, ...]:
    """The persons of an address header: their names, or their addresses where they give none."""
    value = _raw_header(message, name)
    if value is None:
        return ()
    found = [(_decoded(shown).strip(" \"'"), address) for shown, address in getaddresses([value])]
    named = tuple(shown or address for shown, address in found if shown or address)
    return named or tuple(filter(None, [header_text(message, name)]))


def body_bytes(part: Message) -> bytes:
    """The content of a part, its transfer encoding undone."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def body_text(part: Message, forced: str | None = None) -> tuple[str, str, bool]:
    """The text of a part, its encoding, and whether that is certain."""
    decoded = decode(body_bytes(part), part.get_content_charset(), forced)
    return decoded.text, decoded.encoding, decoded.certain


def file_name(part: Message) -> str | None:
    """The name that a part would have as a file."""
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError):
        return None
    return " ".join(_decoded(name).split()) or None if name else None


def leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something: no containers, and nothing of a mail within the mail."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    for part in cast("list[Message]", message.get_payload()):
        yield from leaves(part)


def inner_mail(part: Message) -> bytes:
    """The bytes of a mail within a mail."""
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if not isinstance(inner, Message):
        return body_bytes(part)
    try:
        return inner.as_bytes()
    except (UnicodeError, LookupError, ValueError, RecursionError) as error:
        raise ImportProblem("damaged", "", str(error)) from error
