"""A folder of Windows' own files, to try the installer on a machine that is no Windows.

PyInstaller freezes only for the system that it runs on. So this is not the program: it is what the
program consists of, taken from the same wheels for Windows and by the same rules, with
PyInstaller's starters for Windows in place of the program's. Its files, names and sizes are real;
it does not run.
"""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from installers import contents, environment
from installers.project import BUILD, PROGRAM, ROOT, facts, run

WHEELS = BUILD / "windows-wheels"
_PLATFORM = ("--platform", "win_amd64", "--python-version", "3.11", "--only-binary", ":all:")
_STARTERS = {f"{PROGRAM}.exe": "runw.exe", f"{PROGRAM}-cli.exe": "run.exe"}


def assemble(target: Path) -> Path:
    """Make the folder anew at ``target``."""
    fetch()
    shutil.rmtree(target, ignore_errors=True)
    inside = target / "_internal"
    for wheel in sorted(WHEELS.glob("*.whl")):
        if wheel.name.startswith("pyinstaller-"):
            _unpack_starters(wheel, target)
        else:
            _unpack(wheel, inside)
    for source, folder in contents.resource_files(ROOT / "resources"):
        (inside / folder).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, inside / folder / Path(source).name)
    return target


def fetch() -> None:
    """Fetch the wheels of the program's dependencies for Windows."""
    if WHEELS.exists():
        return
    python, wanted = environment.prepare(), facts()["dependencies"]
    assert isinstance(wanted, list)
    part = WHEELS.with_suffix(".part")
    run(python, "-m", "pip", "download", "-qq", "--dest", part, *_PLATFORM, *wanted)
    run(
        python,
        "-m",
        "pip",
        "download",
        "-qq",
        "--dest",
        part,
        *_PLATFORM,
        "--no-deps",
        "pyinstaller",
    )
    part.rename(WHEELS)


def _unpack(wheel: Path, target: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            entry = (name, f"C:/{name}", "")
            code = name.endswith((".py", ".pyi", ".pyx", ".pxd", ".pxi", ".h", ".lib", ".exe", "/"))
            in_wheel = ".dist-info/" in name or ".data/" in name
            if code or in_wheel:  # code lies in the program itself when it is frozen
                continue
            if contents.is_wanted_binary(entry) and contents.is_wanted_data(entry):
                archive.extract(name, target)


def _unpack_starters(wheel: Path, target: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name, starter in _STARTERS.items():
            data = archive.read(f"PyInstaller/bootloader/Windows-64bit-intel/{starter}")
            target.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(data)
