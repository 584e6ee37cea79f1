"""SHA256SUMS of what was built, as ``sha256sum --check`` reads it."""

from __future__ import annotations

import hashlib
from pathlib import Path

FILE = "SHA256SUMS"


def write(folder: Path) -> Path:
    """List every file of ``folder``; the list."""
    target = folder / FILE
    lines = [
        f"{digest(path)}  {path.name}\n"
        for path in sorted(folder.iterdir())
        if path.is_file() and path != target
    ]
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return target


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
