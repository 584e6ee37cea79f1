"""Library: the one door of the engine, for the window and for the command line."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index import folder, maintenance, previewing
from index.aligning import Aligning
from index.annotating import Annotations
from index.answering import Answering
from index.collecting import Collecting
from index.documents import (
    Answer,
    Changes,
    CheckReport,
    Concordance,
    ConcordanceLine,
    ConcordanceOptions,
    Coverage,
    Document,
    EncodingPreview,
    FileReport,
    FileState,
    Found,
    Gloss,
    Heading,
    Hit,
    ImportReport,
    ImportSummary,
    LibraryInfo,
    Paragraph,
    QueryFilter,
    RecognitionReport,
    ScanReport,
    SearchResult,
    TablePreview,
    WatchBy,
    WatchedFolder,
    WatchMatrix,
    WordMatch,
)
from index.embedding.static_model import BUNDLED_FOLDER, StaticModel
from index.folder import OpenFolder
from index.gathering import gather
from index.handing_over import HandingOver
from index.importers.isolation import Parsers
from index.importing import JOB_KIND
from index.intake import Intake, choices_of
from index.jobs import Progress, Work
from index.listening import listening
from index.matching import rank
from index.ocr.tesseract import Tesseract, find_program
from index.originals import Originals
from index.preparing import Preparers, spare_cores
from index.problems import LibraryProblem, RecognitionProblem
from index.recognising import WAITING, Active, Recognition, waiting_in
from index.reembedding import Embedding, forget
from index.remembering import Remembering
from index.reporting import COLUMNS, Told, in_english, write_csv
from index.reviewing import Reviewing
from index.search import query_text
from index.search.listing import is_listing, listing
from index.search.passages import hit_at
from index.search.within import find_within
from index.searches import Searches
from index.store import (
    collections,
    documents,
    filters,
    jobs,
    meta,
    migrations,
    models,
    paragraphs,
)
from index.store.jobs import NewFile
from index.tables import (
    CONCORDANCE_COLUMNS,
    concordance_rows,
    watch_columns,
    watch_rows,
    write_table,
)
from index.text.fold import FOLD_VERSION
from index.text.matching import matches
from index.trash import Trash
from index.watching import Watching
from index.watchlist import Holdings, watch

__all__ = ["Library", "rank"]


class Library:
    """An open library. Every method may be called from any thread; what writes waits its turn.

    Raises ``LibraryProblem`` where the folder, the disk or another process is in the way, and
    ``ModelProblem`` where a model is. A method that is handed a ``Work`` reports to it and raises
    ``Cancelled`` when it is asked to stop; an import ends with a report instead.

    Searches that people keep are in ``searches``, what they add to the texts in ``annotations``,
    what they decided about documents in ``review``; their collections are in ``collecting``, what
    they deleted is in ``trash``; what leaves the library goes through ``handing_over``.
    """

    def __init__(self, opened: OpenFolder, model_folder: Path) -> None:
        self._opened = opened
        self._connections = opened.connections
        self._model_folder = model_folder
        self._answering = Answering(opened, model_folder)
        self._changing = threading.RLock()  # one import, deletion, repair ... at a time
        self._listeners: list[Callable[[Changes], None]] = []
        self.annotations = Annotations(opened.connections, self._tell)
        self.searches = Searches(opened.connections, self._answering.engine, self._tell)
        self.review = Reviewing(opened.connections, self._tell)
        self.handing_over = HandingOver(opened, self.info, self.coverage)
        self.collecting = Collecting(opened.connections, self._tell)
        self.trash = Trash(opened, self._answering, self._preparers, self._changing, self._tell)
        self.remembered = Remembering(opened.connections)
        self.alignments = Aligning(opened.connections, self._answering)
        self._intake = Intake(opened, self._answering, model_folder, self._changing, self._tell)
        self._watching = Watching(opened.connections, self._intake, opened.folder.path)

    # Opening and closing ---------------------------------------------------------------------

    @classmethod
    def create(
        cls, path: Path, *, keep_originals: bool = True, model_folder: Path = BUNDLED_FOLDER
    ) -> Self:
        """Make an empty library in a new folder. Copies of imported files are kept on demand."""
        model = StaticModel.load(model_folder)
        opened = folder.create(path)
        try:
            with opened.connections.write() as connection:
                meta.write(connection, "fold_version", str(FOLD_VERSION))
                meta.write(connection, "tokens_model", model.name)
                meta.write(connection, "keep_originals", str(int(keep_originals)))
                new = models.NewModel(
                    name=model.name, folder=None, dimension=model.dimension, kind="static"
                )
                models.insert(connection, new, "active")
        except BaseException:
            opened.close()
            raise
        return cls(opened, model_folder)

    @classmethod
    def open(cls, path: Path, *, model_folder: Path = BUNDLED_FOLDER) -> Self:
        """Open a library and clear away what a killed process left behind."""
        opened = folder.open_(path)
        library = cls(opened, model_folder)
        try:
            if not library.read_only:
                library._tidy()
        except BaseException:
            library.close()
            raise
        return library

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop what is being read, save the caches and let the library go. Twice is fine."""
        with self._changing:
            try:
                self._opened.close()
            finally:
                self._answering.close()

    @property
    def path(self) -> Path:
        """The library's folder."""
        return self._opened.folder.path

    @property
    def read_only(self) -> bool:
        """Whether the library stands where it cannot be written; it can be read and searched."""
        return self._opened.read_only

    def on_change(self, callback: Callable[[Changes], None]) -> None:
        """Call ``callback`` after every change, from the thread that made it."""
        self._listeners.append(callback)

    # Reading ---------------------------------------------------------------------------------

    def documents(self) -> tuple[Document, ...]:
        """All current documents in the order of import; their earlier versions are apart."""
        with self._connections.read() as connection:
            return documents.current(connection)

    def versions(self, document_id: int) -> tuple[Document, ...]:
        """The earlier versions of a document, the newest of them first.

        They can be read, and searched where ``search`` is given their ids.
        """
        with self._connections.read() as connection:
            return documents.versions(connection, document_id)

    def document(self, document_id: int) -> Document:
        """One document. Raises ``LibraryProblem`` ``document_missing``."""
        with self._connections.read() as connection:
            document = documents.get(connection, document_id)
        if document is None:
            raise LibraryProblem("document_missing", str(document_id))
        return document

    def find_documents(
        self, typed: str, *, limit: int = 50, work: Work | None = None
    ) -> tuple[Document, ...]:
        """The documents whose titles ``typed`` may mean, best first; for nothing the newest."""
        newest = tuple(reversed(self.documents()))
        check = work.check if work is not None else None
        found = rank(typed, ((document.title,) for document in newest), check=check)
        return tuple(newest[number] for number in found[:limit])

    def paragraph_count(self, document_id: int) -> int:
        """Number of paragraphs of a document. Raises ``LibraryProblem``."""
        return self.document(document_id).paragraph_count

    def paragraphs(
        self, document_id: int, start: int = 0, count: int | None = None
    ) -> tuple[Paragraph, ...]:
        """``count`` paragraphs of a document from number ``start`` on, or all that follow."""
        with self._connections.read() as connection:
            return paragraphs.of_document(connection, document_id, start, count)

    def paragraph_lengths(self, document_id: int) -> NDArray[np.int32]:
        """Code points of each paragraph of a document, int32 (n,)."""
        with self._connections.read() as connection:
            return paragraphs.lengths(connection, document_id)

    def search(
        self,
        query: str,
        *,
        limit: int = 20,
        languages: Sequence[str] | None = None,
        documents: Sequence[int] | None = None,
        work: Work | None = None,
    ) -> SearchResult:
        """The passages that answer ``query``, best first, among some languages and documents.

        Filters without a word to look for list what they let through, as ``search.listing`` says.
        Raises ``QueryProblem``; ``ModelProblem`` ``model_differs`` while the vectors are of a
        bundled model that is no longer there: call ``set_model``.
        """
        if is_listing(query):
            with self._connections.read() as connection:
                return listing(connection, query, limit=limit, languages=languages, scope=documents)
        return self._answering.engine().search(
            query, limit=limit, languages=languages, documents=documents, work=work or Work()
        )

    def find(
        self, document_id: int, text: str, *, exact: bool = False, work: Work | None = None
    ) -> Found:
        """Where ``text`` stands in a document, folded or exact, as ``find_within`` says."""
        with self._connections.read() as connection:
            return find_within(connection, document_id, text, exact=exact, work=work or Work())

    def concordance(
        self,
        query: str,
        options: ConcordanceOptions | None = None,
        *,
        documents: Sequence[int] | None = None,
        work: Work | None = None,
    ) -> Concordance:
        """Every occurrence of the words of ``query``, and of what answers them in any language.

        Raises ``QueryProblem`` and ``ModelProblem``.
        """
        return self._answering.engine().concordance(
            query, options or ConcordanceOptions(), documents=documents, work=work or Work()
        )

    def watch_list(
        self, terms: Sequence[str], by: WatchBy, *, work: Work | None = None
    ) -> WatchMatrix:
        """Which terms are answered where; only passages that are likely to answer count.

        A term that cannot be understood says so in its row.
        """
        engine = self._answering.engine()
        with self._connections.read() as connection:
            known = {document.id: document for document in documents.every(connection)}
            held = Holdings(known, collections.every(connection))

        def ask(term: str, work: Work) -> Sequence[Answer]:
            return engine.answers(term, work=work)

        return watch(terms, by, ask, held, work or Work())

    @staticmethod
    def write_watch(path: Path, matrix: WatchMatrix) -> None:
        """Write a matrix as CSV. Raises ``LibraryProblem`` ``report_not_written``."""
        write_table(path, watch_columns(matrix), watch_rows(matrix))

    def passage(self, line: ConcordanceLine) -> Hit:
        """The passage of a line of a concordance, its word marked.

        Raises ``LibraryProblem`` ``document_missing``.
        """
        word = WordMatch(*line.place.span, line.strength, line.node, line.way, line.strength)
        with self._connections.read() as connection:
            return hit_at(connection, line.place, [word])

    @staticmethod
    def write_concordance(path: Path, found: Concordance) -> None:
        """Write a concordance as CSV. Raises ``LibraryProblem`` ``report_not_written``."""
        write_table(path, CONCORDANCE_COLUMNS, concordance_rows(found))

    @staticmethod
    def query_filters(query: str) -> tuple[QueryFilter, ...]:
        """The filters that a query holds; none while it cannot be understood."""
        return query_text.filters_of(query)

    @staticmethod
    def with_filter(query: str, new: QueryFilter) -> str:
        """The text of a query narrowed to ``new`` as well."""
        return query_text.with_filter(query, new)

    @staticmethod
    def without_filter(query: str, gone: QueryFilter) -> str:
        """The text of a query without one of its filters."""
        return query_text.without_filter(query, gone)

    def elsewhere(
        self, document_id: int, text: str, *, limit: int = 20, work: Work | None = None
    ) -> SearchResult:
        """The passages of other documents that say what ``text`` says, best first.

        ``text`` is taken as plain words, whatever the syntax of queries makes of its signs.
        Raises ``QueryProblem`` for a text without words.
        """
        with self._connections.read() as connection:
            others = [d.id for d in documents.current(connection) if d.id != document_id]
        return self.search(query_text.plain(text), limit=limit, documents=others, work=work)

    def outline(self, document_id: int, typed: str = "") -> tuple[Heading, ...]:
        """The headings of a document that hold what was typed, small typos forgiven, or all."""
        with self._connections.read() as connection:
            found = paragraphs.headings(connection, document_id)
        asked = matches(typed)
        return tuple(heading for heading in found if asked([heading.text]))

    def gloss(self, word: str, *, language: str, to: str) -> Gloss:
        """What ``word`` of ``language`` means: up to three near words of the language ``to``.

        Approximate, by the bundled model; the first gloss into a language takes a moment. No words
        where ``to`` is none of ``gloss_languages`` or the word is unknown. Raises ``ModelProblem``.
        """
        return self._answering.glosser().gloss(word, language=language, to=to)

    def gloss_languages(self) -> tuple[str, ...]:
        """The languages that ``gloss`` can answer in. Raises ``ModelProblem``."""
        return self._answering.glosser().languages

    def info(self) -> LibraryInfo:
        """What the library is and holds."""
        with self._connections.read() as connection:
            model = models.active(connection)
            return LibraryInfo(
                path=str(self.path),
                read_only=self.read_only,
                documents=documents.count(connection),
                earlier_versions=documents.count_superseded(connection),
                paragraphs=paragraphs.count(connection),
                languages=paragraphs.languages(connection),
                formats=filters.formats(connection),
                model=model.name,
                dimension=model.dimension,
                keeps_originals=meta.read(connection, "keep_originals") == "1",
                byte_size=meta.byte_size(connection),
                schema_version=migrations.version(connection),
                unfinished_imports=len(jobs.unfinished(connection, JOB_KIND)),
            )

    def coverage(self) -> Coverage:
        """Which documents a search can only partly see."""
        with self._connections.read() as connection:
            needs_ocr = tuple(each.id for each in documents.with_notes(connection, WAITING))
            empty = documents.without_text(connection)
            return Coverage(
                documents=documents.count(connection),
                no_text=tuple(id_ for id_ in empty if id_ not in needs_ocr),
                needs_ocr=needs_ocr,
                **{
                    note: documents.noted(connection, note)
                    for note in (
                        *("doubtful_order", "doubtful_encoding", "doubtful_columns"),
                        "partly_read",
                    )
                },
            )

    # Importing and deleting --------------------------------------------------------------------

    def import_paths(  # noqa: PLR0913 - by keyword, each a thing that only the caller knows
        self,
        paths: Iterable[Path | str],
        *,
        work: Work | None = None,
        progress: Callable[[Progress], None] | None = None,
        cancel: threading.Event | None = None,
        encoding: str | None = None,
        columns: Mapping[str, str] | None = None,
        recognise: bool = True,
    ) -> ImportReport:
        """Import files, and folders with all that is in them.

        Every file ends in the report: what it says is imported is on disk and can be found. A
        bad file harms no other. ``encoding`` is obeyed where the characters of a file would
        otherwise be told from its bytes, ``columns`` (role of ``COLUMN_ROLES`` → name) where the
        columns of a table would be. ``progress`` and ``cancel`` serve where there is no
        ``Work``; they are asked between files. Where Tesseract is installed, the text of pages
        that are pictures is recognised afterwards, unless ``recognise`` is false: the verb of
        that name does it later. Raises ``LibraryProblem`` when the disk is full: what is left can
        be taken up by ``resume_imports``.
        """
        files = gather(Path(path) for path in paths)
        work = listening(work, progress, cancel)
        new = (NewFile(path=str(file)) for file in files)
        report = self._intake.take(new, choices_of(encoding, columns), work)
        return self._with_text(report, work) if recognise else report

    def import_again(
        self,
        files: Sequence[FileReport],
        *,
        encoding: str | None = None,
        columns: Mapping[str, str] | None = None,
        recognise: bool = True,
        work: Work | None = None,
    ) -> ImportReport:
        """Try files of an earlier import again, perhaps with another encoding or other columns.

        What is in the library already gets a next version; the one before is kept.
        """
        work = work or Work()
        report = self._intake.take_again(files, choices_of(encoding, columns), work)
        return self._with_text(report, work) if recognise else report

    def _with_text(self, report: ImportReport, work: Work) -> ImportReport:
        """The report after the text of what came in was recognised, where that is possible."""
        waiting = waiting_in(report.files)
        if not waiting or work.cancelled or not self.can_recognise:
            return report
        self.recognise(waiting, work=work)
        return self.import_report(report.job_id)

    def reread(
        self,
        document_ids: Iterable[int],
        *,
        encoding: str | None = None,
        columns: Mapping[str, str] | None = None,
        work: Work | None = None,
    ) -> ImportReport:
        """Read the files of documents again: each gets a next version, the one before is kept."""
        files = [self.file_of(document_id) for document_id in document_ids]
        return self.import_again(files, encoding=encoding, columns=columns, work=work)

    def encoding_previews(self, file: FileReport) -> tuple[EncodingPreview, ...]:
        """How a file of a report would read in each encoding. Raises ``ImportProblem``."""
        return previewing.encodings(self._opened, file)

    def table_preview(self, file: FileReport, encoding: str | None = None) -> TablePreview:
        """The first rows of a table, and which column is taken for what.

        Raises ``ImportProblem``, ``no_table`` for a file that is none.
        """
        return previewing.table(self._opened, file, encoding)

    def file_of(self, document_id: int) -> FileReport:
        """A document as the report of its import had it, to be read again.

        Raises ``LibraryProblem`` ``document_missing``.
        """
        document = self.document(document_id)
        with self._connections.read() as connection:
            path = jobs.path_of_document(connection, document_id)
        return FileReport(
            path=path or document.path or document.title,
            state=FileState.IMPORTED,
            document_id=document_id,
            notes=document.notes,
            encoding=document.encoding,
        )

    def write_report(
        self,
        job_id: int,
        path: Path,
        *,
        told: Told = in_english,
        columns: Sequence[str] = COLUMNS,
    ) -> None:
        """Write the report of an import as CSV, outcome and reason in the words of ``told``.

        Raises ``LibraryProblem`` ``import_missing``, ``report_not_written``.
        """
        write_csv(path, self.import_report(job_id).files, told, columns)

    def resume_imports(self, *, work: Work | None = None) -> tuple[ImportReport, ...]:
        """Take up the imports that a kill or a full disk broke off."""
        with self._connections.read() as connection:
            unfinished = jobs.unfinished(connection, JOB_KIND)
        return tuple(self._intake.run(job_id, work or Work()) for job_id in unfinished)

    def imports(self, limit: int = 100) -> tuple[ImportSummary, ...]:
        """The newest imports with their counts, newest first."""
        with self._connections.read() as connection:
            return jobs.summaries(connection, JOB_KIND, limit)

    def import_report(self, job_id: int) -> ImportReport:
        """How each file of an import ended. Raises ``LibraryProblem`` ``import_missing``."""
        with self._connections.read() as connection:
            if not jobs.exists(connection, job_id):
                raise LibraryProblem("import_missing", str(job_id))
            return jobs.report(connection, job_id)

    def import_reports(self, limit: int = 50) -> tuple[ImportReport, ...]:
        """The newest imports with all of their files, newest first."""
        with self._connections.read() as connection:
            return jobs.reports(connection, JOB_KIND, limit)

    @property
    def can_recognise(self) -> bool:
        """Whether Tesseract is on this machine, so that text can be recognised in pictures."""
        return find_program() is not None

    def recognise(
        self, document_ids: Iterable[int] | None = None, *, work: Work | None = None
    ) -> RecognitionReport:
        """Recognise the text of documents whose pages are pictures; by default of all that wait.

        Each is read again from the copy of its file, or from the file where it still lies, and
        written when it is done; other changes of the library go on meanwhile. Documents that wait
        for nothing are left alone. A stop ends with a report. Raises ``RecognitionProblem``
        ``ocr_missing``, and ``LibraryProblem``.
        """
        work = work or Work()
        program = find_program()
        if program is None:
            raise RecognitionProblem("ocr_missing")
        with Parsers(1) as parsers, self._preparers(1) as preparers:
            recognition = Recognition(
                connections=self._connections,
                tesseract=Tesseract(program),
                parsers=parsers,
                preparers=preparers,
                originals=Originals(self._opened.folder.originals),
                cache=self._opened.folder.cache,
                writing=self._changing,
                active=self._active_model,
                changed=self._recognised,
                threads=spare_cores(),
            )
            return recognition.run(None if document_ids is None else list(document_ids), work)

    def _active_model(self) -> Active:
        model, embedder = self._answering.active()
        return Active(model.id, embedder)

    def _recognised(self) -> None:
        self._answering.catch_up()
        self._tell(Changes(documents=True, jobs=True))

    def delete(self, document_ids: Iterable[int], *, work: Work | None = None) -> None:
        """Delete documents for good: earlier versions, what came inside, and the files' copies.

        What a person may want back goes to ``trash`` instead.
        Their annotations stay as orphans, and find their places when the files come again.
        Raises ``LibraryProblem`` ``document_missing`` when one is not there; none is deleted then.
        """
        self.trash.delete(document_ids, work=work)

    # Watched folders -------------------------------------------------------------------------

    def watched(self) -> tuple[WatchedFolder, ...]:
        """The folders that the library follows."""
        return self._watching.folders()

    def watch(self, path: Path | str) -> None:
        """Follow a folder with all that is in it, from the next ``scan_watched`` on.

        Raises ``LibraryProblem`` ``folder_missing``, ``folder_is_library``.
        """
        self._watching.watch(Path(path))
        self._tell(Changes(documents=True))

    def unwatch(self, path: Path | str) -> None:
        """Follow a folder no more; the documents that came from it stay."""
        self._watching.unwatch(Path(path))
        self._tell(Changes(documents=True))

    def scan_watched(self, *, work: Work | None = None) -> ScanReport:
        """Look at the watched folders: import what is new, renew what changed, mark what is gone.

        A changed file becomes the next version of its document. A file that is still being
        written is left for the next scan. Nothing is deleted.
        """
        report = self._watching.scan(work or Work())
        if not report.found_nothing:
            self._tell(Changes(documents=True))
        return report

    # Collections -------------------------------------------------------------------------------

    def collections(self) -> dict[str, tuple[int, ...]]:
        """The ids of the documents of each collection, by its name."""
        with self._connections.read() as connection:
            return collections.every(connection)

    def add_to_collection(self, name: str, document_ids: Iterable[int]) -> None:
        """Put documents into a collection, which is made if it is not there."""
        with self._connections.write() as connection:
            collections.add(connection, name, document_ids)
        self._tell(Changes(documents=True))

    def remove_from_collection(self, name: str, document_ids: Iterable[int]) -> None:
        """Take documents out of a collection; they stay in the library."""
        with self._connections.write() as connection:
            collections.remove(connection, name, document_ids)
        self._tell(Changes(documents=True))

    def delete_collection(self, name: str) -> None:
        """Dissolve a collection; its documents stay in the library."""
        with self._connections.write() as connection:
            collections.delete(connection, name)
        self._tell(Changes(documents=True))

    # Model and maintenance -----------------------------------------------------------------------

    def set_model(self, model_folder: Path | None, *, work: Work | None = None) -> None:
        """Embed the library anew with the model of a folder, or the bundled one for None.

        The old vectors answer until the new ones are whole. Stopped in the middle, it leaves the
        old model working, and goes on from there when it is called for the same model again.
        """
        work = work or Work()
        new, embedder = self._answering.candidate(model_folder)
        with self._changing, self._preparers(spare_cores()) as preparers:
            self._renew_tokens(preparers, work)
            build = Embedding(self._connections, preparers, embedder).build
            model_id = build(new, work)
            with self._connections.write() as connection:
                retired = models.active(connection)
                models.activate(connection, model_id)
                meta.renew_generation(connection)
            self._answering.renew(drop_cache=True)
            with self._connections.write() as connection:
                forget(connection, retired.id)
        self._tell(Changes(model=True))

    def _renew_tokens(self, preparers: Preparers, work: Work) -> None:
        """Make the tokens anew where they are of another bundled model than today's."""
        name = self._answering.static().name
        with self._connections.write() as connection:
            if meta.read(connection, "tokens_model") != name:
                maintenance.rebuild_tokens(connection, preparers, work)
                meta.write(connection, "tokens_model", name)

    def keep_originals(self, keep: bool) -> None:
        """Whether copies of imported files are kept from now on; those that are there stay."""
        with self._connections.write() as connection:
            meta.write(connection, "keep_originals", str(int(keep)))

    def check(self, *, work: Work | None = None) -> CheckReport:
        """Read everything in the library and say what is wrong with it."""
        report = maintenance.check(self._opened, work or Work())
        return CheckReport(problems=(*report.problems, *self._answering.problems()))

    def repair(self, *, work: Work | None = None) -> CheckReport:
        """Make everything anew that comes from the texts, never touching these; then check."""
        work = work or Work()
        with self._changing, self._preparers(spare_cores()) as preparers:
            damaged = maintenance.repair(self._opened, preparers, work)
            model, embedder = self._answering.active()
            Embedding(self._connections, preparers, embedder).renew(model.id, damaged, work)
            self._answering.renew(drop_cache=True)
        self._tell(Changes(documents=True))
        return self.check(work=work)

    def backup(self, path: Path | str, *, work: Work | None = None) -> None:
        """Write a whole, verified copy of the library to a new folder, while it stays in use."""
        with self._changing:  # nothing may come into originals/ or leave it meanwhile
            maintenance.backup(self._opened, Path(path), work or Work())

    def _tidy(self) -> None:
        """Clear away what a process left that was killed, and fold anew what was folded before."""
        Originals(self._opened.folder.originals).drop_incoming()
        self.annotations.purge()
        with self._connections.write() as connection:
            for model in models.in_state(connection, "retired"):
                forget(connection, model.id)
            if meta.read(connection, "fold_version") != str(FOLD_VERSION):
                with self._preparers(spare_cores()) as preparers:
                    maintenance.rebuild_full_text(connection, preparers, Work())

    def _preparers(self, count: int) -> Preparers:
        return Preparers(count, self._model_folder)

    def _tell(self, changes: Changes) -> None:
        for listener in self._listeners:
            listener(changes)
