"""What may be written on the command line, read off the program's own parsers, so that manual and
completions cannot tell of anything else."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_FOLDERS = {"DIR", "FOLDER"}
_FILES = {"FILE", "PATH", "PACK", "TARGET"}


class Takes(Enum):
    """What follows an option, or stands for an argument."""

    NOTHING = "nothing"
    FOLDER = "folder"
    FILE = "file"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An option, or an argument when it has no ``flags``."""

    flags: tuple[str, ...]
    metavar: str
    help: str
    takes: Takes
    choices: tuple[str, ...] = ()
    repeated: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """One thing to do: ("library", "backup"); the window itself has no words."""

    words: tuple[str, ...]
    help: str
    options: tuple[Option, ...]


def verbs() -> list[Verb]:
    """Every verb, in the order of the program's help, after the window."""
    from app.main import make_parser as of_window  # noqa: PLC0415 - the program, when it is asked
    from index.cli import make_parser as of_verbs  # noqa: PLC0415

    window = of_window()
    first = Verb(words=(), help=window.description or "", options=tuple(_options(window)))
    return [first, *_walk(of_verbs(), ())]


def _walk(parser: argparse.ArgumentParser, words: tuple[str, ...]) -> Iterator[Verb]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            told = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, inner in action.choices.items():
                path = (*words, name)
                if any(_is_group(each) for each in inner._actions):
                    yield from _walk(inner, path)
                else:
                    text = inner.description or told.get(name, "")
                    yield Verb(words=path, help=text, options=tuple(_options(inner)))


def _is_group(action: argparse.Action) -> bool:
    return isinstance(action, argparse._SubParsersAction)


def _options(parser: argparse.ArgumentParser) -> Iterator[Option]:
    for action in parser._actions:
        if _is_group(action) or action.help == argparse.SUPPRESS:
            continue
        metavar = action.metavar if isinstance(action.metavar, str) else ""
        yield Option(
            flags=tuple(action.option_strings),
            metavar=metavar,
            help=(action.help or "").replace("%%", "%"),
            takes=_taken(action, metavar),
            choices=tuple(map(str, action.choices or ())),
            repeated=action.nargs in ("*", "+") or isinstance(action, argparse._AppendAction),
            required=action.required,
        )


def _taken(action: argparse.Action, metavar: str) -> Takes:
    if action.option_strings and action.nargs == 0:
        return Takes.NOTHING
    if action.choices:
        return Takes.CHOICE
    if isinstance(action, argparse.BooleanOptionalAction):
        return Takes.NOTHING
    if metavar in _FOLDERS:
        return Takes.FOLDER
    return Takes.FILE if metavar in _FILES else Takes.TEXT
