"""The file that a sealed segment is kept in, and the sidecar that says what it holds.

The file is a cache: SQLite has the truth. It is written whole beside the old one, and the sidecar
is replaced last: until then the old pair is valid, whenever the power goes. Anything that does
not fit together is no error but a reason to build the cache anew.

File: magic (8 bytes), length of the header (uint32), blake2b of header and payload (32 bytes),
header (JSON: sections and where they begin), payload, each section on a multiple of 64 bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

MAGIC = b"WARRAQv1"
_HEAD = struct.Struct("<8sI32s")
_ALIGNMENT = 64
_CHUNK_BYTES = 1 << 24

Bytes = npt.NDArray[np.uint8]


class StaleCacheError(Exception):
    """The cache cannot be trusted; it is made anew. Nobody is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """What a cache file holds. ``generation`` and ``model`` must be the library's."""

    generation: str
    model: str
    dimension: int
    seq: int  # number of the vector log up to which changes are in the file
    count: int
    file: str
    size: int
    modified: int  # nanoseconds; while it and the size are the same, the hash is believed


def save(folder: Path, name: str, sidecar: Sidecar, sections: Mapping[str, Bytes]) -> Sidecar:
    """Write a cache file and its sidecar ``name``.json, and remove the files before it.

    ``file``, ``size`` and ``modified`` of ``sidecar`` are filled in. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{secrets.token_hex(6)}.vectors"
    temporary = path.with_suffix(".tmp")
    try:
        with temporary.open("wb") as file:
            _write(file, sections)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    status = path.stat()
    written = replace(sidecar, file=path.name, size=status.st_size, modified=status.st_mtime_ns)
    _replace_text(folder / f"{name}.json", json.dumps(asdict(written)))
    _remove_others(folder, name, path)
    return written


def load(folder: Path, name: str) -> tuple[Sidecar, dict[str, Bytes]]:
    """The sidecar and the sections of its file, mapped. Raises ``StaleCacheError``."""
    try:
        sidecar = Sidecar(**json.loads((folder / f"{name}.json").read_bytes()))
        path = folder / Path(sidecar.file).name
        status = path.stat()
        mapped = np.memmap(path, np.uint8, "r")
    except (OSError, ValueError, TypeError) as error:
        raise StaleCacheError(str(error)) from error
    if status.st_size != sidecar.size:
        raise StaleCacheError("its size is not what was written")
    sections, digest = _sections(mapped)
    if status.st_mtime_ns != sidecar.modified and _digest(mapped) != digest:
        raise StaleCacheError("its hash is not what was written")
    return sidecar, sections


def intact(folder: Path, name: str) -> bool:
    """Whether every byte of the cache file is as it was written; reads all of it."""
    try:
        sidecar = Sidecar(**json.loads((folder / f"{name}.json").read_bytes()))
        mapped = np.memmap(folder / Path(sidecar.file).name, np.uint8, "r")
        _, digest = _sections(mapped)
    except (OSError, ValueError, TypeError, StaleCacheError):
        return False
    return _digest(mapped) == digest


def _write(file: BinaryIO, sections: Mapping[str, Bytes]) -> None:
    table = {name: len(data) for name, data in sections.items()}
    header = json.dumps(table).encode()
    header += b" " * (-(_HEAD.size + len(header)) % _ALIGNMENT)
    file.write(_HEAD.pack(MAGIC, len(header), bytes(32)))
    digest = hashlib.blake2b(header, digest_size=32)
    file.write(header)
    for data in sections.values():
        padding = bytes(-len(data) % _ALIGNMENT)
        for piece in (data.data, padding):
            file.write(piece)
            digest.update(piece)
    file.seek(0)
    file.write(_HEAD.pack(MAGIC, len(header), digest.digest()))


def _sections(mapped: Bytes) -> tuple[dict[str, Bytes], bytes]:
    """The sections of a mapped file and the hash it claims. Raises ``StaleCacheError``."""
    if len(mapped) < _HEAD.size:
        raise StaleCacheError("it is cut off")
    magic, length, digest = _HEAD.unpack(mapped[: _HEAD.size].tobytes())
    if magic != MAGIC:
        raise StaleCacheError("it is not a cache file of this version")
    position = _HEAD.size + length
    try:
        table: dict[str, int] = json.loads(mapped[_HEAD.size : position].tobytes())
    except ValueError as error:
        raise StaleCacheError("its header is damaged") from error
    sections: dict[str, Bytes] = {}
    for name, size in table.items():
        sections[name] = mapped[position : position + size]
        position += size + -size % _ALIGNMENT
    if position != len(mapped):
        raise StaleCacheError("its sections do not fill it")
    return sections, digest


def _digest(mapped: Bytes) -> bytes:
    digest = hashlib.blake2b(digest_size=32)
    for start in range(_HEAD.size, len(mapped), _CHUNK_BYTES):
        digest.update(mapped[start : start + _CHUNK_BYTES].data)
    return digest.digest()


def _replace_text(path: Path, text: str) -> None:
    temporary = path.with_suffix(".json.tmp")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _remove_others(folder: Path, name: str, kept: Path) -> None:
    for path in (*folder.glob(f"{name}-*.vectors"), *folder.glob(f"{name}-*.tmp")):
        if path != kept:
            # Windows keeps a file that is still mapped; the next save removes it.
            with contextlib.suppress(OSError):
                path.unlink()
