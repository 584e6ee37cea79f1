"""Copying with a citation, as a person does it: a key in the window, then paste elsewhere."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.reader.source import Position
from app.window import Window
from tests.app.conftest import WAIT_MS
from tests.conftest import REPOSITORY

OpenSamples = Callable[..., Window]


def pasted() -> QMimeData:
    """What another program would get."""
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    return data


def copy(window: Window, qtbot: QtBot) -> QMimeData:
    """Press the key, and wait for the clipboard."""
    QGuiApplication.clipboard().clear()
    QTest.keyClick(
        window,
        Qt.Key.Key_C,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(lambda: bool(pasted().text()), timeout=WAIT_MS)
    return pasted()


def read(window: Window, language: str, qtbot: QtBot) -> None:
    """Open the first document in a language."""
    found = next(each for each in window.library.documents if each.language == language)
    with qtbot.waitSignal(window.reader.shown, timeout=WAIT_MS):
        window.read(found)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_selection_is_copied_with_its_citation(
    open_samples: OpenSamples, qtbot: QtBot, language: str
) -> None:
    """Ctrl+Shift+C gives the quote as it is and the citation in the interface's language."""
    window = open_samples(language)
    read(window, "ar", qtbot)
    window.reader.view.setFocus()
    window.reader.view.select(Position(1, 0), Position(1, 20))
    quote = window.reader.view.selected_text()
    data = copy(window, qtbot)
    assert data.text().startswith(f"{quote}\n— ")
    assert ("الفقرة 2" if language == "ar" else "para. 2") in data.text()
    assert 'dir="rtl"' in data.html()
    assert bytes(data.data("text/rtf").data()).startswith(b"{\\rtf1")


def test_without_a_selection_the_hit_is_copied(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """From the list of hits the same key copies the best sentence of the hit at hand."""
    window = open_samples()
    with qtbot.waitSignal(window.results.answered, timeout=WAIT_MS):
        window.top.field.setText("how many families left the marsh")
    qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)
    window.results.list.choose_row(0)
    qtbot.waitUntil(lambda: window.reader.view.current_hit is not None, timeout=WAIT_MS)
    hit = window.results.current
    assert hit is not None
    data = copy(window, qtbot)
    assert data.text().startswith(hit.paragraph.text[hit.sentence.start : hit.sentence.end])


def test_with_nothing_at_hand_nothing_can_be_copied(
    open_samples: OpenSamples, qtbot: QtBot
) -> None:
    """The command waits until there is a selection or a hit."""
    window = open_samples()
    assert not window.commands.can_run("handover.copy")
    read(window, "en", qtbot)
    window.reader.view.select(Position(0, 0), Position(0, 4))
    assert window.commands.can_run("handover.copy")


def test_the_program_ends_well_with_a_quote_on_the_clipboard() -> None:
    """What Python made is off the clipboard before Qt is taken down; its plain text stays."""
    code = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from app.handover import clipboard
from app.start import make_application
from index.documents import Clipping

application = make_application()
clipboard.put(Clipping(plain="q", html="<p>q</p>", rtf="{\\rtf1 q}", markdown="> q"))
QTimer.singleShot(0, application.quit)
application.exec()
sys.exit(0 if QGuiApplication.clipboard().text() == "q" else 1)
"""
    outcome = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, check=False
    )
    assert outcome.returncode == 0, outcome.stderr
