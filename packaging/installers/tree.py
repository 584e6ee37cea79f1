"""Folders as packages need them: the same files with the same dates and rights in every build."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from installers.project import source_date_epoch


def copied(source: Path, target: Path) -> Path:
    """A copy of a folder, made anew; symbolic links stay links."""
    shutil.rmtree(target, ignore_errors=True)
    return Path(shutil.copytree(source, target, symlinks=True))


def settle(folder: Path) -> None:
    """Give every file and folder the source's date, and rights that do not depend on a umask."""
    date = source_date_epoch()
    for path in sorted(folder.rglob("*"), reverse=True):
        _settle(path, date)
    _settle(folder, date)


def _settle(path: Path, date: int) -> None:
    if not path.is_symlink():
        runs = path.is_dir() or bool(path.stat().st_mode & 0o100)
        path.chmod(0o755 if runs else 0o644)
    os.utime(path, (date, date), follow_symlinks=False)


def size(folder: Path) -> int:
    """Bytes of all files of a folder."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)
