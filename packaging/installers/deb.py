"""The Debian package: dpkg-deb over a tree, the same bytes for the same sources."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from installers import desktop, freeze, system_libraries, tree
from installers.project import (
    BUILD,
    CONTACT,
    DIST,
    HOMEPAGE,
    PACKAGING,
    PROGRAM,
    machine,
    run,
    say,
    source_date_epoch,
    summary,
    version,
)

HOME = Path("usr/lib") / PROGRAM  # where the program lies below the root of a system
_ARCHITECTURES = {"x86_64": "amd64", "arm64": "arm64"}
LEVEL = 19
_DESCRIPTION = """\
 Drop articles in any language into Warraq, ask a question in your own, and
 read the passage that answers, highlighted in the original. One small model
 for fifteen languages is inside; no connection to a network is ever opened.
 .
 Your libraries stay where they are when the package is removed."""


def architecture() -> str:
    """The processor as Debian calls it."""
    return _ARCHITECTURES.get(machine(), machine())


def build(frozen: Path) -> Path:
    """Pack a frozen program; the package."""
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    tree.copied(frozen, root / HOME)
    desktop.write(root / "usr" / "share")
    _link(root / "usr" / "bin" / PROGRAM, Path("..") / "lib" / PROGRAM / PROGRAM)
    _write_documents(root, frozen)
    needed, useful = system_libraries.packages(root / HOME)
    size_kib = tree.size(root) // 1024
    write_control(root / "DEBIAN", control(needed, useful, size_kib))
    tree.settle(root)
    target = DIST / f"{PROGRAM}_{version()}_{architecture()}.deb"
    pack(root, target)
    say(f"{target.name}: {target.stat().st_size / 1e6:.1f} MB, installed {size_kib / 976.6:.0f} MB")
    return target


def pack(root: Path, target: Path, level: int = LEVEL) -> None:
    """Make the package of a tree; one thread, since more of them give other bytes."""
    run(
        *("dpkg-deb", "--root-owner-group", "-Zzstd", f"-z{level}", "--threads-max=1"),
        *("--build", root, target),
        SOURCE_DATE_EPOCH=str(source_date_epoch()),
    )


def control(needed: list[str], useful: list[str], size_kib: int) -> str:
    """The package's own words."""
    fields = {
        "Package": PROGRAM,
        "Version": debian_version(version()),
        "Architecture": architecture(),
        "Maintainer": CONTACT,
        "Installed-Size": str(size_kib),
        "Depends": ", ".join(needed),
        "Recommends": ", ".join([*useful, "xdg-desktop-portal"]),
        "Suggests": f"{PROGRAM}-transformers, tesseract-ocr",
        "Section": "text",
        "Priority": "optional",
        "Homepage": HOMEPAGE,
        "Description": f"{summary()[0].lower()}{summary()[1:]}\n{_DESCRIPTION}",
    }
    return fields_as_text(fields)


def fields_as_text(fields: dict[str, str]) -> str:
    """A control file of these fields; empty ones are left out."""
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value)


def debian_version(text: str) -> str:
    """A release candidate sorts before its release: 1.0rc1 is 1.0~rc1."""
    for mark in ("a", "b", "rc", ".dev"):
        head, found, tail = text.partition(mark)
        if found and tail.isdigit():
            return f"{head}~{mark.strip('.')}{tail}"
    return text


def _link(path: Path, target: Path) -> None:
    path.parent.mkdir(parents=True)
    path.symlink_to(target)


def _write_documents(root: Path, frozen: Path) -> None:
    folder = root / "usr" / "share" / "doc" / PROGRAM
    folder.mkdir(parents=True)
    shutil.copyfile(freeze.resources(frozen) / "about" / "licences.txt", folder / "copyright")
    overrides = root / "usr" / "share" / "lintian" / "overrides" / PROGRAM
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(PACKAGING / "linux" / "lintian-overrides", overrides)


def write_control(folder: Path, text: str) -> None:
    """Write DEBIAN/control, and the checksums of everything that is in the tree by now."""
    folder.mkdir()
    (folder / "control").write_text(text, encoding="utf-8")
    root = folder.parent
    lines = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  "
        f"{path.relative_to(root).as_posix()}\n"
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.is_symlink() and folder not in path.parents
    ]
    (folder / "md5sums").write_text("".join(lines), encoding="utf-8")
