"""Word documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.documents import DateCertainty, Direction, ParagraphKind
from index.problems import ImportProblem, RefusedProblem
from tests.index.importers.documents import outline, read_bytes, texts
from tests.index.importers.makers import BILLION_LAUGHS, OUTSIDE_ENTITY, W, docx, word, zipped

HEADING, LIST, TABLE, FOOTNOTE = (
    ParagraphKind.HEADING, ParagraphKind.LIST, ParagraphKind.TABLE, ParagraphKind.FOOTNOTE,
)  # fmt: skip
CORE = (
    '<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="y">'
    "<dc:title>%s</dc:title><dc:creator>منى سالم</dc:creator>"
    "<t:created>2018-03-04T10:00:00Z</t:created></c:coreProperties>"
)


def test_facts_are_taken_from_the_core_properties() -> None:
    """Title, author and date that the file declares."""
    found = read_bytes("a.docx", docx(word("نص"), docProps__core=CORE % "الطرق"))
    assert (found.title, found.authors, found.date) == ("الطرق", ("منى سالم",), "2018-03-04")
    assert found.date_certainty is DateCertainty.DECLARED


def test_title_of_a_template_is_no_title() -> None:
    """What Word wrote there is not taken for the title."""
    body = word("Roads", '<w:pStyle w:val="Heading1"/>') + word("Text.")
    assert read_bytes("a.docx", docx(body, docProps__core=CORE % "Normal.dot")).title == "Roads"


def test_headings_and_lists_have_their_level() -> None:
    """Styles make headings, numbering makes lists."""
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="T2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="Own"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
        "</w:style></w:styles>"
    )
    body = (
        word("Two", '<w:pStyle w:val="T2"/>')
        + word("Three", '<w:pStyle w:val="Own"/>')
        + word("Item", '<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    )
    assert outline(read_bytes("a.docx", docx(body, word__styles=styles))) == [
        (HEADING, 2, "Two"),
        (HEADING, 3, "Three"),
        (LIST, 2, "Item"),
    ]


def test_direction_of_a_paragraph_is_kept() -> None:
    """A paragraph that is set right to left says so."""
    found = read_bytes("a.docx", docx(word("نص", "<w:bidi/>") + word("text")))
    assert [part.direction for part in found.paragraphs] == [Direction.RTL, None]


def test_rows_of_a_table_are_paragraphs() -> None:
    """Cells are divided by tabs; a table of one column is only a frame."""
    cell = "<w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>"
    rows = "".join(f"<w:tr>{cell % a}{cell % b}</w:tr>" for a, b in ("ab", "cd"))
    frame = f"<w:tbl><w:tr>{cell % 'framed'}</w:tr></w:tbl>"
    found = read_bytes("a.docx", docx(f"<w:tbl>{rows}</w:tbl>{frame}"))
    assert outline(found)[0] == (TABLE, 0, "a\tb")
    assert texts(found) == ["a\tb", "c\td", "framed"]


def test_deleted_text_is_gone_and_inserted_text_is_there() -> None:
    """The text is what the last writer meant."""
    run = "<w:r><w:t>%s</w:t></w:r>"
    body = (
        f"<w:p><w:ins>{run % 'new '}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
        f"{run % 'text'}</w:p>"
    )
    assert texts(read_bytes("a.docx", docx(body))) == ["new text"]


def test_text_box_is_read_once() -> None:
    """Word writes a text box twice, for new readers and for old ones."""
    box = f"<w:txbxContent>{word('boxed')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>before</w:t></w:r><w:r><m:AlternateContent xmlns:m='m'><m:Choice>"
        f"{box}</m:Choice><m:Fallback>{box}</m:Fallback></m:AlternateContent></w:r></w:p>"
    )
    assert texts(read_bytes("a.docx", docx(body))) == ["before", "boxed"]


def test_footnotes_follow_the_text() -> None:
    """A note that the text refers to stands at its end."""
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="0" w:type="separator"/>'
        f'<w:footnote w:id="2">{word("A source.")}</w:footnote></w:footnotes>'
    )
    body = '<w:p><w:r><w:t>text</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    found = read_bytes("a.docx", docx(body, word__footnotes=notes))
    assert outline(found) == [(ParagraphKind.BODY, 0, "text"), (FOOTNOTE, 0, "A source.")]


@pytest.mark.parametrize("prolog", [BILLION_LAUGHS, OUTSIDE_ENTITY, "<!DOCTYPE d>"])
def test_document_type_is_refused(prolog: str) -> None:
    """No entity of an office file is expanded, from outside or inside."""
    document = f'{prolog}<w:document xmlns:w="{W}"><w:body>{word("&secret;")}</w:body></w:document>'
    with pytest.raises(ImportProblem) as problem:
        read_bytes("a.docx", zipped({"word/document.xml": document}))
    assert problem.value.code in {"unsafe_archive", "damaged"}


def test_protected_document_is_refused() -> None:
    """A document with a password is a compound file."""
    with pytest.raises(RefusedProblem, match="password"):
        read_bytes("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_tables_within_tables_end() -> None:
    """Endless nesting is an error or ends, and never a crash."""
    deep = "<w:tbl><w:tr><w:tc>" * 3000 + word("deep") + "</w:tc></w:tr></w:tbl>" * 3000
    with pytest.raises(ImportProblem):
        read_bytes("a.docx", docx(deep))


def test_many_paragraphs_are_read() -> None:
    """A file that packs well is no bomb: only sizes are refused."""
    assert len(texts(read_bytes("a.docx", docx(word("again") * 20_000)))) == 20_000


@pytest.mark.shared
def test_real_documents_are_read(shared: Path) -> None:
    """A report of 950 paragraphs, an HTML chunk, and a tracked deletion."""
    folder = shared / "documents" / "open" / "docx"
    found = {
        name: read_bytes(f"{name}.docx", (folder / f"{name}.docx").read_bytes())
        for name in ("stress010", "testAltChunkHTML", "track_changes_deletion", "unicode")
    }
    assert found["stress010"].title == "لجنة القضاء على التمييز ضد المرأة"
    assert "ROW 1\tROW 1" in texts(found["testAltChunkHTML"])
    assert texts(found["track_changes_deletion"]) == ["This is a text with a deletion."]
    assert texts(found["unicode"])[0].startswith("Hello, 世界. This costs €10.")


def test_brackets_around_the_number_of_a_note_go_with_it() -> None:
    """Word draws the number; "text ()" would be left, in the text and before the note."""
    reference = (
        '<w:r><w:t>text (</w:t><w:footnoteReference w:id="2"/><w:t>) and more ()</w:t></w:r>'
    )
    note = "<w:p><w:r><w:t>(</w:t><w:footnoteRef/><w:t>) A source.</w:t></w:r></w:p>"
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{note}</w:footnote></w:footnotes>'
    found = read_bytes("a.docx", docx(f"<w:p>{reference}</w:p>", word__footnotes=notes))
    assert texts(found) == ["text and more ()", "A source."]
