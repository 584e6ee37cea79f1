"""Commands: who carries them out, by which keys, and never twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.commands.command import Command, Group
from app.commands.commands import Commands
from app.commands.keymap import Keymap
from app.settings.store import Settings
from app.translation import Phrase
from app.window import Window

FORWARD = Command(id="t.on", name=Phrase("T", "On"), group=Group.READ, keys=("F4", "N"))
DROP = Command(id="t.drop", name=Phrase("T", "Drop"), group=Group.MARK, keys=("Del",), local=True)


class Room(QWidget):
    """A window with a field and two lists, and what was carried out in it."""

    def __init__(self, settings: Path) -> None:
        super().__init__()
        self.keymap = Keymap(Settings(settings), self)
        self.commands = Commands(self, self.keymap)
        self.done: list[str] = []
        self.field, self.first, self.second = QLineEdit(), QListWidget(), QListWidget()
        box = QVBoxLayout(self)
        for widget in (self.field, self.first, self.second):
            box.addWidget(widget)

    def note(self, word: str) -> Callable[[], None]:
        """Something to do that leaves a trace."""
        return lambda: self.done.append(word)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """A window on the screen, its first list in focus."""
    made = Room(tmp_path / "settings.ini")
    with qtbot.waitActive(made):
        made.show()
    made.first.setFocus()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(key: int, place: int = 0) -> None:
    """Send a key to the widget in focus, as typed on the place of an AT keyboard."""
    focus = QApplication.focusWidget()
    assert focus is not None
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, key, none, place, 0, 0, chr(key)))


def test_a_letter_is_a_key_where_its_owner_has_the_focus(room: Room) -> None:
    """N goes on in the pane that can, and does nothing beside it."""
    room.commands.add(FORWARD, room.note("on"), owner=room.first)
    press(Qt.Key.Key_N)
    room.second.setFocus()
    press(Qt.Key.Key_N)
    assert room.done == ["on"]


def test_a_letter_is_text_where_text_is_typed(room: Room) -> None:
    """A command of the whole window takes no letter away from a field."""
    room.commands.add(FORWARD, room.note("on"))
    room.field.setFocus()
    press(Qt.Key.Key_N)
    assert room.done == []
    assert room.field.text()


def test_letters_can_be_switched_off(room: Room) -> None:
    """Whoever speaks to the computer, or hits keys by accident, has no single letters."""
    room.commands.add(FORWARD, room.note("on"), owner=room.first)
    room.keymap.letters = False
    press(Qt.Key.Key_N)
    assert room.done == []
    assert room.commands.key_text("t.on") == "F4"


def test_other_keys_are_heard_in_the_whole_window(room: Room, qtbot: QtBot) -> None:
    """F4 works from the field too, unless the command keeps its keys to its owner."""
    room.commands.add(FORWARD, room.note("on"), owner=room.first)
    room.commands.add(DROP, room.note("drop"), owner=room.first)
    room.field.setFocus()
    qtbot.keyClick(room.field, Qt.Key.Key_F4)
    qtbot.keyClick(room.field, Qt.Key.Key_Delete)
    assert room.done == ["on"]
    qtbot.keyClick(room.first, Qt.Key.Key_Delete)
    assert room.done == ["on"]  # the focus is still in the field
    room.first.setFocus()
    qtbot.keyClick(room.first, Qt.Key.Key_Delete)
    assert room.done == ["on", "drop"]


def test_of_two_owners_the_one_in_focus_is_told(room: Room) -> None:
    """Two readers side by side have one command; with the focus elsewhere the first one has it."""
    for name, owner in (("first", room.first), ("second", room.second)):
        room.commands.add(FORWARD, room.note(name), owner=owner)
    room.second.setFocus()
    room.commands.run("t.on")
    room.field.setFocus()
    room.commands.run("t.on")
    assert room.done == ["second", "first"]


def test_who_is_not_ready_is_passed_over(room: Room) -> None:
    """A command is carried out by one who can, and can be told to be impossible."""
    room.commands.add(FORWARD, room.note("first"), owner=room.first, ready=lambda: False)
    assert not room.commands.can_run("t.on")
    room.commands.add(FORWARD, room.note("second"), owner=room.second)
    room.commands.run("t.on")
    assert room.done == ["second"]


def test_a_command_goes_with_its_owner(room: Room) -> None:
    """A pane that is gone can no longer be told anything."""
    room.commands.add(FORWARD, room.note("on"), owner=room.second)
    room.second.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert list(room.commands) == []


def test_changed_keys_work_at_once_and_are_kept(room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    """A new key takes the place of the old ones, in this window and after a new start."""
    room.commands.add(FORWARD, room.note("on"))
    room.keymap.change(FORWARD, ("Ctrl+J",))
    qtbot.keyClick(room.first, Qt.Key.Key_F4)
    qtbot.keyClick(room.first, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert room.done == ["on"]
    assert Keymap(Settings(tmp_path / "settings.ini")).keys(FORWARD) == ("Ctrl+J",)
    room.keymap.reset()
    assert room.keymap.keys(FORWARD) == ("F4", "N")


def test_a_key_given_twice_is_told(room: Room) -> None:
    """A key clashes where both commands would hear it, and not in panes side by side."""
    other = Command(id="t.o", name=Phrase("T", "Other"), group=Group.READ, keys=("N", "Del"))
    room.commands.add(FORWARD, room.note("on"), owner=room.first)
    room.commands.add(DROP, room.note("drop"), owner=room.first)
    room.commands.add(other, room.note("other"), owner=room.second)
    assert room.commands.clashes(FORWARD, "N") == []
    assert room.commands.clashes(other, "Del") == [DROP]
    assert room.commands.clashes(other, "F4") == [FORWARD]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_two_commands_of_the_window_have_the_same_key(
    make_window: Callable[[str], Window], language: str
) -> None:
    """The default keys do not clash anywhere."""
    commands = make_window(language).commands
    pairs = [(c.id, key, commands.clashes(c, key)) for c in commands for key in c.default_keys]
    assert len(pairs) > 15
    assert not [pair for pair in pairs if pair[2]]


def test_a_key_of_a_list_that_cannot_act_is_not_handed_on(room: Room, qtbot: QtBot) -> None:
    """Del in a list without a choice deletes nothing elsewhere."""
    room.commands.add(DROP, room.note("first"), owner=room.first, ready=lambda: False)
    room.commands.add(DROP, room.note("second"), owner=room.second)
    qtbot.keyClick(room.first, Qt.Key.Key_Delete)
    assert room.done == []
    room.field.setFocus()
    room.commands.run(DROP.id)
    assert room.done == ["second"]
