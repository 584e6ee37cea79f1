"""The window as a person uses it: real library, real model, offscreen."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.importing.report_model import ReportModel
from app.theme import ThemeMode
from app.window import Window
from index.documents import FileState
from index.library import Library
from resources import resource_path
from tests.app.conftest import WAIT_MS

QUESTION = "how many families left the marsh"
OpenSamples = Callable[..., Window]


def buttons(widget: QWidget) -> list[QAbstractButton]:
    """All buttons in a part of the window."""
    return widget.findChildren(QAbstractButton)


def ask(window: Window, query: str, qtbot: QtBot) -> None:
    """Type a query and wait for its hits."""
    window.top.field.setText(query)
    with qtbot.waitSignal(window.results.answered, timeout=WAIT_MS):
        pass


def test_a_new_library_invites_a_drop(
    make_window: Callable[..., Window], tmp_path: Path, qtbot: QtBot
) -> None:
    """An empty library says what to do with it."""
    window = make_window()
    window.program.open_library(tmp_path / "New.warraq", create=True)
    qtbot.waitUntil(lambda: window.page.words()[0] == "Drop articles here", timeout=WAIT_MS)


def test_a_missing_library_is_a_page_not_a_crash(
    make_window: Callable[..., Window], tmp_path: Path, qtbot: QtBot
) -> None:
    """A library that is not there is said to be missing, and can be created."""
    window = make_window()
    window.program.open_library(tmp_path / "Gone.warraq")
    with qtbot.waitSignal(window.program.session.failed, timeout=WAIT_MS):
        pass
    assert "There is no library" in window.page.words()[1]
    next(b for b in buttons(window.page) if b.text() == "Create it").click()
    qtbot.waitUntil(lambda: window.program.session.is_open, timeout=WAIT_MS)


def test_a_drop_is_read_and_answers(
    make_window: Callable[..., Window], tmp_path: Path, samples: Path, qtbot: QtBot
) -> None:
    """An Arabic article dropped from the file manager answers an English question."""
    window = make_window()
    window.program.open_library(tmp_path / "New.warraq", create=True)
    qtbot.waitUntil(lambda: window.program.session.is_open, timeout=WAIT_MS)
    drop(window, [samples / "marshes.ar.html"])
    qtbot.waitUntil(lambda: len(window.library.documents) == 1, timeout=WAIT_MS)
    ask(window, QUESTION, qtbot)
    assert window.results.model.hits[0].document.language == "ar"


def drop(window: Window, paths: list[Path]) -> QDropEvent:
    """Drag files from a file manager that proposes to move them, and let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), both, data, left, none)
    QApplication.sendEvent(window, enter)
    event = QDropEvent(QPointF(50, 50), both, data, left, none)
    QApplication.sendEvent(window, event)
    event.mime_data = data  # type: ignore[attr-defined]  the event does not keep it alive
    return event


def test_a_drop_never_moves_the_originals(open_samples: OpenSamples, tmp_path: Path) -> None:
    """Whatever the source proposes, the drop is taken as a copy."""
    window = open_samples()
    (tmp_path / "note.txt").write_text("Nothing much.", encoding="utf-8")
    assert drop(window, [tmp_path / "note.txt"]).dropAction() is Qt.DropAction.CopyAction


