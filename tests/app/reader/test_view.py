"""The reader's widget: what is painted, and what keyboard, wheel and calls do to it."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.reader.layers import Layer, LayerStyle
from app.reader.source import Position
from app.reader.view import ReaderView
from app.theme import DARK, LIGHT
from index.documents import Direction, Span
from tests.app.reader.documents import (
    ARABIC,
    ENGLISH,
    MemoryDocument,
    arabic,
    hit_on,
    long_document,
    paragraph,
    span_of,
)

SENTENCE = "ويقول John Smith إن العودة ممكنة عام 2023."
KEY, CONTROL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def screen(reader: ReaderView) -> QImage:
    """What the reader looks like now."""
    return reader.viewport().grab().toImage()


def pixels(image: QImage, color: str) -> list[QPoint]:
    """Where the picture has exactly this colour."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    values = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    rows, columns = np.nonzero(values == QColor(color).rgb())
    return [QPoint(x, y) for x, y in zip(columns.tolist(), rows.tolist(), strict=True)]


def word_boxes(reader: ReaderView, number: int, span: Span) -> list[QRectF]:
    """Where a span is on the screen."""
    assert reader.column is not None
    corner = reader.rect_of(Position(number, 0)).top()
    boxes = reader.column.block(number).boxes(span)
    return [box.translated(reader.column.left, corner) for box in boxes]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_words_of_a_hit_are_marked_and_no_others(reader: ReaderView, theme):
    """Every pixel of the strong colour lies at a strong word, and each of them has plenty."""
    reader.set_theme(theme)
    reader.show_document(MemoryDocument([arabic(0)]))
    reader.show_hits([hit_on(arabic(0), SENTENCE, {"العودة": 0.9, "2023": 0.8, "عام": 0.1})])
    found = pixels(screen(reader), theme.word_strong)
    for word in ("العودة", "2023"):
        (box,) = word_boxes(reader, 0, span_of(ARABIC, word))
        here = [point for point in found if box.adjusted(-4, 0, 4, 0).contains(point)]
        assert len(here) > box.width() * box.height() / 3
        found = [point for point in found if point not in here]
    assert not found


def test_the_band_covers_its_sentence_and_no_other(reader: ReaderView):
    """The band has a box on every line of the sentence and nothing on the one before it."""
    reader.show_document(MemoryDocument([arabic(0)]))
    reader.show_hits([hit_on(arabic(0), SENTENCE)])
    band = pixels(screen(reader), LIGHT.band)
    boxes = word_boxes(reader, 0, span_of(ARABIC, SENTENCE))
    assert all(any(box.contains(point) for point in band) for box in boxes)
    assert all(any(b.adjusted(-5, 0, 5, 0).contains(p) for b in boxes) for p in band)


@pytest.mark.parametrize("direction", list(Direction))
def test_the_bar_of_a_hit_stands_on_the_start_side(reader: ReaderView, direction: Direction):
    """The margin bar is right of Arabic text and left of English, as high as the sentence."""
    rtl = direction is Direction.RTL
    text = arabic(0) if rtl else paragraph(0, ENGLISH)
    reader.show_document(MemoryDocument([text]))
    reader.show_hits([hit_on(text, SENTENCE if rtl else "The shortage has forced")])
    reader.clearFocus()
    bar = pixels(screen(reader), LIGHT.accent)
    assert reader.column is not None
    right = reader.column.left + reader.column.width
    assert bar
    assert all(point.x() > right if rtl else point.x() < reader.column.left for point in bar)


def test_only_the_current_hit_has_the_accent(reader: ReaderView):
    """Other hits have no band, but a dimmer bar."""
    reader.show_document(MemoryDocument([arabic(0), arabic(1)]))
    reader.show_hits([hit_on(arabic(n), SENTENCE) for n in (0, 1)])
    reader.clearFocus()
    image = screen(reader)
    split = reader.rect_of(Position(1, 0)).top()
    assert all(point.y() < split for point in pixels(image, LIGHT.accent))
    assert any(point.y() > split for point in pixels(image, LIGHT.border))
    assert all(point.y() < split for point in pixels(image, LIGHT.band))


def test_marks_of_the_person_are_painted(reader: ReaderView):
    """A layer of another group is shown beside the hits."""
    reader.show_document(MemoryDocument([paragraph(0, ENGLISH)]))
    span = span_of(ENGLISH, "families")
    reader.set_layers("marks", [Layer(0, span, LayerStyle.MARK_GREEN)])
    (box,) = word_boxes(reader, 0, span)
    assert all(
        box.adjusted(-3, 0, 3, 0).contains(point)
        for point in pixels(screen(reader), LIGHT.mark_green)
    )


