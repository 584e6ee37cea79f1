"""The pages are true: their commands run, their links lead somewhere, nothing is undocumented."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

PAGES = sorted([*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").glob("*.md")])
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")
CODE_PATH = re.compile(r"`((?:index|app|tests|benchmarks|resources|docs)/[\w./]+)`")


def commands(page: Path) -> list[list[str]]:
    """The ``$ warraq …`` lines of a page's console blocks, as lists of arguments."""
    blocks = "\n".join(CONSOLE.findall(page.read_text(encoding="utf-8")))
    lines = blocks.replace("\\\n", " ").splitlines()
    return [shlex.split(line[2:]) for line in lines if line.startswith("$ ")]


def warraq(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line in ``folder``."""
    return subprocess.run(
        [sys.executable, "-m", "app.main", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_readme_shows_the_command_line() -> None:
    """The README has commands to run, and all of them are the program's."""
    shown = commands(REPOSITORY / "README.md")
    assert len(shown) >= 6
    assert all(command[0] == "warraq" for command in shown)


@pytest.mark.parametrize("page", [p for p in PAGES if commands(p)], ids=lambda p: p.name)
def test_commands_of_a_page_run(page: Path, tmp_path: Path, samples: Path) -> None:
    """Every command that a page shows runs on the sample articles, in the page's order."""
    shutil.copytree(samples, tmp_path / "resources" / "samples")
    for command in commands(page):
        outcome = warraq(command[1:], tmp_path)
        assert outcome.returncode == 0, f"{shlex.join(command)}\n{outcome.stderr}"


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


def test_every_verb_is_documented(tmp_path: Path) -> None:
    """The page of the command line names every verb and option that --help knows."""
    page = (REPOSITORY / "docs" / "cli.md").read_text(encoding="utf-8")
    overview = warraq(["--help"], tmp_path).stdout
    verbs = re.search(r"\{([\w,]+)\}", overview)
    assert verbs is not None
    for verb in verbs[1].split(","):
        assert f"warraq {verb}" in page
        for option in re.findall(r"--[a-z][\w-]+", warraq([verb, "--help"], tmp_path).stdout):
            assert option in page, f"{verb} {option}"
