"""Windows: a job that holds a process to its memory, counts its time, and dies with its parent."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from typing import Any

from index.importers.usage import Usage

_EXTENDED_LIMITS, _ACCOUNTING = 9, 1  # JOBOBJECTINFOCLASS
_LIMIT_PROCESS_MEMORY = 0x100
_KILL_ON_CLOSE = 0x2000
_DIE_ON_UNHANDLED_EXCEPTION = 0x400
_HUNDRED_NANOSECONDS = 1e-7


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION"""

    _fields_ = (
        ("Basic", _BasicLimits),
        ("IoCounters", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class Accounting(ctypes.Structure):
    """JOBOBJECT_BASIC_ACCOUNTING_INFORMATION"""

    _fields_ = (
        ("TotalUserTime", ctypes.c_int64),
        ("TotalKernelTime", ctypes.c_int64),
        ("ThisPeriodTotalUserTime", ctypes.c_int64),
        ("ThisPeriodTotalKernelTime", ctypes.c_int64),
        ("TotalPageFaultCount", ctypes.c_uint32),
        ("TotalProcesses", ctypes.c_uint32),
        ("ActiveProcesses", ctypes.c_uint32),
        ("TotalTerminatedProcesses", ctypes.c_uint32),
    )


class MemoryCounters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS"""

    _fields_ = (
        ("cb", ctypes.c_uint32),
        ("PageFaultCount", ctypes.c_uint32),
        ("PeakWorkingSetSize", ctypes.c_size_t),
        ("WorkingSetSize", ctypes.c_size_t),
        ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
        ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
        ("PagefileUsage", ctypes.c_size_t),  # committed: what the job's limit counts
        ("PeakPagefileUsage", ctypes.c_size_t),
    )


def job_around(process: subprocess.Popen[bytes], memory_bytes: int) -> JobObject | None:
    """A job around a process that was just started; None where the system has no such thing.

    Raises ``OSError`` when the system refuses: the process is then to be ended.
    """
    if sys.platform != "win32":
        return None
    job = JobObject(ctypes.WinDLL("kernel32", use_last_error=True), memory_bytes)
    job.add(int(process._handle))
    return job


class JobObject:
    """A Windows job around one process.

    ``kernel32`` is ``ctypes.WinDLL("kernel32", use_last_error=True)``.
    """

    def __init__(self, kernel32: Any, memory_bytes: int) -> None:
        """Raises ``OSError`` when the system makes no job."""
        kernel32.CreateJobObjectW.restype = ctypes.c_void_p
        self._kernel32 = kernel32
        self._process = ctypes.c_void_p()
        self._job = ctypes.c_void_p(kernel32.CreateJobObjectW(None, None))
        if not self._job.value:
            raise OSError("CreateJobObject failed")
        limits = ExtendedLimits()
        limits.Basic.LimitFlags = (
            _LIMIT_PROCESS_MEMORY | _KILL_ON_CLOSE | _DIE_ON_UNHANDLED_EXCEPTION
        )
        limits.ProcessMemoryLimit = memory_bytes
        if not kernel32.SetInformationJobObject(
            self._job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        ):
            self.close()
            raise OSError("SetInformationJobObject failed")

    def add(self, process_handle: int) -> None:
        """Put a process into the job, with all that it starts from now on."""
        self._process = ctypes.c_void_p(process_handle)
        if not self._kernel32.AssignProcessToJobObject(self._job, self._process):
            raise OSError("AssignProcessToJobObject failed")

    def usage(self) -> Usage | None:
        """Processor time of the job and memory committed by its process; None when it is gone.

        The system holds the process to its memory; how much it had tells why it ended.
        """
        accounting = Accounting()
        if not self._kernel32.QueryInformationJobObject(
            self._job, _ACCOUNTING, ctypes.byref(accounting), ctypes.sizeof(accounting), None
        ):
            return None
        spent = accounting.TotalUserTime + accounting.TotalKernelTime
        memory = MemoryCounters(cb=ctypes.sizeof(MemoryCounters))
        if not self._kernel32.K32GetProcessMemoryInfo(
            self._process, ctypes.byref(memory), memory.cb
        ):
            return None
        return Usage(spent * _HUNDRED_NANOSECONDS, memory.PagefileUsage)

    def close(self) -> None:
        """Give the job back, which kills what is left in it."""
        if self._job.value:
            self._kernel32.CloseHandle(self._job)
            self._job = ctypes.c_void_p()
