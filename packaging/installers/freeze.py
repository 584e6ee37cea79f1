"""Freezes the program: PyInstaller, then what it leaves undone, so that every installer packs the
same clean folder."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from installers import environment, icons, licences, sbom, typefaces, version_resource
from installers.project import (
    BUILD,
    PACKAGING,
    ROOT,
    BuildError,
    run,
    say,
    source_date_epoch,
)

FROZEN = BUILD / "frozen" / ("Warraq.app" if sys.platform == "darwin" else "warraq")
SELFTEST_REPORT = BUILD / "selftest.json"
# Signed or checksummed by their makers, or damaged by strip: numpy's and faiss' bundled OpenBLAS
# have been through patchelf.
_NOT_STRIPPED = ("numpy.libs", "faiss_cpu.libs", "pillow.libs")


def freeze() -> Path:
    """Freeze the program, and prove it by its own self-test; the folder or the ``.app``."""
    python = environment.prepare()
    _compile_translations(python)
    icons.make(python, BUILD / "made")
    version_resource.write(BUILD / "made" / "version.txt")
    shutil.rmtree(FROZEN.parent, ignore_errors=True)
    run(
        *(python, "-m", "PyInstaller", PACKAGING / "warraq.spec", "--noconfirm"),
        *("--log-level", "WARN", "--distpath", FROZEN.parent, "--workpath", BUILD / "pyinstaller"),
        SOURCE_DATE_EPOCH=str(source_date_epoch()),
        PYTHONHASHSEED="0",  # else marshalled sets differ from run to run
        PYTHONPATH="",
    )
    _strip(FROZEN)
    _write_about()
    _set_modes(FROZEN)
    selftest(program(FROZEN))
    return FROZEN


def program(frozen: Path) -> Path:
    """The program with a console inside a frozen folder."""
    if frozen.suffix == ".app":
        return frozen / "Contents" / "MacOS" / "warraq"
    return frozen / ("warraq-cli.exe" if sys.platform == "win32" else "warraq")


def resources(frozen: Path) -> Path:
    """The folder of the program's resources inside a frozen folder."""
    if frozen.suffix == ".app":
        return frozen / "Contents" / "Resources" / "resources"
    return frozen / "_internal" / "resources"


def selftest(executable: Path) -> None:
    """Run the frozen program's own test. Raises ``BuildError`` unless it is green and silent."""
    say(f"{executable.name} --selftest")
    outcome = subprocess.run(
        [executable, "--selftest", SELFTEST_REPORT], capture_output=True, check=False, timeout=600
    )
    if outcome.returncode or outcome.stderr:
        said = (outcome.stdout + outcome.stderr).decode("utf-8", "replace")
        raise BuildError(f"the self-test failed with status {outcome.returncode}:\n{said}")


def _compile_translations(python: Path) -> None:
    run(python, "-m", "app.translation", "compile", PYTHONPATH=str(ROOT))


def _strip(folder: Path) -> None:
    """Take symbols off shared libraries; they are half of some."""
    if not sys.platform.startswith("linux"):
        return
    for path in sorted(folder.rglob("*.so*")):
        if path.is_symlink() or any(part in _NOT_STRIPPED for part in path.parts):
            continue
        subprocess.run(["strip", "--strip-unneeded", path], check=True)


def _write_about() -> None:
    """The licences of all that was bundled, and the list of it, into the program itself; with
    the typefaces that the system may lack."""
    bundled = json.loads((BUILD / "bundled.json").read_text(encoding="utf-8"))
    components = licences.collect([(name, Path(source)) for name, source in bundled])
    components += typefaces.add(resources(FROZEN) / "fonts")
    licences.write_about(components, resources(FROZEN) / "about")
    (BUILD / "made" / sbom.FILE).write_text(sbom.cyclonedx(components), encoding="utf-8")


def _set_modes(folder: Path) -> None:
    """Readable by everybody, whatever the builder's umask: a model of mode 0600 would not open."""
    for path in sorted(folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _is_program(path) else 0o644)
    folder.chmod(0o755)


def _is_program(path: Path) -> bool:
    """Whether it is run by name; shared libraries need no such right."""
    return path.name.split(".")[0] in {"warraq", "warraq-cli"} and path.suffix in {"", ".exe"}
