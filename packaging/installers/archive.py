"""The program for any Linux: a .tar.zst to unpack wherever the person likes."""

from __future__ import annotations

import shutil
from pathlib import Path

from installers import desktop, tree
from installers.project import (
    BUILD,
    DIST,
    PACKAGING,
    PROGRAM,
    machine,
    run,
    say,
    source_date_epoch,
    version,
)

LEVEL = 19


def build(frozen: Path) -> Path:
    """Pack a frozen program; the archive."""
    name = f"{PROGRAM}-{version()}-linux-{machine()}"
    folder = tree.copied(frozen, BUILD / "tar" / name)
    desktop.write(folder / "share")
    shutil.copyfile(PACKAGING / "linux" / "README.txt", folder / "README.txt")
    tree.settle(folder)
    target = DIST / f"{name}.tar.zst"
    packed(folder, target)
    unpacked = tree.size(folder) / 1e6
    say(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB, {unpacked:.0f} MB unpacked")
    return target


def packed(folder: Path, target: Path, level: int = LEVEL) -> None:
    """Pack a folder, the same bytes for the same files. GNU tar and zstd do it."""
    plain = target.with_suffix("")
    run(
        *("tar", "--create", "--file", plain, "--directory", folder.parent),
        *("--sort=name", "--format=pax", "--pax-option=delete=atime,delete=ctime"),
        *(f"--mtime=@{source_date_epoch()}", "--owner=0", "--group=0", "--numeric-owner"),
        folder.name,
    )
    run("zstd", "--quiet", "--force", "--rm", f"-{level}", "-T1", plain, "-o", target)
