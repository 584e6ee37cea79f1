"""Which files a drop of files and folders means."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.importers.companions import belongs_to_page


def gather(paths: Iterable[Path]) -> list[Path]:
    """The files named or inside the named folders, absolute, each once, in a steady order.

    Inside a folder: sorted by name, folders opened where they stand; hidden files, links,
    libraries, and the folder that a browser saves beside a page are left out. A path that was
    named is taken whatever it is, even if nothing is there: the import then says so.
    """
    found: dict[Path, None] = {}
    for path in paths:
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        for file in _files(absolute) if absolute.is_dir() else (absolute,):
            found.setdefault(file)
    return list(found)


def _files(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:  # a folder that may not be listed; it holds nothing for us
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir(follow_symlinks=False):
            if not belongs_to_page(entry.name, names) and not _is_library(Path(entry.path)):
                yield from _files(Path(entry.path))
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def _is_library(folder: Path) -> bool:
    """Whether a folder is a library of this program: its copies are no articles of anybody's."""
    return folder.suffix == ".warraq" and (folder / "library.db").exists()
