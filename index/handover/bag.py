"""Writes folders as BagIt 1.0 (RFC 8493), which anyone can check with ``sha256sum -c``."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from index.jobs import Work

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
_READ_BYTES = 1 << 20


class BagFile(NamedTuple):
    """A file on its way into a bag: its bytes, or a file to be copied."""

    path: str  # within the bag, "/" between folders; ASCII, for tools differ on all else
    content: bytes | Path

    @property
    def byte_size(self) -> int:
        """Size in bytes. Raises ``OSError`` where the file is gone."""
        if isinstance(self.content, bytes):
            return len(self.content)
        return self.content.stat().st_size


def write_bag(
    folder: Path,
    payload: Sequence[BagFile],
    tags: Sequence[BagFile],
    info: Iterable[tuple[str, str]],
    work: Work,
) -> str:
    """Write a bag into an empty folder; the SHA-256 of its tag manifest, which covers all of it.

    ``payload`` lies under ``data/``; ``tags`` beside it; ``info`` is what ``bag-info.txt`` says
    besides the size. Raises ``OSError``, ``ValueError`` for a path that is not plain ASCII.
    """
    hashes: dict[str, str] = {}
    for number, file in enumerate(payload):
        work.report(number, len(payload), "packing", file.path)
        hashes[file.path] = _put(folder, file)
    size = sum(file.byte_size for file in payload)
    facts = [*info, ("Payload-Oxum", f"{size}.{len(payload)}")]
    tag_files = [
        BagFile("bagit.txt", DECLARATION),
        BagFile("bag-info.txt", _info(facts)),
        BagFile(MANIFEST, _manifest(hashes)),
        *tags,
    ]
    tag_hashes = {file.path: _put(folder, file) for file in tag_files}
    return _put(folder, BagFile(TAG_MANIFEST, _manifest(tag_hashes)))


def _put(folder: Path, file: BagFile) -> str:
    """Write one file, all of it on disk; its SHA-256."""
    parts = file.path.split("/")
    if not file.path.isascii() or any(part in ("", ".", "..") for part in parts):
        raise ValueError(file.path)
    target = folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with target.open("xb") as out:
        if isinstance(file.content, bytes):
            digest.update(file.content)
            out.write(file.content)
        else:
            with file.content.open("rb") as source:
                while piece := source.read(_READ_BYTES):
                    digest.update(piece)
                    out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()


def _manifest(hashes: dict[str, str]) -> bytes:
    """Two spaces, as ``sha256sum`` wants them."""
    return "".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes)).encode("ascii")


def _info(facts: Iterable[tuple[str, str]]) -> bytes:
    """Labels and values; a value stands on one line."""
    lines = (f"{label}: {' '.join(value.split())}\n" for label, value in facts if value.strip())
    return "".join(lines).encode("utf-8", "replace")


def remove(folder: Path) -> None:
    """Delete what was written so far."""
    shutil.rmtree(folder, ignore_errors=True)
