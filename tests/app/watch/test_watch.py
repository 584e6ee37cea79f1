"""The watch list in a real window, and its matrix as a model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.theme import DARK, LIGHT
from app.watch.matrix import Crossing, MatrixModel, tint_of
from app.watch.pane import WatchPane
from app.window import Window
from index.documents import WatchBy, WatchCell, WatchColumn, WatchMatrix
from tests.app.conftest import WAIT_MS

OpenSamples = Callable[..., Window]
MATRIX = WatchMatrix(
    terms=("water", "القمح", '"open'),
    by=WatchBy.WEEK,
    columns=(WatchColumn("2024-05-13", "2024-05-13"), WatchColumn("", "")),
    cells={
        (0, "2024-05-13"): WatchCell(3, 0.9, (4, 2)),
        (1, ""): WatchCell(1, 0.3, (7,)),
    },
    problems={2: "query_unclosed_quote"},
)


def test_a_matrix_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    """It keeps the rules that Qt's views rely on, full and empty."""
    model = MatrixModel(LIGHT)
    qtmodeltester.check(model)
    model.show(MATRIX)
    qtmodeltester.check(model)
    assert (model.rowCount(), model.columnCount()) == (3, 2)


@pytest.mark.usefixtures("qapp")
def test_a_cell_is_a_number_that_leads_to_its_documents() -> None:
    """Empty where nothing answers; else how much does, tinted by the best chance."""
    model = MatrixModel(DARK)
    model.show(MATRIX)
    assert model.index(0, 0).data() == "3"
    assert model.index(0, 1).data() is None
    assert model.crossing(0, 0) == Crossing("water", (4, 2))
    assert model.crossing(2, 0) is None
    assert [tint_of(cell) for cell in MATRIX.cells.values()] == ["word_strong", "band"]


@pytest.mark.usefixtures("qapp")
def test_heads_say_what_was_counted_and_what_is_wrong() -> None:
    """Weeks by their first day; a term that cannot be understood says why."""
    model = MatrixModel(LIGHT)
    model.show(MATRIX)
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert model.headerData(0, across) == "Week of 13 May 2024"
    assert model.headerData(1, across) == "No exact date"
    assert "quotation mark" in str(model.headerData(2, down, Qt.ItemDataRole.ToolTipRole))


def opened(window: Window, qtbot: QtBot) -> WatchPane:
    """The watch list, opened by its key."""
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_W, keys)
    pane = window.findChildren(WatchPane)[0]
    assert pane.isVisible()
    return pane


def test_a_cell_asks_its_term_in_its_documents(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """Going to a cell shows its passages in the list of hits."""
    window = open_samples()
    pane = opened(window, qtbot)
    pane.model.show(MATRIX)
    with qtbot.waitSignal(window.results.answered, timeout=WAIT_MS):
        pane.table.activated.emit(pane.model.index(0, 0))
    assert window.top.field.text() == "water"
    assert {hit.document.id for hit in window.results.model.hits} <= {2, 4}


def test_terms_are_looked_for_and_kept(
    open_samples: OpenSamples, tmp_path: Path, qtbot: QtBot
) -> None:
    """A list is asked, kept by name, written as a table."""
    window = open_samples("ar")
    pane = opened(window, qtbot)
    pane.terms.setPlainText("why do the dockers strike\n\nالمياه\nالمياه")
    assert pane.wanted() == ["why do the dockers strike", "المياه"]
    pane.look.click()
    qtbot.waitUntil(lambda: pane.model.matrix is not None, timeout=WAIT_MS)
    pane.keep("مياه")
    qtbot.waitUntil(lambda: pane.kept.findText("مياه") > 0, timeout=WAIT_MS)
    pane.save(tmp_path / "watch.csv")
    qtbot.waitUntil((tmp_path / "watch.csv").exists, timeout=WAIT_MS)


def test_a_kept_list_is_deleted_and_undone(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """Keeping a list and deleting it go through the same undo as everything else."""
    window = open_samples()
    searches = window.program.session.library.searches
    pane = opened(window, qtbot)
    pane.terms.setPlainText("water")
    pane.keep("Basics")
    qtbot.waitUntil(lambda: pane.kept.findText("Basics") > 0, timeout=WAIT_MS)
    pane.kept.setCurrentIndex(pane.kept.findText("Basics"))
    pane.forget.click()
    qtbot.waitUntil(lambda: not searches.lists(), timeout=WAIT_MS)
    window.commands.run("mark.undo")
    qtbot.waitUntil(lambda: [kept.terms for kept in searches.lists()] == [("water",)])
    window.commands.run("mark.undo")
    qtbot.waitUntil(lambda: not searches.lists(), timeout=WAIT_MS)
