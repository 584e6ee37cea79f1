"""Which keys each command has: the defaults, and what the person made of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.commands.command import Command
from app.commands.keys import is_letter, normal
from app.settings.store import Settings


class Keymap(QObject):
    """One per program: windows come and go, keys stay. ``changed``: some key did."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def keys(self, command: Command) -> tuple[str, ...]:
        """The keys of a command by name; without letters where the person wants none."""
        return tuple(key for key in self.wanted(command) if self.letters or not is_letter(key))

    def wanted(self, command: Command) -> tuple[str, ...]:
        """The keys of a command, letters included even where they are switched off."""
        changed = self._settings.keys(command.id)
        keys = command.default_keys if changed is None else changed
        return tuple(name for name in map(normal, keys) if name)

    def is_changed(self, command: Command) -> bool:
        """Whether the keys are not the default ones."""
        return self._settings.keys(command.id) is not None

    def change(self, command: Command, keys: tuple[str, ...] | None) -> None:
        """Give a command other keys, none, or (None) its default ones again."""
        default = tuple(map(normal, command.default_keys))
        same = keys is not None and tuple(map(normal, keys)) == default
        self._settings.keep_keys(command.id, None if same else keys)
        self.changed.emit()

    def reset(self) -> None:
        """Every command has its default keys again."""
        self._settings.forget_keys()
        self.changed.emit()

    @property
    def letters(self) -> bool:
        """Whether single letters are keys (WCAG 2.2, 2.1.4: they can be switched off)."""
        return self._settings.letter_keys

    @letters.setter
    def letters(self, on: bool) -> None:
        self._settings.letter_keys = on
        self.changed.emit()
