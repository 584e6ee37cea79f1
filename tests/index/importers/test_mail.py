"""Mails, mailboxes and saved pages."""

from __future__ import annotations

import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from index.documents import DateCertainty, ParagraphKind
from index.problems import ImportProblem, RefusedProblem
from tests.index.importers.documents import outline, read_bytes, texts


def _mail(text: str = "نص الرسالة", subject: str = "موضوع") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = subject
    mail["From"] = "منى سالم <mona@example.org>"
    mail["To"] = "hind@example.org"
    mail["Date"] = "Mon, 5 Mar 2018 10:00:00 +0200"
    mail["Message-ID"] = "<1@example.org>"
    mail.set_content(text)
    return mail


def test_headers_tell_title_author_and_date() -> None:
    """Encoded headers are read; the subject is the title and the first heading."""
    found = read_bytes("a.eml", _mail().as_bytes())
    assert (found.title, found.authors, found.date) == ("موضوع", ("منى سالم",), "2018-03-05")
    assert found.date_certainty is DateCertainty.DECLARED
    assert outline(found) == [
        (ParagraphKind.HEADING, 1, "موضوع"),
        (ParagraphKind.BODY, 0, "نص الرسالة"),
    ]


def test_plain_text_is_preferred_to_the_same_in_html() -> None:
    """Of two forms of one text one is taken; a mere hint is no text."""
    mail = _mail("the whole text")
    mail.add_alternative("<p>the whole text</p>", subtype="html")
    hint = _mail("See HTML.")
    hint.add_alternative("<h2>A head</h2><p>The whole text is here, and long.</p>", subtype="html")
    assert texts(read_bytes("a.eml", mail.as_bytes()))[1:] == ["the whole text"]
    assert texts(read_bytes("a.eml", hint.as_bytes()))[1] == "A head"


def test_quoted_lines_are_quotes() -> None:
    """What is quoted from the mail before is told apart."""
    found = read_bytes("a.eml", _mail("My answer.\n\n> The question of yours.\n").as_bytes())
    assert outline(found)[1:] == [
        (ParagraphKind.BODY, 0, "My answer."),
        (ParagraphKind.QUOTE, 0, "The question of yours."),
    ]


def test_attachments_are_documents() -> None:
    """Files and mails within a mail come as attachments under their names; pictures do not."""
    mail = _mail()
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="تقرير.pdf")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    mail.add_attachment(_mail(subject="inner"))
    found = read_bytes("a.eml", mail.as_bytes())
    assert [part.name for part in found.attachments] == ["تقرير.pdf", "inner.eml"]
    assert found.attachments[0].data == b"%PDF-1.7"


def test_mails_of_a_mailbox_are_documents() -> None:
    """Each message of a mailbox is a document of its own."""
    box = b"".join(
        b"From mona@example.org Mon Mar  5 10:00:00 2018\n" + _mail(subject=name).as_bytes() + b"\n"
        for name in ("one", "two")
    )
    found = read_bytes("box.mbox", box)
    titles = [read_bytes(part.name, part.data).title for part in found.attachments]
    assert titles == ["one", "two"]


def test_mail_under_another_name_is_a_mail() -> None:
    """A mail saved as a text file is known by its headers."""
    assert read_bytes("a.txt", _mail().as_bytes()).format == "mail"


def test_charset_that_does_not_exist_is_guessed() -> None:
    """A body of an unknown charset is read nevertheless."""
    data = b"Subject: x\nContent-Type: text/plain; charset=no-such\n\n" + "سلام عليكم".encode()
    assert texts(read_bytes("a.eml", data))[1] == "سلام عليكم"


def test_header_of_raw_bytes_is_read() -> None:
    """A subject that was never encoded is read as what it seems to be."""
    data = "Subject: تقرير عن أحوال الطرق في المدينة\nFrom: a@b.c\n\ntext".encode()
    assert read_bytes("a.eml", data).title == "تقرير عن أحوال الطرق في المدينة"


def test_flood_of_parameters_is_refused_at_once() -> None:
    """A header of a megabyte, which costs the parser minutes, is refused in no time."""
    flood = b"".join(b' name*%d*="x";\n' % number for number in range(100_000))
    start = time.monotonic()
    with pytest.raises(RefusedProblem):
        read_bytes("a.eml", b"Subject: x\nContent-Type: text/plain;\n" + flood + b"\n\ntext")
    assert time.monotonic() - start < 5


def test_parts_within_parts_end() -> None:
    """Nesting without end is refused, not a crash."""
    levels = range(3000)
    head = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in levels)
    with pytest.raises(ImportProblem):
        read_bytes("a.eml", f"Subject: x\nFrom: a@b.c\n{head}\n")


def test_script_and_remote_pictures_are_no_text() -> None:
    """Nothing of a mail's HTML but its text is kept, and nothing is loaded."""
    mail = _mail("")
    page = "<script>alert(1)</script><img src='http://tracker.example'><p>The text of it.</p>"
    mail.add_alternative(page, subtype="html")
    assert texts(read_bytes("a.eml", mail.as_bytes()))[1:] == ["The text of it."]


MHTML = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\nSubject: x\n"
    "Date: Mon, 5 Mar 2018 10:00:00 +0200\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
    "--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
    "Content-Location: https://example.org/a\n\n%s\n--b\nContent-Type: image/png\n\nxx\n--b--\n"
)


def test_saved_page_is_read_as_a_page() -> None:
    """The article of a saved page, with its address; its date is only that of the saving."""
    text = "الفقرة الأولى من مقال عن أحوال الطرق في المدينة وما حولها. " * 6
    page = f"<html dir=rtl lang=ar><title>مقال</title><body><article><p>{text}</p></article>"
    found = read_bytes("a.mhtml", (MHTML % page).encode())
    assert (found.format, found.title, found.source) == ("mhtml", "مقال", "https://example.org/a")
    assert (found.date, found.date_certainty) == ("2018-03-05", DateCertainty.FILE)
    assert text.strip() in texts(found)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("email-no-utf8-2008-07-16.062410.eml", "RE: שלום"),
        ("stalwart_legacy_003.eml", "Die Hasen und die Frösche"),
        ("github-102-02.txt", "Die Hasen und die Frösche (Microsoft Outlook 00)"),
        ("fake-email-utf-16-le.eml", "Test Email"),
        ("invalid-charset.txt", "Test invalid charset"),
    ],
)
def test_real_mail_is_read(shared: Path, name: str, title: str) -> None:
    """Mails of many programs, some of them broken, have their subject and a text."""
    found = read_bytes(name, (shared / "documents" / "open" / "eml" / name).read_bytes())
    assert found.title == title
    assert len(found.paragraphs) > 1
