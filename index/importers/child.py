"""One worker process as its parent holds it: started, asked, watched, killed."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, cast

from index.children import child_command, child_environment
from index.documents import ParsedDocument
from index.framing import FramingError
from index.importers.job_object import job_around
from index.importers.limits import (
    MAX_CPU_SECONDS,
    MAX_MEMORY_BYTES,
    MAX_WALL_SECONDS,
    in_words,
)
from index.importers.pictures import Picture
from index.importers.registry import Context
from index.importers.usage import Usage, usage_of
from index.importers.wire import AnswerError, read_answer, read_picture, write_request
from index.problems import ImportProblem, RefusedProblem

_WORKER = "index.importers.worker"
_GRACE_SECONDS = 2.0  # for a worker that was told to end
# Of what is allowed. A library that aborts with so much in use was refused more: the last seen use
# is up to ``isolation``'s pause old, and a buffer that is to be doubled fails at half.
_MUCH = 0.25
# How a process ends that gave up by itself, refused memory among other reasons: ``abort`` on POSIX;
# on Windows ``abort``, a fast fail, and Chromium's code for "out of memory", which pdfium uses.
_GAVE_UP = frozenset({-signal.SIGABRT, 3, 0xC0000409, 0xE0000008})
_FILES_A_LIFE = 500  # then a fresh process: parsers keep caches


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What a worker may use for one file."""

    cpu_seconds: float = MAX_CPU_SECONDS
    wall_seconds: float = MAX_WALL_SECONDS
    memory_bytes: int = MAX_MEMORY_BYTES


class Child:
    """A worker process. One thread asks, another may watch and kill."""

    def __init__(self, allowance: Allowance) -> None:
        """Start it. Raises ``OSError`` when the system has no room for a process."""
        self._allowance = allowance
        self._process = subprocess.Popen(
            child_command(_WORKER),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
            start_new_session=True,  # Ctrl+C in a terminal is for the parent to handle
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            self._job = job_around(self._process, allowance.memory_bytes)
        except OSError:
            self._process.kill()
            raise
        self._lock = threading.Lock()  # between the one who asks and the one who watches
        self._since: float | None = None  # time.monotonic() when the file at hand began
        self._cpu_before = 0.0
        self._peak = 0  # bytes that it was seen to use for the file at hand
        self._killed_for: ImportProblem | None = None
        self._files = 0
        self._spent = False

    @property
    def usable(self) -> bool:
        """Whether it may be given another file."""
        return not self._spent and self._files < _FILES_A_LIFE and self._process.poll() is None

    def ask(self, data: bytes, context: Context) -> ParsedDocument:
        """What the worker makes of a file. Raises ``ImportProblem``; if the worker is to blame,
        it is not usable afterwards."""
        self._files += 1
        with self._told_as_problems(context.name):
            write_request(self._stdin, data, context)
            return read_answer(self._stdout, context.name, self._begin)

    def show(
        self, data: bytes, context: Context, pages: Sequence[int]
    ) -> Generator[Picture | ImportProblem, None, None]:
        """The picture of each page in turn, or what is wrong with it; every page has its own time.

        Ends early when the worker is no longer usable. Only what is taken is waited for.
        """
        self._files += 1
        try:
            with self._told_as_problems(context.name):
                write_request(self._stdin, data, context, pages)
        except ImportProblem as problem:
            yield problem
            return
        shown = 0
        try:
            for _page in pages:
                try:
                    with self._told_as_problems(context.name):
                        picture = read_picture(self._stdout, context.name)
                except ImportProblem as problem:
                    yield problem
                    if self._spent:
                        return
                else:
                    yield picture
                shown += 1
        finally:
            if shown < len(pages):  # it is still showing
                self.kill()

    @contextmanager
    def _told_as_problems(self, name: str) -> Iterator[None]:
        """Watch the worker meanwhile; what goes wrong with it is a problem of the file."""
        self._begin()
        try:
            yield
        except ImportProblem as problem:
            self._spent = problem.code == "too_much_memory"
            raise
        except (EOFError, FramingError, OSError) as error:
            raise self._reason(name) from error
        except AnswerError as error:
            self.kill()
            detail = f"invalid answer: {error}"
            raise ImportProblem("worker_died", name, detail) from error
        finally:
            with self._lock:
                self._since = None

    def _begin(self) -> None:
        usage = self._usage()
        with self._lock:
            self._cpu_before = usage.cpu_seconds if usage else 0.0
            self._peak = 0
            self._since = time.monotonic()

    def watch(self) -> None:
        """Kill the worker when the file at hand takes too much. Called from another thread."""
        with self._lock:
            if self._since is None:
                return
            seconds = time.monotonic() - self._since
            usage = self._usage() or Usage(0.0, 0)
            self._peak = max(self._peak, usage.resident_bytes)
            allowed = self._allowance
            if usage.cpu_seconds - self._cpu_before > allowed.cpu_seconds:
                self.kill(_too_long(allowed.cpu_seconds))
            elif seconds > allowed.wall_seconds:
                self.kill(_too_long(allowed.wall_seconds))
            elif usage.resident_bytes > allowed.memory_bytes:
                limit = in_words(allowed.memory_bytes)
                self.kill(RefusedProblem("too_much_memory", "", limit))

    def kill(self, problem: ImportProblem | None = None) -> None:
        """End the process at once; ``problem`` is what ``ask`` then raises."""
        self._spent = True
        self._killed_for = self._killed_for or problem
        self._process.kill()

    def close(self) -> None:
        """End the process and give back what it held."""
        with contextlib.suppress(OSError):
            self._stdin.close()
        try:
            self._process.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._stdout.close()
        if self._job is not None:
            self._job.close()

    @property
    def _stdin(self) -> BinaryIO:
        return cast(BinaryIO, self._process.stdin)

    @property
    def _stdout(self) -> BinaryIO:
        return cast(BinaryIO, self._process.stdout)

    def _usage(self) -> Usage | None:
        return self._job.usage() if self._job is not None else usage_of(self._process.pid)

    def _reason(self, name: str) -> ImportProblem:
        """Why the worker is gone, or has closed its line."""
        self._spent = True
        try:
            status = self._process.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        if (problem := self._killed_for) is not None:
            return type(problem)(problem.code, name, problem.detail)
        allowed = self._allowance.memory_bytes
        if self._peak > _MUCH * allowed and status in _GAVE_UP:
            return RefusedProblem("too_much_memory", name, in_words(allowed))
        if status >= 0:
            return ImportProblem("worker_died", name, f"exit status {status}")
        if -status == getattr(signal, "SIGXCPU", None):
            return _too_long(self._allowance.cpu_seconds, name)
        return ImportProblem("worker_died", name, signal.Signals(-status).name)


def _too_long(seconds: float, name: str = "") -> ImportProblem:
    return ImportProblem("took_too_long", name, f"{seconds:g} s")
