"""Real windows: a program with settings and a library of its own in the test's folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.fonts import interface_font, load_fonts
from app.program import Program
from app.settings.store import Settings
from app.window import Window
from index.library import Library

WAIT_MS = 30_000

# No screen, and only the bundled typefaces: read when the application is made, which no test
# does before this file is imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("FONTCONFIG_FILE", str(Path(__file__).with_name("fonts.conf")))


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """What Python put on the clipboard must be gone before Python is: Qt would free it later."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    """The bundled typefaces, loaded as the program loads them."""
    load_fonts()


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """A library that holds the sample articles; tests copy it and never change it."""
    path = tmp_path_factory.mktemp("window") / "Samples.warraq"
    with Library.create(path) as library:
        library.import_paths([samples])
    return path


@pytest.fixture
def make_program(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[str], Program]]:
    """Makes the program in a language; it ends with the test and takes its library along."""
    load_fonts()
    qapp.setFont(interface_font())
    made: list[Program] = []

    def make(language: str) -> Program:
        program = Program(qapp, Settings(tmp_path / "settings.ini"), language=language)
        made.append(program)
        return program

    yield make
    for program in made:
        program.translations.use("en")
        program.bridge.cancel_all()
        if program.session.is_open:
            program.session.library.close()
        program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def make_window(
    make_program: Callable[[str], Program], qtbot: QtBot
) -> Iterator[Callable[[str], Window]]:
    """Makes and shows a window in a language, without a library yet."""
    windows: list[Window] = []

    def make(language: str = "en") -> Window:
        window = Window(make_program(language))
        windows.append(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_samples(
    make_window: Callable[[str], Window], sample_library: Path, tmp_path: Path, qtbot: QtBot
) -> Callable[..., Window]:
    """Makes a window in a language that shows a copy of the sample library."""

    def make(language: str = "en") -> Window:
        path = tmp_path / "Samples.warraq"
        shutil.copytree(sample_library, path)
        window = make_window(language)
        window.program.open_library(path)
        qtbot.waitUntil(lambda: len(window.library.documents) == 14, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)
        return window

    return make
