"""What Outlook sends as winmail.dat."""

from __future__ import annotations

import struct
from email.message import EmailMessage

import pytest

from index.importers.tnef import SIGNATURE, decompressed
from index.problems import ImportProblem
from tests.index.importers.documents import outline, read_bytes, texts

PLAIN = b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def attribute(name: int, value: bytes, level: int = 1) -> bytes:
    """An attribute of a stream."""
    return (
        struct.pack("<BHHI", level, name, 6, len(value))
        + value
        + struct.pack("<H", sum(value) & 0xFFFF)
    )


def properties(*values: tuple[int, int, bytes]) -> bytes:
    """MAPI properties of variable length."""
    parts = [struct.pack("<I", len(values))]
    for kind, tag, value in values:
        padded = value + bytes(-len(value) % 4)
        parts.append(struct.pack("<HHII", kind, tag, 1, len(value)) + padded)
    return b"".join(parts)


def stream(*attributes: bytes) -> bytes:
    """A whole winmail.dat."""
    return SIGNATURE + b"\x01\x00" + b"".join(attributes)


def file(name: str, data: bytes) -> bytes:
    """An attachment with a short and a long name."""
    long_name = properties((0x001F, 0x3707, f"{name}\0".encode("utf-16-le")))
    return (
        attribute(0x9002, bytes(14), 2)
        + attribute(0x8010, b"SHORT~1.TXT\0", 2)
        + attribute(0x800F, data, 2)
        + attribute(0x9005, long_name, 2)
    )


def test_text_and_attachments_come_out() -> None:
    """The subject heads the text; attachments have their long names."""
    html = properties((0x0102, 0x1013, "<p>نص <b>مهم</b></p><p>ثان</p>".encode()))
    data = stream(
        attribute(0x8004, b"Report\0"),
        attribute(0x9003, html),
        file("تقرير.txt", "مرحبا بكم".encode()),
    )
    found = read_bytes("winmail.dat", data)
    assert (found.title, texts(found)) == ("Report", ["Report", "نص مهم", "ثان"])
    assert [(part.name, part.data.decode()) for part in found.attachments] == [
        ("تقرير.txt", "مرحبا بكم")
    ]


def test_mail_with_it_leads_there() -> None:
    """It comes in as an attachment of its mail, known by how it begins."""
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "x", "a@example.org"
    mail.set_content("see the attachment")
    data = stream(file("a.txt", b"inside"))
    mail.add_attachment(data, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    (part,) = read_bytes("a.eml", mail.as_bytes()).attachments
    assert [inner.name for inner in read_bytes(part.name, part.data).attachments] == ["a.txt"]


def test_packed_rich_text_is_read() -> None:
    """Where there is no other text the packed one is."""
    data = stream(attribute(0x9003, properties((0x0102, 0x1009, packed(PLAIN)))))
    assert [text for _kind, _level, text in outline(read_bytes("winmail.dat", data))] == [
        "hello world"
    ]


def packed(data: bytes) -> bytes:
    """Rich text packed without finding anything that repeats."""
    out = bytearray()
    for start in range(0, len(data), 8):
        piece = data[start : start + 8]
        out += bytes([0]) + piece
    return struct.pack("<IIII", len(out) + 12, len(data), 0x75465A4C, 0) + bytes(out)


def test_references_into_what_was_said_are_followed() -> None:
    """The second copy of a text is a place and a length."""
    head = struct.pack("<IIII", 0, 10, 0x75465A4C, 0)
    at = 207  # where the first letter of the text stands in the window
    body = bytes([0b00100000]) + b"abcde" + struct.pack(">H", at << 4 | 3)
    assert decompressed(head + body) == b"abcdeabcde"


@pytest.mark.parametrize("cut", [8, 20, 40, 70])
def test_stream_that_is_cut_off_is_damaged(cut: int) -> None:
    """Or empty; never a crash."""
    data = stream(attribute(0x8004, b"Report\0"), file("a.txt", b"x" * 40))
    with pytest.raises(ImportProblem):
        read_bytes("winmail.dat", data[:cut])
