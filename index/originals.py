"""Copies of the imported files, kept in the library's folder under their SHA-256."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_INCOMING = "incoming-"
_FLUSHING = 8  # copies that the disk is given at a time
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal. Raises ``OSError``."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def original_name(sha256: str, name: str) -> str:
    """The name of a copy: the hash, and the suffix if it is one that no system minds."""
    suffix = Path(name).suffix.lower()
    return sha256 + (suffix if _SUFFIX.fullmatch(suffix) else "")


class Originals:
    """The folder ``originals/`` of a library. A copy is whole and on disk, or it is not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder  # made when the first copy comes
        self._unsettled: list[Path] = []

    def take(self, data: bytes) -> Path:
        """Write a copy under a passing name. ``settle`` makes it sure. Raises ``OSError``."""
        self._folder.mkdir(exist_ok=True)
        copy = self._folder / f"{_INCOMING}{secrets.token_hex(8)}"
        try:
            with copy.open("xb") as file:
                file.write(data)
        except BaseException:
            copy.unlink(missing_ok=True)
            raise
        return copy

    def keep(self, copy: Path, name: str) -> None:
        """Give a copy that was taken its lasting name. The next ``settle`` makes it sure."""
        self._unsettled.append(copy.replace(self._folder / name))

    def settle(self) -> None:
        """Wait until the copies that were kept are on disk, with their names.

        All at once: a disk that waits for one file after the other takes ten times as long.
        """
        if not self._unsettled:
            return
        with ThreadPoolExecutor(_FLUSHING, "settling") as pool:
            list(pool.map(_flush, self._unsettled))
        self._unsettled.clear()
        if os.name == "nt":  # a folder cannot be flushed there, and need not be
            return
        descriptor = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def path(self, name: str) -> Path:
        """Where the copy of this name stands."""
        return self._folder / name

    def remove(self, names: Iterable[str]) -> None:
        """Delete copies; one that is gone already does not matter."""
        for name in names:
            self.path(name).unlink(missing_ok=True)

    def drop_incoming(self) -> None:
        """Delete what an import that was killed left behind."""
        for copy in self._folder.glob(f"{_INCOMING}*"):
            copy.unlink(missing_ok=True)

    def names(self) -> set[str]:
        """Every lasting name in the folder."""
        return {
            entry.name for entry in self._folder.glob("*") if not entry.name.startswith(_INCOMING)
        }


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
