"""Looking words up in the reader, the list of them, and the same elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.reader.source import Position
from app.window import Window
from index.documents import Hit
from tests.app.conftest import WAIT_MS

OpenSamples = Callable[..., Window]


@pytest.fixture
def window(open_samples: OpenSamples, qtbot: QtBot) -> Window:
    """An English window that shows an Arabic sample article."""
    window = open_samples()
    document = next(d for d in window.library.documents if d.language == "ar")
    window.read(document)
    qtbot.waitUntil(lambda: window.reader.document is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)
    return window


def word_at(window: Window) -> Position:
    """Where a word of the second paragraph stands, the caret before it."""
    column = window.reader.view.column
    assert column is not None
    number = 2
    place = Position(number, column.pages[number].text.index(" ") + 1)
    window.reader.view.go_to(number)
    window.reader.view.select(place)
    return place


def test_a_key_looks_up_the_word_and_keeps_it(window: Window, qtbot: QtBot) -> None:
    """Ctrl+D shows near words of one's own language, marked as approximate, and lists the word."""
    place = word_at(window)
    window.reader.view.setFocus()
    qtbot.keyClick(window.reader.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    card = window.reader.glossing.card
    qtbot.waitUntil(card.isVisible, timeout=WAIT_MS)
    library = window.program.session.library
    qtbot.waitUntil(lambda: bool(library.remembered.lookups()), timeout=WAIT_MS)
    (lookup,) = library.remembered.lookups()
    assert lookup.stretch[:2] == place
    assert lookup.word in card.words()[0]


def test_resting_on_a_word_shows_it_and_moving_hides_it(window: Window, qtbot: QtBot) -> None:
    """The pointer needs no key; what it rests on is not kept."""
    view = window.reader.view
    point = QPointF(view.rect_of(word_at(window)).center()) + QPointF(-4, 0)
    card = window.reader.glossing.card
    for target, shown in ((point, True), (point + QPointF(60, 90), False)):
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            target,
            view.viewport().mapToGlobal(target),
            none,
            none,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view.viewport(), event)
        qtbot.waitUntil(lambda shown=shown: card.isVisible() is shown, timeout=WAIT_MS)
    assert not window.program.session.library.remembered.lookups()


def test_a_word_of_the_list_leads_back(window: Window, qtbot: QtBot) -> None:
    """Choosing a word goes to its place, from any other document."""
    place = word_at(window)
    document = window.reader.document
    window.commands.run("read.gloss")
    library = window.program.session.library
    qtbot.waitUntil(lambda: bool(library.remembered.lookups()), timeout=WAIT_MS)
    other = next(d for d in window.library.documents if d.language == "en")
    window.read(other)
    qtbot.waitUntil(lambda: window.reader.document == other, timeout=WAIT_MS)
    window.commands.run("read.lookups")
    sheet = window.reader.lookups
    qtbot.waitUntil(lambda: len(sheet.model.rows) == 1, timeout=WAIT_MS)
    qtbot.keyClick(sheet.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader.document == document, timeout=WAIT_MS)
    assert window.reader.view.selection.start == place


def test_the_same_elsewhere_is_seen_without_leaving(window: Window, qtbot: QtBot) -> None:
    """Passages of other documents are listed and shown; Enter goes to one, back returns."""
    document = window.reader.document
    assert document is not None
    word_at(window)
    window.commands.run("read.elsewhere")
    sheet = window.reader.elsewhere
    qtbot.waitUntil(lambda: bool(sheet.model.rows), timeout=WAIT_MS)
    hit = sheet.model.rows[0].value
    assert isinstance(hit, Hit)
    assert hit.document.id != document.id
    assert sheet.preview.column is not None
    assert sheet.preview.column.pages[0].text == hit.paragraph.text
    assert window.reader.document == document
    qtbot.keyClick(sheet.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader.document == hit.document, timeout=WAIT_MS)
    window.commands.run("read.back")
    qtbot.waitUntil(lambda: window.reader.document == document, timeout=WAIT_MS)
