"""Books."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.documents import Direction, ParagraphKind
from index.problems import ImportProblem, RefusedProblem
from tests.index.importers.documents import outline, read_bytes, texts
from tests.index.importers.makers import epub, zipped

CHAPTERS = {
    "b.xhtml": "<html dir='rtl'><body><h1>الفصل الأول</h1><p>نص&nbsp;أول</p></body></html>",
    "a.xhtml": "<html><body><h2>Two</h2><p>Second text.</p></body></html>",
}


def test_chapters_come_in_the_order_of_the_spine() -> None:
    """Names of files do not matter, the spine does; the anchor is the chapter's file."""
    found = read_bytes("a.epub", epub(CHAPTERS))
    assert outline(found) == [
        (ParagraphKind.HEADING, 1, "الفصل الأول"),
        (ParagraphKind.BODY, 0, "نص أول"),
        (ParagraphKind.HEADING, 2, "Two"),
        (ParagraphKind.BODY, 0, "Second text."),
    ]
    assert found.paragraphs[0].anchor == "OPS/b.xhtml"
    assert found.paragraphs[0].direction is Direction.RTL


def test_facts_are_taken_from_the_package() -> None:
    """Title, authors, date, language and direction that the book declares."""
    metadata = (
        "<dc:title>كتاب</dc:title><dc:creator>منى</dc:creator><dc:creator>هند</dc:creator>"
        "<dc:date>2015-02</dc:date><dc:language>ar-LB</dc:language>"
        "<dc:identifier>https://example.org/book</dc:identifier>"
    )
    data = epub(CHAPTERS, metadata, 'page-progression-direction="rtl"')
    found = read_bytes("a.epub", data)
    assert (found.title, found.authors, found.date) == ("كتاب", ("منى", "هند"), "2015-02")
    assert (found.language, found.direction) == ("ar", Direction.RTL)
    assert found.source == "https://example.org/book"


def test_notes_of_a_chapter_are_footnotes() -> None:
    """The asides that EPUB 3 keeps its notes in are read, and told apart."""
    head = '<html xmlns:epub="http://www.idpf.org/2007/ops"><body>'
    note = '<aside epub:type="footnote"><p>A source.</p></aside>'
    other = "<aside>Buy the next volume.</aside>"
    data = epub({"a.xhtml": f"{head}<p>Text.</p>{note}{other}</body></html>"})
    assert outline(read_bytes("a.epub", data)) == [
        (ParagraphKind.BODY, 0, "Text."),
        (ParagraphKind.FOOTNOTE, 0, "A source."),
    ]


def test_missing_chapter_is_noted() -> None:
    """A chapter that the spine names and the archive lacks makes the book partly read."""
    found = read_bytes("a.epub", epub(CHAPTERS).replace(b"OPS/a.xhtml", b"OPS/x.xhtml"))
    assert found.notes == ("partly_read",)


def test_chapter_outside_the_book_is_not_read() -> None:
    """A spine that points out of the archive reads nothing there."""
    data = epub({"x.xhtml": "<p>inside</p>"})
    package = zipped(
        {
            "META-INF/container.xml": '<c><rootfile full-path="b.opf"/></c>',
            "b.opf": '<p><item id="a" href="../../../etc/passwd" media-type="text/html"/>'
            '<item id="b" href="x.xhtml" media-type="text/html"/>'
            '<itemref idref="a"/><itemref idref="b"/></p>',
            "x.xhtml": "<p>inside</p>",
        }
    )
    assert texts(read_bytes("a.epub", data)) == texts(read_bytes("a.epub", package)) == ["inside"]


def test_book_that_hides_its_chapters_is_refused() -> None:
    """A protected book is refused; obfuscated fonts protect nothing."""
    hidden = '<e><CipherReference URI="OPS/b.xhtml"/></e>'
    members = {"META-INF/encryption.xml": hidden, "b.opf": "<p/>"}
    with pytest.raises(RefusedProblem, match="password"):
        read_bytes("a.epub", zipped(members))


def test_archive_that_is_no_book_is_damaged() -> None:
    """Without a package there is no book."""
    with pytest.raises(ImportProblem):
        read_bytes("a.epub", zipped({"a.txt": "x"}))


@pytest.mark.shared
def test_hebrew_book_is_read(shared: Path) -> None:
    """A book from right to left, with its facts."""
    data = (shared / "documents/open/epub/israelsailing.epub").read_bytes()
    found = read_bytes("israelsailing.epub", data)
    assert (found.title, found.language) == ("מפליגים בישראל", "he")
    assert len(found.paragraphs) > 100
