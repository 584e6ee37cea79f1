"""Text recognition of documents that are pictures: read again from their file, page by page."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import Connection
from typing import Any, NamedTuple

from index.assembling import UNDETERMINED, assemble
from index.documents import (
    DateCertainty,
    Document,
    FileReport,
    FileState,
    ParsedDocument,
    RecognitionReport,
)
from index.embedding.embedder import Embedder
from index.importers.isolation import Parsers, read_file
from index.importers.pictures import Picture
from index.importers.registry import Context
from index.jobs import Cancelled, Work
from index.ocr.kept import KeptPages
from index.ocr.pages import PageReader, Reading
from index.ocr.tesseract import Tesseract
from index.originals import Originals
from index.preparing import Preparers, Text
from index.problems import EmptyProblem, ImportProblem, LibraryProblem
from index.reading import report_of
from index.store import contents, documents, jobs, paragraphs
from index.store.connection import Connections
from index.store.documents import NewDocument, TextFacts

# Notes of documents that wait for text recognition; the first has no text at all.
WAITING = ("needs_ocr", "pages_need_ocr")
_TRIED = "nothing_recognised"
_POLL_SECONDS = 0.1  # how soon a cancel is heard


class Active(NamedTuple):
    """The model that makes the vectors; without an ``embedder`` it is the bundled one."""

    model_id: int
    embedder: Embedder | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """Recognises document after document; each is written when it is done.

    Nothing is held but while a document is written: ``writing`` is the lock of whoever changes
    the library, ``active`` is asked for the model within it, ``changed`` called after it.
    """

    connections: Connections
    tesseract: Tesseract
    parsers: Parsers
    preparers: Preparers
    originals: Originals
    cache: Path  # of the library: what is recognised of a document that is not done
    writing: AbstractContextManager[Any]
    active: Callable[[], Active]
    changed: Callable[[], None]
    threads: int  # pages that are read at the same time

    def run(self, chosen: Sequence[int] | None, work: Work) -> RecognitionReport:
        """Recognise these documents, or all that wait. Raises ``LibraryProblem``."""
        work.on_cancel(self.tesseract.stop)
        waiting = self._waiting(chosen)
        reports: list[FileReport] = []
        for number, document in enumerate(waiting):
            where = document.path or document.title
            try:
                work.report(number, len(waiting), "recognising", where)
                reports.append(self._recognise(document, where, number, len(waiting), work))
            except Cancelled:
                return RecognitionReport(files=tuple(reports), cancelled=True)
            except (ImportProblem, LibraryProblem) as problem:
                if isinstance(problem, LibraryProblem) and problem.code != "document_missing":
                    raise
                if work.cancelled:
                    return RecognitionReport(files=tuple(reports), cancelled=True)
                reports.append(replace(report_of(where, problem), document_id=document.id))
        return RecognitionReport(files=tuple(reports))

    def _waiting(self, chosen: Sequence[int] | None) -> Sequence[Document]:
        with self.connections.read() as connection:
            if chosen is None:
                return documents.with_notes(connection, WAITING)
            found = documents.get_many(connection, chosen)
        for missing in sorted(set(chosen) - found.keys()):
            raise LibraryProblem("document_missing", str(missing))
        again = {*WAITING, _TRIED}
        return [found[id_] for id_ in dict.fromkeys(chosen) if again & set(found[id_].notes)]

    def _recognise(
        self, document: Document, where: str, number: int, count: int, work: Work
    ) -> FileReport:
        data, context = self._file(document)
        parsed = self.parsers.parse_bytes(context.name, data, context)
        pages = parsed.unread_pages
        reader = PageReader(self.tesseract, self._languages(parsed), self._language_of)
        kept = KeptPages(self.cache, document.sha256)
        recognised = kept.load(pages)
        left = [page for page in pages if page not in recognised]
        problem: ImportProblem | None = None
        with closing(self._read_pages(reader, data, context, left)) as readings:
            for done, (page, reading) in enumerate(readings, len(recognised) + 1):
                if isinstance(reading, ImportProblem):
                    problem = reading
                else:
                    recognised[page] = reading.hocr
                    kept.keep(page, reading.hocr)
                work.report(number, count, "recognising", f"{where} ({done}/{len(pages)})")
        if pages and not recognised and problem is not None:
            raise problem  # not one page could be read: it goes on waiting
        read = self._read_again(data, context, recognised, partly=problem is not None)
        report = self._write(document, where, read, work)
        kept.forget()
        return report

    def _file(self, document: Document) -> tuple[bytes, Context]:
        """The file that a document was made from: its copy, or itself where it still lies, or
        out of the document that it came in. Raises ``ImportProblem`` ``original_missing``."""
        with self.connections.read() as connection:
            kept = documents.originals(connection, [document.id])
            parent = documents.get(connection, document.parent_id) if document.parent_id else None
        name = Path(document.path).name if document.path else document.title
        copy = self.originals.path(kept[document.id][0]) if document.id in kept else None
        if copy is not None and not document.path:
            name = document.title + copy.suffix
        dated = document.date if document.date_certainty is DateCertainty.FILE else None
        for path in filter(None, (copy, Path(document.path) if document.path else None)):
            try:
                data = read_file(path)
            except ImportProblem:
                continue
            if _sha256(data) == document.sha256:
                return data, Context(name=name, modified=dated)
        if parent is not None:
            data, context = self._file(parent)
            for part in self.parsers.parse_bytes(context.name, data, context).attachments:
                if _sha256(part.data) == document.sha256:
                    return part.data, Context(name=part.name, modified=dated, depth=1)
        raise ImportProblem("original_missing", document.path or document.title)

    def _languages(self, parsed: ParsedDocument) -> list[str]:
        """The languages to expect: those of the document's other pages, then the library's."""
        with self.connections.read() as connection:
            known = paragraphs.languages(connection)
        told = " ".join(paragraph.text for paragraph in parsed.paragraphs[:20])[:2_000]
        own = [language] if (language := self._language_of(told)) else []
        return [code for code in dict.fromkeys((*own, *known)) if code != UNDETERMINED]

    def _language_of(self, text: str) -> str | None:
        if not text.strip():
            return None
        language = self.preparers.prepare([Text(text=text)], embed=False).language
        return None if language == UNDETERMINED else language

    def _read_pages(
        self, reader: PageReader, data: bytes, context: Context, pages: Sequence[int]
    ) -> Generator[tuple[int, Reading | ImportProblem], None, None]:
        """What each page says, in their order. The first is read alone: it tells the language."""
        if not pages:
            return
        reading: deque[tuple[int, Future[Reading | ImportProblem]]] = deque()
        shown = closing(self.parsers.show(context.name, data, pages, context))
        with ThreadPoolExecutor(self.threads, "recognising") as pool, shown as pictures:
            try:
                for page, picture in pictures:
                    reading.append((page, pool.submit(_read_page, reader, picture)))
                    if page == pages[0] or len(reading) > self.threads:
                        yield _taken(reading)
                while reading:
                    yield _taken(reading)
            finally:
                for _page, future in reading:
                    future.cancel()

    def _read_again(
        self, data: bytes, context: Context, recognised: dict[int, bytes], *, partly: bool
    ) -> ParsedDocument | None:
        """The document with what was recognised in its place; None if that is nothing."""
        try:
            parsed = self.parsers.parse_bytes(
                context.name, data, replace(context, recognised=recognised)
            )
        except EmptyProblem:
            return None
        if not parsed.paragraphs:
            return None
        notes = dict.fromkeys((*parsed.notes, *(("partly_read",) if partly else ())))
        return replace(parsed, notes=tuple(notes))

    def _write(
        self, document: Document, where: str, parsed: ParsedDocument | None, work: Work
    ) -> FileReport:
        if parsed is None:
            report = replace(report_of(where, EmptyProblem(_TRIED, where)), document_id=document.id)
        else:
            report = FileReport(path=where, state=FileState.IMPORTED, document_id=document.id)
        with self.writing:
            work.check()
            with self.connections.write() as connection:
                if documents.get(connection, document.id) is None:  # deleted meanwhile
                    raise LibraryProblem("document_missing", str(document.id))
                if parsed is None:
                    notes = (*(note for note in document.notes if note not in WAITING), _TRIED)
                    documents.note(connection, document.id, tuple(dict.fromkeys(notes)))
                else:
                    written = self._write_text(connection, document, parsed)
                    report = replace(report, document_id=written, notes=parsed.notes)
                jobs.end_of_document(connection, document.id, report)
            self.changed()
        return report

    def _write_text(
        self, connection: Connection, document: Document, parsed: ParsedDocument
    ) -> int:
        """Write the text. A document that had some already gets a next version."""
        model_id, embedder = self.active()
        assembled = assemble(parsed, document.title, self.preparers, embedder)
        facts = TextFacts(
            title=document.title if document.paragraph_count else assembled.title,
            language=assembled.language,
            direction=assembled.direction,
            notes=parsed.notes,
            paragraph_count=len(parsed.paragraphs),
        )
        if not document.paragraph_count:
            contents.fill(connection, document.id, facts, assembled.contents, model_id)
            return document.id
        kept = documents.originals(connection, [document.id])
        new = _next_version(document, facts, kept[document.id][0] if kept else None)
        written = contents.write(connection, new, assembled.contents, model_id, document.id)
        documents.succeed(connection, document.id, written)
        return written


def _next_version(document: Document, facts: TextFacts, original: str | None) -> NewDocument:
    return NewDocument(
        title=facts.title,
        authors=document.authors,
        date=document.date,
        date_certainty=document.date_certainty,
        language=facts.language,
        direction=facts.direction,
        format=document.format,
        source=document.source,
        path=document.path,
        sha256=document.sha256,
        byte_size=document.byte_size,
        imported_at=jobs.now(),
        encoding=document.encoding,
        notes=facts.notes,
        parent_id=document.parent_id,
        paragraph_count=facts.paragraph_count,
        original=original,
    )


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read_page(reader: PageReader, picture: Picture | ImportProblem) -> Reading | ImportProblem:
    if isinstance(picture, ImportProblem):
        return picture
    try:
        return reader.read(picture)
    except ImportProblem as problem:
        return problem


def _taken(
    reading: deque[tuple[int, Future[Reading | ImportProblem]]],
) -> tuple[int, Reading | ImportProblem]:
    page, future = reading.popleft()
    return page, future.result()


def waiting_in(reports: Iterable[FileReport]) -> list[int]:
    """The documents among these files that may wait for text recognition."""
    codes = {"needs_ocr", "duplicate", None}
    return [file.document_id for file in reports if file.document_id and file.reason in codes]
