#!/usr/bin/env python3
"""Builds an installer: ``python packaging/build.py TARGET``, the same by hand and in a workflow.

    frozen      the program as a folder (macOS: Warraq.app), tested by itself; all others start here
    tar         Linux: a .tar.zst to unpack anywhere
    deb         Linux: a .deb for Debian 12, Ubuntu 22.04 and newer
    appimage    Linux: one file that runs (needs appimagetool)
    flatpak     Linux: a Flatpak bundle (needs flatpak-builder and Flathub's runtime)
    nsis        Windows: an installer for one person (needs makensis)
    dmg         macOS: a disk image
    addon       the add-on for transformer models, for the system that builds it
    sums        SHA256SUMS of everything in dist/

Results lie in dist/. With --keep-frozen the folder of the last build is packed again.
packaging/README.md says what each needs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from installers import (
    addon,
    appimage,
    archive,
    checksums,
    deb,
    dmg,
    flatpak,
    freeze,
    nsis,
    sbom,
)
from installers.project import DIST, BuildError, say

# Each packs the frozen folder, and gives the file it made.
PACKERS: dict[str, Callable[[Path], Path]] = {
    "tar": archive.build,
    "deb": deb.build,
    "appimage": appimage.build,
    "flatpak": flatpak.build,
    "nsis": nsis.build,
    "dmg": dmg.build,
}


def main() -> int:
    """Build the target that is named; the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", choices=("frozen", *PACKERS, "addon", "sums"))
    parser.add_argument("--keep-frozen", action="store_true", help="pack what was frozen last")
    options = parser.parse_args()
    try:
        say(str(_built(options.target, keep=options.keep_frozen)))
    except BuildError as error:
        sys.stderr.write(f"build.py: {error}\n")
        return 1
    return 0


def _built(target: str, *, keep: bool) -> Path:
    DIST.mkdir(exist_ok=True)
    if target == "sums":
        return checksums.write(DIST)
    if target == "addon":
        return addon.build()
    kept = keep and freeze.FROZEN.exists()
    frozen = freeze.FROZEN if kept else freeze.freeze()
    if target == "frozen":
        return frozen
    result = PACKERS[target](frozen)
    sbom.copy_beside(result)
    return result


if __name__ == "__main__":
    sys.exit(main())
