"""Vowel marks hidden: another picture, the same text and the same offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.reader.block import Block, displayed
from app.reader.layers import Layer, LayerStyle
from app.reader.offsets import Offsets
from app.reader.painting import BlockPainter
from app.reader.source import Position
from app.reader.styles import block_style
from app.reader.view import ReaderView
from app.reader.vowels import VOWEL_MARKS
from app.theme import LIGHT
from app.typography import DEFAULT
from index.documents import Direction, Paragraph, Span
from tests.app.reader.documents import MemoryDocument, arabic, paragraph

VOWELLED = "وَقَالَتِ الوِزَارَةُ إِنَّ شُحَّ المِيَاهِ أَجْبَرَ الأُسَرَ"
PLAIN = "وقالت الوزارة إن شح المياه أجبر الأسر"
POINTED = "בְּרֵאשִׁית בָּרָא אֱלֹהִים"
UNMARKED = DEFAULT.with_marks(False)

texts = st.text(alphabet="ابت \u064e\u0651\u0670 בּ\u05b8😀x\n")


def block(text: str, *, marks: bool = False) -> Block:
    """An Arabic paragraph."""
    typography = DEFAULT.with_marks(marks)
    return Block(text, block_style(arabic(0, text), 18, typography=typography), 400)


def picture(made: Block, layers: list[Layer]) -> QImage:
    """The paragraph on paper."""
    image = QImage(440, 160, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        BlockPainter(painter, LIGHT).paint(made, QPointF(20, 10), layers, Span(0, 0))
    return image


@given(texts)
def test_every_shown_character_stands_where_its_offset_says(text: str) -> None:
    """The map from the text to what is drawn is exact for each character, both ways."""
    offsets, shown = Offsets(text, VOWEL_MARKS), displayed(text, VOWEL_MARKS)
    units = shown.encode("utf-16-le")
    for place, character in enumerate(displayed(text)):
        if character in VOWEL_MARKS:
            continue
        first, end = offsets.unit(place), offsets.unit(place + 1)
        assert units[2 * first : 2 * end].decode("utf-16-le") == character
    assert offsets.unit(len(text)) * 2 == len(units)


@given(texts)
def test_the_way_back_never_leaves_the_text(text: str) -> None:
    """Every offset of what is drawn leads to one of the text that leads back to it."""
    offsets = Offsets(text, VOWEL_MARKS)
    for unit in range(offsets.unit(len(text)) + 1):
        point = offsets.point(unit)
        assert 0 <= point <= len(text)
        assert offsets.unit(point) in (unit, unit - 1)  # the middle of a pair is its start


@pytest.mark.usefixtures("fonts")
def test_without_marks_it_looks_like_plain_text() -> None:
    """Hidden marks leave exactly the picture of a text that never had them, layers included."""
    start, end = VOWELLED.index("المِ"), VOWELLED.index(" أَجْ")
    layer = Layer(0, Span(start, end), LayerStyle.WORD_STRONG)
    plain = Layer(0, Span(PLAIN.index("المياه"), PLAIN.index(" أجبر")), LayerStyle.WORD_STRONG)
    assert picture(block(VOWELLED), [layer]) == picture(block(PLAIN), [plain])
    assert picture(block(VOWELLED, marks=True), []) != picture(block(PLAIN), [])


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize("text", [VOWELLED, POINTED, "\u064eاب", "ab\u0301c"])
def test_the_caret_stops_at_letters(text: str) -> None:
    """Walking over a paragraph meets each shown letter once and ends at the text's end."""
    made = block(text)
    stops = list(made.cells(0).stops)
    assert stops[0] == 0
    assert stops[-1] == len(text)
    assert stops == sorted(set(stops))


def test_what_is_copied_has_its_marks(reader: ReaderView, qtbot: QtBot) -> None:
    """Selecting and copying take the original text, whatever is shown."""
    paragraphs: list[Paragraph] = [
        arabic(0, VOWELLED),
        paragraph(1, POINTED, Direction.RTL, language="he"),
    ]
    reader.show_document(MemoryDocument(paragraphs))
    reader.select(Position(0, 0), Position(1, len(POINTED)))
    reader.set_typography(UNMARKED)
    reader.copy()
    assert QGuiApplication.clipboard().text() == f"{VOWELLED}\n{POINTED}"
    assert reader.selection.caret == Position(1, len(POINTED))
