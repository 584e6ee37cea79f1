"""Makes files of the formats that the tests read, and of what hurts careless readers."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(members: Mapping[str, str | bytes], *, stored: str | None = None) -> bytes:
    """A ZIP file; the member named ``stored`` comes first and unpacked."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        if stored is not None:
            archive.writestr(stored, members[stored], zipfile.ZIP_STORED)
        for name, data in members.items():
            if name != stored:
                archive.writestr(name, data)
    return buffer.getvalue()


def docx(body: str, **parts: str | bytes) -> bytes:
    """A Word file whose body is this XML; ``parts`` name further members, ``__`` for a slash."""
    document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    others = {name.replace("__", "/") + ".xml": data for name, data in parts.items()}
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **others})


def word(text: str, properties: str = "") -> str:
    """A paragraph of a Word file."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def odt(body: str, meta: str = "") -> bytes:
    """An OpenDocument text whose body is this XML."""
    names = (
        f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" '
        f'xmlns:table="{_ODF}:table:1.0" xmlns:meta="{_ODF}:meta:1.0" '
        f'xmlns:draw="{_ODF}:drawing:1.0" xmlns:svg="{_ODF}:svg-compatible:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {names}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
        },
        stored="mimetype",
    )


def epub(chapters: Mapping[str, str], metadata: str = "", spine: str = "") -> bytes:
    """A book with these chapters, in this order in its spine."""
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(chapters)
    )
    order = "".join(f'<itemref idref="i{number}"/>' for number in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest>"
        f"<spine {spine}>{order}</spine></package>"
    )
    container = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OPS/book.opf": package,
            **{f"OPS/{name}": text for name, text in chapters.items()},
        },
        stored="mimetype",
    )


def overlapping_zip(copies: int = 50) -> bytes:
    """A ZIP whose entries all unpack the same bytes, after David Fifield's."""
    data = zipped({"a.txt": b"x" * 100_000})
    end = data.rindex(b"PK\x05\x06")
    directory = struct.unpack("<L", data[end + 16 : end + 20])[0]
    entry = data[directory:end]
    entries = b"".join(entry.replace(b"a.txt", f"{number:05}".encode()) for number in range(copies))
    tail = bytearray(data[end:])
    tail[8:12] = struct.pack("<HH", copies, copies)
    tail[12:16] = struct.pack("<L", len(entries))
    return data[:directory] + entries + bytes(tail)


def pdf_of_objects(pages: bytes, page: bytes = b"<<>>") -> bytes:
    """A PDF file whose tree of pages and whose page are these objects, be they what they may."""
    return (
        b"%%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n%s\nendobj\n"
        b"3 0 obj\n%s\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%%%EOF"
        % (pages, page)
    )


def pdf_of_stream(packed: bytes, packing: bytes = b"/FlateDecode", size: bytes = b"800") -> bytes:
    """A PDF file of one square page with this content, packed as ``packing`` says."""
    font = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s %s]/Resources%s/Contents 4 0 R>>\nendobj\n"
        b"4 0 obj\n<</Length %d/Filter%s>>\nstream\n%s\nendstream"
        % (size, size, font, len(packed), packing, packed)
    )
    return pdf_of_objects(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page)


BILLION_LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
OUTSIDE_ENTITY = '<!DOCTYPE d [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
