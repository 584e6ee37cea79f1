"""The installer for Windows, compiled by NSIS; on Linux too, from a folder of Windows' files."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from installers import tree
from installers.document_types import extensions
from installers.project import (
    BUILD,
    DIST,
    NAME,
    PACKAGING,
    PROGRAM,
    BuildError,
    run,
    say,
    version,
)
from installers.version_resource import numbers

SCRIPT = PACKAGING / "windows" / f"{PROGRAM}.nsi"


def build(frozen: Path) -> Path:
    """The installer of a program that was frozen on Windows."""
    if sys.platform != "win32":
        raise BuildError(
            "the program for Windows is frozen on Windows; packaging/prove_nsis.py compiles and "
            "tries the installer here, with Windows' files that are not the program"
        )
    return compiled(frozen, DIST / f"{NAME}-{version()}-windows-x64.exe", version())


def compiled(payload: Path, target: Path, release: str) -> Path:
    """Compile an installer of everything in ``payload``; a warning is an error."""
    folder = BUILD / "nsis"
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / "files.nsh"
    files = sorted(path.relative_to(payload) for path in payload.rglob("*") if path.is_file())
    text = file_list(payload, [PurePosixPath(path.as_posix()) for path in files])
    listed.write_text(text, encoding="utf-8-sig")
    defined = {
        "VERSION": release,
        "NUMBERS": ".".join(map(str, numbers(release))),
        "FILES": listed,
        "ICON": BUILD / "made" / f"{PROGRAM}.ico",
        "SIZE_KB": tree.size(payload) // 1024,
        "OUTPUT": target,
    }
    sign = "/" if os.name == "nt" else "-"
    defines = [f"{sign}D{name}={value}" for name, value in defined.items()]
    run(_makensis(), f"{sign}V2", f"{sign}WX", f"{sign}INPUTCHARSET", "UTF8", *defines, SCRIPT)
    say(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB")
    return target


def _makensis() -> str:
    """The compiler, also where its installer on Windows puts it."""
    programs = os.environ.get("PROGRAMFILES(X86)", "")
    usual = Path(programs) / "NSIS" / "makensis.exe"
    return shutil.which("makensis") or str(usual if usual.exists() else "makensis")


def file_list(payload: Path, files: Iterable[PurePosixPath]) -> str:
    """Macros that install, and delete again, exactly these files, relative to ``payload``."""
    listed = sorted(files)
    folders = sorted({parent for path in listed for parent in path.parents} - {PurePosixPath()})
    install, here = [], None
    for path in sorted(listed, key=lambda each: (each.parent, each.name)):
        if path.parent != here:
            here = path.parent
            install.append(f'SetOutPath "{_installed(here)}"')
        install.append(f'File "{_escaped(str(payload / path))}"')
    delete = [f'Delete "{_installed(path)}"' for path in listed]
    # A folder goes after all that is in it, and only when it is empty.
    delete += [f'RMDir "{_installed(folder)}"' for folder in reversed(folders)]
    offer = [_for_type(f'WriteRegStr HKCU "{{key}}" "{NAME}.Document" ""', e) for e in extensions()]
    withdraw = [
        _for_type(f'DeleteRegValue HKCU "{{key}}" "{NAME}.Document"', e) for e in extensions()
    ]
    return "".join(
        _macro(name, lines)
        for name, lines in (
            ("INSTALL_FILES", install),
            ("DELETE_FILES", delete),
            ("OFFER_FOR_TYPES", offer),
            ("WITHDRAW_FOR_TYPES", withdraw),
        )
    )


def _for_type(line: str, extension: str) -> str:
    return line.format(key=rf"Software\Classes\.{extension}\OpenWithProgids")


def _installed(path: PurePosixPath) -> str:
    return _escaped("\\".join(("$INSTDIR", *path.parts)), keep="$INSTDIR")


def _escaped(text: str, keep: str = "") -> str:
    """A dollar in a name is no variable."""
    head, rest = (keep, text[len(keep) :]) if keep else ("", text)
    return head + rest.replace("$", "$$")


def _macro(name: str, lines: Iterable[str]) -> str:
    body = "".join(f"  {line}\n" for line in lines)
    return f"!macro {name}\n{body}!macroend\n"
