"""The settings: every choice holds at once, is kept, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app import dates
from app.actions import NEXT_HIT, PREVIOUS_HIT
from app.dates import DateStyle
from app.program import Program
from app.settings.dialog import SettingsDialog
from app.start import Windows
from app.theme import ThemeMode
from app.window import Window
from index.library import Library
from tests.app.conftest import WAIT_MS

OpenSamples = Callable[..., Window]
_NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def plain_dates() -> Iterator[None]:
    """The next test starts with the plain dates, whatever this one chose."""
    yield
    dates.use(DateStyle())


def settings_of(window: Window, page: str) -> SettingsDialog:
    """The settings of a window, at a page."""
    window.show_settings(page)
    assert window.settings is not None
    return window.settings


def choose(box: QComboBox, value: object) -> None:
    """Choose an option as a person would."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    """Send a key to a widget."""
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


def test_colours_are_chosen(open_samples: OpenSamples) -> None:
    """Dark holds at once, in the settings themselves too."""
    window = open_samples()
    choose(settings_of(window, "general").general.colours, ThemeMode.DARK)
    assert window.reader.view.theme.dark
    assert window.program.settings.theme is ThemeMode.DARK
    choose(settings_of(window, "general").general.colours, ThemeMode.LIGHT)


def test_another_language_keeps_the_settings_open(
    make_program: Callable[[str], Program], qtbot: QtBot
) -> None:
    """The window is made anew, and the settings stand where they stood, in the other language."""
    windows = Windows(make_program("en"))
    first = windows.show()
    choose(settings_of(first, "general").general.language, "ar")
    qtbot.waitUntil(lambda: windows.window is not first, timeout=WAIT_MS)
    second = windows.window
    assert second is not None
    assert second.settings is not None
    assert second.settings.windowTitle() == "الإعدادات"
    choose(second.settings.general.digits, True)
    qtbot.waitUntil(lambda: windows.window is not second, timeout=WAIT_MS)
    third = windows.window
    assert third is not None
    assert third.settings is not None
    assert third.settings.general.digits.currentData() is True
    third.closed.disconnect()
    third.close()


def test_hijri_dates_stand_beside(open_samples: OpenSamples) -> None:
    """A ticked calendar is written into the dates of the list."""
    window = open_samples()
    settings_of(window, "general").general.calendars[dates.Calendar.HIJRI].click()
    tooltips = [
        window.documents.model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(14)
    ]
    assert any("17 August 2024 (13 Safar 1446 AH)" in text for text in tooltips)
    assert window.program.settings.dates.beside == (dates.Calendar.HIJRI,)


def test_a_key_is_added_by_pressing_it(open_samples: OpenSamples) -> None:
    """Press, and it is the command's key; whoever had it loses it and that is said."""
    window = open_samples()
    page = settings_of(window, "keys").keys
    page.show_command(NEXT_HIT.id)
    page.capture.click()
    press(page.capture, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    keymap = window.commands.keymap
    assert keymap.keys(NEXT_HIT) == ("F4", "N", "Shift+F4")
    assert keymap.keys(PREVIOUS_HIT) == ("Shift+N",)
    assert "Previous passage" in page.said.text()
    page.default.click()
    assert keymap.keys(NEXT_HIT) == ("F4", "N")


def test_escape_gives_up_and_tab_is_a_key_like_others(
    open_samples: OpenSamples, qtbot: QtBot
) -> None:
    """While a key is waited for every key is one, but Escape."""
    page = settings_of(open_samples(), "keys").keys
    page.capture.click()
    press(page.capture, Qt.Key.Key_Escape)
    assert not page.capture.isChecked()
    page.capture.click()
    with qtbot.waitSignal(page.capture.captured) as heard:
        press(page.capture, Qt.Key.Key_Tab)
    assert heard.args == ["Tab"]


def test_letters_are_switched_off(open_samples: OpenSamples) -> None:
    """One box takes every single letter away, and gives them back."""
    window = open_samples()
    page = settings_of(window, "keys").keys
    page.letters.click()
    assert window.commands.keymap.keys(NEXT_HIT) == ("F4",)
    page.letters.click()
    assert window.commands.keymap.keys(NEXT_HIT) == ("F4", "N")


def test_copies_of_files_are_kept_or_not(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """The library remembers what was chosen."""
    window = open_samples()
    page = settings_of(window, "library").library
    qtbot.waitUntil(page.keep.isEnabled, timeout=WAIT_MS)
    page.keep.click()
    library = window.program.session.library
    qtbot.waitUntil(lambda: not library.info().keeps_originals, timeout=WAIT_MS)


def test_a_library_is_checked_and_backed_up(
    open_samples: OpenSamples, tmp_path: Path, qtbot: QtBot
) -> None:
    """What is checked is said to be whole, and the copy opens as a library."""
    page = settings_of(open_samples(), "library").library
    qtbot.waitUntil(page.check.isEnabled, timeout=WAIT_MS)
    page.check.click()
    qtbot.waitUntil(lambda: "whole" in page.said.text(), timeout=WAIT_MS)
    page.back_up(tmp_path / "Copy.warraq")
    qtbot.waitUntil(lambda: "Copy.warraq" in page.said.text(), timeout=WAIT_MS)
    with Library.open(tmp_path / "Copy.warraq") as copy:
        assert copy.info().documents == 14


def test_a_folder_that_is_no_model_is_refused(
    open_samples: OpenSamples, tmp_path: Path, qtbot: QtBot
) -> None:
    """The library keeps its model and says what is wrong with the folder."""
    window = open_samples()
    page = settings_of(window, "model").model
    page.embed(tmp_path)
    qtbot.waitUntil(lambda: bool(page.said.text()), timeout=WAIT_MS)
    qtbot.waitUntil(page.choose.isEnabled, timeout=WAIT_MS)
    assert "warraq-static" in page.which.text()


def test_the_library_is_embedded_anew(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """Back to the bundled model: with progress, and an answer at the end."""
    window = open_samples()
    page = settings_of(window, "model").model
    with qtbot.waitSignal(window.program.upkeep.ended, timeout=WAIT_MS):
        page.bundled.click()
        assert page.bar.isVisible()
    assert not page.bar.isVisible()


def test_the_size_of_the_interface_is_chosen(open_samples: OpenSamples) -> None:
    """It is kept for the next start; as the system says, nothing is."""
    window = open_samples()
    general = settings_of(window, "general").general
    choose(general.sizes, 150)
    assert window.program.settings.interface_size == 150
    choose(general.sizes, None)
    assert window.program.settings.interface_size is None
