"""Runs all checks and tells their outcome as JSON: for builds, and for whoever asks whether an
installation is whole.

Standard error stays empty: what a library says there is a failure of its own check.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from app.selftest.parts import find_resources, import_everything
from app.selftest.reading import QUESTIONS, import_one_of_each, search_across_languages
from app.selftest.silence import caught_stderr, no_network, open_sockets

_FOLDER = "تجربة ذاتية"  # a home folder is often named so
_SCAN = "The scanned page tells of a lighthouse on the northern cape."


_STARTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one check ended."""

    name: str
    ok: bool
    seconds: float
    facts: dict[str, Any] = field(default_factory=dict)
    error: str = ""


def main(arguments: list[str]) -> int:
    """Run the checks; print the report, and write it to the file in ``arguments`` if there is one,
    with a picture of the window beside it. 0 when everything is well, else 1."""
    target = Path(arguments[0]) if arguments else None
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    outcomes = run(target.with_suffix(".png") if target else None)
    report = json.dumps(_report(outcomes), ensure_ascii=False, indent=2) + "\n"
    if target is not None:
        target.write_text(report, encoding="utf-8")
    if sys.stdout is not None:  # a program of Windows without a console has none
        sys.stdout.buffer.write(report.encode())
        sys.stdout.flush()
    return 0 if all(outcome.ok for outcome in outcomes) else 1


def run(picture: Path | None = None) -> list[Outcome]:
    """All checks in turn; one that fails stops no other."""
    with (
        tempfile.TemporaryDirectory(prefix="warraq-", ignore_cleanup_errors=True) as scratch,
        caught_stderr() as said,
    ):
        folder = Path(scratch) / _FOLDER
        folder.mkdir()
        attempts = Path(scratch) / "attempts.txt"
        with no_network(attempts):
            outcomes = _checks(folder, picture)
        outcomes.append(_check("network", lambda: _nothing_reached_out(attempts)))
        outcomes.append(_check("standard error", lambda: _nothing_was_said(said)))
    return outcomes


def _checks(folder: Path, picture: Path | None) -> list[Outcome]:
    library = folder / "مكتبة.warraq"
    question = next(iter(QUESTIONS))

    def import_() -> dict[str, Any]:
        from app.selftest.showing import application, picture_of_text  # noqa: PLC0415

        _running = application()
        return import_one_of_each(library, picture_of_text(_SCAN))

    def show() -> dict[str, Any]:
        from app.selftest.showing import show  # noqa: PLC0415 - Qt, when its turn comes

        return show(folder, library, question, picture)

    return [
        _check("start", start),
        _check("parts", import_everything),
        _check("resources", find_resources),
        _check("import", import_),
        _check("search", lambda: search_across_languages(library)),
        _check("window", show),
    ]


def start() -> dict[str, Any]:
    """Seconds from the start of a process to the painted window; the first one may be cold."""
    command = [sys.executable, *(() if getattr(sys, "frozen", False) else ("-m", "app.main"))]
    command += ["--child", "app.selftest.first_paint"]
    seconds = []
    for _ in range(_STARTS):
        before = time.time()
        told = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=120).stdout
        seconds.append(round(float(told) - before, 3))
    return {"painted_s": seconds}


def _check(name: str, check: Callable[[], dict[str, Any]]) -> Outcome:
    started = time.monotonic()
    try:
        facts, error = check(), ""
    except Exception:  # whatever a broken installation raises is what is asked for
        facts, error = {}, traceback.format_exc()
    seconds = round(time.monotonic() - started, 3)
    return Outcome(name=name, ok=not error, seconds=seconds, facts=facts, error=error)


def _nothing_reached_out(attempts: Path) -> dict[str, Any]:
    tried = attempts.read_text(encoding="utf-8").splitlines() if attempts.exists() else []
    held = open_sockets()
    if tried or held:
        raise AssertionError(f"reached for the network: {tried} {held}")
    return {"attempts": 0, "open": 0}


def _nothing_was_said(said: Path) -> dict[str, Any]:
    text = said.read_text(encoding="utf-8", errors="replace")
    if text.strip():
        raise AssertionError(f"said on standard error:\n{text}")
    return {}


def _report(outcomes: list[Outcome]) -> dict[str, Any]:
    try:
        number = version("warraq")
    except PackageNotFoundError:
        number = ""
    return {
        "program": "warraq",
        "version": number,
        "frozen": bool(getattr(sys, "frozen", False)),
        "system": platform.platform(),
        "ok": all(outcome.ok for outcome in outcomes),
        "checks": [asdict(outcome) for outcome in outcomes],
    }
