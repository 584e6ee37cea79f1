"""Checks an evidence pack, a folder or a zip file, from its bytes alone (RFC 8493, section 3)."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from index.documents import CheckReport
from index.handover.bag import DECLARATION, MANIFEST, TAG_MANIFEST
from index.handover.custody import LOG, broken_links

_LINE = re.compile(r"([0-9a-f]{64})\s+(.+)")
_OXUM = re.compile(r"^Payload-Oxum:\s*(\d+)\.(\d+)\s*$", re.MULTILINE)
_LARGEST_TAG_FILE = 64 << 20
_READ_BYTES = 1 << 20


class Files(Protocol):
    """The files of a pack by their paths within it."""

    def sizes(self) -> dict[str, int]:
        """The size of every file, in bytes."""
        ...

    def open(self, path: str) -> IO[bytes]:
        """A file to be read."""
        ...


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def sizes(self) -> dict[str, int]:
        return {
            path.relative_to(self._folder).as_posix(): path.stat().st_size
            for path in self._folder.rglob("*")
            if path.is_file()
        }

    def open(self, path: str) -> IO[bytes]:
        return self._folder.joinpath(*path.split("/")).open("rb")


class _Zip:
    """A zip file that holds one folder, as RFC 8493 says of bags that are sent."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        names = [name for name in archive.namelist() if not name.endswith("/")]
        self._base = f"{names[0].split('/')[0]}/" if names else ""

    def sizes(self) -> dict[str, int]:
        return {
            info.filename.removeprefix(self._base): info.file_size
            for info in self._archive.infolist()
            if not info.is_dir()
        }

    def open(self, path: str) -> IO[bytes]:
        return self._archive.open(self._base + path)


def check(pack: Path) -> CheckReport:
    """Everything that is wrong with a pack, in sentences. Raises ``OSError``."""
    try:
        with _opened(pack) as files:
            return CheckReport(problems=tuple(_problems(files)))
    except zipfile.BadZipFile as error:
        return CheckReport(problems=(f"The archive is damaged ({error}).",))


@contextmanager
def _opened(pack: Path) -> Iterator[Files]:
    if pack.is_dir():
        yield _Folder(pack)
        return
    with zipfile.ZipFile(pack) as archive:
        yield _Zip(archive)


def _problems(files: Files) -> Iterator[str]:
    sizes = files.sizes()
    needed = ("bagit.txt", "bag-info.txt", MANIFEST, TAG_MANIFEST)
    missing = [name for name in needed if name not in sizes]
    yield from (f"{name} is missing." for name in missing)
    if missing:
        return
    if _read(files, "bagit.txt") != DECLARATION:
        yield "bagit.txt is not that of BagIt 1.0."
    payload = {path for path in sizes if path.startswith("data/")}
    yield from _manifest_problems(files, MANIFEST, payload)
    yield from _manifest_problems(files, TAG_MANIFEST, {*sizes} - payload - {TAG_MANIFEST})
    yield from _oxum_problems(files, [sizes[path] for path in payload])
    if LOG in sizes:
        yield from _log_problems(files)


def _manifest_problems(files: Files, manifest: str, there: set[str]) -> Iterator[str]:
    lines = _read(files, manifest).decode("utf-8", "replace").splitlines()
    listed: dict[str, str] = {}
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            yield f"{manifest} has a line that is no hash and path."
        else:
            listed[match[2]] = match[1]
    yield from (f"{path} is not in {manifest}." for path in sorted(there - {*listed}))
    for path, wanted in sorted(listed.items()):
        if path not in there:
            yield f"{path} is missing."
        elif _sha256(files, path) != wanted:
            yield f"{path} was changed."


def _oxum_problems(files: Files, sizes: list[int]) -> Iterator[str]:
    found = _OXUM.search(_read(files, "bag-info.txt").decode("utf-8", "replace"))
    if found is None or (int(found[1]), int(found[2])) != (sum(sizes), len(sizes)):
        yield "bag-info.txt gives another size or number of files than there are."


def _log_problems(files: Files) -> Iterator[str]:
    for number in broken_links(_read(files, LOG).decode("utf-8", "replace")):
        yield f"Line {number} of {LOG} does not follow from the line before it."


def _read(files: Files, path: str) -> bytes:
    with files.open(path) as file:
        return file.read(_LARGEST_TAG_FILE)


def _sha256(files: Files, path: str) -> str:
    digest = hashlib.sha256()
    with files.open(path) as file:
        while piece := file.read(_READ_BYTES):
            digest.update(piece)
    return digest.hexdigest()
