"""The first start: greeted once, led by keys, skippable at every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.program import Program
from app.settings import store
from app.start import Windows
from app.welcome import Welcome
from tests.app.conftest import WAIT_MS


@pytest.fixture
def windows(
    make_program: Callable[[str], Program],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> Iterator[Windows]:
    """A program that starts for the first time, its libraries in the test's folder."""
    monkeypatch.setattr(store, "_data_folder", lambda: tmp_path)
    made = Windows(make_program("en"))
    with qtbot.waitExposed(made.show()):
        pass
    yield made
    assert made.window is not None
    made.window.closed.disconnect()
    made.window.close()


def test_three_screens_lead_to_an_empty_library(
    windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    """Enter, Enter, Enter: the library is made where it was said, and nobody is greeted again."""
    dialog = windows.welcome()
    dialog.choose_folder(tmp_path / "Elsewhere.warraq")
    for _ in range(3):
        qtbot.keyClick(dialog.next, Qt.Key.Key_Return)
    session = windows.program.session
    qtbot.waitUntil(lambda: session.is_open, timeout=WAIT_MS)
    assert session.path == tmp_path / "Elsewhere.warraq"
    assert windows.program.settings.welcomed


@pytest.mark.parametrize("screens", [0, 1, 2])
def test_escape_skips_the_rest(
    windows: Windows, tmp_path: Path, screens: int, qtbot: QtBot
) -> None:
    """Whoever wants none of it has the usual library at once."""
    dialog = windows.welcome()
    for _ in range(screens):
        qtbot.keyClick(dialog.next, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    session = windows.program.session
    qtbot.waitUntil(lambda: session.is_open, timeout=WAIT_MS)
    assert session.path == tmp_path / "Library.warraq"


def test_the_samples_can_be_tried(windows: Windows, tmp_path: Path, qtbot: QtBot) -> None:
    """The last screen opens the sample articles, imported on the spot."""
    dialog = windows.welcome()
    assert isinstance(dialog, Welcome)
    dialog.samples.click()
    window = windows.window
    assert window is not None
    qtbot.waitUntil(lambda: len(window.library.documents) == 14, timeout=WAIT_MS)
    assert windows.program.session.path == tmp_path / "Samples.warraq"
