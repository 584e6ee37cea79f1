"""Text recognition: started after an import or when it is asked for, watched and stopped here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.importing.imports import Imports
from app.session import Session
from app.workers import Handle, Lane
from index.documents import FileReport, ImportReport, Outcome, RecognitionReport
from index.jobs import Progress, Work

if TYPE_CHECKING:
    from index.library import Library


class Recognition(QObject):
    """Recognises the text of documents that are pictures, while everything else goes on.

    ``progressed``: how far it is. ``finished``: its ``RecognitionReport``. ``failed``: it cannot
    be done, with the problem. ``ended``: it is over, however it ended.
    """

    progressed = Signal(Progress)
    finished = Signal(RecognitionReport)
    failed = Signal(Exception)
    ended = Signal()

    def __init__(self, session: Session, imports: Imports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._running: Handle | None = None
        self._next: list[int] = []  # came in while others are recognised
        imports.finished.connect(self._imported)
        session.opening.connect(self._abandon)

    def start(self) -> None:
        """Recognise all documents that wait for it; the person asked for it."""
        if self._session.is_open and self._running is None:
            self._run(lambda library, work: library.recognise(work=work))
            self.progressed.emit(Progress())

    def cancel(self) -> None:
        """Stop; what is recognised already stays, the rest goes on waiting."""
        self._next.clear()
        if self._running is not None:
            self._running.cancel()

    def _imported(self, report: ImportReport) -> None:
        self._next += _waiting(report.files)
        if not report.cancelled:
            self._go_on()

    def _go_on(self) -> None:
        if self._next and self._running is None:
            ids, self._next = self._next, []
            self._run(lambda library, work: _recognise(library, ids, work))

    def _run(self, verb: Callable[[Library, Work], RecognitionReport]) -> None:
        self._running = self._session.run(
            verb,
            owner=self,
            key="recognise",
            lane=Lane.FREE,
            done=self._done,
            progress=self.progressed.emit,
            failed=self._failed,
            stopped=self._end,
        )

    def _done(self, report: RecognitionReport) -> None:
        if report.files:
            self.finished.emit(report)
        self._end()

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self._end()

    def _end(self) -> None:
        self._running = None
        self.ended.emit()
        self._go_on()

    def _abandon(self) -> None:
        """Another library is opened: stop, and hear no more of it."""
        self.cancel()
        self._session.bridge.drop(self, "recognise")
        self._running = None
        self.ended.emit()


def _waiting(files: Sequence[FileReport]) -> list[int]:
    return [
        file.document_id
        for file in files
        if file.document_id is not None
        and (file.outcome is Outcome.NEEDS_OCR or "pages_need_ocr" in file.notes)
    ]


def _recognise(library: Library, ids: Sequence[int], work: Work) -> RecognitionReport:
    """Without Tesseract the documents wait, and the report of the import says so."""
    if library.read_only or not library.can_recognise:
        return RecognitionReport(files=())
    return library.recognise(ids, work=work)
