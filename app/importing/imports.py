"""Imports: started, watched and stopped here, whichever window is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.session import Session
from app.workers import Handle, Lane
from index.documents import FileReport, ImportReport
from index.jobs import Progress, Work

if TYPE_CHECKING:
    from index.library import Library


class Imports(QObject):
    """Runs imports one after another.

    ``progressed``: the newest report of the one that runs. ``finished``: its ``ImportReport``.
    ``failed``: it came to an end of another kind. ``idle``: nothing is left to do.
    """

    progressed = Signal(Progress)
    finished = Signal(ImportReport)
    failed = Signal(Exception)
    idle = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._numbers = count()
        self._running: dict[str, Handle] = {}
        self._early: list[Path] = []  # dropped before the library was open
        session.opened.connect(self._resume)
        session.opening.connect(self._abandon)

    @property
    def importing(self) -> bool:
        """Whether an import runs or waits."""
        return bool(self._running)

    def start(self, paths: Sequence[Path]) -> None:
        """Import files and folders, after what is being imported, once the library is open."""
        if not self._session.is_open:
            self._early.extend(paths)
        elif paths:
            self._run(
                lambda library, work: (library.import_paths(paths, recognise=False, work=work),)
            )
            self.progressed.emit(Progress())

    def again(
        self,
        files: Sequence[FileReport],
        *,
        encoding: str | None = None,
        columns: Mapping[str, str] | None = None,
    ) -> None:
        """Import files of a report once more, read as the person says."""
        if self._session.is_open and files:
            self._run(
                lambda library, work: (
                    library.import_again(
                        files, encoding=encoding, columns=columns, recognise=False, work=work
                    ),
                )
            )
            self.progressed.emit(Progress())

    def tell_progress(self, progress: Progress) -> None:
        """Tell of an import that something else runs: a look at the watched folders."""
        if progress.total:
            self.progressed.emit(progress)

    def cancel(self) -> None:
        """Stop what runs and what waits; the one that runs still hands in its report."""
        for handle in self._running.values():
            handle.cancel()

    def _abandon(self) -> None:
        """Another library is opened: stop, and hear no more of it."""
        for key, handle in self._running.items():
            handle.cancel()
            self._session.bridge.drop(self, key)
        self._running.clear()
        self.idle.emit()

    def _resume(self) -> None:
        """Take up what a kill broke off, then what was dropped in the meantime."""
        self._run(_resume)
        early, self._early = self._early, []
        self.start(early)

    def _run(self, verb: Callable[[Library, Work], tuple[ImportReport, ...]]) -> None:
        key = f"import {next(self._numbers)}"
        self._running[key] = self._session.run(
            verb,
            owner=self,
            key=key,
            lane=Lane.WRITE,
            done=lambda reports: self._end(key, reports, None),
            progress=self.progressed.emit,
            failed=lambda error: self._end(key, (), error),
            stopped=lambda: self._end(key, (), None),
        )

    def _end(self, key: str, reports: Sequence[ImportReport], error: Exception | None) -> None:
        self._running.pop(key, None)
        for report in reports:
            self.finished.emit(report)
        if error is not None:
            self.failed.emit(error)
        if not self._running:
            self.idle.emit()


def _resume(library: Library, work: Work) -> tuple[ImportReport, ...]:
    return () if library.read_only else library.resume_imports(work=work)
