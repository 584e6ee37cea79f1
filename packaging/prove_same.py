#!/usr/bin/env python3
"""Freezes and packs the Debian package twice and compares: ``python packaging/prove_same.py``.

The same sources have to give the same bytes, or nobody can check that a package was made of them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from installers import checksums, deb, freeze
from installers.project import BUILD, DIST, BuildError, say

WORK = BUILD / "prove-same"


def main() -> int:
    """The proof; 0 when both packages are the same."""
    shutil.rmtree(WORK, ignore_errors=True)
    DIST.mkdir(exist_ok=True)
    packages = []
    try:
        for name in ("first", "second"):
            built = deb.build(freeze.freeze())
            folder = WORK / name
            folder.mkdir(parents=True)
            packages.append(Path(shutil.copy(built, folder)))
    except BuildError as error:
        sys.stderr.write(f"prove_same.py: {error}\n")
        return 1
    digests = [checksums.digest(package) for package in packages]
    say(" ".join(digests))
    if digests[0] == digests[1]:
        return 0
    for line in differing(*packages):
        sys.stderr.write(f"differs: {line}\n")
    return 1


def differing(first: Path, second: Path) -> list[str]:
    """Paths of files that are not the same in two packages."""
    sums = []
    for package in (first, second):
        folder = package.with_suffix("")
        subprocess.run(["dpkg-deb", "--control", package, folder], check=True)
        sums.append(set((folder / "md5sums").read_text(encoding="utf-8").splitlines()))
    return sorted({line.split("  ", 1)[1] for line in sums[0] ^ sums[1]})


if __name__ == "__main__":
    sys.exit(main())
