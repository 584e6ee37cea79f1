"""Imports: started, watched and stopped here, whichever window is open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.session import Session
from app.workers import Handle, Lane
from index.documents import ImportReport
from index.jobs import Progress


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
        session.opened.connect(self._resume)

    @property
    def running(self) -> bool:
        """Whether an import runs or waits."""
        return bool(self._running)

    def start(self, paths: Sequence[Path]) -> None:
        """Import files and folders after what is being imported."""
        if not paths or not self._session.is_open:
            return
        key = f"import {next(self._numbers)}"
        self._running[key] = self._session.run(
            lambda library, work: library.import_paths(paths, work=work),
            owner=self,
            key=key,
            lane=Lane.WRITE,
            done=lambda report: self._end(key, [report]),
            progress=self.progressed.emit,
            failed=lambda error: self._fail(key, error),
        )
        self.progressed.emit(Progress())

    def cancel(self) -> None:
        """Stop what runs and what waits; the one that runs still hands in its report."""
        for handle in self._running.values():
            handle.cancel()

    def _resume(self) -> None:
        """Take up what a kill broke off."""
        key = f"import {next(self._numbers)}"
        self._running[key] = self._session.run(
            lambda library, work: () if library.read_only else library.resume_imports(work=work),
            owner=self,
            key=key,
            lane=Lane.WRITE,
            done=lambda reports: self._end(key, reports),
            progress=self.progressed.emit,
            failed=lambda error: self._fail(key, error),
        )

    def _end(self, key: str, reports: Sequence[ImportReport]) -> None:
        self._running.pop(key, None)
        for report in reports:
            self.finished.emit(report)
        if not self._running:
            self.idle.emit()

    def _fail(self, key: str, error: Exception) -> None:
        self._running.pop(key, None)
        self.failed.emit(error)
        if not self._running:
            self.idle.emit()
