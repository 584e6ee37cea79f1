"""Every item model of the window keeps the rules that Qt's views rely on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from app.importing.report_model import FILE, ReportModel
from app.library.documents import DocumentModel
from app.library.shelves import Heading, Shelf, ShelfModel, shelves_of
from app.search.model import HitModel
from app.search.reasons import reasons
from index.documents import (
    DateCertainty,
    Direction,
    Document,
    FileReport,
    FileState,
    Hit,
    Outcome,
    Paragraph,
    ParagraphKind,
    Span,
    WordMatch,
)

NOW = datetime(2024, 5, 20, tzinfo=UTC)


def document(number: int, language: str = "ar", imported: str = "2024-05-19") -> Document:
    """A document as the library returns it."""
    return Document(
        id=number,
        title=f"وثيقة {number}",
        authors=("سلمى",),
        date="2023-09-14",
        date_certainty=DateCertainty.DECLARED,
        language=language,
        direction=Direction.RTL,
        format="text",
        source="https://example.org/a",
        path=f"/tmp/{number}.txt",
        sha256=str(number),
        byte_size=10,
        imported_at=f"{imported}T10:00:00+00:00",
        paragraph_count=1,
    )


def hit(number: int = 1) -> Hit:
    """A hit whose second sentence answers."""
    text = "أولًا. شح المياه أجبرهم على المغادرة."
    paragraph = Paragraph(
        id=number,
        document_id=number,
        number=0,
        text=text,
        language="ar",
        direction=Direction.RTL,
        kind=ParagraphKind.BODY,
        level=0,
        page=None,
        anchor=None,
        sentences=(Span(0, 6), Span(7, len(text))),
    )
    words = (
        WordMatch(7, 9, 0.4, "shortage", "translated"),
        WordMatch(10, 16, 0.9, "water", "translated"),
        WordMatch(17, 22, 0.2, "أجبر", "folded"),
        WordMatch(27, 35, 0.3, "shortage", "meaning"),
    )
    return Hit(
        document=document(number),
        paragraph=paragraph,
        score=1.0,
        probability=0.7,
        matched_by=("dense",),
        sentence=Span(7, len(text)),
        words=words,
    )


def test_documents_are_a_sound_model(qtmodeltester: ModelTester) -> None:
    """The list of documents keeps Qt's rules, filled and emptied."""
    model = DocumentModel()
    model.show([document(1), document(2, "en")])
    qtmodeltester.check(model)
    assert model.row_of(2) == 1
    model.show(())
    assert model.row_of(2) == -1


def test_shelves_are_a_sound_model(qtmodeltester: ModelTester) -> None:
    """The list of shelves keeps Qt's rules; headings cannot be chosen."""
    model = ShelfModel()
    model.show(shelves_of([document(1), document(2, "en")], {"أخبار": (1,)}, NOW))
    qtmodeltester.check(model)
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.row_of("collection:أخبار") == model.rowCount() - 1


def test_hits_are_a_sound_model(qtmodeltester: ModelTester) -> None:
    """The list of hits keeps Qt's rules, and shows the best sentence."""
    model = HitModel()
    model.show([hit(1), hit(2)])
    qtmodeltester.check(model)
    assert model.index(0, 0).data() == "شح المياه أجبرهم على المغادرة."
    assert model.row_of(hit(2)) == 1


def test_a_report_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    """The table of a report keeps Qt's rules, filtered and not."""
    model = ReportModel()
    refused = FileReport(
        path="a/b.xyz", state=FileState.REFUSED, reason="unknown_format", detail="xyz"
    )
    model.show([FileReport(path="a/b.txt", state=FileState.IMPORTED, document_id=1), refused])
    qtmodeltester.check(model)
    model.keep(Outcome.REFUSED)
    qtmodeltester.check(model)
    assert model.rowCount() == 1
    assert "xyz" in model.index(0, 2).data()


def test_a_report_is_found_and_sorted_by_words() -> None:
    """Text is looked for in path and reason, without case and vowel marks; columns sort."""
    files = [
        FileReport(path=f"/a/{name}", state=FileState.IMPORTED, document_id=1)
        for name in ("b.txt", "كِتاب.txt", "A.txt")
    ]
    files.append(FileReport(path="/a/c.pdf", state=FileState.EMPTY, reason="needs_ocr"))
    model = ReportModel()
    model.show(files)
    assert model.shown[0].path == "/a/c.pdf"
    model.sort(FILE)
    assert [file.path for file in model.shown][:2] == ["/a/A.txt", "/a/b.txt"]
    model.find("كتاب")
    assert [file.path for file in model.shown] == ["/a/كِتاب.txt"]
    model.find("RECOGNITION")
    assert [file.outcome for file in model.shown] == [Outcome.NEEDS_OCR]


@pytest.mark.parametrize(("imported", "recent"), [("2024-05-14", 1), ("2024-05-01", 0)])
def test_a_week_is_seven_days(imported: str, recent: int) -> None:
    """What was added in the last seven days stands on a shelf of its own."""
    rows = shelves_of([document(1, imported=imported)], {}, NOW)
    shelf = next(row for row in rows if isinstance(row, Shelf) and row.key == "recent")
    assert shelf.count == recent


def test_groups_without_shelves_are_left_out() -> None:
    """An empty library has no heading over nothing."""
    assert [row.name for row in shelves_of([], {}, NOW) if isinstance(row, Heading)] == ["Library"]


def test_a_reason_is_told_once_for_each_word_asked() -> None:
    """The heaviest answer of each word of the query is told; what is seen by itself is not."""
    assert [(reason.asked, reason.found) for reason in reasons(hit())] == [
        ("water", "المياه"),
        ("shortage", "شح"),
    ]


def test_a_reason_points_along_the_line() -> None:
    """The arrow goes from the question to the answer in either direction of reading."""
    text = reasons(hit())[0].text("←")
    assert text.startswith("\u200f")
    assert text.index("water") < text.index("←") < text.index("المياه")
