"""One process at a time holds a library: a lock of the operating system, gone with the process."""

from __future__ import annotations

import json
import os
import platform
import sys
from pathlib import Path

from index.problems import LibraryProblem

# On Windows a locked range cannot be read by others, so a byte far behind the text is locked.
_LOCKED_BYTE = 1 << 30
_MOST_BYTES = 4096


class LibraryLock:
    """Holds the lock file of a library until ``release``; says in it who holds it.

    The lock is the operating system's, not the file's presence: a killed process leaves a file
    that locks nothing, and the next one takes over without asking.
    """

    def __init__(self, path: Path, library: Path) -> None:
        """Take the lock. Raises ``LibraryProblem`` ``library_locked`` with who holds it."""
        try:
            self._descriptor: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise LibraryProblem("library_not_writable", str(library), str(error)) from error
        try:
            _lock(self._descriptor)
        except OSError as error:
            holder = _holder(path)
            os.close(self._descriptor)
            raise LibraryProblem("library_locked", str(library), holder) from error
        _write(self._descriptor, json.dumps({"pid": os.getpid(), "host": platform.node()}))

    def release(self) -> None:
        """Let the library go. Twice is fine."""
        if self._descriptor is None:
            return
        _write(self._descriptor, "")
        os.close(self._descriptor)
        self._descriptor = None


def _write(descriptor: int, text: str) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, text.encode())


def _holder(path: Path) -> str:
    """Who holds the lock, in words; empty where the file does not say."""
    try:
        with path.open("rb") as file:
            holder = json.loads(file.read(_MOST_BYTES))
        here = holder["host"] == platform.node()
        return f"process {holder['pid']}" + ("" if here else f" on {holder['host']}")
    except (OSError, ValueError, TypeError, KeyError):
        return ""


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
