"""An import as a job: files are read by threads and processes, and written in order by one."""

from __future__ import annotations

import logging
import time
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from index import reanchoring
from index.documents import Choices, FileReport, FileState
from index.jobs import Work
from index.originals import Originals
from index.problems import EmptyProblem, ImportProblem
from index.reading import Reader, ReadFile, Wanted, duplicate_of, report_of
from index.store import contents, documents, jobs
from index.store.connection import Connections, savepoint
from index.store.documents import NewDocument
from index.store.jobs import PendingFile

_log = logging.getLogger(__name__)

JOB_KIND = "import"
# Small files share a transaction: a commit waits for the disk, but nobody for a commit.
_BATCH_SECONDS = 0.25
_BATCH_FILES = 256
_BATCH_PARAGRAPHS = 4_000
_AHEAD_FILES = 64
_AHEAD_BYTES = 4_000_000
_NAMING = frozenset({"archive", "mail"})  # formats that name what is inside
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
            choices = jobs.choices(connection, job_id)
            wanted = list(_wanted(connection, pending, choices, self._originals))
        done = 0
        with closing(self._batches(pending, wanted, threads, work)) as batches:
            for batch in batches:
                self._write(job_id, batch)
                done += len(batch)
                work.report(done, len(pending), "reading", batch[-1].file.path)
        with self._connections.write() as connection:
            jobs.end(connection, job_id, "done")

    def _batches(
        self, pending: Sequence[PendingFile], wanted: Sequence[Wanted], threads: int, work: Work
    ) -> Generator[list[_Read], None, None]:
        """The outcomes in the order of the job, in the batches in which they are committed."""
        reading: deque[_Reading] = deque()
        waiting = zip(pending, wanted, strict=True)
        batch = _Batch()
        done = 0
        with ThreadPoolExecutor(threads, thread_name_prefix="import") as pool:
            try:
                while True:
                    while _reads_on(reading, threads) and (following := next(waiting, None)):
                        file, what = following
                        future = pool.submit(self._reader.read, what)
                        reading.append(_Reading(file, _byte_size(what.path), future))
                    if not reading:
                        break
                    work.report(done, len(pending), "reading", reading[0].file.path)
                    wait([reading[0].future], timeout=_POLL_SECONDS)
                    batch.take(reading)
                    if batch.is_due:
                        done += len(batch.files)
                        yield batch.files
                        batch = _Batch()
                if batch.files:
                    yield batch.files
            finally:
                self._abandon(reading, pool, batch)

    def _abandon(self, reading: deque[_Reading], pool: ThreadPoolExecutor, batch: _Batch) -> None:
        """Leave no thread and no copy behind; after the last batch there is nothing to do."""
        for each in reading:
            each.future.cancel()
        if reading:
            self._reader.stop()
        pool.shutdown()
        outcomes = [each.outcome for each in batch.files]
        for _, _, future in reading:
            if not future.cancelled() and future.exception() is None:
                outcomes.append(future.result())
        for outcome in outcomes:
            _drop_copies(outcome)

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


def _wanted(
    connection: Connection,
    pending: Sequence[PendingFile],
    choices: Choices,
    originals: Originals | None,
) -> Iterator[Wanted]:
    """What to read of each file; of a document that was deleted meanwhile only the file is left."""
    for file in pending:
        replaces = file.replaces and documents.newest(connection, file.replaces)
        copy = None
        if replaces and file.from_copy and originals is not None:
            for name, _ in documents.originals(connection, [replaces]).values():
                copy = originals.path(name)
        yield Wanted(path=Path(file.path), choices=choices, replaces=replaces, copy=copy)


class _Reading(NamedTuple):
    """A file of the job that is being read."""

    file: PendingFile
    byte_size: int
    future: Future[Outcome]


def _reads_on(reading: Sequence[_Reading], threads: int) -> bool:
    """Whether another file may be taken up: enough to do while a batch is written, but no crowd
    of large files in memory behind one that takes long."""
    if len(reading) < 2 * threads:
        return True
    return len(reading) < _AHEAD_FILES and sum(each.byte_size for each in reading) < _AHEAD_BYTES


