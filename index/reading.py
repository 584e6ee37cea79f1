"""One file on its way into a library: hashed, parsed and prepared, but not yet written."""

from __future__ import annotations

import errno
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from index.assembling import Assembled, assemble
from index.documents import Attachment, Choices, FileReport, FileState, ParsedDocument
from index.embedding.embedder import Embedder
from index.importers.isolation import Parsers, context_for, read_file
from index.importers.limits import MAX_DEPTH
from index.importers.registry import Context
from index.originals import Originals, original_name
from index.preparing import Preparers
from index.problems import (
    EmptyProblem,
    ImportProblem,
    LibraryProblem,
    ModelProblem,
    Problem,
    RefusedProblem,
)

_log = logging.getLogger(__name__)

_FULL = {errno.ENOSPC, errno.EDQUOT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A file that is to be read, and what the person said about it."""

    path: Path  # as it is reported; of a document inside another one behind the path of that
    choices: Choices = field(default_factory=Choices)
    replaces: int | None = None  # the document of which it is to be the next version
    copy: Path | None = None  # the library's copy, to be read instead of the file


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file that is ready to be written; what is inside it follows in ``attachments``."""

    report_path: str
    path: str | None  # None for a document inside another
    sha256: str
    byte_size: int
    parsed: ParsedDocument
    assembled: Assembled
    copy: Path | None  # taken into originals/ under a passing name
    original: str | None  # the name that it will have
    attachments: tuple[ReadFile | FileReport, ...]
    replaces: int | None = None  # the document of which it is the next version
    member: str | None = None  # its name within the file that it came in


def report_of(path: str, problem: Problem) -> FileReport:
    """How a file ended that could not be imported."""
    if isinstance(problem, RefusedProblem):
        state = FileState.REFUSED
    elif isinstance(problem, EmptyProblem):
        state = FileState.EMPTY
    else:
        state = FileState.FAILED
    return FileReport(path=path, state=state, reason=problem.code, detail=problem.detail)


def duplicate_of(path: str, document_id: int, title: str) -> FileReport:
    """How a file ended that is in the library already."""
    return FileReport(
        path=path,
        state=FileState.DUPLICATE,
        reason="duplicate",
        detail=title,
        document_id=document_id,
    )


class Reader:
    """Reads files; any number of threads may call ``read``.

    ``known`` gives the id and title of the document with a SHA-256, or None. ``embedder`` is given
    where another model than the bundled one makes the vectors. ``originals`` is None where no
    copies are kept.
    """

    def __init__(
        self,
        parsers: Parsers,
        preparers: Preparers,
        *,
        known: Callable[[str], tuple[int, str] | None],
        originals: Originals | None,
        embedder: Embedder | None = None,
    ) -> None:
        self._parsers = parsers
        self._preparers = preparers
        self._known = known
        self._originals = originals
        self._embedder = embedder

    def read(self, wanted: Wanted) -> ReadFile | FileReport:
        """Read one file. Whatever is wrong with it is in the report.

        Raises ``LibraryProblem`` or ``ModelProblem`` for what is no fault of the file, such as a
        full disk.
        """

        def read() -> ReadFile:
            data = read_file(wanted.copy or wanted.path)
            return self._read(str(wanted.path), data, _context(wanted), wanted.replaces)

        return _reported(str(wanted.path), read)

    def stop(self) -> None:
        """Stop the parsing under way: a long file must not hold up who wants to leave."""
        self._parsers.close()

    def _read(
        self, report_path: str, data: bytes, context: Context, replaces: int | None = None
    ) -> ReadFile:
        sha256 = hashlib.sha256(data).hexdigest()
        known = self._known(sha256)
        if known is not None and known[0] != replaces:
            raise _KnownError(*known)
        parsed = self._parsers.parse_bytes(context.name, data, context)
        if not (parsed.paragraphs or parsed.attachments or parsed.unread_pages):
            raise EmptyProblem("no_text", report_path)
        assembled = assemble(parsed, context.stem, self._preparers, self._embedder)
        attachments = self._attachments(report_path, parsed.attachments, context)
        return ReadFile(
            report_path=report_path,
            path=report_path if context.depth == 0 else None,
            sha256=sha256,
            byte_size=len(data),
            parsed=parsed,
            assembled=assembled,
            attachments=attachments,
            copy=self._originals.take(data) if self._originals else None,
            original=original_name(sha256, context.name) if self._originals else None,
            replaces=replaces,
            member=context.name if context.depth else None,
        )

    def _attachments(
        self, report_path: str, attachments: tuple[Attachment, ...], outer: Context
    ) -> tuple[ReadFile | FileReport, ...]:
        """Read what came inside a file. A document too deep inside others is refused."""
        return tuple(
            self._attachment(f"{report_path}/{attachment.name}", attachment, outer)
            for attachment in attachments
        )

    def _attachment(
        self, report_path: str, attachment: Attachment, outer: Context
    ) -> ReadFile | FileReport:
        context = Context(
            name=attachment.name,
            encoding=outer.encoding,
            columns=outer.columns,
            depth=outer.depth + 1,
        )

        def read() -> ReadFile:
            if context.depth > MAX_DEPTH:
                detail = f"more than {MAX_DEPTH} documents deep"
                raise RefusedProblem("unsafe_archive", report_path, detail)
            if attachment.problem is not None:
                code, detail = attachment.problem
                raise RefusedProblem(code, report_path, detail)
            return self._read(report_path, attachment.data, context)

        return _reported(report_path, read)


def _context(wanted: Wanted) -> Context:
    """What the importer is told; a copy is read as the file that it was made from."""
    encoding, columns = wanted.choices.encoding, wanted.choices.columns
    if wanted.copy is None or wanted.path.is_file():
        return context_for(wanted.path, encoding=encoding, columns=columns)
    return Context(name=wanted.path.name, encoding=encoding, columns=columns)


class _KnownError(Exception):
    """The file is in the library already: (document id, title)."""


def _reported(report_path: str, read: Callable[[], ReadFile]) -> ReadFile | FileReport:
    """What ``read`` returns, or how the file ended instead."""
    try:
        return read()
    except _KnownError as known:
        return duplicate_of(report_path, *known.args)
    except (LibraryProblem, ModelProblem):
        raise  # no fault of the file: it can be imported when the disk or the model is well
    except Problem as problem:
        return report_of(report_path, problem)
    except OSError as error:
        if error.errno in _FULL:
            raise LibraryProblem("disk_full", str(error.filename or report_path)) from error
        problem = ImportProblem("file_unreadable", report_path, error.strerror or str(error))
        return report_of(report_path, problem)
    except Exception as error:  # a bug of ours must not take the other files with it
        _log.exception("import of %s failed", report_path)
        return report_of(
            report_path, ImportProblem("unexpected", report_path, type(error).__name__)
        )
