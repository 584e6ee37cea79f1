"""The help: whole in both languages, its keys those that work, its links leading somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.help.pages import KEYS, PLACE, folder, pages
from app.help.window import ALL_KEYS
from app.translation import LOCALES
from app.window import Window

MakeWindow = Callable[[str], Window]
LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.mark.parametrize("language", LOCALES)
def test_every_page_is_there_and_says_something(make_window: MakeWindow, language: str) -> None:
    """Each page has a title and text, its keys filled in and its links to other pages."""
    shown = pages(language, make_window(language).commands)
    names = {f"{page.name}.md" for page in shown}
    assert len(names) >= 6
    for page in shown:
        assert page.title
        assert len(page.text) > 200
        assert not PLACE.search(page.text)
        assert set(LINK.findall(page.text)) <= names


def test_both_languages_name_the_same_commands() -> None:
    """A page says in Arabic of the same keys as in English."""
    for path in folder("en").glob("*.md"):
        other = folder("ar") / path.name
        named = [sorted(PLACE.findall(p.read_text(encoding="utf-8"))) for p in (path, other)]
        assert named[0] == named[1], path.name


@pytest.mark.parametrize("language", LOCALES)
def test_the_page_of_keys_has_every_key(make_window: MakeWindow, language: str) -> None:
    """Every key of every command stands on the page, and a changed one at once."""
    window = make_window(language)
    window.help.show(KEYS)
    assert window.help.window is not None
    assert window.help.window.page == KEYS
    text = window.help.window.text.toPlainText()
    commands = list(window.commands)
    assert len(commands) > 20
    for command in commands:
        for key in window.commands.key_text(command.id).split("  "):
            assert key in text
    window.commands.keymap.change(ALL_KEYS, ("Ctrl+Alt+F7",))
    assert "Ctrl+Alt+F7" in window.help.window.text.toPlainText()
    window.commands.keymap.reset()


def test_f1_and_the_question_mark_open_it(make_window: MakeWindow, qtbot: QtBot) -> None:
    """F1 opens the help, ? the keys where nothing is typed; Escape closes it."""
    window = make_window("en")
    qtbot.keyClick(window.top.field, Qt.Key.Key_F1)
    help_window = window.help.window
    assert help_window is not None
    assert (help_window.isVisible(), help_window.page) == (True, "start")
    qtbot.keyClick(help_window, Qt.Key.Key_Escape)
    assert not help_window.isVisible()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.documents.list.setFocus()
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert (help_window.isVisible(), help_window.page) == (True, KEYS)


def test_a_link_turns_the_page_and_nothing_is_loaded(make_window: MakeWindow) -> None:
    """Links lead to pages of the help; no address of anything else is read."""
    window = make_window("en")
    window.help.show("start")
    help_window = window.help.window
    assert help_window is not None
    help_window.text.anchorClicked.emit(QUrl("searching.md"))
    assert help_window.page == "searching"
    image = QTextDocument.ResourceType.ImageResource
    assert help_window.text.loadResource(image.value, QUrl("file:///etc/hostname")) is None
