"""One small document of every format that is read, made here and now."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

HARBOUR = (
    "The old harbour was closed after the storm, and the fishermen moved their boats up the river."
)
"""Stands in the PDF file alone."""
MANUSCRIPTS_AR = "أعاد المتحف المخطوطات المسروقة إلى أصحابها بعد مئة عام من ضياعها."
"""Stands in the text of Windows-1256 alone."""

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def documents() -> dict[str, bytes]:
    """Name → bytes of a file of every format; the picture of a page is made by ``picture``."""
    return {
        "مخطوطات.txt": MANUSCRIPTS_AR.encode("cp1256"),
        "harbour.pdf": pdf(HARBOUR),
        "olives.md": b"# Olives\n\nThe olive harvest began late because the autumn stayed dry.\n",
        "bridge.html": b"<!doctype html><html><head><title>Bridge</title></head><body><article>"
        b"<h1>Bridge</h1><p>Engineers repaired the iron bridge in eleven nights of work, while "
        b"the traffic of the day went on above them.</p></article></body></html>",
        "letters.docx": docx("The archive keeps four thousand letters of the poet."),
        "school.odt": odt("The village school opened again in spring."),
        "book.epub": epub("The caravan reached the well on the ninth day."),
        "note.rtf": rb"{\rtf1\ansi The baker sold his oven to a neighbour.\par}",
        "mail.eml": mail("The meeting about the water tower is on Tuesday."),
        "page.mht": mhtml("The orchestra plays in the courtyard of the palace."),
        "film.srt": b"1\r\n00:00:01,000 --> 00:00:04,000\r\nThe train leaves without her.\r\n",
        "feed.csv": feed("Prices", "The price of wheat fell for the third month."),
        "notice.xml": b"<?xml version='1.0'?><notice><title>Ferry</title><p>The ferry to the "
        b"island sails twice a day in summer, and once in winter.</p></notice>",
        "result.json": telegram("نشرة", "وصلت السفينة إلى الميناء صباح اليوم."),
        "packed.zip": zipped({"inside.txt": b"The clock of the town hall stopped at noon."}),
    }


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file; its first member lies unpacked, as EPUB and OpenDocument ask for."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, (name, data) in enumerate(members.items()):
            archive.writestr(name, data, zipfile.ZIP_DEFLATED if place else zipfile.ZIP_STORED)
    return buffer.getvalue()


def pdf(text: str) -> bytes:
    """A PDF file of one page with one line of Latin letters."""
    content = b"BT /F1 12 Tf 40 400 Td (%s) Tj ET" % text.encode("ascii")
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 640 480]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    tail = b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + head + table + tail


def docx(text: str) -> bytes:
    """A Word file of one paragraph."""
    body = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{_WORD}">{body}</w:document>',
        }
    )


def odt(text: str) -> bytes:
    """An OpenDocument text of one paragraph."""
    names = f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0"'
    body = f"<office:body><office:text><text:p>{text}</text:p></office:text></office:body>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}>{body}</office:document-content>",
        }
    )


def epub(text: str) -> bytes:
    """A book of one chapter."""
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "a.opf": package,
            "a.xhtml": f"<html><body><p>{text}</p></body></html>",
        }
    )


def mail(text: str) -> bytes:
    """A mail."""
    message = EmailMessage()
    message["From"], message["To"] = "mona@example.invalid", "sami@example.invalid"
    message["Subject"], message["Date"] = "Water", "Mon, 05 Mar 2018 10:00:00 +0000"
    message.set_content(text)
    return message.as_bytes()


def mhtml(text: str) -> bytes:
    """A web page saved with all that belongs to it."""
    message = EmailMessage()
    message["Subject"] = "Orchestra"
    message["Snapshot-Content-Location"] = "https://example.invalid/"
    message.set_content(f"<html><body><p>{text}</p></body></html>", subtype="html")
    message.make_related()
    return message.as_bytes()


def feed(title: str, text: str) -> bytes:
    """A table of one article."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows([("title", "date", "text"), (title, "2018-03-05", text)])
    return written.getvalue().encode()


def telegram(channel: str, text: str) -> bytes:
    """An exported channel of one message."""
    message = {"id": 1, "type": "message", "date": "2018-03-05T10:00:00", "text": text}
    exported = {"name": channel, "type": "public_channel", "id": 7, "messages": [message]}
    return json.dumps(exported).encode()
