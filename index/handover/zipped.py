"""Zip archives whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip knows no time before it
_UNIX = 3
_READABLE = 0o644 << 16


def entry(name: str) -> zipfile.ZipInfo:
    """A file of an archive, without the time and the system that it was made at."""
    info = zipfile.ZipInfo(name, _EARLIEST)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = _UNIX
    info.external_attr = _READABLE
    return info


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of files in the order given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files:
            archive.writestr(entry(name), data)
    return out.getvalue()
