"""Starts Tesseract with as little in reach as it needs; then this process *is* Tesseract.

It is a program from outside that is shown pictures from strangers: it gets a picture on a pipe,
the folders of the system and its own data to read, and nothing else where Linux can see to it.
Run as ``-- PROGRAM ARGUMENTS`` with its limits in the environment.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from index.importers.confinement import limit, no_new_rights
from index.importers.sandbox import SYSTEM_FOLDERS, deny_files_and_network

CPU_SECONDS = "WARRAQ_CPU_SECONDS"
MEMORY_BYTES = "WARRAQ_MEMORY_BYTES"
_FOLDERS = ("/usr", "/opt", "/etc/ld.so.cache", *SYSTEM_FOLDERS)


def main() -> int:
    """Become the program. Returns only when that fails."""
    program, *arguments = sys.argv[sys.argv.index("--") + 1 :]
    cpu_seconds = int(os.environ.pop(CPU_SECONDS))
    memory_bytes = int(os.environ.pop(MEMORY_BYTES))
    limit("RLIMIT_CORE", 0)
    limit("RLIMIT_FSIZE", 0)
    limit("RLIMIT_CPU", cpu_seconds, slack=5)
    if sys.platform == "linux":
        limit("RLIMIT_AS", memory_bytes)
        libc = ctypes.CDLL(None, use_errno=True)
        no_new_rights(libc)
        deny_files_and_network(libc, _readable(program), may_run=True)
    os.execv(program, [program, *arguments])  # noqa: S606 - found by us, its arguments are ours


def _readable(program: str) -> set[str]:
    """The system, the program's own installation, and its data."""
    home = Path(program).resolve().parent
    beside = {str(home), *(str(home.parent / name) for name in ("lib", "share"))}
    return {*_FOLDERS, *beside, os.environ.get("TESSDATA_PREFIX", str(home))}


if __name__ == "__main__":
    sys.exit(main())
