"""The palette and quick open: from a few letters to what was meant, by keys alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.commands.palette import Palette
from app.commands.picker import Picker
from app.window import Window
from tests.app.conftest import WAIT_MS

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def names(picker: Picker) -> list[str]:
    """What the rows say, top to bottom."""
    return [entry.text for entry in picker.model.rows]


def open_palette(window: Window, qtbot: QtBot) -> Palette:
    """Call the palette by its key from wherever the focus is."""
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_P, CONTROL | SHIFT)
    assert window.palette_.isVisible()
    return window.palette_


@pytest.mark.parametrize("typed", ["smaller", "اصغر"])
@pytest.mark.parametrize(("language", "name"), [("en", "Smaller text"), ("ar", "نص أصغر")])
def test_a_command_is_found_in_both_languages(
    open_samples: Callable[..., Window], typed: str, language: str, name: str, qtbot: QtBot
) -> None:
    """Whoever knows the word in one language finds the command in a window of the other."""
    window = open_samples(language)
    palette = open_palette(window, qtbot)
    palette.field.setText(typed)
    assert names(palette)[0] == name


def test_enter_runs_and_the_focus_goes_back(
    open_samples: Callable[..., Window], qtbot: QtBot
) -> None:
    """A command is carried out by the pane that had the focus before the palette came up."""
    window = open_samples()
    window.documents.list.choose_row(0)
    qtbot.waitUntil(lambda: window.reader.document is not None, timeout=WAIT_MS)
    window.reader.view.setFocus()
    before = window.program.settings.zoom
    palette = open_palette(window, qtbot)
    palette.field.setText("larger")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.reader.view
    assert window.program.settings.zoom > before


def test_what_cannot_be_done_stands_last_and_does_nothing(
    open_samples: Callable[..., Window], qtbot: QtBot
) -> None:
    """With no document open the reader's commands are shown, and cannot be taken."""
    window = open_samples()
    palette = open_palette(window, qtbot)
    palette.field.setText("larger")
    assert [entry.enabled for entry in palette.model.rows] == [False]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_row_says_the_key_that_does_the_same(
    open_samples: Callable[..., Window], qtbot: QtBot
) -> None:
    """The palette teaches keys, to the ear too."""
    palette = open_palette(open_samples(), qtbot)
    palette.field.setText("quit")
    spoken = palette.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Quit" in spoken
    assert "Ctrl+Q" in spoken


def test_a_document_is_opened_by_letters_of_its_title(
    open_samples: Callable[..., Window], qtbot: QtBot
) -> None:
    """Ctrl+P, some letters without their hamza, Enter: it is read."""
    window = open_samples()
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_P, CONTROL)
    picker = window.quick_open
    picker.field.setText("هور الغدير")
    qtbot.waitUntil(lambda: len(picker.model.rows) == 1, timeout=WAIT_MS)
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader.document is not None, timeout=WAIT_MS)
    assert window.reader.document is not None
    assert window.reader.document.title.startswith("هور الغدير")


def test_a_sheet_goes_when_the_focus_is_wanted_elsewhere(
    open_samples: Callable[..., Window], qtbot: QtBot
) -> None:
    """Ctrl+K over an open palette is a search, not two things at once."""
    window = open_samples()
    palette = open_palette(window, qtbot)
    qtbot.keyClick(palette.field, Qt.Key.Key_K, CONTROL)
    assert not palette.isVisible()
    assert window.top.field.hasFocus()
