"""Breaks honest files: ``python -m tests.index.importers.fuzz [SECONDS] [FORMAT ...]``.

Each format's seed is cut, doubled, and strewn with bits and with the bytes that formats are made
of, and given to the isolated reader. What counts is that the reader answers with a document or a
problem in words, that no process hangs, and how often one had to be stopped. Prints the count of
each outcome by format, and writes the files that ended a reader to the folder ``fuzzed``.
"""

from __future__ import annotations

import io
import json
import random
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

from PIL import Image

from index.importers.isolation import Parsers
from index.problems import ImportProblem
from tests.index.importers.makers import docx, epub, odt, word, zipped

TEXT = "نص عربي מילים English 123 (bracket) «quote»"
TOKENS = (
    b"<", b">", b"&", b'"', b"\\", b"{", b"}", b"[", b"]", b"(", b")", b"%", b"\0", b"\xff", b"\n",
    b"<!DOCTYPE", b"<![CDATA[", b"stream", b"endobj", b"obj", b"PK\x03\x04", b"\\u-1", b"\\'e3",
    b"Content-Type: multipart/mixed; boundary=x\n\n", b"=?utf-8?b?", b"99999999999", b"-1", b"../",
)  # fmt: skip


def seeds() -> dict[str, bytes]:
    """An honest file of each format."""
    from tests.index.importers.pdf.pages import Text, column, draw
    from tests.index.importers.test_telegram import CHANNEL, PAGE
    from tests.index.importers.test_tnef import attribute, file, stream
    from tests.index.importers.test_xml import ATOM, RSS

    mail = EmailMessage()
    mail["Subject"], mail["From"] = TEXT, "منى <a@example.org>"
    mail.set_content(TEXT)
    mail.add_alternative(f"<table><tr><td>{TEXT}<td>b</table>", subtype="html")
    mail.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="a.txt")
    page = [Text(540, 90, TEXT, font="arabic"), *column(50, [TEXT] * 5), *column(300, [TEXT] * 5)]
    chapter = f"<html><body><h1>{TEXT}</h1><p>{TEXT}</p></body></html>"
    return {
        "a.pdf": draw(page, page),
        "a.docx": docx(word(TEXT) * 3),
        "a.odt": odt(f"<text:h>{TEXT}</text:h><text:p>{TEXT}</text:p>"),
        "a.epub": epub({"a.xhtml": chapter, "b.xhtml": chapter}),
        "a.rtf": b"{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset178 A;}}\\f0 \\'e3\\'d1 \\u1605?\\par}",
        "a.eml": mail.as_bytes(),
        "a.mbox": b"From a Mon Mar  5 10:00:00 2018\n" + mail.as_bytes(),
        "a.mhtml": mail.as_bytes(),
        "a.tif": _pages(),
        "a.png": _pages("PNG"),
        "a.tar": _tar(),
        "messages.html": PAGE.encode(),
        "result.json": json.dumps(CHANNEL).encode(),
        "a.zip": zipped({"a.txt": TEXT, "b/c.html": chapter}),
        "a.csv": f"title,text\n{TEXT},{TEXT}\n".encode() * 5,
        "a.jsonl": f'{{"title": "x", "text": "{TEXT}"}}\n'.encode() * 5,
        "a.srt": f"1\n00:00:01,000 --> 00:00:02,000\n{TEXT}\n\n".encode() * 5,
        "a.tnef": stream(attribute(0x8004, b"a\0"), file("a.txt", b"text")),
        "a.rss": RSS.encode(),
        "a.xml": ATOM.encode(),
        "a.html": chapter.encode() * 3,
        "a.md": f"# {TEXT}\n\n* {TEXT}\n\n> {TEXT}\n".encode() * 3,
        "a.txt": f"{TEXT}\n\n".encode() * 5,
    }


def _pages(kind: str = "TIFF") -> bytes:
    buffer = io.BytesIO()
    more = (
        {"save_all": True, "append_images": [Image.new("L", (200, 150))]} if kind == "TIFF" else {}
    )
    Image.new("L", (200, 150), 200).save(buffer, kind, **more)
    return buffer.getvalue()


def _tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        member = tarfile.TarInfo("a.txt")
        member.size = len(TEXT.encode())
        archive.addfile(member, io.BytesIO(TEXT.encode()))
    return buffer.getvalue()


def broken(data: bytes, chance: random.Random) -> bytes:
    """``data`` with some harm done to it."""
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((1, 4, 30, 400)))
        piece = data[start:end]
        harm = chance.randrange(6)
        if harm == 0:
            piece = bytes(byte ^ (1 << chance.randrange(8)) for byte in piece)
        elif harm == 1:
            piece = b""
        elif harm == 2:
            piece *= chance.choice((2, 5, 300))
        elif harm == 3:
            piece = chance.choice(TOKENS) * chance.choice((1, 2, 500))
        elif harm == 4:
            piece = chance.randbytes(len(piece))
        else:
            data = data[: max(1, end)]
            continue
        data = data[:start] + piece + data[end:]
    return data


def cases(name: str, data: bytes, seed: int) -> Iterator[bytes]:
    """Broken forms of a file without end, the same for the same ``seed``."""
    chance = random.Random(f"{name} {seed}")
    while True:
        yield broken(data, chance)


def main() -> None:
    """Fuzz the formats in turn until the time is over."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    chosen = {name: data for name, data in seeds().items() if _is_chosen(name)}
    streams = {name: cases(name, data, seed=int(time.time())) for name, data in chosen.items()}
    counts: dict[str, Counter[str]] = {name: Counter() for name in streams}
    end = time.monotonic() + seconds
    with Parsers(1) as parsers:
        while time.monotonic() < end:
            for name, stream in streams.items():
                _try(parsers, name, next(stream), counts[name])
    for name, outcomes in counts.items():
        print(name, dict(outcomes))  # noqa: T201 - it is a command


def _is_chosen(name: str) -> bool:
    return len(sys.argv) < 3 or name.removeprefix("a.") in sys.argv[2:]


def _try(parsers: Parsers, name: str, data: bytes, outcomes: Counter[str]) -> None:
    try:
        parsers.parse_bytes(name, data)
    except ImportProblem as problem:
        outcomes[problem.code] += 1
        if problem.code in {"worker_died", "took_too_long", "too_much_memory"}:
            Path("fuzzed").mkdir(exist_ok=True)
            Path("fuzzed", f"{outcomes.total()}-{name}").write_bytes(data)
    else:
        outcomes["imported"] += 1


if __name__ == "__main__":
    main()
