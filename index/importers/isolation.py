"""Reading files without trusting them: a few worker processes, each with one file at a time.

The parent never parses. A worker that takes too long, needs too much, dies or talks nonsense is
killed and replaced, and its file gets the reason; every other file goes on.
"""

from __future__ import annotations

import stat
import threading
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from index.documents import ParsedDocument
from index.importers.child import Allowance, Child
from index.importers.limits import MAX_FILE_BYTES, check_file_size
from index.importers.pictures import Picture
from index.importers.registry import Context
from index.problems import EmptyProblem, ImportProblem, RefusedProblem

_WATCH_SECONDS = 0.25
_DEATHS = 3  # of workers over the pages of one file


def context_for(
    path: Path, *, encoding: str | None = None, columns: Mapping[str, str] | None = None
) -> Context:
    """The context of a file on disk. Raises ``ImportProblem`` when it is not there."""
    try:
        seconds = path.stat().st_mtime
        modified = datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except FileNotFoundError as error:
        raise ImportProblem("file_missing", path.name) from error
    except (OSError, OverflowError, ValueError) as error:
        raise ImportProblem("file_unreadable", path.name, _said(error)) from error
    return Context(
        name=path.name,
        path=path,
        encoding=encoding,
        columns=columns or {},
        modified=modified,
    )


def read_file(path: Path) -> bytes:
    """The bytes of a regular file within the limits. Raises ``ImportProblem``."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # opening a pipe or a device may wait for ever
            raise RefusedProblem("unknown_format", path.name, stat.filemode(status.st_mode)[0])
        check_file_size(path.name, status.st_size)
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)  # it may have grown
    except FileNotFoundError as error:
        raise ImportProblem("file_missing", path.name) from error
    except OSError as error:
        raise ImportProblem("file_unreadable", path.name, _said(error)) from error
    check_file_size(path.name, len(data))
    return data


class Parsers:
    """A pool of worker processes. Every method may be called from any thread.

    Processes start when they are first needed, at most ``count`` at a time; a further call waits
    for one to be free.
    """

    def __init__(self, count: int = 1, *, allowance: Allowance | None = None) -> None:
        self._allowance = allowance or Allowance()
        self._slots = threading.Semaphore(count)
        self._lock = threading.Lock()
        self._idle: list[Child] = []
        self._busy: set[Child] = set()
        self._closed = threading.Event()
        self._watcher: threading.Thread | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def parse(self, path: Path, context: Context | None = None) -> ParsedDocument:
        """The document in a file. Raises ``ImportProblem``."""
        context = context or context_for(path)
        return self.parse_bytes(context.name, read_file(path), context)

    def parse_bytes(self, name: str, data: bytes, context: Context | None = None) -> ParsedDocument:
        """The document in ``data``, such as an attachment. Raises ``ImportProblem``."""
        context = context or Context(name=name)
        check_file_size(name, len(data))
        if not data:
            raise EmptyProblem("no_text", name)
        with self._slots:
            child = self._take(name)
            try:
                return child.ask(data, context)
            finally:
                self._give_back(child)

    def show(
        self, name: str, data: bytes, pages: Sequence[int], context: Context | None = None
    ) -> Generator[tuple[int, Picture | ImportProblem], None, None]:
        """Pages (from 1) as pictures, or what is wrong with each. Close it when it is not used up.

        A page that ends its worker costs itself only; after ``_DEATHS`` of them the file is given
        up, and the rest have the last one's problem.
        """
        context = context or Context(name=name)
        deaths, done = 0, 0
        last: Picture | ImportProblem = ImportProblem("cancelled", name)
        with self._slots:
            while done < len(pages):
                child = self._take(name)
                try:
                    with closing(child.show(data, context, pages[done:])) as pictures:
                        for shown in pictures:
                            yield pages[done], shown
                            done, last = done + 1, shown
                finally:
                    self._give_back(child)
                deaths += 1
                if deaths >= _DEATHS:
                    yield from ((page, last) for page in pages[done:])
                    return

    def close(self) -> None:
        """Stop every process. A ``parse`` under way in another thread raises ``cancelled``."""
        self._closed.set()
        with self._lock:
            idle, self._idle = self._idle, []
            for child in self._busy:
                child.kill(ImportProblem("cancelled"))
        for child in idle:
            child.close()
        if self._watcher is not None:
            self._watcher.join()
            self._watcher = None

    def _take(self, name: str) -> Child:
        with self._lock:
            if self._closed.is_set():
                raise ImportProblem("cancelled", name)
            child = self._usable_child(name)
            self._busy.add(child)
            if self._watcher is None:
                self._watcher = threading.Thread(
                    target=self._watch, name="import-watcher", daemon=True
                )
                self._watcher.start()
            return child

    def _usable_child(self, name: str) -> Child:
        while self._idle:
            child = self._idle.pop()
            if child.usable:
                return child
            child.close()  # something outside has ended it
        try:
            return Child(self._allowance)
        except OSError as error:
            raise ImportProblem("worker_died", name, _said(error)) from error

    def _give_back(self, child: Child) -> None:
        with self._lock:
            self._busy.discard(child)
            if child.usable and not self._closed.is_set():
                self._idle.append(child)
                return
        child.close()

    def _watch(self) -> None:
        while not self._closed.wait(_WATCH_SECONDS):
            with self._lock:
                busy = list(self._busy)
            for child in busy:
                child.watch()


def _said(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
