"""Tesseract is found, asked and stopped; what it cannot do is told."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from index.importers.pictures import Picture
from index.ocr import tesseract
from index.ocr.tesseract import PROGRAM, Tesseract, find_program
from index.problems import ImportProblem

BLANK = Picture(200, 100, 300, b"\xff" * 20_000)
posix = pytest.mark.skipif(sys.platform == "win32", reason="stands in for Tesseract by a script")


@pytest.fixture(autouse=True)
def python_in_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in is a Python program: its interpreter lies where Tesseract's data would."""
    monkeypatch.setenv("TESSDATA_PREFIX", sys.base_prefix)


def stand_in(folder: Path, body: str) -> Tesseract:
    """A program in Tesseract's place."""
    program = folder / "tesseract"
    python = Path(sys.executable).resolve()
    program.write_text(f"#!{python} -IS\nimport os, sys, time\n{body}\n")
    program.chmod(0o755)
    return Tesseract(program)


def test_program_is_found_on_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The first folder of PATH that has it; never the working directory."""
    name = "tesseract.exe" if sys.platform == "win32" else "tesseract"
    (tmp_path / name).touch(mode=0o755)
    monkeypatch.delenv(PROGRAM, raising=False)
    monkeypatch.setattr(tesseract, "_PLACES", ())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join(["", "."]))
    assert find_program() is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_program() == tmp_path / name


def test_program_can_be_named_or_denied(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The environment says where it is, or that there is none."""
    monkeypatch.setenv(PROGRAM, "")
    assert find_program() is None
    named = tmp_path / "other"
    named.touch()
    monkeypatch.setenv(PROGRAM, str(named))
    assert find_program() == named


@posix
def test_failure_is_told_in_its_words(tmp_path: Path) -> None:
    """What the program complains of is the detail of the problem."""
    program = stand_in(tmp_path, "sys.stderr.write('first\\nno such data'); sys.exit(1)")
    with pytest.raises(ImportProblem) as problem:
        program.read(BLANK, ["xyz"])
    assert (problem.value.code, problem.value.detail) == ("ocr_failed", "no such data")


@posix
def test_page_that_takes_too_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Time by the clock is limited from outside."""
    monkeypatch.setattr(tesseract, "PAGE_WALL_SECONDS", 0.3)
    with pytest.raises(ImportProblem) as problem:
        stand_in(tmp_path, "time.sleep(60)").read(BLANK, ["eng"])
    assert problem.value.code == "took_too_long"


@posix
def test_processor_time_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that does not come to an end is ended by the system."""
    monkeypatch.setattr(tesseract, "PAGE_CPU_SECONDS", 1)
    with pytest.raises(ImportProblem) as problem:
        stand_in(tmp_path, "while True: pass").read(BLANK, ["eng"])
    assert problem.value.code == "took_too_long"


@posix
def test_stop_ends_what_is_under_way(tmp_path: Path) -> None:
    """A stop is heard at once, and nothing is started after it."""
    program = stand_in(tmp_path, "time.sleep(60)")
    threading.Timer(0.3, program.stop).start()
    started = time.monotonic()
    for _ in range(2):
        with pytest.raises(ImportProblem, match="stopped"):
            program.read(BLANK, ["eng"])
    assert time.monotonic() - started < 20


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock and seccomp are Linux's")
def test_program_reaches_neither_files_nor_network(tmp_path: Path) -> None:
    """What a picture may do to Tesseract stays there: it can read no file of the person."""
    secret = tmp_path / "home" / "secret.txt"
    secret.parent.mkdir()
    secret.write_text("secret")
    body = f"""
import socket
for act in (lambda: open({str(secret)!r}), lambda: open('/tmp/made-by-ocr', 'w').write('x'),
            lambda: socket.socket(), lambda: os.fork()):
    try:
        act()
    except OSError:
        pass
    else:
        sys.exit(3)
print('denied')
"""
    (tmp_path / "bin").mkdir()
    assert stand_in(tmp_path / "bin", body).read(BLANK, ["eng"]) == b"denied\n"


def test_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A program that was taken away in the meantime is a problem of the page."""
    with pytest.raises(ImportProblem) as problem:
        Tesseract(tmp_path / "gone").read(BLANK, ["eng"])
    assert problem.value.code == "ocr_failed"
