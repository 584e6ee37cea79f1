"""Watched folders in the window: added in the settings, looked at, marked in the lists."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.settings.dialog import SettingsDialog
from app.window import Window
from tests.app.conftest import WAIT_MS


def write(path: Path, text: str, age: float) -> None:
    """Write a file that was last changed some seconds ago."""
    path.write_text(text, encoding="utf-8")
    moment = time.time() - age
    os.utime(path, (moment, moment))


def test_a_folder_added_in_the_settings_is_followed(
    make_window: Callable[..., Window], tmp_path: Path, qtbot: QtBot
) -> None:
    """Its files come in, a changed one is renewed and marked, a missing one has a shelf."""
    folder = tmp_path / "وزارة"
    folder.mkdir()
    write(folder / "heron.txt", "A line about herons.", 60)
    window = make_window()
    program = window.program
    program.open_library(tmp_path / "New.warraq", create=True)
    qtbot.waitUntil(lambda: program.session.is_open, timeout=WAIT_MS)
    page = SettingsDialog(window, program, window.commands).watched
    page.add_folder(folder)
    qtbot.waitUntil(lambda: len(window.library.documents) == 1, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: page.folders() == [str(folder)], timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not program.bridge.busy, timeout=WAIT_MS)

    write(folder / "heron.txt", "A line about pelicans.", 30)
    program.watcher.look()
    qtbot.waitUntil(lambda: window.library.model.row_of("look:renewed") > 0, timeout=WAIT_MS)
    window.library.list.choose_row(window.library.model.row_of("look:renewed"))
    assert window.documents.model.rowCount() == 1
    assert "changed" in window.documents.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    qtbot.waitUntil(lambda: not program.bridge.busy, timeout=WAIT_MS)

    (folder / "heron.txt").unlink()
    program.watcher.look()
    qtbot.waitUntil(lambda: window.library.model.row_of("look:missing") > 0, timeout=WAIT_MS)
    assert len(window.library.documents) == 1
