"""What outlives a window: the open library, imports, the language, the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.program import Program
from app.start import Windows
from app.window import Window
from index.library import Library
from index.problems import LibraryProblem
from tests.app.conftest import WAIT_MS

MakeProgram = Callable[[str], Program]


def test_a_library_that_is_overtaken_is_let_go(
    make_program: MakeProgram, tmp_path: Path, qtbot: QtBot
) -> None:
    """Of two libraries opened at once the last is open, and the first can be opened elsewhere."""
    program = make_program("en")
    program.open_library(tmp_path / "First.warraq", create=True)
    program.open_library(tmp_path / "Second.warraq", create=True)
    qtbot.waitUntil(lambda: program.session.is_open, timeout=WAIT_MS)
    assert program.session.library.path == tmp_path / "Second.warraq"
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        program.open_library(tmp_path / "First.warraq", create=True)
    Library.open(tmp_path / "Second.warraq").close()


def test_a_library_in_use_is_told_to_be(
    make_program: MakeProgram, tmp_path: Path, qtbot: QtBot
) -> None:
    """A library that another program holds is not opened a second time."""
    program = make_program("en")
    with Library.create(tmp_path / "Held.warraq"):
        with qtbot.waitSignal(program.session.failed, timeout=WAIT_MS) as failed:
            program.open_library(tmp_path / "Held.warraq")
        assert failed.args is not None
        assert isinstance(failed.args[0], LibraryProblem)
        assert failed.args[0].code == "library_locked"


def test_nothing_is_asked_of_a_closed_library(make_program: MakeProgram) -> None:
    """Without a library every question is a problem with words, not a crash."""
    with pytest.raises(LibraryProblem):
        _ = make_program("en").session.library


def test_an_early_drop_is_not_lost(
    make_program: MakeProgram, tmp_path: Path, samples: Path, qtbot: QtBot
) -> None:
    """What is dropped while the library is being opened comes in as soon as it is open."""
    program = make_program("en")
    program.open_library(tmp_path / "New.warraq", create=True)
    with qtbot.waitSignal(program.imports.finished, timeout=WAIT_MS) as finished:
        program.imports.start([samples / "marshes.en.txt"])
    assert finished.args is not None
    assert len(finished.args[0].files) == 1


def test_a_stopped_import_hands_in_its_report(
    make_program: MakeProgram, tmp_path: Path, qtbot: QtBot
) -> None:
    """An import that is stopped says what came in, and that it was stopped."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.txt").write_text(f"Heron number {number}.", encoding="utf-8")
    program = make_program("en")
    with qtbot.waitSignal(program.session.opened, timeout=WAIT_MS):
        program.open_library(tmp_path / "New.warraq", create=True)
    qtbot.waitUntil(lambda: not program.imports.importing, timeout=WAIT_MS)
    with qtbot.waitSignal(program.imports.finished, timeout=WAIT_MS) as finished:
        program.imports.start([folder])
        qtbot.wait(50)
        program.imports.cancel()
    assert finished.args is not None
    assert finished.args[0].cancelled
    assert len(finished.args[0].files) == 60


def test_another_language_makes_the_window_anew(
    make_program: MakeProgram, sample_library: Path, qtbot: QtBot
) -> None:
    """The window comes back in the other language with what was asked."""
    windows = Windows(make_program("en"))
    first = windows.show()
    first.top.field.setText("heron")
    windows.program.choose_language("ar")
    qtbot.waitUntil(lambda: windows.window is not first, timeout=WAIT_MS)
    second = windows.window
    assert isinstance(second, Window)
    assert second is not first
    assert second.top.field.text() == "heron"
    assert second.commands.action("window.quit").text() == "إنهاء"
    assert windows.program.settings.language == "ar"
    second.closed.disconnect()
    second.close()
