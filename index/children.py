"""How a child process of our own is started, from source and from a frozen program."""

from __future__ import annotations

import sys


def child_command(module: str) -> list[str]:
    """Arguments that run ``module``'s ``main`` in a new process.

    A frozen program has no ``-m``: its own entry point takes ``--child MODULE`` instead.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, "--child", module]
    return [sys.executable, "-m", module]
