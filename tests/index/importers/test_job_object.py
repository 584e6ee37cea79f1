"""The Windows job asks the system for the right things, in the right layout."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest

from index.importers.job_object import Accounting, ExtendedLimits, JobObject


class Call:
    """A function of kernel32 that remembers its arguments."""

    def __init__(self, result: int) -> None:
        self.result = result
        self.calls: list[tuple[Any, ...]] = []

    def __call__(self, *arguments: Any) -> int:
        self.calls.append(arguments)
        return self.result


class Kernel32:
    """The five functions of Windows that a job takes."""

    def __init__(self, **results: int) -> None:
        self.CreateJobObjectW = Call(results.get("create", 42))
        self.SetInformationJobObject = Call(results.get("set", 1))
        self.AssignProcessToJobObject = Call(results.get("assign", 1))
        self.CloseHandle = Call(1)

    def QueryInformationJobObject(self, job: Any, kind: int, info: Any, *rest: Any) -> int:  # noqa: N802
        record = ctypes.cast(info, ctypes.POINTER(Accounting)).contents
        record.TotalUserTime, record.TotalKernelTime = 30_000_000, 20_000_000
        return int(kind == 1)


def test_the_structures_have_windows_sizes() -> None:
    """The records are as long as the 64-bit system expects."""
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert ctypes.sizeof(Accounting) == 48


def test_memory_is_limited_and_orphans_die() -> None:
    """The job carries the limit of memory and dies with the one who holds it."""
    kernel32 = Kernel32()
    JobObject(kernel32, 1 << 30)
    _, kind, info, size = kernel32.SetInformationJobObject.calls[0]
    limits = ctypes.cast(info, ctypes.POINTER(ExtendedLimits)).contents
    assert (kind, size, limits.ProcessMemoryLimit) == (9, 144, 1 << 30)
    assert limits.Basic.LimitFlags == 0x100 | 0x2000 | 0x400


def test_time_is_counted_in_seconds() -> None:
    """User and system time come in units of 100 ns."""
    usage = JobObject(Kernel32(), 1).usage()
    assert usage is not None
    assert usage.cpu_seconds == 5


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
