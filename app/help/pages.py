"""The pages of the help: Markdown files of the program, and one made of the commands' keys."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.buttons import key_of
from app.commands.command import Command, Group
from app.commands.commands import Commands
from app.commands.keys import shown
from app.help.about import ABOUT, about_text
from app.translation import translate
from resources import resource_path

KEYS = "keys"
PLACE = re.compile(r"\{([a-z_]+\.[a-z_]+)\}")
_LTR, _END = "\u2066", "\u2069"  # "Ctrl+," is turned about in a line of Arabic
_ORDER = ("start", "searching", "reading", "marking", "evidence", "library", KEYS, ABOUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """A page: its name in links, its title, and its text in Markdown."""

    name: str
    title: str
    text: str


def folder(language: str) -> Path:
    """Where the pages of a language lie."""
    return resource_path("help", language)


def pages(language: str, commands: Commands) -> list[HelpPage]:
    """All pages in the order of the list."""
    return [_page(language, name, commands) for name in _ORDER]


def _page(language: str, name: str, commands: Commands) -> HelpPage:
    if name == KEYS:
        return keys_page(commands)
    if name == ABOUT:
        return _named(ABOUT, about_text())
    return _read(language, name, commands)


def _named(name: str, text: str) -> HelpPage:
    """A page whose title is its first line."""
    return HelpPage(name=name, title=text.partition("\n")[0].removeprefix("# "), text=text)


def _read(language: str, name: str, commands: Commands) -> HelpPage:
    """A page with the keys that commands have now; the name of a command that has none."""
    text = (folder(language) / f"{name}.md").read_text(encoding="utf-8")
    text = PLACE.sub(lambda place: _key(commands, place[1]), text)
    return _named(name, text)


def _key(commands: Commands, command_id: str) -> str:
    key = key_of(commands.action(command_id))
    return f"`{_LTR}{key}{_END}`" if key else f"“{commands.action(command_id).text()}”"


def keys_page(commands: Commands) -> HelpPage:
    """Every command that has a key now, by group."""
    title = translate("HelpPage", "All keys")
    held = [(command, commands.keymap.keys(command)) for command in commands]
    parts = [f"# {title}"]
    for group in Group:
        rows = [(c, keys) for c, keys in held if c.group is group and keys]
        if rows:
            parts += [f"## {group.value}", _table(rows)]
    return HelpPage(name=KEYS, title=title, text="\n\n".join(parts) + "\n")


def _table(rows: Iterable[tuple[Command, tuple[str, ...]]]) -> str:
    head = (translate("HelpPage", "Command"), translate("HelpPage", "Keys"))
    lines = [f"| {head[0]} | {head[1]} |", "|---|---|"]
    for command, keys in rows:
        # A backslash or a bar alone would end the cell.
        written = "  ·  ".join(f"`{_LTR}{shown(key)}{_END}`".replace("|", "\\|") for key in keys)
        lines.append(f"| {command.name} | {written} |")
    return "\n".join(lines)
