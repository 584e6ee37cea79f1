"""Child processes start from source and from a frozen program, and only our own code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from index.children import child_command, child_environment


def test_from_source_python_runs_the_module() -> None:
    """A checkout starts the module with the running Python."""
    assert child_command("index.importers.worker") == [
        *(sys.executable, "-P", "-m"),
        "index.importers.worker",
    ]


def test_a_frozen_program_calls_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A frozen program passes the module to its own entry point."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command("index.importers.worker")[1:] == ["--child", "index.importers.worker"]


def test_a_folder_named_like_ours_is_not_run(tmp_path: Path) -> None:
    """A package called index in the working directory is not taken for the program's."""
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "__init__.py").write_text("raise SystemExit('taken over')")
    outcome = subprocess.run(
        child_command("index.problems"),
        cwd=tmp_path,
        env=child_environment(),
        capture_output=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr
