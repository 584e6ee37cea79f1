"""Processor time and memory of another process, asked of the system."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import NamedTuple


class Usage(NamedTuple):
    """What a process has used so far."""

    cpu_seconds: float  # user and system
    resident_bytes: int


def usage_of(pid: int) -> Usage | None:
    """Usage of the process ``pid``; None when it is gone, or where nobody can tell (Windows:
    its job knows, see ``job_object``)."""
    try:
        if sys.platform == "linux":
            return _from_proc(pid, Path("/proc"))
        if sys.platform == "darwin":
            return _from_libproc(pid, ctypes.CDLL("/usr/lib/libproc.dylib"), _mach_nanoseconds())
    except (OSError, ValueError, IndexError):
        return None
    return None


def _from_proc(pid: int, root: Path) -> Usage:
    """Linux: proc(5)."""
    # The name of the program stands in brackets and may hold anything.
    fields = (root / str(pid) / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    pages = int(fields[21])
    return Usage(ticks / os.sysconf("SC_CLK_TCK"), pages * os.sysconf("SC_PAGE_SIZE"))


class _RusageInfo(ctypes.Structure):
    """``struct rusage_info_v0`` of macOS's ``sys/resource.h``."""

    _fields_ = (
        ("uuid", ctypes.c_uint8 * 16),
        ("user_time", ctypes.c_uint64),
        ("system_time", ctypes.c_uint64),
        ("idle_wakeups", ctypes.c_uint64),
        ("interrupt_wakeups", ctypes.c_uint64),
        ("pageins", ctypes.c_uint64),
        ("wired_size", ctypes.c_uint64),
        ("resident_size", ctypes.c_uint64),
        ("physical_footprint", ctypes.c_uint64),
        ("start", ctypes.c_uint64),
        ("exit", ctypes.c_uint64),
    )


class _Timebase(ctypes.Structure):
    _fields_ = (("numerator", ctypes.c_uint32), ("denominator", ctypes.c_uint32))


def _mach_nanoseconds() -> float:
    """macOS: nanoseconds in a unit of its clock (41.7 on Apple silicon, 1 on Intel)."""
    timebase = _Timebase()
    ctypes.CDLL(None).mach_timebase_info(ctypes.byref(timebase))
    return timebase.numerator / timebase.denominator


def _from_libproc(pid: int, libproc: ctypes.CDLL, nanoseconds: float) -> Usage | None:
    """macOS: ``proc_pid_rusage``."""
    info = _RusageInfo()
    if libproc.proc_pid_rusage(pid, 0, ctypes.byref(info)) != 0:
        return None
    units = info.user_time + info.system_time
    return Usage(units * nanoseconds / 1e9, max(info.resident_size, info.physical_footprint))
