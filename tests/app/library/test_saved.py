"""Saved searches among the shelves of a real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.library.shelves import Heading, SearchShelf, ShelfModel, search_shelves
from app.window import Window
from index.documents import SavedSearch
from tests.app.conftest import WAIT_MS

OpenSamples = Callable[..., Window]
QUESTION = "how many families left the marsh"
SAVED = SavedSearch(id=3, name="الأهوار", query="marsh", created_at="2024-05-19", seen=0)


def save(window: Window, query: str, qtbot: QtBot) -> SavedSearch:
    """Ask, and save the search by its key."""
    with qtbot.waitSignal(window.results.answered, timeout=WAIT_MS):
        window.top.field.set_query(query)
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.library.saved.searches), timeout=WAIT_MS)
    return window.library.saved.searches[-1]


def test_saved_searches_are_sound_rows(qtmodeltester: ModelTester) -> None:
    """They stand under a heading, with what is new; without any there is no heading."""
    model = ShelfModel()
    model.show(search_shelves([SAVED], {3: 2}))
    qtmodeltester.check(model)
    assert isinstance(model.index(0, 0).data(Qt.ItemDataRole.UserRole), Heading)
    assert model.row_of("search:3") == 1
    assert search_shelves([], {}) == []


@pytest.mark.usefixtures("qapp")
def test_what_is_new_is_told_to_those_who_listen() -> None:
    """A screen reader says the name and how much is new."""
    model = ShelfModel()
    model.show([SearchShelf(search=SAVED, count=2)])
    assert "2 new" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_saved_search_asks_again(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """Saved by a key, it stands in the library's pane and asks when it is chosen."""
    window = open_samples()
    saved = save(window, QUESTION, qtbot)
    window.top.field.forget()
    with qtbot.waitSignal(window.results.answered, timeout=WAIT_MS):
        window.library.list.choose_row(window.library.model.row_of(f"search:{saved.id}"))
    assert window.top.field.text() == QUESTION
    assert window.results.isVisible()


def test_a_saved_search_is_renamed_and_deleted(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """A new name stands in the pane; deleted, it is gone from it."""
    window = open_samples()
    saved = save(window, QUESTION, qtbot)
    window.library.saved.rename(saved, "Marshes")
    qtbot.waitUntil(lambda: window.library.saved.searches[0].name == "Marshes", timeout=WAIT_MS)
    window.library.saved.delete(saved)
    qtbot.waitUntil(lambda: not window.library.saved.searches, timeout=WAIT_MS)
    assert window.library.model.row_of(f"search:{saved.id}") == -1
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.library.saved.searches), timeout=WAIT_MS)
    assert window.library.saved.searches[0].name == "Marshes"
