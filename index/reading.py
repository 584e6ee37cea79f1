"""One file on its way into a library: hashed, parsed and prepared, but not yet written."""

from __future__ import annotations

import errno
import logging
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from index.assembling import Assembled, assemble
from index.documents import Attachment, FileReport, FileState, ParsedDocument
from index.embedding.embedder import Embedder
from index.importers.isolation import Parsers
from index.importers.limits import MAX_DEPTH, check_file_size
from index.importers.registry import Context
from index.originals import Originals, original_name, sha256_of
from index.preparing import Preparers
from index.problems import EmptyProblem, ImportProblem, LibraryProblem, Problem, RefusedProblem

_log = logging.getLogger(__name__)

_FULL = {errno.ENOSPC, errno.EDQUOT}


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

    def read(self, path: Path, encoding: str | None = None) -> ReadFile | FileReport:
        """Read one file. Whatever is wrong with it is in the report.

        Raises ``LibraryProblem`` when the library's disk is full, which is no fault of the file.
        """
        context = Context(name=path.name, path=path, encoding=encoding)
        return self._reported(str(path), path, context)

    def _reported(self, report_path: str, file: Path, context: Context) -> ReadFile | FileReport:
        try:
            return self._read(report_path, file, context)
        except LibraryProblem:
            raise
        except Problem as problem:
            return report_of(report_path, problem)
        except FileNotFoundError:
            return report_of(report_path, ImportProblem("file_missing", report_path))
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

    def _read(self, report_path: str, file: Path, context: Context) -> ReadFile | FileReport:
        status = file.stat()
        if not file.is_file():
            raise RefusedProblem("unknown_format", report_path, "not a file")
        check_file_size(report_path, status.st_size)
        sha256 = sha256_of(file)
        known = self._known(sha256)
        if known is not None:
            return duplicate_of(report_path, *known)
        if context.depth == 0:
            modified = datetime.fromtimestamp(status.st_mtime, UTC).date().isoformat()
            context = replace(context, modified=modified)
        parsed = self._parse(report_path, file, context)
        return ReadFile(
            report_path=report_path,
            path=report_path if context.depth == 0 else None,
            sha256=sha256,
            byte_size=status.st_size,
            parsed=parsed,
            assembled=assemble(parsed, context.stem, self._preparers, self._embedder),
            attachments=self._attachments(report_path, parsed.attachments, context),
            copy=self._unchanged_copy(report_path, file, sha256),
            original=original_name(sha256, context.name) if self._originals else None,
        )

    def _parse(self, report_path: str, file: Path, context: Context) -> ParsedDocument:
        parsed = self._parsers.parse(file, context)
        if not parsed.paragraphs and not parsed.attachments:
            raise EmptyProblem("no_text", report_path)
        return parsed

    def _attachments(
        self, report_path: str, attachments: tuple[Attachment, ...], outer: Context
    ) -> tuple[ReadFile | FileReport, ...]:
        """Read what came inside a file. A document too deep inside others is refused."""
        results: list[ReadFile | FileReport] = []
        for attachment in attachments:
            path = f"{report_path}/{attachment.name}"
            if outer.depth >= MAX_DEPTH:
                problem = RefusedProblem("unsafe_archive", path, f"more than {MAX_DEPTH} deep")
                results.append(report_of(path, problem))
                continue
            context = Context(name=attachment.name, encoding=outer.encoding, depth=outer.depth + 1)
            with tempfile.NamedTemporaryFile(prefix="warraq-", delete=False) as file:
                file.write(attachment.data)
            try:
                results.append(self._reported(path, Path(file.name), context))
            finally:
                Path(file.name).unlink()
        return tuple(results)

    def _unchanged_copy(self, report_path: str, file: Path, sha256: str) -> Path | None:
        """Make sure that what was parsed is what was hashed; keep a copy where copies are kept."""
        copy, now = (None, sha256_of(file)) if not self._originals else self._originals.take(file)
        if now != sha256:
            if copy is not None:
                copy.unlink()
            raise ImportProblem("file_changed", report_path)
        return copy