def _byte_size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # the reader will say what is wrong with it
        return 0


class _Read(NamedTuple):
    """A file of the job with what came of reading it."""

    file: PendingFile
    outcome: Outcome


class _Batch:
    """What one transaction will write."""

    def __init__(self) -> None:
        self.files: list[_Read] = []
        self._paragraphs = 0
        self._due = time.monotonic() + _BATCH_SECONDS

    def take(self, reading: deque[_Reading]) -> None:
        """Take the files off the front that have been read, as far as there is room."""
        while reading and reading[0].future.done() and not self._is_full:
            file, _, future = reading.popleft()
            outcome = future.result()
            self.files.append(_Read(file, outcome))
            if isinstance(outcome, ReadFile):
                self._paragraphs += len(outcome.parsed.paragraphs)

    @property
    def _is_full(self) -> bool:
        return len(self.files) >= _BATCH_FILES or self._paragraphs >= _BATCH_PARAGRAPHS

    @property
    def is_due(self) -> bool:
        """Whether it is full, or holds something that has waited long enough."""
        return self._is_full or (bool(self.files) and time.monotonic() >= self._due)


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
        if known is not None and known != file.replaces:
            document = documents.get(connection, known)
            return duplicate_of(file.report_path, known, document.title if document else "")
        before = None if file.replaces is None else documents.get(connection, file.replaces)
        new = _new_document(file, parent, self._now)
        if before is not None:  # it stays where it was, whatever it was read from
            stays = before.parent_id if parent is None else parent
            member = file.member or documents.member_name(connection, before.id)
            new = replace(new, parent_id=stays, path=before.path, member=member)
        document_id = contents.write(
            connection, new, file.assembled.contents, self._model_id, before and before.id
        )
        inside = file.attachments if before is None else _continuing(connection, file, before.id)
        for attachment in inside:
            report = self.write(connection, attachment, document_id)
            if before is not None and report.document_id is not None:
                documents.adopt(connection, report.document_id, before.id, document_id)
            jobs.add_file(connection, self._job_id, report)
        if before is not None:
            documents.succeed(connection, before.id, document_id)
        written = documents.get(connection, document_id)
        assert written is not None
        reanchoring.catch_up(connection, written, self._now)
        if self._originals and file.copy and file.original:
            self._keep(self._originals, file.copy, file.original)
        if not file.parsed.paragraphs and file.parsed.unread_pages:
            waiting = EmptyProblem("needs_ocr", file.report_path)
            return replace(report_of(file.report_path, waiting), document_id=document_id)
        return FileReport(path=file.report_path, state=FileState.IMPORTED, document_id=document_id)

    def _keep(self, originals: Originals, copy: Path, name: str) -> None:
        """Keep a copy, unless an earlier version has one of the same bytes, which stays its own."""
        if not originals.path(name).is_file():
            originals.keep(copy, name)
            self.kept.append(name)


def _continuing(
    connection: Connection, file: ReadFile, container: int
) -> Iterator[ReadFile | FileReport]:
    """What is inside the next version of a file, each as the next version of its namesake.

    One whose namesake is still there as it was, or is one of several, is what it would be by
    itself. The mails of a mailbox have numbers, not names.
    """
    parts = [part for part in file.attachments if isinstance(part, ReadFile)]
    names = Counter(part.member for part in parts)
    sums = {part.sha256 for part in parts}
    earlier = documents.members(connection, container) if file.parsed.format in _NAMING else {}
    for part in file.attachments:
        if isinstance(part, ReadFile) and part.member in earlier and names[part.member] == 1:
            namesake, sha256 = earlier[part.member]
            if sha256 not in sums and documents.id_of_sha256(connection, part.sha256) is None:
                yield replace(part, replaces=namesake)
                continue
        yield part


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
        member=file.member,
    )
