"""What the tests of packaging share. Nothing here builds: they look at scripts and texts."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

Checker = Callable[..., str]


@pytest.fixture(autouse=True)
def dated(monkeypatch: pytest.MonkeyPatch) -> None:
    """A date of the source that needs no repository."""
    from installers import project

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    project.source_date_epoch.cache_clear()


@pytest.fixture
def checked() -> Checker:
    """Runs a checker that this system may have; it must be content. What it said."""

    def run(*command: str | Path, accepted: Sequence[int] = (0,)) -> str:
        if shutil.which(str(command[0])) is None:
            pytest.skip(f"{command[0]} is not installed")
        outcome = subprocess.run(
            [str(word) for word in command], capture_output=True, text=True, check=False
        )
        said = outcome.stdout + outcome.stderr
        assert outcome.returncode in accepted, said
        return said

    return run
