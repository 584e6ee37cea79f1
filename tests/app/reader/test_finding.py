"""Finding in the document, as a person does it: keys, bar, marks on the scroll bar."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.reader.finding import Finding
from app.reader.layers import LayerStyle
from app.window import Window
from tests.app.conftest import WAIT_MS

OpenSamples = Callable[..., Window]


@pytest.fixture
def window(open_samples: OpenSamples, qtbot: QtBot) -> Window:
    """A window that shows a sample article."""
    window = open_samples()
    document = next(d for d in window.library.documents if d.language == "en")
    window.read(document)
    qtbot.waitUntil(lambda: window.reader.document is not None, timeout=WAIT_MS)
    return window


def find(window: Window, text: str, qtbot: QtBot) -> Finding:
    """Ask for a text and wait for its places."""
    window.commands.run("read.find")
    bar = window.reader.find_bar
    bar.field.setText(text)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(bar.count.text()), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)
    return window.reader.finding


def marked_rows(window: Window) -> list[int]:
    """The rows of pixels of the scroll bar that are lines of marks."""
    image = window.reader.view.marks.grab().toImage()
    accent = window.program.themes.theme.color("accent").rgb()
    return [y for y in range(image.height()) if image.pixel(5, y) == accent]


def test_the_first_place_is_shown_and_counted(window: Window, qtbot: QtBot) -> None:
    """The caret goes to the first place, and the bar says of how many."""
    find(window, "the", qtbot)
    view = window.reader.view
    caret = view.selection.caret
    assert view.column is not None
    text = view.column.pages[caret.paragraph].text
    assert text[caret.offset : caret.offset + 3].lower() == "the"
    assert window.reader.find_bar.count.text().startswith("1 of ")


def test_enter_goes_on_and_shift_enter_back(window: Window, qtbot: QtBot) -> None:
    """Enter walks down the places, Shift+Enter up, in a ring."""
    find(window, "the", qtbot)
    bar = window.reader.find_bar
    total = bar.count.text().split()[-1]
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == f"2 of {total}"
    for _ in range(2):
        qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == f"{total} of {total}"


def test_escape_goes_back_to_the_text(window: Window, qtbot: QtBot) -> None:
    """Closing selects the place that the person was at and gives the keys to the text."""
    find(window, "the", qtbot)
    qtbot.keyClick(window.reader.find_bar.field, Qt.Key.Key_Escape)
    assert window.reader.find_bar.isHidden()
    assert window.reader.view.selected_text().lower() == "the"
    assert window.reader.view.hasFocus()


def test_only_the_place_at_hand_has_a_ring(window: Window, qtbot: QtBot) -> None:
    """Of all that is found one is drawn as the one that the person is at."""
    find(window, "the", qtbot)
    view = window.reader.view
    assert view.column is not None
    styles = [layer.style for number in range(len(view.column)) for layer in view.layers_of(number)]
    assert styles.count(LayerStyle.FOUND_HERE) == 1
    assert styles.count(LayerStyle.FOUND) > 3


def test_a_text_that_is_not_there_is_said_to_be_so(window: Window, qtbot: QtBot) -> None:
    """Nothing found is said in words, and there is nothing to step to."""
    find(window, "zzzz", qtbot)
    bar = window.reader.find_bar
    assert bar.count.text() == "Not found"
    assert not bar.next.isEnabled()


def test_places_are_marked_on_the_scroll_bar(window: Window, qtbot: QtBot) -> None:
    """The scroll bar has lines while something is found, and none afterwards."""
    assert not marked_rows(window)
    find(window, "the", qtbot)
    assert len(marked_rows(window)) > 3
    qtbot.keyClick(window.reader.find_bar.field, Qt.Key.Key_Escape)
    assert not marked_rows(window)


def test_another_document_is_searched_for_the_same(window: Window, qtbot: QtBot) -> None:
    """With the bar open, opening an article finds the text there too."""
    find(window, "the", qtbot)
    other = [d for d in window.library.documents if d.language == "en"][-1]
    window.read(other)
    qtbot.waitUntil(lambda: window.reader.document == other, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)
    places = window.program.session.library.find(other.id, "the").places
    assert window.reader.find_bar.count.text() == f"1 of {len(places)}"
