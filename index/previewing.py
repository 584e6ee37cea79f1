"""What a person looks at before saying how a file is to be read: encodings, and columns."""

from __future__ import annotations

from pathlib import Path

from index.documents import EncodingPreview, FileReport, TablePreview
from index.folder import OpenFolder
from index.importers.isolation import Parsers, read_file
from index.importers.registry import Context
from index.importers.table_preview import read_preview
from index.store import documents
from index.text.tryout import tried


def encodings(opened: OpenFolder, file: FileReport) -> tuple[EncodingPreview, ...]:
    """How a file of a report would read in each encoding. Raises ``ImportProblem``."""
    return tried(_bytes(opened, file))


def table(opened: OpenFolder, file: FileReport, encoding: str | None) -> TablePreview:
    """The first rows of a table of a report, read in a worker. Raises ``ImportProblem``."""
    name = Path(file.path).name
    context = Context(name=name, encoding=encoding or file.encoding, preview=True)
    with Parsers() as parsers:
        return read_preview(parsers.parse_bytes(name, _bytes(opened, file), context), name)


def _bytes(opened: OpenFolder, file: FileReport) -> bytes:
    """The library's copy where there is one, else the file."""
    if file.document_id is not None:
        with opened.connections.read() as connection:
            kept = documents.originals(connection, [file.document_id])
        for name, _ in kept.values():
            return read_file(opened.folder.originals / name)
    return read_file(Path(file.path))
