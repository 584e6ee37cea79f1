"""What a desktop of Linux is told: the entry of its menu, icons, manual, completions."""

from __future__ import annotations

import gzip
import os
import shutil
from pathlib import Path

from installers import completions, environment, icons, manual
from installers.document_types import mime_types
from installers.project import (
    APP_ID,
    BUILD,
    PACKAGING,
    PROGRAM,
    ROOT,
    release_date,
    run,
    version,
)

DESKTOP_SOURCE = PACKAGING / "linux" / f"{PROGRAM}.desktop.in"
METAINFO_SOURCE = PACKAGING / "linux" / f"{APP_ID}.metainfo.xml.in"


def desktop_file() -> str:
    """The entry of the menu. It offers the program for documents and takes over none."""
    text = DESKTOP_SOURCE.read_text(encoding="utf-8")
    return text.replace("@MIME_TYPES@", ";".join(mime_types()) + ";")


def metainfo() -> str:
    """What software centres show, in the form of AppStream."""
    text = METAINFO_SOURCE.read_text(encoding="utf-8")
    return text.replace("@VERSION@", version()).replace("@DATE@", release_date())


def write(share: Path) -> None:
    """Write everything below ``share``, which stands for /usr/share."""
    _write(share / "applications" / f"{PROGRAM}.desktop", desktop_file())
    _write(share / "metainfo" / f"{APP_ID}.metainfo.xml", metainfo())
    icons.hicolor(share / "icons" / "hicolor", BUILD / "made")
    made = BUILD / "made" / "share"
    shutil.rmtree(made, ignore_errors=True)
    run(
        *(environment.python(), "-m", "installers.desktop", made),
        PYTHONPATH=os.pathsep.join((str(PACKAGING), str(ROOT))),
    )
    shutil.copytree(made, share, dirs_exist_ok=True)


def write_from_parsers(share: Path) -> None:
    """The manual and the completions: they need the program's own libraries."""
    completions.write(share)
    target = share / "man" / "man1" / f"{PROGRAM}.1.gz"
    target.parent.mkdir(parents=True)
    # No name and no time in the header: the same bytes whenever they are made.
    target.write_bytes(gzip.compress(manual.page().encode(), 9, mtime=0))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    import sys

    write_from_parsers(Path(sys.argv[1]))
