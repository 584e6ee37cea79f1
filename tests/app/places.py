"""Every place of the window that a person can come to, for tests that look at all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.welcome import Welcome
from app.window import Window
from tests.app.conftest import WAIT_MS

QUESTION = "how many families left the marsh"


def places(window: Window, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """The window with a result and a text, its sheets and its dialogs, one after the other."""
    yield "documents", window
    window.top.field.setText(QUESTION)
    with qtbot.waitSignal(window.results.answered, timeout=WAIT_MS):
        pass
    window.results.list.choose_row(0)
    qtbot.waitUntil(lambda: window.reader.document is not None, timeout=WAIT_MS)
    window.commands.run("read.find")
    yield "passages", window
    for below in ("find.concordance", "find.watch"):
        window.commands.run(below)
        qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)
        yield below, window
    window.reader.view.setFocus()
    for beside in ("read.typography", "read.outline", "read.gloss"):
        window.commands.run(beside)
        qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)
        yield beside, window
    for command in ("handover.export", "handover.evidence"):
        window.commands.run(command)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)
        yield command, dialog
        dialog.close()
    window.commands.run("library.last_report")
    qtbot.waitUntil(window.report.isVisible, timeout=WAIT_MS)
    yield "report", window
    for sheet in (window.palette_, window.quick_open):
        sheet.open()
        yield "sheet", sheet
        sheet.dismiss()
    yield from _dialogs(window, qtbot)


def _dialogs(window: Window, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    window.show_settings()
    settings = window.settings
    assert settings is not None
    for page in settings.pages:
        settings.show_page(page)
        qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)
        yield f"settings: {page}", settings
    settings.close()
    window.help.show("start")
    assert window.help.window is not None
    yield "help", window.help.window
    window.help.window.close()
    welcome = Welcome(window, window.program.themes.theme, Path("/home/salma/Library.warraq"))
    welcome.show()
    for screen in range(3):
        yield f"welcome {screen}", welcome
        welcome.turn(1)
    welcome.deleteLater()
