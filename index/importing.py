"""An import as a job: files are read by threads and processes, and written in order by one."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from index.documents import FileReport, FileState
from index.jobs import Work
from index.originals import Originals
from index.problems import ImportProblem
from index.reading import Reader, ReadFile, duplicate_of, report_of
from index.store import contents, documents, jobs
from index.store.connection import Connections, savepoint
from index.store.documents import NewDocument
from index.store.jobs import PendingFile

_log = logging.getLogger(__name__)

JOB_KIND = "import"
# Small files share a transaction: a commit waits for the disk.
_BATCH_FILES = 64
_BATCH_PARAGRAPHS = 4_000
_POLL_SECONDS = 0.1  # how soon a cancel is heard

Outcome = ReadFile | FileReport


class ImportJob:
    """Runs one job to its end, or until it is cancelled or the disk is full.

    A file is acknowledged, in ``jobs`` and to ``committed``, by the transaction that writes it.
    ``committed`` is called after each such transaction.
    """

    def __init__(
        self,
        connections: Connections,
        reader: Reader,
        *,
        model_id: int,
        originals: Originals | None,
        committed: Callable[[], None],
    ) -> None:
        self._connections = connections
        self._reader = reader
        self._model_id = model_id
        self._originals = originals
        self._committed = committed

    def run(self, job_id: int, work: Work, threads: int) -> None:
        """Work through the pending files of a job. Raises ``LibraryProblem``, ``Cancelled``."""
        with self._connections.read() as connection:
            pending = jobs.pending(connection, job_id)
            encoding = jobs.options(connection, job_id).get("encoding")
        done = 0
        for batch in self._batches(pending, encoding, threads, work):
            self._write(job_id, batch)
            done += len(batch)
            work.report(done, len(pending), "reading", batch[-1].file.path)
        with self._connections.write() as connection:
            jobs.end(connection, job_id, "done")

    def _batches(
        self, pending: Sequence[PendingFile], encoding: str | None, threads: int, work: Work
    ) -> Iterator[list[_Read]]:
        """The outcomes in the order of the job; what is ready together comes together."""
        reading: deque[tuple[PendingFile, Future[Outcome]]] = deque()
        waiting = iter(pending)
        done = 0
        with ThreadPoolExecutor(threads, thread_name_prefix="import") as pool:
            try:
                while True:
                    while len(reading) < 2 * threads and (file := next(waiting, None)):
                        reading.append(
                            (file, pool.submit(self._reader.read, Path(file.path), encoding))
                        )
                    if not reading:
                        return
                    work.report(done, len(pending), "reading", reading[0][0].path)
                    if wait([reading[0][1]], timeout=_POLL_SECONDS).done:
                        batch = _ready(reading)
                        done += len(batch)
                        yield batch
            finally:
                for _, future in reading:
                    future.cancel()
                if reading:
                    self._reader.stop()
                pool.shutdown()
                for _, future in reading:
                    if not future.cancelled() and future.exception() is None:
                        _drop_copies(future.result())

    def _write(self, job_id: int, batch: Sequence[_Read]) -> None:
        writer = _Writer(job_id, self._model_id, self._originals)
        try:
            with self._connections.write() as connection:
                for file, outcome in batch:
                    jobs.end_file(connection, file.id, writer.write(connection, outcome))
                if writer.kept and self._originals:
                    self._originals.settle()
        except BaseException:
            if self._originals:
                self._originals.remove(writer.kept)
            raise
        finally:
            for _, outcome in batch:
                _drop_copies(outcome)
        self._committed()


class _Read(NamedTuple):
    """A file of the job with what came of reading it."""

    file: PendingFile
    outcome: Outcome


def _ready(reading: deque[tuple[PendingFile, Future[Outcome]]]) -> list[_Read]:
    """Take the files off the front that have been read, up to the size of a transaction."""
    batch: list[_Read] = []
    paragraphs = 0
    while reading and reading[0][1].done():
        if len(batch) >= _BATCH_FILES or paragraphs >= _BATCH_PARAGRAPHS:
            break
        file, future = reading.popleft()
        batch.append(_Read(file, future.result()))
        outcome = batch[-1].outcome
        if isinstance(outcome, ReadFile):
            paragraphs += len(outcome.parsed.paragraphs)
    return batch


def _drop_copies(outcome: Outcome) -> None:
    """Delete the copies of what was not written after all; those written have another name."""
    if isinstance(outcome, ReadFile):
        if outcome.copy is not None:
            outcome.copy.unlink(missing_ok=True)
        for attachment in outcome.attachments:
            _drop_copies(attachment)


class _Writer:
    """Writes the files of one transaction and remembers which copies it kept."""

    def __init__(self, job_id: int, model_id: int, originals: Originals | None) -> None:
        self._job_id = job_id
        self._model_id = model_id
        self._originals = originals
        self._now = jobs.now()
        self.kept: list[str] = []  # names in originals/

    def write(
        self, connection: Connection, outcome: Outcome, parent: int | None = None
    ) -> FileReport:
        """Write a file and what is inside it. One that cannot be written harms no other."""
        if isinstance(outcome, FileReport):
            return outcome
        try:
            with savepoint(connection):
                return self._write(connection, outcome, parent)
        except (UnicodeError, ValueError) as error:
            _log.exception("%s cannot be written", outcome.report_path)
            problem = ImportProblem("unexpected", outcome.report_path, type(error).__name__)
            return report_of(outcome.report_path, problem)

    def _write(self, connection: Connection, file: ReadFile, parent: int | None) -> FileReport:
        known = documents.id_of_sha256(connection, file.sha256)
        if known is not None:
            document = documents.get(connection, known)
            return duplicate_of(file.report_path, known, document.title if document else "")
        document_id = contents.write(
            connection,
            _new_document(file, parent, self._now),
            file.assembled.contents,
            self._model_id,
        )
        for attachment in file.attachments:
            report = self.write(connection, attachment, document_id)
            jobs.add_file(connection, self._job_id, report)
        if self._originals and file.copy and file.original:
            self._originals.keep(file.copy, file.original)
            self.kept.append(file.original)
        return FileReport(path=file.report_path, state=FileState.IMPORTED, document_id=document_id)


def _new_document(file: ReadFile, parent: int | None, now: str) -> NewDocument:
    parsed, assembled = file.parsed, file.assembled
    return NewDocument(
        title=assembled.title,
        authors=parsed.authors,
        date=parsed.date,
        date_certainty=parsed.date_certainty,
        language=assembled.language,
        direction=assembled.direction,
        format=parsed.format,
        source=parsed.source,
        path=file.path,
        sha256=file.sha256,
        byte_size=file.byte_size,
        imported_at=now,
        encoding=parsed.encoding,
        notes=parsed.notes,
        parent_id=parent,
        paragraph_count=len(parsed.paragraphs),
        original=file.original,
    )
