"""What the worker process gives up before it reads its first file. It cannot get it back.

Memory, core dumps, files, new processes; on Linux also its life after its parent's. The parent
does not rely on any of it: it watches and kills from outside (``isolation``). Where a system has
no such limit (Windows: see ``job_object``; macOS: no limit on memory), the step is left out.
"""

from __future__ import annotations

import ctypes
import logging
import signal
import sys

from index.importers.limits import MAX_CPU_SECONDS, MAX_MEMORY_BYTES
from index.importers.sandbox import deny_files_and_network

_log = logging.getLogger(__name__)

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38


def confine() -> None:
    """Lower the limits of this process, for good."""
    sys.dont_write_bytecode = True
    if sys.platform == "win32":
        return
    limit("RLIMIT_CORE", 0)
    limit("RLIMIT_FSIZE", 0)
    limit("RLIMIT_NPROC", 0)  # no new processes or threads; root is not held by it
    if sys.platform == "linux":
        limit("RLIMIT_AS", MAX_MEMORY_BYTES)
        libc = ctypes.CDLL(None, use_errno=True)
        no_new_rights(libc)
        deny_files_and_network(libc)


def limit(name: str, value: int, *, slack: int = 0) -> None:
    """Lower a limit of this process, such as ``RLIMIT_AS``, for good; not where there is none.

    ``slack`` lies between the warning of the system, a signal, and its last word.
    """
    import resource  # noqa: PLC0415 - not there on Windows

    kind = getattr(resource, name, None)
    if kind is None:
        return
    try:
        _, hard = resource.getrlimit(kind)
        last = value + slack if hard == resource.RLIM_INFINITY else min(value + slack, hard)
        resource.setrlimit(kind, (min(value, last), last))
    except (ValueError, OSError) as error:
        _log.warning("%s stays as it is: %s", name, error)


def no_new_rights(libc: ctypes.CDLL) -> None:
    """Linux: end with the parent, and never gain rights."""
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def grant_processor_time(seconds: float = MAX_CPU_SECONDS) -> None:
    """Let this process use ``seconds`` of processor time from now; then the system kills it."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not there on Windows

    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = usage.ru_utime + usage.ru_stime
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent + seconds) + 1, hard))
