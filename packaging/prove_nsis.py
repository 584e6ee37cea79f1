#!/usr/bin/env python3
"""Compiles the installer for Windows and tries it under wine: ``python packaging/prove_nsis.py``.

Installs silently, upgrades, uninstalls, and compares what lies on the disk and in the registry with
what should. What it installs are Windows' files, not the program: see installers/windows_payload.
Needs makensis and wine64; the wheels are fetched once.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from installers import icons, nsis, tree, windows_payload
from installers.environment import prepare
from installers.project import BUILD, BuildError, say, version

WORK = BUILD / "prove-nsis"
PREFIX = WORK / "wine"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Warraq"
PROGIDS = r"HKCU\Software\Classes\.pdf\OpenWithProgids"


class Wine:
    """A Windows of its own for this proof."""

    def __init__(self) -> None:
        self.environment = {**os.environ, "WINEPREFIX": str(PREFIX), "WINEDEBUG": "-all"}
        self.environment.pop("DISPLAY", None)
        self.run("wineboot", "--init")
        told = self.run("cmd", "/c", "echo %LOCALAPPDATA%").stdout.decode().strip()
        self.local = self.path(told)

    def run(self, *command: object) -> subprocess.CompletedProcess[bytes]:
        """Run a program of Windows and wait for its end."""
        words = [str(part) for part in command]
        return subprocess.run(
            ["wine", *words], env=self.environment, capture_output=True, check=False, timeout=600
        )

    def path(self, windows: str) -> Path:
        """Where a path of this Windows lies here."""
        drive, rest = windows.split(":", 1)
        return PREFIX / f"drive_{drive.lower()}" / rest.strip("\\").replace("\\", "/")

    def value(self, key: str, name: str) -> str:
        """A value of the registry; empty where there is none."""
        told = self.run("reg", "query", key, "/v", name).stdout.decode("utf-8", "replace")
        lines = [line.split("    ") for line in told.splitlines() if name in line]
        return lines[-1][-1].strip() if lines else ""


def main() -> int:
    """The proof; 0 when everything is as it should be."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    try:
        prove()
    except (BuildError, AssertionError) as error:
        sys.stderr.write(f"prove_nsis.py: {error}\n")
        return 1
    finally:
        subprocess.run(
            ["wineserver", "-k"], env={**os.environ, "WINEPREFIX": str(PREFIX)}, check=False
        )
    return 0


def prove() -> None:
    """Install an old version, a new one over it, and take it away."""
    icons.make(prepare(), BUILD / "made")
    new = windows_payload.assemble(WORK / "new")
    old = older(new, WORK / "old")
    older_setup = nsis.compiled(old, WORK / "old.exe", "0.0.1")
    setup = nsis.compiled(new, WORK / "new.exe", version())
    wine = Wine()
    home = wine.local / "Programs" / "Warraq"
    library = wine.local / "warraq" / "مكتبة.warraq" / "library.db"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"what a person wrote")

    say(f"installing took {timed(wine, older_setup):.1f} s")
    same(old, home)
    assert wine.value(UNINSTALL, "DisplayVersion") == "0.0.1", "the registry has no version"
    assert not wine.value(PROGIDS, "Warraq.Document"), "documents were taken without being asked"

    (home / "notes.txt").write_text("put here by the person")
    say(f"upgrading took {timed(wine, setup):.1f} s")
    (home / "notes.txt").unlink()
    same(new, home)
    assert wine.value(UNINSTALL, "DisplayVersion") == version(), "the version was not renewed"
    kib = int(wine.value(UNINSTALL, "EstimatedSize"), 16)
    assert abs(kib * 1024 - tree.size(new)) < 1024, "the size is wrong"

    refused_while_open(wine, setup, home)
    wine.run(str(home / "uninstall.exe"), "/S")
    wait_for(lambda: not home.exists())
    assert not home.exists(), f"left behind: {sorted(home.rglob('*'))[:5]}"
    assert not wine.value(UNINSTALL, "DisplayName"), "the registry still names the program"
    assert library.read_bytes() == b"what a person wrote", "the library was touched"
    files = sum(path.is_file() for path in new.rglob("*"))
    say(
        f"installed, upgraded and removed {files} files, {tree.size(new) / 1e6:.0f} MB, "
        f"setup {setup.stat().st_size / 1e6:.1f} MB; the library stayed"
    )


def older(new: Path, target: Path) -> Path:
    """A version before: one file that went since, one that changed, one that came later."""
    shutil.copytree(new, target)
    (target / "_internal" / "gone.dll").write_bytes(b"no longer needed")
    (target / "_internal" / "قديم").mkdir()
    (target / "_internal" / "قديم" / "ملف.txt").write_text("a folder that goes", encoding="utf-8")
    (target / "_internal" / "resources" / "warraq.svg").write_text("<svg/>")
    (target / "_internal" / "resources" / "help" / "ar" / "start.md").unlink()
    return target


def timed(wine: Wine, setup: Path) -> float:
    """Run a setup silently; the seconds it took."""
    started = time.monotonic()
    outcome = wine.run(setup, "/S")
    assert outcome.returncode == 0, f"{setup.name} ended with {outcome.returncode}"
    return time.monotonic() - started


def same(payload: Path, home: Path) -> None:
    """Exactly the files of a payload are installed, and the uninstaller."""
    wanted = {path.relative_to(payload) for path in payload.rglob("*") if path.is_file()}
    found = {path.relative_to(home) for path in home.rglob("*") if path.is_file()}
    found -= {Path("uninstall.exe")}
    assert found == wanted, f"differs: {sorted(map(str, found ^ wanted))[:8]}"
    differing = [p for p in wanted if not filecmp.cmp(payload / p, home / p, shallow=False)]
    assert not differing, f"changed on the way: {differing[:5]}"


def refused_while_open(wine: Wine, setup: Path, home: Path) -> None:
    """While the program runs, which Windows does not let anybody write to, nothing is changed."""
    program = home / "warraq.exe"
    real = program.read_bytes()
    shutil.copyfile(wine.path(r"C:\windows\system32\cmd.exe"), program)  # one that waits
    command = ["wine", str(program)]
    with subprocess.Popen(
        command, env=wine.environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as running:
        time.sleep(3)
        assert running.poll() is None, "nothing runs that could be in the way"
        outcome = wine.run(setup, "/S")
        running.communicate(b"exit\r\n", timeout=60)
    program.write_bytes(real)
    assert outcome.returncode != 0, "it was installed over a program that is open"


def wait_for(ready: object, seconds: float = 20) -> None:
    """The uninstaller goes on in a copy of itself after it has returned."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not ready():  # type: ignore[operator]
        time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main())
