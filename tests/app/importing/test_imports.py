"""Imports as the window runs them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.window import Window
from index.documents import Choices
from index.importing import JOB_KIND
from index.library import Library
from index.store import jobs
from index.store.jobs import NewFile
from tests.app.conftest import WAIT_MS


def test_what_a_kill_broke_off_goes_on(
    make_window: Callable[..., Window], tmp_path: Path, qtbot: QtBot
) -> None:
    """Files that were accepted and not reached come in when the window opens the library again."""
    articles = [tmp_path / f"{name}.txt" for name in ("heron", "stork")]
    for article in articles:
        article.write_text(f"A line about {article.stem}s.", encoding="utf-8")
    with Library.create(tmp_path / "L.warraq") as library:
        files = [NewFile(path=str(article)) for article in articles]
        with library._connections.write() as connection:  # all that a killed process leaves
            jobs.create(connection, JOB_KIND, files, Choices())
    window = make_window()
    window.program.open_library(tmp_path / "L.warraq")
    qtbot.waitUntil(lambda: len(window.library.documents) == 2, timeout=WAIT_MS)
