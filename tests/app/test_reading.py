"""The reader's pane: back and forward, places, outline, pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.reader.source import Position
from app.window import Window
from index.documents import Document, Place, Stretch
from tests.app.conftest import WAIT_MS

OpenSamples = Callable[..., Window]


def english(window: Window) -> list[Document]:
    """The English sample articles."""
    return [d for d in window.library.documents if d.language == "en"]


def read(window: Window, document: Document, qtbot: QtBot) -> None:
    """Open a document and wait until it is there."""
    window.read(document)
    qtbot.waitUntil(lambda: window.reader.document == document, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)


@pytest.fixture
def window(open_samples: OpenSamples, qtbot: QtBot) -> Window:
    """A window that shows the first English sample article, scrolled to its sixth paragraph."""
    window = open_samples()
    read(window, english(window)[0], qtbot)
    window.reader.view.set_place(Position(5, 0))
    return window


def test_back_leads_to_the_document_before(window: Window, qtbot: QtBot) -> None:
    """Back opens it where it was left; forward goes to the other again."""
    first, second = english(window)[:2]
    read(window, second, qtbot)
    qtbot.keyClick(window.reader.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.reader.document == first, timeout=WAIT_MS)
    assert window.reader.view.place == Position(5, 0)
    qtbot.keyClick(window.reader.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.reader.document == second, timeout=WAIT_MS)


def test_back_within_a_document(window: Window) -> None:
    """A jump to a heading can be taken back."""
    window.reader.go_to(Stretch(1, 0, 0))
    assert window.reader.view.selection.caret == Position(1, 0)
    window.commands.run("read.back")
    assert window.reader.view.place == Position(5, 0)
    assert not window.commands.can_run("read.back")


def test_a_place_is_written_after_the_person_moved(window: Window, qtbot: QtBot) -> None:
    """Opening writes nothing; scrolling does, once it has rested."""
    library = window.program.session.library
    first, second = english(window)[:2]
    qtbot.waitUntil(lambda: library.remembered.place(first.id) == Place(5, 0), timeout=WAIT_MS)
    read(window, second, qtbot)
    qtbot.wait(600)
    assert library.remembered.place(second.id) is None


def test_a_document_opens_where_it_was_left(window: Window, qtbot: QtBot) -> None:
    """Coming back from the list, the person is where they were."""
    first, second = english(window)[:2]
    read(window, second, qtbot)
    read(window, first, qtbot)
    assert window.reader.view.place == Position(5, 0)


def test_the_outline_lists_headings_and_leads_to_them(window: Window, qtbot: QtBot) -> None:
    """Enter on the sheet goes to the heading."""
    window.commands.run("read.outline")
    outline = window.reader.outline
    assert outline.headings
    qtbot.keyClick(outline.field, Qt.Key.Key_Up)
    row = outline.list.row
    qtbot.keyClick(outline.field, Qt.Key.Key_Return)
    caret = window.reader.view.selection.caret
    assert caret == Position(outline.headings[row].paragraph, 0)


def test_keys_go_by_headings_and_paragraphs(window: Window, qtbot: QtBot) -> None:
    """Ctrl+PgDown goes to the next heading, J and K to the paragraph beside."""
    view = window.reader.view
    view.select(Position(0, 0))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_J)
    qtbot.keyClick(view, Qt.Key.Key_J)
    qtbot.keyClick(view, Qt.Key.Key_K)
    assert view.selection.caret == Position(1, 0)
    qtbot.keyClick(view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    numbers = [heading.paragraph for heading in window.reader.outline.headings]
    assert view.selection.caret.paragraph == next(n for n in numbers if n > 1)


def test_a_paragraph_is_turned_and_undone(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """D sets it from the other side, the caret where it was; undo sets it as before."""
    window = open_samples()
    document = next(d for d in window.library.documents if d.language == "ar")
    window.read(document)
    view = window.reader.view
    qtbot.waitUntil(lambda: window.reader.document == document, timeout=WAIT_MS)

    def from_the_right(number: int) -> bool:
        return view.column is not None and view.column.block(number).rtl

    view.setFocus()
    view.select(Position(2, 5))
    qtbot.keyClick(view, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: not from_the_right(2), timeout=WAIT_MS)
    assert from_the_right(1)
    assert view.selection.caret == (2, 5)
    window.commands.run("mark.undo")
    qtbot.waitUntil(lambda: from_the_right(2), timeout=WAIT_MS)
