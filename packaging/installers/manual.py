"""The manual page, made of the program's own parsers."""

from __future__ import annotations

from collections.abc import Iterator

from installers.command_line import Option, Takes, Verb, verbs
from installers.project import HOMEPAGE, PROGRAM, release_date, summary, version

_STATUSES = (
    ("0", "done"),
    ("1", "wrong use, no library, or a library that is not sound"),
    ("2", "some files were not imported"),
    ("130", "stopped by Ctrl+C"),
)
_FILES = (
    ("~/.local/share/warraq/", "the program's own libraries: Library.warraq, Samples.warraq"),
    ("~/.config/warraq/settings.ini", "what was chosen in the settings"),
    ("NAME.warraq/library.db", "a library: texts, marks, everything; a backup needs no more"),
    ("NAME.warraq/cache/", "made anew when it is missing"),
)


def page() -> str:
    """The page in the language of man(7)."""
    window, *others = verbs()
    lines = [
        f'.TH {PROGRAM.upper()} 1 "{release_date()}" "{PROGRAM} {version()}" "User Commands"',
        ".SH NAME",
        f"{PROGRAM} \\- {_escaped(summary())}",
        ".SH SYNOPSIS",
        f".B {PROGRAM}",
        _usage(window),
        ".br",
        f".B {PROGRAM}",
        r".I VERB",
        r"[\fIOPTION\fR ...]",
        ".SH DESCRIPTION",
        "Without a verb the window is opened. With one, no display is needed. No connection to a",
        "network is ever opened.",
        ".SH OPTIONS",
        *_described(window),
        ".SH VERBS",
    ]
    for verb in others:
        lines += [f".SS {PROGRAM} {' '.join(verb.words)} {_usage(verb)}", _sentence(verb.help)]
        lines += _described(verb)
    lines += [".SH EXIT STATUS", *_table(_STATUSES), ".SH FILES", *_table(_FILES)]
    lines += [".SH SEE ALSO", _escaped(HOMEPAGE)]
    return "\n".join(line for line in lines if line) + "\n"


def _usage(verb: Verb) -> str:
    words = []
    for option in verb.options:
        if not option.flags:
            words.append(rf"\fI{_escaped(option.metavar)}\fR" + (" ..." if option.repeated else ""))
        elif option.required:
            words.append(f"{_flags(option)}")
    return " ".join(words)


def _described(verb: Verb) -> Iterator[str]:
    for option in verb.options:
        if option.flags and option.flags[0] != "-h":
            yield ".TP"
            yield _flags(option)
            yield _sentence(option.help) or "."


def _flags(option: Option) -> str:
    value = ""
    if option.takes is not Takes.NOTHING:
        name = option.metavar or "|".join(option.choices)
        value = rf" \fI{_escaped(name)}\fR"
    return ", ".join(rf"\fB{_escaped(flag)}\fR" for flag in option.flags) + value


def _table(rows: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for name, text in rows:
        yield ".TP"
        yield rf"\fB{_escaped(name)}\fR"
        yield _sentence(text)


def _sentence(text: str) -> str:
    words = " ".join(text.split())
    return (
        _escaped(words[:1].upper() + words[1:] + "." * (not words.endswith("."))) if words else ""
    )


def _escaped(text: str) -> str:
    shown = text.replace("\\", r"\e").replace("-", r"\-")
    return r"\&" + shown if shown.startswith((".", "'")) else shown
