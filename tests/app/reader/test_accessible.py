"""What a screen reader is told: the text round the caret, caret and selection, both ways."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleTextInterface, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication

from app.reader.header import Header
from app.reader.layers import Layer, LayerStyle
from app.reader.source import Position
from app.reader.view import ReaderView
from index.documents import Direction, Paragraph, ParagraphKind, Span
from tests.app.reader.documents import ARABIC, MemoryDocument, arabic, long_document, paragraph

TEXTS = ["نص 😀 أول", "one\ntwo", ARABIC]


@pytest.fixture
def read(reader: ReaderView) -> ReaderView:
    """A reader that shows three paragraphs under a title."""
    header = Header(title="عنوان", details=(), direction=Direction.RTL, language="ar")
    reader.show_document(
        MemoryDocument([arabic(0, TEXTS[0]), paragraph(1, TEXTS[1]), arabic(2, TEXTS[2])]), header
    )
    return reader


def heard(reader: ReaderView) -> QAccessibleTextInterface:
    """The text interface that a screen reader gets."""
    interface = QAccessible.queryAccessibleInterface(reader)
    assert interface is not None
    return interface.textInterface()


def test_the_reader_is_a_read_only_text_described_by_its_title(read: ReaderView):
    """Role, states and description say what it is; nothing hidden is found below it."""
    interface = QAccessible.queryAccessibleInterface(read)
    assert interface is not None
    assert interface.role() == QAccessible.Role.EditableText
    assert interface.state().readOnly
    assert interface.state().multiLine
    assert interface.text(QAccessible.Text.Description) == "عنوان"
    assert interface.childCount() == 0  # no heading, and not the twin


def test_the_text_is_that_of_the_document(read: ReaderView):
    """Paragraphs come in reading order, one a line."""
    text = heard(read)
    assert text.text(0, text.characterCount()) == "\n".join(TEXTS).replace(
        "one\ntwo", "one\u2028two"
    )


def test_caret_and_selection_are_told(read: ReaderView):
    """Offsets count in UTF-16: the emoji before the caret counts twice."""
    text = heard(read)
    read.select(Position(0, 5), Position(1, 3))
    assert text.selectionCount() == 1
    assert text.cursorPosition() == len(TEXTS[0]) + 1 + 1 + 3
    read.select(Position(0, 5))
    assert (text.cursorPosition(), text.selectionCount()) == (6, 0)


def test_a_screen_reader_moves_the_caret(read: ReaderView):
    """Where it sets its cursor, there is the reader's caret."""
    heard(read).setCursorPosition(len(TEXTS[0]) + 2 + 4)
    assert read.selection.caret == Position(1, 4)


def test_a_far_caret_brings_its_surroundings(reader: ReaderView):
    """In a long document the text held is that round the caret, not the whole."""
    reader.show_document(long_document(2000))
    text = heard(reader)
    reader.go_to(1501)
    assert text.text(text.cursorPosition(), text.cursorPosition() + 20) == ARABIC[:20]
    assert text.characterCount() < 200_000


def test_another_document_replaces_the_text(read: ReaderView):
    """Nothing of the last document is read out."""
    text = heard(read)
    read.show_document(MemoryDocument([paragraph(0, "new")]))
    assert text.text(0, text.characterCount()) == "new"
    read.clear()
    assert text.characterCount() == 0


def test_readers_come_and_go(qapp: QApplication, fonts: None):
    """Making, asking and deleting many readers leaves no interface behind that crashes."""
    from app.theme import LIGHT

    for _ in range(30):
        view = ReaderView(LIGHT)
        view.show_document(MemoryDocument([arabic(0)]))
        assert heard(view).characterCount() == len(ARABIC)
        view.deleteLater()
        del view
        qapp.sendPostedEvents()
        qapp.processEvents()
    gc.collect()


def test_headings_are_children_of_the_reader(reader: ReaderView):
    """Each document brings its own headings, over any number of documents."""
    for number in range(40):
        texts = [heading(0, f"One {number}"), paragraph(1, "text"), heading(2, "Two")]
        reader.show_document(MemoryDocument(texts))
        interface = QAccessible.queryAccessibleInterface(reader)
        assert interface is not None
        found = [interface.child(place) for place in range(interface.childCount())]
        names = [child.text(QAccessible.Text.Name) for child in found]
        assert names == [f"One {number}", "Two"]
        del found
        gc.collect()


def heading(number: int, text: str) -> Paragraph:
    """A heading."""
    return paragraph(number, text, kind=ParagraphKind.HEADING, level=1)


def look(reader: ReaderView, unit: int) -> QTextCharFormat:
    """How the letter at a place is set in the twin, whose attributes Qt tells.

    Asked there: the binding leaves the method out that tells them.
    """
    cursor = QTextCursor(reader.twin().field.document())
    cursor.setPosition(unit + 1)
    return cursor.charFormat()


def test_marks_are_attributes_of_the_text(read: ReaderView):
    """A mark is heard as coloured and underlined, a doubtful one dashed; taken away, as nothing."""
    heard(read)
    read.set_layers(
        "marks",
        [
            Layer(1, Span(0, 3), LayerStyle.MARK_BLUE),
            Layer(2, Span(0, 1 << 30), LayerStyle.MARK_PINK, doubtful=True),
        ],
    )
    second = len(TEXTS[0].encode("utf-16-le")) // 2 + 1
    third = second + len(TEXTS[1]) + 1
    lines = QTextCharFormat.UnderlineStyle
    assert look(read, second + 1).background().color() == read.theme.color("mark_blue")
    assert look(read, second + 1).underlineStyle() is lines.SingleUnderline
    assert look(read, third + 5).underlineStyle() is lines.DashUnderline
    assert look(read, second + 4).underlineStyle() is lines.NoUnderline
    read.set_layers("marks", [])
    assert look(read, second + 1).background().style() is Qt.BrushStyle.NoBrush
