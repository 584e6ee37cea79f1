"""The commands of one window: registered by who carries them out, found by id, key or name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.commands.command import Command, Group
from app.commands.keymap import Keymap
from app.commands.keys import is_letter, pressed, shown
from app.commands.listening import Listener

# What a field of text does itself, on whatever layout.
_EDITING = frozenset(f"Ctrl+{key}" for key in ("A", "C", "V", "X", "Y", "Z", "Shift+Z"))


@dataclass(frozen=True, slots=True, eq=False)
class _Carrier:
    """Who carries a command out: two readers side by side are two carriers of one command."""

    owner: QWidget
    act: Callable[[], object]
    ready: Callable[[], bool] | None

    def has_focus(self) -> bool:
        return _holds(self.owner, QApplication.focusWidget())

    def can(self) -> bool:
        return self.ready is None or self.ready()


@dataclass(slots=True, eq=False)
class _Entry:
    command: Command
    action: QAction
    carriers: list[_Carrier] = field(default_factory=list)


class Commands(QObject):
    """A command is added with what it does and gives a QAction for buttons and menus.

    ``changed``: the keys of commands changed.
    """

    changed = Signal()

    def __init__(self, window: QWidget, keymap: Keymap) -> None:
        super().__init__(window)
        self._window = window
        self._entries: dict[str, _Entry] = {}
        self.keymap = keymap
        keymap.changed.connect(self._renew_keys)
        self._listener = Listener(window, self.press, self)

    def add(
        self,
        command: Command,
        act: Callable[[], object],
        *,
        owner: QWidget | None = None,
        ready: Callable[[], bool] | None = None,
    ) -> QAction:
        """Let ``act`` carry out a command.

        ``owner``: the pane that does it, by default the window. The same command may be added by
        several owners: the one that has the focus is told, else the first that is on the screen.
        With its owner a command goes. ``ready``: whether it can be done now; without, always.
        """
        entry = self._entries.get(command.id)
        if entry is None:
            entry = self._entries[command.id] = self._entry(command)
        elif entry.command != command:
            raise ValueError(f"{command.id} is two commands")
        carrier = _Carrier(owner or self._window, act, ready)
        entry.carriers.append(carrier)
        if owner is not None:
            if command.local:
                owner.addAction(entry.action)
            owner.destroyed.connect(lambda: self._forget(command.id, carrier))
        return entry.action

    def _entry(self, command: Command) -> _Entry:
        action = QAction(str(command.name), self._window)
        action.setObjectName(command.id)
        if command.local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            self._window.addAction(action)
        entry = _Entry(command, action)
        self._set_keys(entry)
        action.triggered.connect(lambda: self.run(command.id))
        return entry

    def _forget(self, command_id: str, carrier: _Carrier) -> None:
        entry = self._entries.get(command_id)
        if entry is not None and isValid(self):
            entry.carriers.remove(carrier)
            if not entry.carriers:
                del self._entries[command_id]
                if isValid(entry.action):
                    entry.action.deleteLater()

    # Finding and running ----------------------------------------------------------------------

    def __iter__(self) -> Iterator[Command]:
        """All commands, by group, in the order in which they were added."""
        order = list(Group)
        entries = sorted(self._entries.values(), key=lambda e: order.index(e.command.group))
        return iter([entry.command for entry in entries])

    def action(self, command_id: str) -> QAction:
        """The action of a command. Raises KeyError."""
        return self._entries[command_id].action

    def can_run(self, command_id: str) -> bool:
        """Whether a command can be carried out now."""
        entry = self._entries[command_id]
        return entry.action.isEnabled() and self._carrier(entry) is not None

    def run(self, command_id: str) -> None:
        """Carry a command out, where that is possible now."""
        carrier = self._carrier(self._entries[command_id])
        if carrier is not None:
            carrier.act()

    def _carrier(self, entry: _Entry) -> _Carrier | None:
        able = [carrier for carrier in entry.carriers if carrier.can()]
        focused = [carrier for carrier in able if carrier.has_focus()]
        if entry.command.local and any(carrier.has_focus() for carrier in entry.carriers):
            return focused[0] if focused else None  # Del in a list is never meant for the text
        visible = [carrier for carrier in able if carrier.owner.isVisible()]
        return next(iter([*focused, *visible]), None)

    # Keys -------------------------------------------------------------------------------------

    def key_text(self, command_id: str) -> str:
        """The keys of a command as this system writes them; empty without any."""
        keys = self.keymap.keys(self._entries[command_id].command)
        return "  ".join(map(shown, keys))

    def clashes(self, command: Command, key: str) -> list[Command]:
        """The other commands that have ``key`` where ``command`` would listen to it."""
        mine = self._entries.get(command.id)
        return [
            entry.command
            for entry in self._entries.values()
            if entry is not mine
            and key in self.keymap.wanted(entry.command)
            and (mine is None or _meet(mine, entry, key))
        ]

    def press(self, event: QKeyEvent, *, typing: bool) -> bool:
        """Run the command of a key that Qt does not know as one: a single letter, or one on the
        layout of another script. Whether there was one. With ``typing`` letters are text.
        """
        for place, name in enumerate(pressed(event)):
            letter = is_letter(name)
            if (place == 0 and not letter) or (typing and (letter or name in _EDITING)):
                continue
            for entry in self._entries.values():
                if name in self.keymap.keys(entry.command) and self._listens(entry, name):
                    self.run(entry.command.id)
                    return True
        return False

    def _listens(self, entry: _Entry, key: str) -> bool:
        if not entry.action.isEnabled():
            return False
        able = [carrier for carrier in entry.carriers if carrier.can()]
        return any(c.has_focus() for c in able) if _is_local(entry, key) else bool(able)

    def _renew_keys(self) -> None:
        for entry in self._entries.values():
            self._set_keys(entry)
        self.changed.emit()

    def _set_keys(self, entry: _Entry) -> None:
        keys = self.keymap.keys(entry.command)
        entry.action.setShortcuts([QKeySequence(key) for key in keys if not is_letter(key)])
        # Where buttons and menus look for what to show: letters are no shortcuts of Qt's.
        entry.action.setProperty("key", shown(keys[0]) if keys else "")
        entry.action.changed.emit()


def _holds(owner: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (owner is widget or owner.isAncestorOf(widget))


def _is_local(entry: _Entry, key: str) -> bool:
    return entry.command.local or is_letter(key)


def _meet(one: _Entry, other: _Entry, key: str) -> bool:
    """Whether there is a place where both commands listen to a key."""
    if not (_is_local(one, key) and _is_local(other, key)):
        return True
    return any(
        _holds(first.owner, second.owner) or _holds(second.owner, first.owner)
        for first in one.carriers
        for second in other.carriers
    )
