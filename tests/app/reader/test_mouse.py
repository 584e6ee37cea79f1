"""The mouse: caret, drags in letters, words and paragraphs, scrolling on at the edge."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.reader.source import Position
from app.reader.view import ReaderView
from tests.app.reader.documents import (
    ARABIC,
    ENGLISH,
    MemoryDocument,
    arabic,
    long_document,
    paragraph,
    span_of,
)

LEFT = Qt.MouseButton.LeftButton


def point(reader: ReaderView, number: int, offset: int) -> QPoint:
    """Where a position is on the screen."""
    rect = reader.rect_of(Position(number, offset))
    return QPointF(rect.x(), rect.center().y()).toPoint()


@pytest.fixture
def two(reader: ReaderView) -> ReaderView:
    """A reader with an Arabic and an English paragraph."""
    reader.show_document(MemoryDocument([arabic(0), paragraph(1, ENGLISH)]))
    return reader


@pytest.mark.parametrize("place", [(0, 7), (0, 60), (1, 30)])
def test_a_click_sets_the_caret(two: ReaderView, qtbot: QtBot, place: tuple[int, int]):
    """A click between two letters puts the caret there, in either direction."""
    qtbot.mouseClick(two.viewport(), LEFT, pos=point(two, *place))
    assert two.selection.caret == place
    assert two.selection.empty


def test_a_drag_selects_across_paragraphs(two: ReaderView, qtbot: QtBot):
    """From the middle of one paragraph to the middle of the next."""
    qtbot.mousePress(two.viewport(), LEFT, pos=point(two, 0, 40))
    qtbot.mouseMove(two.viewport(), point(two, 1, 12))
    qtbot.mouseRelease(two.viewport(), LEFT, pos=point(two, 1, 12))
    assert two.selected_text() == f"{ARABIC[40:]}\n{ENGLISH[:12]}"


def test_shift_and_click_extend(two: ReaderView, qtbot: QtBot):
    """A click with Shift selects from the caret to there."""
    qtbot.mouseClick(two.viewport(), LEFT, pos=point(two, 1, 4))
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(two.viewport(), LEFT, shift, pos=point(two, 1, 12))
    assert two.selected_text() == ENGLISH[4:12]


def test_a_double_click_selects_the_word(two: ReaderView, qtbot: QtBot):
    """The word under the pointer, whole."""
    at = point(two, 0, ARABIC.index("المياه") + 3)
    qtbot.mouseDClick(two.viewport(), LEFT, pos=at)
    assert two.selected_text() == "المياه"


def test_a_drag_after_a_double_click_goes_by_words(two: ReaderView, qtbot: QtBot):
    """Further words come whole, backwards too, and the first stays selected."""
    at = point(two, 1, ENGLISH.index("forced") + 3)
    qtbot.mouseDClick(two.viewport(), LEFT, pos=at)
    qtbot.mouseMove(two.viewport(), point(two, 1, ENGLISH.index("more") + 2))
    assert two.selected_text() == "forced more"
    qtbot.mouseMove(two.viewport(), point(two, 1, ENGLISH.index("shortage") + 3))
    assert two.selected_text() == "shortage has forced"


def test_a_triple_click_selects_the_paragraph(two: ReaderView, qtbot: QtBot):
    """The third click at one place takes the whole paragraph."""
    at = point(two, 0, span_of(ARABIC, "أربعة").start + 1)
    qtbot.mouseDClick(two.viewport(), LEFT, pos=at)
    qtbot.mousePress(two.viewport(), LEFT, pos=at)
    assert two.selected_text() == ARABIC


def test_the_right_button_keeps_the_selection(two: ReaderView, qtbot: QtBot):
    """Asking for a menu over a selection does not lose it."""
    two.select(Position(0, 0), Position(0, 9))
    qtbot.mouseClick(two.viewport(), Qt.MouseButton.RightButton, pos=point(two, 1, 3))
    assert two.selected_text() == ARABIC[:9]


def test_a_drag_below_the_edge_scrolls_on(reader: ReaderView, qtbot: QtBot):
    """Held below the window a drag goes on through the text until the button is let go."""
    reader.show_document(long_document())
    qtbot.mousePress(reader.viewport(), LEFT, pos=QPoint(400, 300))
    qtbot.mouseMove(reader.viewport(), QPoint(400, 760))
    bar = reader.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 200, timeout=3000)
    qtbot.mouseRelease(reader.viewport(), LEFT, pos=QPoint(400, 760))
    stopped = bar.value()
    qtbot.wait(60)
    assert bar.value() == stopped
    assert reader.selection.end.paragraph > reader.selection.start.paragraph


def test_a_selection_fills_the_clipboard_for_selections(two: ReaderView, qtbot: QtBot):
    """Where the system has one, as X11 does; elsewhere the clipboard is not touched."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("kept")
    qtbot.mouseDClick(two.viewport(), LEFT, pos=point(two, 1, 6))
    qtbot.mouseRelease(two.viewport(), LEFT, pos=point(two, 1, 6))
    assert clipboard.text() == "kept"
    if clipboard.supportsSelection():
        assert clipboard.text(clipboard.Mode.Selection) == "shortage"
