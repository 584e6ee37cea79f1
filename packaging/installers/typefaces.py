"""Typefaces that a bare Linux lacks and the program's languages need: Chinese (with Japanese and
Korean) and Devanagari. Windows and macOS have their own.

Fetched from Debian's packages by apt when the program is frozen, and taken only by checksum.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from installers.checksums import digest
from installers.licences import Component
from installers.project import BUILD, ROOT, BuildError, run

CACHE = BUILD / "typefaces"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """One file of a Debian package."""

    name: str
    version: str
    package: str
    path: str  # in the package, from the root
    sha256: str
    licence: str
    text: Path


FALLBACKS = (
    Typeface(
        name="Droid Sans Fallback (typeface)",
        version="6.0.1r16",
        package="fonts-droid-fallback",
        path="usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
        sha256="acb6440a713d880a13a21b468ba7cd43f5a2b2934972e51be791c880730777b8",
        licence="Apache-2.0",
        text=ROOT / "LICENSE",
    ),
    Typeface(
        name="Noto Sans Devanagari (typeface)",
        version="20201225",
        package="fonts-noto-core",
        path="usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf",
        sha256="79a470365ccb210fa3c7d8d8ff2e005ef9d983cfd067f735a0caf7e15070ca9f",
        licence="OFL-1.1",
        text=ROOT / "resources" / "fonts" / "OFL-Noto.txt",
    ),
)


def add(folder: Path) -> list[Component]:
    """Put the typefaces into the frozen program's folder of fonts; what they are."""
    if not sys.platform.startswith("linux"):
        return []
    for typeface in FALLBACKS:
        shutil.copyfile(_fetched(typeface), folder / Path(typeface.path).name)
    return [
        Component(
            name=typeface.name,
            version=typeface.version,
            licence=typeface.licence,
            texts=(typeface.text.read_text(encoding="utf-8"),),
        )
        for typeface in FALLBACKS
    ]


def _fetched(typeface: Typeface) -> Path:
    """The file: of this system, of an earlier build, or from the package now."""
    unpacked = CACHE / typeface.package / typeface.path
    for path in (Path("/") / typeface.path, unpacked):
        if path.is_file() and digest(path) == typeface.sha256:
            return path
    CACHE.mkdir(parents=True, exist_ok=True)
    run("apt-get", "download", "-qq", typeface.package, cwd=CACHE)
    for package in sorted(CACHE.glob(f"{typeface.package}_*.deb")):
        command = ["dpkg-deb", "--extract", package, CACHE / typeface.package]
        subprocess.run(command, check=True)
    if not unpacked.is_file() or digest(unpacked) != typeface.sha256:
        raise BuildError(f"{typeface.package} does not hold the {typeface.name} that is known")
    return unpacked
