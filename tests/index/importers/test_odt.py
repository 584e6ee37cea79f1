"""OpenDocument texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.documents import ParagraphKind
from index.problems import ImportProblem, RefusedProblem
from tests.index.importers.documents import outline, read_bytes, texts
from tests.index.importers.makers import BILLION_LAUGHS, odt, zipped


def test_headings_lists_and_tables_are_told_apart() -> None:
    """Each block has its kind and level."""
    item = "<text:list-item><text:p>%s</text:p>%s</text:list-item>"
    inner = f"<text:list>{item % ('inner', '')}</text:list>"
    row = "<table:table-row>" + "<table:table-cell><text:p>%s</text:p></table:table-cell>" * 2
    body = (
        '<text:h text:outline-level="2">عنوان</text:h><text:p>نص</text:p>'
        f"<text:list>{item % ('outer', inner)}</text:list>"
        f"<table:table>{row % ('a', 'b')}</table:table-row></table:table>"
    )
    assert outline(read_bytes("a.odt", odt(body))) == [
        (ParagraphKind.HEADING, 2, "عنوان"),
        (ParagraphKind.BODY, 0, "نص"),
        (ParagraphKind.LIST, 1, "outer"),
        (ParagraphKind.LIST, 2, "inner"),
        (ParagraphKind.TABLE, 0, "a\tb"),
    ]


def test_spaces_are_what_the_format_means() -> None:
    """Runs of white space are one space; counted spaces, tabs and line breaks are elements."""
    body = (
        '<text:p>a\n   b<text:s text:c="3"/>c<text:tab/>d<text:line-break/>e '
        "<text:span>f</text:span> g</text:p>"
    )
    assert texts(read_bytes("a.odt", odt(body))) == ["a b   c\td\ne f g"]


def test_spaces_that_claim_to_be_millions_are_few() -> None:
    """One element cannot fill the memory."""
    body = '<text:p>a<text:s text:c="999999999"/>b</text:p>'
    assert len(texts(read_bytes("a.odt", odt(body)))[0]) < 200


def test_notes_follow_and_deleted_text_is_gone() -> None:
    """A footnote stands at the end; what was deleted under tracking is not there."""
    body = (
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        '<text:p>text<text:note text:id="n1"><text:note-body><text:p>A source.</text:p>'
        "</text:note-body></text:note> goes on</text:p>"
    )
    found = read_bytes("a.odt", odt(body)).paragraphs
    assert [(part.text, part.kind) for part in found] == [
        ("text goes on", ParagraphKind.BODY),
        ("A source.", ParagraphKind.FOOTNOTE),
    ]


def test_drawn_text_is_not_glued_to_its_paragraph() -> None:
    """The words in a shape stand by themselves; the names of the shape are no text."""
    names = "<svg:title>Rectangle 1</svg:title><svg:desc>A shape</svg:desc>"
    shape = f"<draw:custom-shape>{names}<text:p>drawn</text:p></draw:custom-shape>"
    assert texts(read_bytes("a.odt", odt(f"<text:p>text {shape}goes on</text:p>"))) == [
        "text goes on",
        "drawn",
    ]


def test_facts_are_taken_from_the_metadata() -> None:
    """Title, author, date and language that the file declares."""
    meta = (
        "<dc:title>الطرق</dc:title><meta:initial-creator>منى</meta:initial-creator>"
        "<meta:creation-date>2019-05-06T01:02:03</meta:creation-date><dc:language>ar-EG</dc:language>"
    )
    found = read_bytes("a.odt", odt("<text:p>نص</text:p>", meta))
    assert (found.title, found.authors, found.date) == ("الطرق", ("منى",), "2019-05-06")
    assert found.language == "ar"


def test_protected_document_is_refused() -> None:
    """A document with a password is refused as such."""
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    with pytest.raises(RefusedProblem, match="password"):
        read_bytes("a.odt", zipped({"META-INF/manifest.xml": manifest, "content.xml": "x"}))


def test_entities_are_not_expanded() -> None:
    """A document type in the content is refused."""
    with pytest.raises(ImportProblem):
        read_bytes("a.odt", zipped({"content.xml": f"{BILLION_LAUGHS}<d>&j;</d>"}))


@pytest.mark.shared
def test_real_document_is_read(shared: Path) -> None:
    """A document with shapes, notes and references."""
    data = (shared / "documents/open/odt/testODFwithOOo3.odt").read_bytes()
    found = read_bytes("a.odt", data)
    assert (found.title, found.date) == ("Apache Tika", "2009-10-05")
    assert texts(found)[0] == "Apache Tika Test Document"
