"""The concordance in a real window: opened by a key, rejected groups, the passage in the reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.concordance.pane import ConcordancePane
from app.window import Window
from tests.app.conftest import WAIT_MS

OpenSamples = Callable[..., Window]


def opened(window: Window, query: str, qtbot: QtBot) -> ConcordancePane:
    """The concordance of a query, opened by its key."""
    window.top.field.set_query(query)
    qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_L, keys)
    pane = window.findChildren(ConcordancePane)[0]
    qtbot.waitUntil(lambda: pane.model.rowCount() > 0, timeout=WAIT_MS)
    return pane


def test_a_line_opens_its_passage(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """Going to a line shows its document, its word marked."""
    window = open_samples()
    pane = opened(window, "water", qtbot)
    pane.lines.choose_row(0)
    line = pane.model.rows[0]
    qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)
    shown = window.reader.view.current_hit
    assert shown is not None
    assert shown.document.id == line.place.document_id
    assert (shown.words[0].start, shown.words[0].end) == line.place.span


def test_a_group_that_is_not_meant_goes(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """Switching a word off leaves its lines out."""
    pane = opened(open_samples(), "water", qtbot)
    before = {line.group for line in pane.model.rows}
    index = pane.groups.index(1, 0)
    gone = index.data(Qt.ItemDataRole.UserRole).key
    pane.groups.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(lambda: gone not in {line.group for line in pane.model.rows}, timeout=WAIT_MS)
    assert gone in before
    assert gone in pane.groups.rejected


def test_lines_are_saved_as_a_table(
    open_samples: OpenSamples, tmp_path: Path, qtbot: QtBot
) -> None:
    """The table has a row for every line."""
    pane = opened(open_samples("ar"), "المياه", qtbot)
    pane.save(tmp_path / "lines.csv")
    rows = pane.model.rowCount() + 1
    qtbot.waitUntil(
        lambda: (
            (tmp_path / "lines.csv").exists()
            and len((tmp_path / "lines.csv").read_text("utf-8-sig").splitlines()) == rows
        ),
        timeout=WAIT_MS,
    )
