"""The start of the window: files that are named, and files that macOS hands over."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from index.library import Library
from tests.conftest import REPOSITORY

SECONDS = 60
HAND_OVER = """
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFileOpenEvent
from app.start import make_application
application = make_application()
got = []
application.file_handed.connect(got.append)
QCoreApplication.sendEvent(application, QFileOpenEvent("/tmp/مقال.pdf"))
assert got == ["/tmp/مقال.pdf"], got
assert not application.windowIcon().isNull()
"""


def test_a_file_that_the_finder_sends_is_passed_on() -> None:
    """macOS tells a running program by an event; the application has an icon of its own."""
    outcome = subprocess.run(
        [sys.executable, "-c", HAND_OVER],
        cwd=REPOSITORY,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr.decode()


@pytest.mark.slow
def test_named_files_are_imported(tmp_path: Path, samples: Path) -> None:
    """``--open`` brings files into the library that is opened, as a desktop's menu asks for."""
    library = tmp_path / "مكتبة.warraq"
    Library.create(library).close()
    command = [sys.executable, "-m", "app.main", "--library", str(library)]
    command += ["--open", str(samples / "marshes.en.txt"), str(samples / "strike.en.md")]
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
    }
    with subprocess.Popen(command, cwd=REPOSITORY, env=environment) as program:
        try:
            end = time.monotonic() + SECONDS
            while documents(library) < 2:
                assert time.monotonic() < end, "the files did not come in"
                time.sleep(0.1)
        finally:
            program.kill()


def documents(library: Path) -> int:
    """How many documents are in a library that another process has open."""
    with closing(sqlite3.connect(f"file:{library / 'library.db'}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT count(*) FROM documents").fetchone()[0]
