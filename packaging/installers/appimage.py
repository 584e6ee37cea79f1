"""The AppImage: the frozen program as one file that runs where it lies.

Needs appimagetool, and the runtime that it puts in front as a file (``APPIMAGE_RUNTIME``): nothing
is fetched. The workflow fetches both and holds them against their checksums.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from installers import desktop, tree
from installers.project import (
    APP_ID,
    BUILD,
    DIST,
    NAME,
    PROGRAM,
    BuildError,
    machine,
    run,
    source_date_epoch,
    version,
)

RUNTIME = "APPIMAGE_RUNTIME"
_START = f"""#!/bin/sh
# A symbolic link to the AppImage by another name, such as {PROGRAM}, works as the program.
here=$(dirname "$(readlink -f "$0")")
exec "$here/usr/lib/{PROGRAM}/{PROGRAM}" "$@"
"""


def build(frozen: Path) -> Path:
    """Build the AppImage."""
    runtime = os.environ.get(RUNTIME, "")
    if not Path(runtime).is_file():
        raise BuildError(f"{RUNTIME} names no file: it is the runtime that starts an AppImage")
    folder = directory(frozen, BUILD / "appimage" / f"{NAME}.AppDir")
    target = DIST / f"{NAME}-{version()}-{machine()}.AppImage"
    run(
        *("appimagetool", "--no-appstream", "--runtime-file", runtime, folder, target),
        ARCH={"arm64": "aarch64"}.get(machine(), machine()),
        SOURCE_DATE_EPOCH=str(source_date_epoch()),
        VERSION=version(),
    )
    target.chmod(0o755)
    return target


def directory(frozen: Path, folder: Path) -> Path:
    """The folder that becomes an AppImage."""
    shutil.rmtree(folder, ignore_errors=True)
    share = folder / "usr" / "share"
    tree.copied(frozen, folder / "usr" / "lib" / PROGRAM)
    desktop.write(share)
    # The names that appimagetool looks for.
    (share / "metainfo" / f"{APP_ID}.metainfo.xml").rename(
        share / "metainfo" / f"{APP_ID}.appdata.xml"
    )
    shutil.copyfile(share / "applications" / f"{PROGRAM}.desktop", folder / f"{PROGRAM}.desktop")
    icon = share / "icons" / "hicolor" / "256x256" / "apps" / f"{PROGRAM}.png"
    shutil.copyfile(icon, folder / f"{PROGRAM}.png")
    start = folder / "AppRun"
    start.write_text(_START, encoding="utf-8")
    start.chmod(0o755)
    tree.settle(folder)
    return folder
