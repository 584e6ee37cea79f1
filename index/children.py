"""How a child process of our own is started, from source and from a frozen program."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def child_command(module: str) -> list[str]:
    """Arguments that run ``module``'s ``main`` in a new process.

    A frozen program has no ``-m``: its own entry point takes ``--child MODULE`` instead. Without
    ``-P`` Python would look for ``module`` in the working directory first, where the person may
    keep anything.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, "--child", module]
    return [sys.executable, "-P", "-m", module]


def child_environment() -> dict[str, str]:
    """Environment in which ``child_command`` finds this very package, and uses one core."""
    root = str(Path(__file__).resolve().parents[1])
    paths = [root, os.environ.get("PYTHONPATH", "")]
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return (
        os.environ
        | one_thread
        | {
            "PYTHONPATH": os.pathsep.join(filter(None, paths)),
            "PYTHONUTF8": "1",
        }
    )