def test_a_hit_is_opened_and_marked_in_the_reader(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """Going to a hit shows its document, at its sentence, with its words."""
    window = open_samples()
    ask(window, QUESTION, qtbot)
    window.results.list.choose_row(0)
    qtbot.waitUntil(lambda: window.reader.view.current_hit is not None, timeout=WAIT_MS)
    chosen = window.results.current
    assert chosen is not None
    assert window.reader.document == chosen.document
    assert window.reader.view.current_hit == chosen


def test_f4_walks_the_hits_across_documents(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """F4 goes to the next hit and Shift+F4 back, in a ring."""
    window = open_samples()
    ask(window, QUESTION, qtbot)
    window.results.list.choose_row(0)
    qtbot.keyClick(window, Qt.Key.Key_F4)
    assert window.results.list.row == 1
    qtbot.keyClick(window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert window.results.list.row == len(window.results.model.hits) - 1


def test_a_chip_keeps_one_language(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """A filter by language asks anew and leaves the other languages' chips where they were."""
    window = open_samples()
    ask(window, QUESTION, qtbot)
    before = window.results.filters.texts()
    with qtbot.waitSignal(window.results.answered, timeout=WAIT_MS):
        window.results.filters.press("Arabic")
    assert {hit.paragraph.language for hit in window.results.model.hits} == {"ar"}
    assert window.results.filters.texts() == before
    assert window.top.field.text() == f"{QUESTION} lang:ar"


def test_a_shelf_narrows_documents_and_search(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """On the shelf of a language only its documents are listed and searched."""
    window = open_samples()
    window.library.list.choose_row(window.library.model.row_of("language:he"))
    assert window.documents.model.rowCount() == 2
    ask(window, QUESTION, qtbot)
    assert {hit.document.language for hit in window.results.model.hits} == {"he"}


def test_escape_ends_the_search(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """Escape empties the field and brings the documents back."""
    window = open_samples()
    ask(window, QUESTION, qtbot)
    qtbot.keyClick(window.top.field, Qt.Key.Key_Escape)
    assert window.top.field.text() == ""
    assert window.documents.isVisible()
    assert not window.results.isVisible()


def test_a_query_that_cannot_be_read_says_so(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """What is wrong with a query stands above the empty list, not in a dialog."""
    window = open_samples()
    window.top.field.setText('date:yesterday "water"')
    qtbot.waitUntil(lambda: "is not a date" in window.results.notice(), timeout=WAIT_MS)


def test_a_deleted_document_is_gone(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """Deleting takes a document from the list and empties the reader that shows it."""
    window = open_samples()
    window.documents.list.choose_row(0)
    qtbot.waitUntil(lambda: window.reader.document is not None, timeout=WAIT_MS)
    shown = window.documents.current
    assert shown is not None
    window.commands.run("library.delete")
    qtbot.waitUntil(lambda: len(window.library.documents) == 13, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.reader.document is None, timeout=WAIT_MS)


def test_a_report_says_what_did_not_come_in(
    open_samples: OpenSamples, tmp_path: Path, qtbot: QtBot
) -> None:
    """The report names each file, how it ended and why."""
    window = open_samples()
    (tmp_path / "in" / "").mkdir()
    (tmp_path / "in" / "fine.txt").write_text("A line about herons.", encoding="utf-8")
    (tmp_path / "in" / "odd.xyz").write_bytes(b"\x00\x01\x02\x03" * 9)
    with qtbot.waitSignal(window.program.imports.finished, timeout=WAIT_MS) as finished:
        drop(window, [tmp_path / "in"])
    assert finished.args is not None
    window.strip.report_wanted.emit(finished.args[0])
    model = window.report.findChild(ReportModel)
    assert isinstance(model, ReportModel)
    assert {file.state for file in model.files} == {FileState.IMPORTED, FileState.REFUSED}
    assert model.shown[0].state is FileState.REFUSED
    assert "is not read" in model.index(0, 2).data()


def test_pasted_files_are_imported(open_samples: OpenSamples, tmp_path: Path, qtbot: QtBot) -> None:
    """Files on the clipboard come in with Ctrl+V."""
    window = open_samples()
    (tmp_path / "heron.txt").write_text("A line about herons.", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "heron.txt"))])
    QGuiApplication.clipboard().setMimeData(data)
    window.documents.list.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.library.documents) == 15, timeout=WAIT_MS)


def test_an_arabic_window_is_mirrored(open_samples: OpenSamples) -> None:
    """In Arabic the library stands on the right and the words are Arabic."""
    window = open_samples("ar")
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert left_of(window.reader, window) < left_of(window.library, window)
    assert window.library.status.text().endswith("14 وثيقة · كل شيء محدَّث")


def left_of(widget: QWidget, window: Window) -> int:
    """Where a widget begins, from the window's left edge."""
    return widget.mapTo(window, widget.rect().topLeft()).x()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_control_has_a_name_and_is_reached_by_keys(
    open_samples: OpenSamples, language: str, qtbot: QtBot
) -> None:
    """Whoever cannot see or point can tell every control and get to it."""
    window = open_samples(language)
    ask(window, QUESTION, qtbot)
    window.results.list.choose_row(0)
    qtbot.waitUntil(window.reader.isVisible, timeout=WAIT_MS)
    controls = [*window.findChildren(QAbstractButton), *window.findChildren(QAbstractScrollArea)]
    shown = [control for control in controls if control.isVisible()]
    assert len(shown) > 10
    assert not [c for c in shown if not (c.accessibleName() or getattr(c, "text", str)())]
    # Those in the field have a key: Escape clears, Enter asks.
    asking = [c for c in shown if c.isEnabled() and c.parent() is not window.top.field]
    assert not [c for c in asking if not c.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_the_theme_is_switched_while_it_runs(open_samples: OpenSamples) -> None:
    """Dark and light are changed without a new window, by every pane."""
    window = open_samples()
    window.top.theme_chosen.emit(ThemeMode.DARK)
    assert window.reader.view.theme.dark
    assert window.program.settings.theme is ThemeMode.DARK
    window.top.theme_chosen.emit(ThemeMode.LIGHT)
    assert not window.reader.view.theme.dark


def test_a_library_of_another_model_is_made_anew_on_demand(
    make_window: Callable[..., Window], samples: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """A library made with another bundled model says so, and answers once it is embedded anew."""
    window = make_window()
    path = tmp_path / "Old.warraq"
    with Library.create(path, model_folder=older_model(tmp_path)) as library:
        library.import_paths([samples / "marshes.en.txt"])
    with qtbot.waitSignal(window.program.upkeep.outdated, timeout=WAIT_MS):
        window.program.open_library(path)
    with qtbot.waitSignal(window.program.upkeep.ended, timeout=WAIT_MS):
        next(b for b in buttons(window.strip) if b.text() == "Embed it anew").click()
    ask(window, QUESTION, qtbot)
    assert window.results.model.hits


def older_model(folder: Path) -> Path:
    """A copy of the bundled model that says it is of another version."""
    path = folder / "model"
    shutil.copytree(resource_path("model"), path)
    config = json.loads((path / "config.json").read_text("utf-8"))
    (path / "config.json").write_text(json.dumps(config | {"version": "0.0"}), "utf-8")
    return path
