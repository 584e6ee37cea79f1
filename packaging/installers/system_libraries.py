"""Shared libraries that the frozen program takes from a Linux system, and Debian's names of them.

Read off the frozen files themselves: a library that is needed and has no package here fails the
build, so that no list goes stale.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from installers.project import BuildError

# Without these the window does not open, or nothing runs.
NEEDED = {
    "ld-linux-x86-64.so.2": "libc6",
    "ld-linux-aarch64.so.1": "libc6",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "librt.so.1": "libc6",
    "libutil.so.1": "libc6",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libzstd.so.1": "libzstd1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgio-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
# Plugins of Qt that are passed over where their libraries are missing.
USEFUL = {
    "libcups.so.2": "libcups2t64 | libcups2",  # printing
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
_NEEDED_LINE = re.compile(r"^\s*NEEDED\s+(\S+)", re.MULTILINE)
_GLIBC = re.compile(r"GLIBC_2\.(\d+)")
_MAGIC = b"\x7fELF"


def binaries(folder: Path) -> Iterator[Path]:
    """Programs and shared libraries of a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(len(_MAGIC)) == _MAGIC:
                    yield path


def outside(folder: Path) -> set[str]:
    """Names of the libraries that files of ``folder`` need and that are not in it."""
    inside = {path.name for path in folder.rglob("*.so*")}
    wanted: set[str] = set()
    for path in binaries(folder):
        wanted.update(_NEEDED_LINE.findall(_objdump("-p", path)))
    return wanted - inside


def packages(folder: Path) -> tuple[list[str], list[str]]:
    """Debian packages that a frozen program needs, and those that it can use.

    Raises ``BuildError`` for a library that no package is known of.
    """
    wanted = outside(folder)
    unknown = wanted - NEEDED.keys() - USEFUL.keys()
    if unknown:
        raise BuildError(f"name the Debian packages of {sorted(unknown)} in system_libraries.py")
    needed = {NEEDED[name] for name in wanted if name in NEEDED}
    useful = {USEFUL[name] for name in wanted if name in USEFUL}
    glibc = f"libc6 (>= 2.{glibc_floor(folder)})"
    return sorted({*needed - {"libc6"}, glibc}), sorted(useful)


def glibc_floor(folder: Path) -> int:
    """The 34 of "needs glibc 2.34": the newest symbol that any file asks for."""
    versions = [
        int(minor) for path in binaries(folder) for minor in _GLIBC.findall(_objdump("-T", path))
    ]
    return max(versions, default=0)


def _objdump(option: str, path: Path) -> str:
    try:
        told = subprocess.run(["objdump", option, path], capture_output=True, text=True, check=True)
    except FileNotFoundError as error:
        raise BuildError("objdump is not installed; it is in Debian's package binutils") from error
    return told.stdout