def test_highlights_move_no_letter(reader: ReaderView):
    """Outside of the highlight the picture with and without it is the same, pixel by pixel."""
    reader.show_document(MemoryDocument([paragraph(0, ENGLISH)]))
    plain = screen(reader)
    span = span_of(ENGLISH, "amili")  # within a word
    reader.set_layers("marks", [Layer(0, span, LayerStyle.MARK_BLUE)])
    marked = screen(reader)
    (box,) = word_boxes(reader, 0, span)
    outside = [
        (x, y)
        for y in range(0, 200)
        for x in range(plain.width())
        if not box.adjusted(-3, -1, 3, 1).contains(QPointF(x, y))
    ]
    assert all(plain.pixel(x, y) == marked.pixel(x, y) for x, y in outside)


# Hits and places --------------------------------------------------------------------------


def test_hits_are_walked_and_told(reader: ReaderView, qtbot: QtBot):
    """Next and previous go through the hits in a ring and say which of how many it is."""
    document = long_document()
    reader.show_document(document)
    told: list[tuple[int, int]] = []
    reader.hit_changed.connect(lambda index, total: told.append((index, total)))
    hits = [hit_on(p, "أكثر") for p in document.paragraphs(0, 400) if p.number in (11, 201, 333)]
    reader.show_hits(hits, hits[1])
    reader.next_hit()
    reader.next_hit()
    reader.previous_hit()
    assert told == [(1, 3), (2, 3), (0, 3), (2, 3)]
    assert reader.current_hit is hits[2]


def test_a_hit_that_was_gone_to_is_seen(reader: ReaderView):
    """However far away, the sentence of the current hit is on the screen, not at its edge."""
    reader.show_document(long_document(2000))
    for number in (1801, 3, 999):
        reader.go_to(number, Span(20, 30))
        rect = reader.rect_of(Position(number, 20))
        assert 50 < rect.top() < rect.bottom() < 550


def test_a_hit_already_in_sight_scrolls_nothing(reader: ReaderView):
    """Stepping between two hits of one screen leaves the text where it is."""
    reader.show_document(long_document())
    reader.go_to(101, Span(0, 5))
    before = reader.verticalScrollBar().value()
    reader.go_to(101, Span(60, 65))
    assert reader.verticalScrollBar().value() == before


@pytest.mark.parametrize("place", [(400, 0), (-500, 0), (0, 10_000)])
def test_a_place_that_is_not_there_is_an_error(reader: ReaderView, place: tuple[int, int]):
    """Going beyond the document raises instead of showing another place."""
    reader.show_document(long_document())
    with pytest.raises(IndexError):
        reader.go_to(place[0], Span(place[1], place[1]))


def test_the_place_can_be_come_back_to(reader: ReaderView):
    """The position at the top is what set_place takes to show the same again."""
    reader.show_document(long_document())
    reader.go_to(77, Span(150, 155))
    place = reader.place
    reader.verticalScrollBar().setValue(0)
    reader.set_place(place)
    assert reader.place == place


def test_scrolling_tells_the_place(reader: ReaderView, qtbot: QtBot):
    """Who keeps the place hears of every move of the screen."""
    reader.show_document(long_document())
    with qtbot.waitSignal(reader.position_changed) as heard:
        reader.verticalScrollBar().setValue(5000)
    assert heard.args == [reader.place]
    assert reader.place.paragraph > 10


# Zoom and size ------------------------------------------------------------------------------


@pytest.mark.parametrize("steps", [1, 4, -3])
def test_zoom_keeps_the_place(reader: ReaderView, steps: int):
    """Larger or smaller, the paragraph at the top stays there, and back is exactly back."""
    reader.show_document(long_document())
    reader.go_to(150, Span(0, 0))
    value, place = reader.verticalScrollBar().value(), reader.place
    there, back = reader.zoom_in, reader.zoom_out
    for turn in (there, back) if steps > 0 else (back, there):
        for _ in range(abs(steps)):
            turn()
            assert abs(reader.rect_of(place).top()) < 60
    assert reader.zoom == 100
    assert reader.place == place
    assert abs(reader.verticalScrollBar().value() - value) <= 1


def test_zoom_changes_the_letters(reader: ReaderView):
    """At 200 % a line is twice as high."""
    reader.show_document(long_document())
    before = reader.rect_of(Position(0, 0)).height()
    reader.set_zoom(200)
    assert reader.rect_of(Position(0, 0)).height() == pytest.approx(2 * before, abs=2)


def test_zoom_has_limits(reader: ReaderView):
    """Beyond 50 and 300 % nothing changes."""
    reader.set_zoom(1000)
    assert reader.zoom == 300
    reader.set_zoom(1)
    assert reader.zoom == 50
    reader.zoom_out()
    assert reader.zoom == 50


