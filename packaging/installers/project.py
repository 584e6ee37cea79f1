"""What every installer says of the project, read from where it is written once."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
BUILD = ROOT / "build" / "packaging"
DIST = ROOT / "dist"

NAME = "Warraq"
PROGRAM = "warraq"
APP_ID = "io.github.warraq.Warraq"
PUBLISHER = "The Warraq project"
CONTACT = "Warraq project <warraq@users.noreply.github.com>"
HOMEPAGE = "https://github.com/warraq/warraq"
LANGUAGES = ("ar", "en")


class BuildError(Exception):
    """A build that cannot go on; the text says what to do."""


@cache
def facts() -> dict[str, object]:
    """The ``[project]`` table of pyproject.toml."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["project"]


def version() -> str:
    """The one version number."""
    return str(facts()["version"])


def summary() -> str:
    """The one line that says what the program is."""
    return str(facts()["description"])


@cache
def source_date_epoch() -> int:
    """Seconds that every file of a package is dated with: the last commit's, or as the environment
    says, so that the same sources give the same bytes."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        return int(told.stdout)
    except (OSError, subprocess.CalledProcessError, ValueError) as error:
        raise BuildError("set SOURCE_DATE_EPOCH: there is no commit to take a date from") from error


def release_date() -> str:
    """ISO date of ``source_date_epoch``."""
    return datetime.fromtimestamp(source_date_epoch(), UTC).date().isoformat()


def machine() -> str:
    """The processor as file names have it: x86_64 or arm64."""
    name = platform.machine().lower()
    return {"amd64": "x86_64", "aarch64": "arm64"}.get(name, name)


def run(*command: object, cwd: Path = ROOT, **environment: str) -> None:
    """Run a command that has to succeed. Raises ``BuildError``."""
    words = [str(part) for part in command]
    say(" ".join(words[:6]) + (" ..." if len(words) > 6 else ""))
    try:
        subprocess.run(words, cwd=cwd, check=True, env={**os.environ, **environment})
    except FileNotFoundError as error:
        raise BuildError(f"{words[0]} is not installed; packaging/README.md says how") from error
    except subprocess.CalledProcessError as error:
        raise BuildError(f"{words[0]} failed with status {error.returncode}") from error


def say(text: str) -> None:
    """Tell what the build does."""
    sys.stderr.write(f"[build] {text}\n")
