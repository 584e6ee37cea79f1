"""Two documents side by side, tied by meaning."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.reader.layers import LayerStyle
from app.reader.source import Position
from app.window import Window
from index.documents import Document
from tests.app.conftest import WAIT_MS

OpenSamples = Callable[..., Window]


@pytest.fixture
def window(open_samples: OpenSamples, qtbot: QtBot) -> Window:
    """A window with the marshes in English beside the marshes in Arabic."""
    window = open_samples()
    window.read(marshes(window, "marshes.en"))
    qtbot.waitUntil(lambda: window.reader.document is not None, timeout=WAIT_MS)
    window.reader.beside.open(marshes(window, "marshes.ar"))
    tied(window, qtbot)
    return window


def marshes(window: Window, name: str) -> Document:
    """A sample article by the start of its file's name."""
    return next(d for d in window.library.documents if f"/{name}" in (d.path or ""))


def tied(window: Window, qtbot: QtBot) -> None:
    """Wait until both texts are tied."""
    beside = window.reader.beside
    qtbot.waitUntil(lambda: beside.view.column is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)


def test_both_texts_are_shown_each_in_its_direction(window: Window) -> None:
    """English runs from the left, Arabic from the right, in one window."""
    first, second = window.reader.view, window.reader.beside.view
    assert first.isVisible()
    assert second.isVisible()
    assert first.column is not None
    assert second.column is not None
    assert not first.column.block(1).rtl
    assert second.column.block(1).rtl


def test_scrolling_one_scrolls_the_other_to_what_answers(window: Window) -> None:
    """Both directions: the paragraph on top of one answers the one on top of the other."""
    first, second = window.reader.view, window.reader.beside.view
    pair = next(p for p in window.reader.beside.tie.pairs if p.first >= 3)
    first.set_place(Position(pair.first, 0))
    assert second.place.paragraph == pair.second
    first.set_place(Position(0, 0))
    second.set_place(Position(pair.second, 0))
    assert first.place.paragraph == pair.first


def test_alt_unties_while_it_is_held(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    """With Alt one text scrolls alone."""
    alt = Qt.KeyboardModifier.AltModifier
    monkeypatch.setattr("app.compare.tie.QApplication.queryKeyboardModifiers", lambda: alt)
    before = window.reader.beside.view.place
    window.reader.view.set_place(Position(5, 0))
    assert window.reader.beside.view.place == before


def test_a_tie_can_be_made_and_undone_by_hand(window: Window, qtbot: QtBot) -> None:
    """P ties the paragraphs of both carets, and says so; P again lets them go."""
    beside = window.reader.beside
    window.reader.view.select(Position(1, 0))
    beside.view.select(Position(3, 0))
    for words in ("Tied by hand", ""):
        window.commands.run("read.pin")
        tied(window, qtbot)
        window.reader.view.select(Position(1, 1))
        window.reader.view.select(Position(1, 0))
        assert (beside.how == "Tied by hand") is bool(words)
        beside.view.select(Position(3, 0))


def test_a_tie_is_undone_with_everything_else(window: Window, qtbot: QtBot) -> None:
    """Ctrl+Z takes a tie by hand away, Ctrl+Shift+Z makes it again."""
    ties = window.program.session.library.alignments
    first, second = marshes(window, "marshes.en").id, marshes(window, "marshes.ar").id
    window.reader.view.select(Position(1, 0))
    window.reader.beside.view.select(Position(3, 0))
    window.commands.run("read.pin")
    qtbot.waitUntil(lambda: ties.tied(first, second) == [(1, 3)], timeout=WAIT_MS)
    window.commands.run("mark.undo")
    qtbot.waitUntil(lambda: ties.tied(first, second) == [], timeout=WAIT_MS)
    window.commands.run("mark.redo")
    qtbot.waitUntil(lambda: ties.tied(first, second) == [(1, 3)], timeout=WAIT_MS)
    tied(window, qtbot)


def test_what_belongs_together_is_marked(window: Window) -> None:
    """The paragraph that answers the caret's has a bar in the margin."""
    pair = window.reader.beside.tie.pairs[1]
    window.reader.view.select(Position(pair.first, 0))
    marked = [layer.style for layer in window.reader.beside.view.layers_of(pair.second)]
    assert marked == [LayerStyle.OTHER_HIT]


def test_the_key_offers_documents_and_closes(window: Window, qtbot: QtBot) -> None:
    """Ctrl+\\ takes the second text away, and then offers those that say the same."""
    window.commands.run("read.compare")
    assert window.reader.beside.isHidden()
    window.commands.run("read.compare")
    chooser = window.reader.beside.chooser
    qtbot.waitUntil(lambda: bool(chooser.model.rows), timeout=WAIT_MS)
    assert window.reader.document not in [entry.value for entry in chooser.model.rows]
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    qtbot.waitUntil(window.reader.beside.isVisible, timeout=WAIT_MS)