def test_ctrl_and_wheel_zoom_at_the_pointer(reader: ReaderView):
    """The line under the pointer stays there; the text does not scroll."""
    reader.show_document(long_document())
    reader.go_to(150)
    under = reader.position_at(QPointF(300, 300))
    before = reader.rect_of(under).top()
    event = QWheelEvent(
        QPointF(300, 300),
        QPointF(300, 300),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CONTROL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(reader.viewport(), event)
    assert reader.zoom == 110
    assert abs(reader.rect_of(under).top() - before) < 45


def test_a_narrower_window_keeps_the_place(reader: ReaderView):
    """Making the window narrow step by step and wide again does not creep through the text."""
    reader.show_document(long_document())
    reader.go_to(150)
    place = reader.place
    for width in [*range(800, 400, -37), 812]:
        reader.resize(width, 600)
    assert reader.place == place


def test_a_narrow_window_sets_narrow_lines(reader: ReaderView):
    """The column never becomes wider than the window, nor than about 70 letters."""
    reader.show_document(long_document())
    assert reader.column is not None
    wide = reader.column.width
    reader.resize(400, 600)
    assert reader.column.width < 400 < wide < 700


# Empty ---------------------------------------------------------------------------------------


def test_nothing_to_show_is_paper(reader: ReaderView):
    """Without a document, with an empty one and after clearing there is plain paper."""
    for action in (
        lambda: None,
        lambda: reader.show_document(MemoryDocument([])),
        lambda: (reader.show_document(long_document()), reader.clear()),
    ):
        action()
        image = screen(reader)
        blank = image.copy()
        blank.fill(QColor(LIGHT.paper))
        assert image == blank
        assert (reader.place, reader.selected_text()) == (Position(0, 0), "")


def test_another_document_begins_afresh(reader: ReaderView):
    """Hits, selection and scroll of the last document are gone with it."""
    reader.show_document(long_document())
    reader.show_hits([hit_on(arabic(301, ARABIC * 2), SENTENCE)])
    reader.select_all()
    reader.show_document(long_document())
    assert reader.place == Position(0, 0)
    assert reader.current_hit is None
    assert reader.selection.empty


# Selection by keyboard --------------------------------------------------------------------------


@given(texts=st.lists(st.text(max_size=30), min_size=1, max_size=4), data=st.data())
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_selected_text_is_exact(reader: ReaderView, texts: list[str], data: st.DataObject):
    """Any selection of any text gives the original, code point by code point."""
    reader.show_document(
        MemoryDocument(
            [paragraph(n, t, data.draw(st.sampled_from(Direction))) for n, t in enumerate(texts)]
        )
    )
    number = data.draw(st.integers(0, len(texts) - 1))
    offset = data.draw(st.integers(0, len(texts[number])))
    reader.select(Position(number, offset), Position(0, 0))
    screen(reader)  # what can be selected can be painted
    expected = "\n".join([*texts[:number], texts[number][:offset]])
    assert reader.selected_text() == expected


def test_select_all_and_copy(reader: ReaderView, qtbot: QtBot):
    """Ctrl+A and Ctrl+C put the whole text on the clipboard, paragraphs on lines of their own."""
    reader.show_document(MemoryDocument([arabic(0), paragraph(1, ENGLISH + " 😀")]))
    qtbot.keyClick(reader, KEY.Key_A, CONTROL)
    qtbot.keyClick(reader, KEY.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == f"{ARABIC}\n{ENGLISH} 😀"


def test_copying_nothing_keeps_the_clipboard(reader: ReaderView, qtbot: QtBot):
    """Without a selection Ctrl+C does not empty the clipboard."""
    QGuiApplication.clipboard().setText("kept")
    reader.show_document(MemoryDocument([arabic(0)]))
    qtbot.keyClick(reader, KEY.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "kept"


@pytest.mark.parametrize(
    ("text", "key", "selected"),
    [
        (arabic(0), KEY.Key_Left, ARABIC[:1]),
        (paragraph(0, ENGLISH), KEY.Key_Right, ENGLISH[:1]),
        (paragraph(0, ENGLISH), KEY.Key_Down, None),
        (arabic(0), KEY.Key_End, None),
    ],
)
def test_shift_extends_the_selection(reader: ReaderView, qtbot: QtBot, text, key, selected):
    """With Shift a key selects from where the caret was: to the left in Arabic."""
    reader.show_document(MemoryDocument([text]))
    qtbot.keyClick(reader, key, SHIFT)
    found = reader.selected_text()
    assert text.text.startswith(found)
    assert found == selected if selected else len(found) > 40


def test_keys_without_shift_drop_the_selection(reader: ReaderView, qtbot: QtBot):
    """A plain arrow key leaves a caret and no selection."""
    reader.show_document(MemoryDocument([paragraph(0, ENGLISH)]))
    reader.select(Position(0, 0), Position(0, 5))
    qtbot.keyClick(reader, KEY.Key_Right)
    assert reader.selection.empty
    assert reader.selection.caret == (0, 6)


def test_down_keeps_its_goal_through_a_short_line(reader: ReaderView, qtbot: QtBot):
    """Down through a short paragraph returns to the place across that it came from."""
    texts = [ENGLISH[:60], "Hm.", ENGLISH[:60]]
    reader.show_document(MemoryDocument([paragraph(n, text) for n, text in enumerate(texts)]))
    reader.select(Position(0, 40))
    qtbot.keyClick(reader, KEY.Key_Down)
    assert reader.selection.caret == (1, 3)
    qtbot.keyClick(reader, KEY.Key_Down)
    assert reader.selection.caret == (2, 40)


def test_page_down_skips_no_line(reader: ReaderView, qtbot: QtBot):
    """What stood at the bottom of the screen is still seen, at the top, after a page down."""
    reader.show_document(long_document(40))
    for _ in range(4):
        last = reader.position_at(QPointF(400, 580))
        qtbot.keyClick(reader, KEY.Key_PageDown)
        assert -30 < reader.rect_of(last).top() < 60


def test_pages_turn_to_the_ends(reader: ReaderView, qtbot: QtBot):
    """Page Down ends at the last character, Page Up at the first."""
    reader.show_document(long_document(12))
    for _ in range(12):
        qtbot.keyClick(reader, KEY.Key_PageDown)
    assert reader.column is not None
    assert reader.selection.caret == reader.column.end()
    for _ in range(12):
        qtbot.keyClick(reader, KEY.Key_PageUp)
    assert reader.selection.caret == (0, 0)


def test_space_turns_the_page(reader: ReaderView, qtbot: QtBot):
    """Space goes a screen on, Shift and space a screen back."""
    reader.show_document(long_document())
    qtbot.keyClick(reader, KEY.Key_Space)
    assert reader.verticalScrollBar().value() > 400
    qtbot.keyClick(reader, KEY.Key_Space, SHIFT)
    assert reader.verticalScrollBar().value() == 0


def test_ctrl_home_and_end(reader: ReaderView, qtbot: QtBot):
    """Ctrl+End goes to the last character and shows it, Ctrl+Home to the first."""
    reader.show_document(long_document())
    qtbot.keyClick(reader, KEY.Key_End, CONTROL)
    assert reader.column is not None
    assert reader.selection.caret == reader.column.end()
    assert reader.rect_of(reader.selection.caret).bottom() <= 600
    qtbot.keyClick(reader, KEY.Key_Home, CONTROL)
    assert reader.verticalScrollBar().value() == 0 or reader.rect_of(Position(0, 0)).top() >= 0


def test_ctrl_down_goes_to_the_next_paragraph(reader: ReaderView, qtbot: QtBot):
    """Ctrl and Down or Up step by paragraphs."""
    reader.show_document(long_document())
    qtbot.keyClick(reader, KEY.Key_Down, CONTROL)
    qtbot.keyClick(reader, KEY.Key_Down, CONTROL)
    assert reader.selection.caret == (2, 0)
    qtbot.keyClick(reader, KEY.Key_Up, CONTROL)
    assert reader.selection.caret == (1, 0)


def test_zoom_keys(reader: ReaderView, qtbot: QtBot):
    """Ctrl with plus, minus and 0 change the size."""
    reader.show_document(long_document())
    qtbot.keyClick(reader, KEY.Key_Plus, CONTROL)
    assert reader.zoom == 110
    qtbot.keyClick(reader, KEY.Key_Minus, CONTROL)
    qtbot.keyClick(reader, KEY.Key_Minus, CONTROL)
    assert reader.zoom == 90
    qtbot.keyClick(reader, KEY.Key_0, CONTROL)
    assert reader.zoom == 100


def test_the_caret_is_seen_only_with_the_focus(reader: ReaderView):
    """The caret is a stroke at its letter while the reader has the focus, and gone without."""
    reader.show_document(MemoryDocument([paragraph(0, ENGLISH)]))
    reader.select(Position(0, 3))
    x = round(reader.rect_of(Position(0, 3)).x())
    stroke = [QPoint(x, y) for y in range(46, 56)]
    shown, hidden = screen(reader), None
    reader.clearFocus()
    hidden = screen(reader)
    assert sum(shown.pixel(p) != hidden.pixel(p) for p in stroke) >= len(stroke) / 2


def test_a_reader_without_document_needs_no_numpy():
    """The window paints before numpy, 0.1 s, is loaded: that waits for the first document."""
    code = "import sys, app.reader.view; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
