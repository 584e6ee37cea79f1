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
from index.originals import Originals
from index.preparing import Preparers, spare_cores
from index.reading import Reader
from index.store import documents, jobs, meta
from index.store.jobs import Options

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

    def take(
        self,
        files: Iterable[tuple[str, int | None]],
        choices: Choices,
        work: Work,
        *,
        from_copies: bool = False,
    ) -> ImportReport:
        """Import files: (path, document of which it is the next version)."""
        options = Options(choices=choices, from_copies=from_copies)
        with self._connections.write() as connection:
            job_id = jobs.create(connection, JOB_KIND, files, options)
        return self.run(job_id, work)

    def take_again(self, files: Sequence[FileReport], choices: Choices, work: Work) -> ImportReport:
        """Import anew what an earlier import reported.

        What is in the library becomes a next version, read from the library's copy. What was
        inside a file that is in the library comes from that; everything else from its path.
        """
        with self._connections.read() as connection:
            found = {document.path: document.id for document in documents.current(connection)}
        wanted: dict[str, int | None] = {}
        for file in files:
            if file.document_id is not None and (file.state in _KNOWN or choices != Choices()):
                wanted.setdefault(file.path, file.document_id)
            else:
                outer = _outer_file(file.path)
                wanted.setdefault(outer, found.get(outer))
        return self.take(wanted.items(), choices, work, from_copies=True)

    def reread(self, document_ids: Iterable[int], choices: Choices, work: Work) -> ImportReport:
        """Make the next version of documents by reading the library's copies again."""
        with self._connections.read() as connection:
            wanted = {}
            for id_ in document_ids:
                document = documents.get(connection, id_)
                path = jobs.path_of_document(connection, id_)
                path = path or (document and (document.path or document.title)) or str(id_)
                wanted[path] = id_
        return self.take(wanted.items(), choices, work, from_copies=True)

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
        self._tell(Changes(documents=True, jobs=True))

    def _originals(self) -> Originals | None:
        with self._connections.read() as connection:
            kept = meta.read(connection, "keep_originals") == "1"
        return Originals(self._opened.folder.originals) if kept else None


def _outer_file(path: str) -> str:
    """The file on disk that holds what is reported under ``path``; the path itself else."""
    inner = Path(path)
    if inner.exists():
        return path
    return next((str(outer) for outer in inner.parents if outer.is_file()), path)


def choices_of(encoding: str | None, columns: Mapping[str, str] | None) -> Choices:
    """The choices of a verb's arguments."""
    return Choices(encoding=encoding, columns=dict(columns or {}))
