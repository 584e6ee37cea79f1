"""Promises of the lock that keeps a library to one process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.locking import LibraryLock
from index.problems import LibraryProblem
from tests.conftest import REPOSITORY

HOLD = """
import sys
from pathlib import Path
from index.locking import LibraryLock
lock = LibraryLock(Path(sys.argv[1]), Path("library"))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_holder_is_refused_and_told_who_holds_it(tmp_path: Path) -> None:
    """The problem names the process that has the library open."""
    lock = LibraryLock(tmp_path / "lock", tmp_path)
    with pytest.raises(LibraryProblem) as problem:
        LibraryLock(tmp_path / "lock", tmp_path)
    assert (problem.value.code, problem.value.detail) == (
        "library_locked",
        f"process {os.getpid()}",
    )
    lock.release()


def test_a_released_lock_can_be_taken(tmp_path: Path) -> None:
    """Releasing lets the next one in; releasing twice is fine."""
    lock = LibraryLock(tmp_path / "lock", tmp_path)
    lock.release()
    lock.release()
    LibraryLock(tmp_path / "lock", tmp_path).release()


def test_the_lock_of_a_killed_process_is_taken_over(tmp_path: Path) -> None:
    """After kill -9 nobody has to clear anything away by hand."""
    path = tmp_path / "lock"
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, path],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"held\n"
    with pytest.raises(LibraryProblem, match=f"process {child.pid}"):
        LibraryLock(path, tmp_path)
    child.kill()
    child.communicate()
    LibraryLock(path, tmp_path).release()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A lock that cannot be made is a problem in words."""
    with pytest.raises(LibraryProblem, match="cannot be written"):
        LibraryLock(tmp_path / "none" / "lock", tmp_path)
