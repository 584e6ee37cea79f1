"""The Python that is frozen: the program's own dependencies and PyInstaller, never PyTorch."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

from installers.project import BUILD, ROOT, BuildError, run, say

FOLDER = BUILD / f"python{sys.version_info.major}.{sys.version_info.minor}"
_STAMP = "warraq-build.txt"
_HEAVY = ("torch", "sentence_transformers", "transformers")


def python(folder: Path = FOLDER) -> Path:
    """The interpreter of an environment."""
    windows = os.name == "nt"
    return folder / ("Scripts" if windows else "bin") / ("python.exe" if windows else "python")


def prepare() -> Path:
    """Make the environment, or bring it up to date; its interpreter."""
    pyproject = (ROOT / "pyproject.toml").read_bytes()
    wanted = hashlib.sha256(pyproject + sys.version.encode()).hexdigest()
    stamp = FOLDER / _STAMP
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python()
    say(f"preparing {FOLDER.relative_to(ROOT)}")
    venv.create(FOLDER, clear=True, with_pip=True, symlinks=os.name != "nt")
    run(python(), "-m", "pip", "install", "-qq", "--upgrade", "pip>=25.1")
    run(python(), "-m", "pip", "install", "-qq", "-e", ".", "--group", "build")
    _refuse_heavy()
    stamp.write_text(wanted, encoding="utf-8")
    return python()


def _refuse_heavy() -> None:
    """The bundled model needs no PyTorch: it would be half a gigabyte for nothing."""
    code = f"import importlib.util as u, sys; sys.exit(any(map(u.find_spec, {_HEAVY!r})))"
    if subprocess.call([python(), "-c", code]):
        raise BuildError("the build environment holds PyTorch; a dependency must have brought it")
