"""What another process has used is asked of the system."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from index.importers.usage import (
    _from_libproc,  # pyright: ignore[reportPrivateUsage] - runs on macOS alone
    _from_proc,  # pyright: ignore[reportPrivateUsage]
    usage_of,
)


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows the job knows")
def test_this_process_is_measured() -> None:
    """A running process has used some time and some memory."""
    usage = usage_of(os.getpid())
    assert usage is not None
    assert usage.cpu_seconds > 0
    assert usage.resident_bytes > 1 << 20


def test_a_process_that_is_gone_has_no_usage() -> None:
    """Nothing is raised for a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    assert usage_of(process.pid) is None


@pytest.mark.skipif(sys.platform != "linux", reason="proc(5) is Linux's")
def test_a_program_name_does_not_mislead(tmp_path: Path) -> None:
    """A process may call itself anything, brackets and numbers too."""
    (tmp_path / "7").mkdir()
    fields = ["S", *("0" * 10), "300", "100", *("0" * 8), "25", *("0" * 20)]
    (tmp_path / "7" / "stat").write_text(f"7 (a) 9 9 (b) {' '.join(fields)}")
    usage = _from_proc(7, tmp_path)
    assert usage.cpu_seconds == 400 / os.sysconf("SC_CLK_TCK")
    assert usage.resident_bytes == 25 * os.sysconf("SC_PAGE_SIZE")


class Libproc:
    """macOS's libproc, with one process."""

    def proc_pid_rusage(self, pid: int, flavor: int, info: Any) -> int:
        if pid != 7 or flavor != 0:
            return -1
        record = ctypes.cast(info, ctypes.POINTER(ctypes.c_uint64))
        record[2], record[3] = 24_000_000, 24_000_000  # user and system, after the UUID
        record[8], record[9] = 1000, 2000  # resident, footprint
        return 0


def test_macos_time_is_converted() -> None:
    """Units of Apple silicon's clock become seconds; the larger memory counts."""
    usage = _from_libproc(7, Libproc(), 125 / 3)  # pyright: ignore[reportArgumentType]
    assert usage is not None
    assert usage.cpu_seconds == pytest.approx(2)
    assert usage.resident_bytes == 2000
    assert _from_libproc(8, Libproc(), 1) is None  # pyright: ignore[reportArgumentType]
