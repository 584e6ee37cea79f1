"""A command: something that the window can be told to do, from a menu, by a key, by its name."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import Enum

from app.translation import Phrase


class Group(Enum):
    """What commands are listed under, in this order."""

    FIND = Phrase("Group", "Find")
    READ = Phrase("Group", "Read")
    MARK = Phrase("Group", "Mark")
    LIBRARY = Phrase("Group", "Library")
    HAND_OVER = Phrase("Group", "Hand over")
    WINDOW = Phrase("Group", "Window")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What a command is, whoever carries it out.

    ``id``: "room.verb", under which changed keys are kept: never to be renamed.
    ``keys``: the default ones in Qt's portable form ("Ctrl+K", which macOS takes for Command-K),
    a letter alone by its Latin name ("H"); ``mac``: where macOS differs. A letter alone works
    where the focus is in the pane that carries the command out, other keys in the whole window,
    unless ``local`` keeps them to the pane too.
    """

    id: str
    name: Phrase
    group: Group
    keys: tuple[str, ...] = ()
    mac: tuple[str, ...] | None = None
    local: bool = False

    @property
    def default_keys(self) -> tuple[str, ...]:
        """The keys of this system before anybody changes them."""
        return self.mac if self.mac is not None and sys.platform == "darwin" else self.keys
