"""The add-on for transformer models: a folder of packages that an installed program, which has no
pip, finds beside itself or among the person's data.

Only the process of a transformer model loads it, and before anything else: what the add-on brings
of numpy and others has to win over the program's own.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from importlib.util import find_spec
from pathlib import Path

import platformdirs

from index.problems import ModelProblem

FOLDER = "transformers"
MANIFEST = "warraq-addon.json"
VARIABLE = "WARRAQ_TRANSFORMERS"
"""Names the folder; with it a program that is not installed uses an add-on too."""

_PACKAGE = "sentence_transformers"


def fits() -> dict[str, str]:
    """What an add-on must have been made for: compiled packages run nowhere else."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    return {"python": python, "platform": f"{sys.platform}-{platform.machine().lower()}"}


def find_addon() -> Path | None:
    """The folder of the add-on; None where there is none.

    Raises ``ModelProblem`` when it was made for another program.
    """
    for folder in _places():
        try:
            told = json.loads((folder / MANIFEST).read_bytes())
        except (OSError, ValueError):
            continue
        if not isinstance(told, dict) or fits().items() - told.items():
            wanted = " ".join(fits().values())
            raise ModelProblem("model_addon_unfit", str(folder), wanted)
        return folder
    return None


def has_transformers() -> bool:
    """Whether transformer models can run here. Raises as ``find_addon`` does."""
    return find_addon() is not None or find_spec(_PACKAGE) is not None


def use_addon() -> None:
    """Let this process import from the add-on, before its own packages."""
    folder = find_addon()
    if folder is not None:
        sys.path.insert(0, str(folder))


def _places() -> list[Path]:
    named = os.environ.get(VARIABLE)
    if named:
        return [Path(named)]
    if not getattr(sys, "frozen", False):
        return []  # a checkout has pip
    beside = Path(sys.executable).resolve().parent / FOLDER
    return [beside, Path(platformdirs.user_data_dir("warraq", appauthor=False)) / FOLDER]
