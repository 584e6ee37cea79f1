"""The program's entry: which of its faces it shows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.main import main
from tests.conftest import REPOSITORY


def test_a_verb_goes_to_the_command_line_without_qt(tmp_path: Path) -> None:
    """With a verb the program works where there is no display, and never loads Qt."""
    code = (
        "import sys; from app.main import main;"
        f"status = main(['library', 'info', '--library', {str(tmp_path / 'none')!r}]);"
        "sys.exit(10 + status + 100 * ('PySide6' in sys.modules))"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, check=False
    )
    assert outcome.returncode == 11, outcome.stderr


def test_only_workers_are_started_as_children(capsys: pytest.CaptureFixture[str]) -> None:
    """``--child`` runs the program's own workers and nothing else by name."""
    assert main(["--child", "os"]) == 1
    assert "not a worker" in capsys.readouterr().err


def test_a_worker_gets_its_own_arguments(tmp_path: Path) -> None:
    """A worker of a frozen program finds on its command line what ``python -m`` would give it."""
    worker = "index.embedding.transformer_worker"
    outcome = subprocess.run(
        [sys.executable, "-m", "app.main", "--child", worker, str(tmp_path)],
        cwd=REPOSITORY,
        stdin=subprocess.DEVNULL,  # no question comes: it ends in peace
        capture_output=True,
        check=False,
    )
    assert (outcome.returncode, outcome.stderr) == (0, b"")


@pytest.mark.parametrize("before", [None, "/opt/lib"])
def test_programs_of_the_system_load_their_own_libraries(
    before: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a frozen program's starter says of libraries is not handed on; the person's own is."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/warraq/_internal")
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    main(["--child", "os"])
    assert os.environ.get("LD_LIBRARY_PATH") == before
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ


def test_an_unknown_option_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    """A typing error is told, and opens no window."""
    with pytest.raises(SystemExit):
        main(["--libary", "x"])
    assert "--libary" in capsys.readouterr().err
