"""The Windows job asks the system for the right things, in the right layout."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest

from index.importers.job_object import Accounting, ExtendedLimits, JobObject, MemoryCounters


class Call:
    """A function of kernel32 that remembers its arguments."""

    def __init__(self, result: int) -> None:
        self.result = result
        self.calls: list[tuple[Any, ...]] = []

    def __call__(self, *arguments: Any) -> int:
        self.calls.append(arguments)
        return self.result


class Kernel32:
    """The functions of Windows that a job takes."""

    def __init__(self, **results: int) -> None:
        self.CreateJobObjectW = Call(results.get("create", 42))
        self.SetInformationJobObject = Call(results.get("set", 1))
        self.AssignProcessToJobObject = Call(results.get("assign", 1))
        self.CloseHandle = Call(1)

    def QueryInformationJobObject(self, job: Any, kind: int, info: Any, *rest: Any) -> int:  # noqa: N802
        record = ctypes.cast(info, ctypes.POINTER(Accounting)).contents
        record.TotalUserTime, record.TotalKernelTime = 30_000_000, 20_000_000
        return int(kind == 1)

    def K32GetProcessMemoryInfo(self, process: Any, info: Any, size: int) -> int:  # noqa: N802
        record = ctypes.cast(info, ctypes.POINTER(MemoryCounters)).contents
        record.WorkingSetSize, record.PagefileUsage = 1 << 20, 3 << 20
        return int(process.value == 7 and size == record.cb == 72)


def test_the_structures_have_windows_sizes() -> None:
    """The records are as long as the 64-bit system expects."""
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert ctypes.sizeof(Accounting) == 48
    assert ctypes.sizeof(MemoryCounters) == 72


def test_memory_is_limited_and_orphans_die() -> None:
    """The job carries the limit of memory and dies with the one who holds it."""
    kernel32 = Kernel32()
    JobObject(kernel32, 1 << 30)
    _, kind, info, size = kernel32.SetInformationJobObject.calls[0]
    limits = ctypes.cast(info, ctypes.POINTER(ExtendedLimits)).contents
    assert (kind, size, limits.ProcessMemoryLimit) == (9, 144, 1 << 30)
    assert limits.Basic.LimitFlags == 0x100 | 0x2000 | 0x400


def test_time_and_memory_are_measured() -> None:
    """Time comes in units of 100 ns; memory is what the job's limit counts."""
    job = JobObject(Kernel32(), 1)
    assert job.usage() is None  # nobody is in it
    job.add(7)
    assert job.usage() == (5, 3 << 20)


def test_a_process_joins_the_job() -> None:
    """The worker's handle is put into the job, and the job is closed once."""
    kernel32 = Kernel32()
    job = JobObject(kernel32, 1)
    job.add(7)
    assert [argument.value for argument in kernel32.AssignProcessToJobObject.calls[0]] == [42, 7]
    job.close()
    job.close()
    assert len(kernel32.CloseHandle.calls) == 1


@pytest.mark.parametrize("refused", ["create", "set", "assign"])
def test_a_refusal_is_an_error(refused: str) -> None:
    """A worker that Windows does not confine is not used in silence."""
    with pytest.raises(OSError, match="failed"):
        JobObject(Kernel32(**{refused: 0}), 1).add(7)
