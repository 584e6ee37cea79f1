"""Files made to hurt a careless reader end with the right word, in a worker held to its limits.

Traps that belong to one format stand in its own test; here are those that come in many formats,
and those that need the worker: they may end by its limits.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.documents import FileState
from index.importers.child import Allowance
from index.importers.isolation import Parsers
from index.library import Library
from index.problems import ImportProblem
from tests.index.importers.makers import (
    BILLION_LAUGHS,
    OUTSIDE_ENTITY,
    docx,
    epub,
    odt,
    overlapping_zip,
    pdf_of_objects,
    pdf_of_stream,
    word,
    zipped,
)

READ = "read"
XHTML = "<html><body><p>words &secret; &j;</p></body></html>"
PDF_TEXT = b"BT /F 12 Tf 50 700 Td (words) Tj ET"
MAIL = b"Subject: x\nFrom: a@example.org\nMIME-Version: 1.0\n"
ATTACHED = (
    b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Disposition: attachment;\n%s\n\n"
    b"text\n--b--\n"
)
PROGRAM = b"MZ\x90\0" + bytes(range(256)) * 40


def attributes() -> str:
    """So many that comparing each with every other takes hours."""
    return " ".join(f'a{number}="{number}"' for number in range(300_000))


def page() -> str:
    """A web page of one tag with all of them."""
    return f"<html><body><p {attributes()}>words</p></body></html>"


def parameters() -> bytes:
    """Pieces of one parameter of a mail, as RFC 2231 divides it."""
    return b"\n".join(b' filename*%d*="x";' % number for number in range(100_000))


def packed_twice(megabytes: int) -> bytes:
    """A stream of nothing that is two layers of packing small."""
    packer = zlib.compressobj(9)
    first, again = (
        packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2)
    )
    return zlib.compress(first + again * (megabytes - 1), 9)


# File name, how it is made, and how it ends.
HOSTILE: list[tuple[str, Callable[[], str | bytes], str]] = [
    # entities, from outside and inside
    ("outside.xhtml", lambda: OUTSIDE_ENTITY + XHTML, READ),
    ("laughs.html", lambda: BILLION_LAUGHS + XHTML, READ),
    ("outside.epub", lambda: epub({"a.xhtml": OUTSIDE_ENTITY + XHTML}), READ),
    ("laughs.epub", lambda: epub({"a.xhtml": BILLION_LAUGHS + XHTML}), READ),
    ("outside.odt", lambda: zipped({"content.xml": f"{OUTSIDE_ENTITY}<d/>"}), "unsafe_archive"),
    # attributes
    ("attributes.html", page, "too_many_attributes"),
    ("attributes.epub", lambda: epub({"a.xhtml": page()}), "too_many_attributes"),
    ("attributes.eml", lambda: f"{MAIL.decode()}Content-Type: text/html\n\n{page()}",
     "too_many_attributes"),
    ("attributes.docx", lambda: docx(f"<w:p {attributes()}><w:r><w:t>x</w:t></w:r></w:p>"), READ),
    ("attributes.md", page, READ),
    # depth
    ("deep.json", lambda: "[" * 1_000_000, "damaged"),
    ("deep.jsonl", lambda: '{"a":' * 100_000, "damaged"),
    ("deep.rtf", lambda: "{\\rtf1 " + "{" * 1_000_000 + "text", READ),
    ("deep.md", lambda: ">" * 1_000_000 + "text", "no_text"),
    ("deep.odt", lambda: odt("<text:section>" * 100_000 + "</text:section>" * 100_000), "damaged"),
    ("deep.docx", lambda: docx("<w:sdt>" * 100_000 + word("x") + "</w:sdt>" * 100_000), "damaged"),
    ("deep.epub", lambda: epub({"a.xhtml": "<div>" * 200_000}), "no_text"),
    ("deep.pdf", lambda: pdf_of_objects(b"[" * 1_000_000), "damaged"),
    ("deep.eml", lambda: b"Subject: x\nFrom: " + b"(" * 60_000 + b"\n\ntext", "damaged"),
    # floods of headers
    ("parameters.eml", lambda: MAIL + ATTACHED % parameters(), "unsafe_archive"),
    ("words.eml", lambda: b"Subject: " + b"=?utf-8?q?x?= " * 200_000 + b"\n\nx", "unsafe_archive"),
    # what unpacks to too much
    ("bomb.zip", lambda: zipped({"a.txt": bytes(100 << 20)}), "unsafe_archive"),
    ("bomb.docx", lambda: zipped({"word/document.xml": bytes(100 << 20)}), "unsafe_archive"),
    ("overlap.docx", overlapping_zip, "unsafe_archive"),
    ("overlap.epub", overlapping_zip, "unsafe_archive"),
    # pages
    ("pages.pdf", lambda: pdf_of_objects(b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>"),
     "no_text"),
    ("wall.pdf", lambda: pdf_of_stream(zlib.compress(PDF_TEXT), size=b"1e30"), READ),
    # text without end
    ("long.csv", lambda: '"' + "x" * 6_000_000, "too_much_text"),
    ("lines.txt", lambda: b"\n" * 20_000_000, "too_much_text"),
    # another kind of file than the name says
    ("pdf.txt", lambda: pdf_of_stream(zlib.compress(PDF_TEXT)), READ),
    ("rtf.docx", lambda: b"{\\rtf1 words}", READ),
    ("zip.pdf", lambda: zipped({"a.txt": "text"}), "damaged"),
    ("picture.docx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "damaged"),
    ("page.pdf", lambda: "<html><p>words</p>", "damaged"),
    ("word.odt", lambda: docx(word("text")), "damaged"),
    ("word.txt", lambda: docx(word("text")), "unknown_format"),
    ("program.txt", lambda: PROGRAM, "unknown_format"),
    ("film.html", lambda: b"\0\0\0\x18ftypmp42" + PROGRAM, "unknown_format"),
    # cut off
    ("cut.docx", lambda: docx(word("text"))[:-30], "damaged"),
    ("cut.odt", lambda: odt("<text:p>x</text:p>")[:-30], "damaged"),
    ("cut.epub", lambda: epub({"a.xhtml": XHTML})[:-30], "damaged"),
    ("cut.gz", lambda: gzip.compress(b"words" * 999)[:-9], "damaged"),
]  # fmt: skip


@pytest.fixture(scope="module")
def parsers() -> Iterator[Parsers]:
    """One worker for all of them, as in an import: what one does to it, the next one feels."""
    with Parsers() as parsers:
        yield parsers


@pytest.mark.parametrize(("name", "make", "expected"), HOSTILE, ids=[name for name, *_ in HOSTILE])
def test_hostile_file_ends_as_it_should(
    parsers: Parsers, name: str, make: Callable[[], str | bytes], expected: str
) -> None:
    """It is read without what it asked for, or refused by its own name for its own reason."""
    made = make()
    ended, said = READ, ""
    try:
        document = parsers.parse_bytes(name, made.encode() if isinstance(made, str) else made)
        said = " ".join(paragraph.text for paragraph in document.paragraphs)
    except ImportProblem as problem:
        assert problem.subject == name
        ended = problem.code
    assert ended == expected
    assert "root:" not in said  # of /etc/passwd
    assert "haha" not in said


def test_pdf_that_unpacks_to_too_much_is_stopped() -> None:
    """A stream of a gigabyte in two kilobytes costs its worker no more than is allowed."""
    data = pdf_of_stream(packed_twice(1024), b"[/FlateDecode/FlateDecode]")
    with Parsers(allowance=Allowance(memory_bytes=250 << 20)) as parsers:
        with pytest.raises(ImportProblem) as caught:
            parsers.parse_bytes("bomb.pdf", data)
        assert parsers.parse_bytes("a.txt", b"words").paragraphs
    assert caught.value.code == "too_much_memory"


def test_archives_within_archives_end(library: Library, tmp_path: Path) -> None:
    """However deep archives are packed into one another, reading stops at the second."""
    data = zipped({"deep.txt": "words"})
    for _ in range(20):
        data = zipped({"a.zip": data, "beside.txt": f"words at {len(data)}"})
    (tmp_path / "doll.zip").write_bytes(data)
    report = library.import_paths([tmp_path / "doll.zip"])
    assert report.count(FileState.IMPORTED) == len(library.documents())
    refused = {
        file.path.partition("doll.zip/")[2]: file.reason
        for file in report.files
        if file.state is FileState.REFUSED
    }
    deepest = "a.zip/a.zip"
    assert refused == {f"{deepest}/{name}": "unsafe_archive" for name in ("a.zip", "beside.txt")}
