"""The pages are true: their commands run, their links lead somewhere, nothing is undocumented."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from app.main import main
from tests.conftest import REPOSITORY

PAGES = sorted([*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").glob("*.md")])
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")
CODE_PATH = re.compile(r"`((?:index|app|tests|benchmarks|resources|docs)/[\w./]+)`")


VERB = re.compile(r"^    ([a-z]+) +\S", re.MULTILINE)
OPTION = re.compile(r"--(?!help)[a-z][\w-]+")


def commands(page: Path) -> list[list[str]]:
    """The ``$ warraq …`` lines of a page's console blocks, as lists of arguments."""
    blocks = "\n".join(CONSOLE.findall(page.read_text(encoding="utf-8")))
    lines = blocks.replace("\\\n", " ").splitlines()
    return [shlex.split(line[2:]) for line in lines if line.startswith("$ ")]


def test_the_readme_shows_the_command_line() -> None:
    """The README has commands to run, and all of them are the program's."""
    shown = commands(REPOSITORY / "README.md")
    assert len(shown) >= 6
    assert all(command[0] == "warraq" for command in shown)


@pytest.mark.parametrize("page", [p for p in PAGES if commands(p)], ids=lambda p: p.name)
def test_commands_of_a_page_run(
    page: Path,
    tmp_path: Path,
    samples: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every command that a page shows runs on the sample articles, in the page's order."""
    shutil.copytree(samples, tmp_path / "resources" / "samples")
    monkeypatch.chdir(tmp_path)
    for command in commands(page):
        status = main(command[1:])
        assert status == 0, f"{shlex.join(command)}\n{capsys.readouterr().err}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of this repository finds it."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert not [target for target in targets if not (page.parent / target).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_named_files_exist(page: Path) -> None:
    """Every path of the repository that a page names in code type exists."""
    named = CODE_PATH.findall(page.read_text(encoding="utf-8"))
    assert not [name for name in named if not (REPOSITORY / name).exists()]


def test_every_verb_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    """The page of the command line names every verb and option that the help knows."""
    page = (REPOSITORY / "docs" / "cli.md").read_text(encoding="utf-8")
    waiting = re.findall(VERB, help_of(capsys, []))
    assert "search" in waiting
    while waiting:
        verb = waiting.pop()
        assert f"warraq {verb}" in page
        told = help_of(capsys, verb.split())
        waiting += [f"{verb} {inner}" for inner in re.findall(VERB, told) if verb != "help"]
        assert not [option for option in re.findall(OPTION, told) if option not in page], verb


def help_of(capsys: pytest.CaptureFixture[str], verb: list[str]) -> str:
    """What the program prints when it is asked about a verb, or about all."""
    main([*verb, "--help"] if verb and verb != ["help"] else ["help"])
    return capsys.readouterr().out
