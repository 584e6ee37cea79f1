"""The page that says which version this is, what it is made with, and under which licences.

What is bundled is listed when the program is packed; a checkout names what it was installed with.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from pathlib import Path

from app.translation import translate
from resources import resource_path

ABOUT = "about"
LICENCE = "licence/"
"""A link to a work's licence begins so; the rest is the name of a file."""

_PROGRAM = "warraq"
_REQUIREMENT = re.compile(r"^([\w.-]+)([^;]*)(;.*extra.*)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One work that the program is made with."""

    name: str
    version: str
    licence: str
    text: str = ""  # name of the file with its licence, where there is one


def about_text() -> str:
    """The page in Markdown."""
    told = translate(
        "AboutPage",
        "Version {version}. It never opens a connection to a network, and asks nobody for updates.",
    )
    made_with = translate(
        "AboutPage",
        "Warraq is free software under the Apache License 2.0. It is made with the works below,"
        " each under its own licence.",
    )
    return "\n\n".join(
        (
            f"# {translate('AboutPage', 'About Warraq')}",
            told.format(version=_program_version()),
            made_with,
            _table(works()),
        )
    )


def works(folder: Path | None = None) -> list[Work]:
    """What the program is made with, by name."""
    folder = folder or resource_path("about")
    try:
        rows = json.loads((folder / "components.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return list(_installed())
    return [
        Work(name=row["name"], version=row["version"], licence=row["licence"], text=row["text"])
        for row in rows
    ]


def licence_text(link: str) -> str:
    """The licence that a link of the page leads to, in Markdown, with a way back."""
    name = Path(link.removeprefix(LICENCE)).name
    text = resource_path("about", "licences", name).read_text(encoding="utf-8")
    back = f"[{translate('AboutPage', 'About Warraq')}]({ABOUT}.md)"
    return f"{back}\n\n~~~~text\n{text.strip()}\n~~~~\n"


def _program_version() -> str:
    try:
        return version(_PROGRAM)
    except PackageNotFoundError:
        return "–"


def _installed() -> Iterable[Work]:
    for requirement in requires(_PROGRAM) or ():
        match = _REQUIREMENT.match(requirement)
        if match is None or match[3]:
            continue
        told = metadata(match[1])
        has = "License-Expression" in told
        licence = told["License-Expression"] if has else ""
        yield Work(name=told["Name"], version=told["Version"], licence=licence or "")


def _table(rows: Iterable[Work]) -> str:
    head = (
        translate("AboutPage", "Work"),
        translate("AboutPage", "Version"),
        translate("AboutPage", "Licence"),
    )
    lines = [f"| {' | '.join(head)} |", "|---|---|---|"]
    for work in rows:
        licence = work.licence or "…"
        shown = f"[{licence}]({LICENCE}{work.text})" if work.text else licence
        lines.append(f"| {work.name} | {work.version} | {shown} |")
    return "\n".join(lines)
