"""The page about the program: which version, made with what, under which licences."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from app.help import about
from app.help.about import ABOUT, works
from app.help.window import SHOW_ABOUT
from app.window import Window

MakeWindow = Callable[[str], Window]


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a packed program knows of the works that it is made with."""
    folder = tmp_path / "about"
    (folder / "licences").mkdir(parents=True)
    (folder / "licences" / "Qt.txt").write_text("You may *copy* it.\n  Section 1")
    row = {"name": "Qt", "version": "6", "licence": "LGPL-3.0-only", "text": "Qt.txt"}
    (folder / "components.json").write_text(json.dumps([row]))
    monkeypatch.setattr(about, "resource_path", tmp_path.joinpath)
    return folder


def test_a_checkout_names_what_it_was_installed_with() -> None:
    """Direct dependencies are listed with their versions; extras are not the program's."""
    found = {work.name.lower(): work.version for work in works()}
    assert found["numpy"] == version("numpy")
    assert "sentence-transformers" not in found


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_command_shows_version_and_works(make_window: MakeWindow, language: str) -> None:
    """The command comes up with the page, in both languages."""
    window = make_window(language)
    window.commands.run(SHOW_ABOUT.id)
    assert window.help.window is not None
    assert window.help.window.page == ABOUT
    text = window.help.window.text.toPlainText()
    assert version("warraq") in text
    assert "numpy" in text


@pytest.mark.usefixtures("bundled")
def test_a_licence_is_one_link_away(make_window: MakeWindow) -> None:
    """The link shows the text as it is written, and a link back shows the page again."""
    window = make_window("en")
    window.help.show(ABOUT)
    assert window.help.window is not None
    shown = window.help.window.text
    shown.anchorClicked.emit(QUrl("licence/Qt.txt"))
    assert "You may *copy* it.\n  Section 1" in shown.toPlainText()
    shown.anchorClicked.emit(QUrl("about.md"))
    assert "LGPL-3.0-only" in shown.toPlainText()


@pytest.mark.usefixtures("bundled")
def test_a_link_reaches_no_other_file(tmp_path: Path) -> None:
    """A name that climbs out of the folder of licences finds nothing."""
    (tmp_path / "secret.txt").write_text("secret")
    with pytest.raises(FileNotFoundError):
        about.licence_text("licence/../../secret.txt")
