"""Bringing files into a library: a job is written down, carried out, and told of."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from index.answering import Answering
from index.documents import Changes, Choices, FileReport, FileState, ImportReport
from index.folder import OpenFolder
from index.importers.isolation import Parsers
from index.importing import JOB_KIND, ImportJob
from index.jobs import Cancelled, Work
from index.originals import Originals, sha256_of
from index.preparing import Preparers, spare_cores
from index.reading import Reader
from index.store import documents, jobs, meta
from index.store.jobs import NewFile

_KNOWN = (FileState.IMPORTED, FileState.DUPLICATE)


class Intake:
    """Runs the imports of one library, one at a time: ``changing`` is held meanwhile."""

    def __init__(
        self,
        opened: OpenFolder,
        answering: Answering,
        model_folder: Path,
        changing: threading.RLock,
        tell: Callable[[Changes], None],
    ) -> None:
        self._opened = opened
        self._connections = opened.connections
        self._answering = answering
        self._model_folder = model_folder
        self._changing = changing
        self._tell = tell

    def take(self, files: Iterable[NewFile], choices: Choices, work: Work) -> ImportReport:
        """Import files."""
        with self._connections.write() as connection:
            job_id = jobs.create(connection, JOB_KIND, files, choices)
        return self.run(job_id, work)

    def take_again(self, files: Sequence[FileReport], choices: Choices, work: Work) -> ImportReport:
        """Import anew what an earlier import reported.

        What is in the library becomes a next version, read from the library's copy. What was
        inside a file that is in the library comes from that; everything else from its path.
        """
        with self._connections.read() as connection:
            held = documents.current(connection)
        by_path = {document.path: document.id for document in held}
        sums = {document.id: document.sha256 for document in held}
        wanted = (_again(file, by_path, sums) for file in files)
        return self.take(dict.fromkeys(wanted), choices, work)

    def run(self, job_id: int, work: Work) -> ImportReport:
        """Carry out what is left of a job, and report all of it."""
        count = spare_cores()
        with self._changing:
            model, embedder = self._answering.active()
            originals = self._originals()
            preparers = Preparers(count, self._model_folder)
            with Parsers(count) as parsers, preparers:
                reader = Reader(
                    parsers, preparers, known=self._known, originals=originals, embedder=embedder
                )
                job = ImportJob(
                    self._connections,
                    reader,
                    model_id=model.id,
                    originals=originals,
                    committed=self._committed,
                )
                try:
                    job.run(job_id, work, threads=count + 2)
                except Cancelled:
                    with self._connections.write() as connection:
                        jobs.cancel(connection, job_id)
            self._answering.seal_if_worth_it()
        self._tell(Changes(jobs=True))
        with self._connections.read() as connection:
            return jobs.report(connection, job_id)

    def _known(self, sha256: str) -> tuple[int, str] | None:
        with self._connections.read() as connection:
            document_id = documents.id_of_sha256(connection, sha256)
            document = None if document_id is None else documents.get(connection, document_id)
        return None if document is None else (document.id, document.title)

    def _committed(self) -> None:
        self._answering.catch_up()
        self._tell(Changes(documents=True, annotations=True, jobs=True))

    def _originals(self) -> Originals | None:
        with self._connections.read() as connection:
            kept = meta.read(connection, "keep_originals") == "1"
        return Originals(self._opened.folder.originals) if kept else None


def _again(file: FileReport, by_path: Mapping[str | None, int], sums: Mapping[int, str]) -> NewFile:
    """Where a file is to be read from, and of what it is the next version."""
    if file.document_id is not None:
        # A file that failed as the next version of a document failed because it had changed.
        changed = file.state not in _KNOWN and _differs(Path(file.path), sums.get(file.document_id))
        return NewFile(path=file.path, replaces=file.document_id, from_copy=not changed)
    outer = _outer_file(file.path)
    container = by_path.get(outer) if outer != file.path else None
    return NewFile(path=outer, replaces=container, from_copy=container is not None)


def _differs(path: Path, sha256: str | None) -> bool:
    try:
        return sha256_of(path) != sha256
    except OSError:
        return False  # there is nothing but the copy


def _outer_file(path: str) -> str:
    """The file on disk that holds what is reported under ``path``; the path itself else."""
    inner = Path(path)
    if inner.exists():
        return path
    return next((str(outer) for outer in inner.parents if outer.is_file()), path)


def choices_of(encoding: str | None, columns: Mapping[str, str] | None) -> Choices:
    """The choices of a verb's arguments."""
    return Choices(encoding=encoding, columns=dict(columns or {}))
