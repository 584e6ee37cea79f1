"""The program's test of itself, run as a build runs it, though not frozen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY


def selftest(report: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """``warraq --selftest REPORT`` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "app.main", "--selftest", str(report)],
        cwd=REPOSITORY,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.slow
def test_a_sound_program_is_green_and_silent(tmp_path: Path) -> None:
    """All checks pass, nothing is on standard error, and the report is printed and written."""
    outcome = selftest(tmp_path / "تقرير.json")
    assert outcome.returncode == 0, outcome.stdout.decode()
    assert outcome.stderr == b""
    report: dict[str, Any] = json.loads(outcome.stdout)
    assert report == json.loads((tmp_path / "تقرير.json").read_text(encoding="utf-8"))
    assert [check["name"] for check in report["checks"] if not check["ok"]] == []
    assert (tmp_path / "تقرير.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
def test_a_damaged_program_is_told(tmp_path: Path) -> None:
    """Without a library that importers need, its check fails by name, and so does the program."""
    (tmp_path / "striprtf").mkdir()
    (tmp_path / "striprtf" / "__init__.py").write_text("raise ImportError('damaged')")
    paths = os.pathsep.join((str(tmp_path), str(REPOSITORY)))
    outcome = selftest(tmp_path / "report.json", PYTHONPATH=paths)
    assert outcome.returncode == 1
    checks = {check["name"]: check for check in json.loads(outcome.stdout)["checks"]}
    assert "damaged" in checks["parts"]["error"]
    assert checks["start"]["ok"]
