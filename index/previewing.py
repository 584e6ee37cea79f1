"""What a person looks at before saying how a file is to be read: encodings, and columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from index.documents import EncodingPreview, FileReport, TablePreview
from index.folder import OpenFolder
from index.importers.isolation import Parsers, read_file
from index.importers.registry import Context
from index.importers.table_preview import read_preview
from index.problems import ImportProblem
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
    """The library's copy where there is one, else the file, else what is inside another file."""
    if file.document_id is not None and (kept := _kept(opened, file.document_id)):
        return kept
    path = Path(file.path)
    if not path.is_file():
        for outer in path.parents:
            data = read_file(outer) if outer.is_file() else _kept_of_path(opened, outer)
            if data is not None:
                return _inside(data, outer.name, path.relative_to(outer).parts)
    return read_file(path)


def _kept(opened: OpenFolder, document_id: int) -> bytes | None:
    with opened.connections.read() as connection:
        kept = documents.originals(connection, [document_id])
    return next((read_file(opened.folder.originals / name) for name, _ in kept.values()), None)


def _kept_of_path(opened: OpenFolder, path: Path) -> bytes | None:
    """The copy of a file that lies there no more."""
    with opened.connections.read() as connection:
        held = [each.id for each in documents.current(connection) if each.path == str(path)]
    return _kept(opened, held[0]) if held else None


def _inside(data: bytes, name: str, names: Sequence[str]) -> bytes:
    """A file within a file, by the names on the way. Raises ``ImportProblem``."""
    with Parsers() as parsers:
        for depth, inner in enumerate(names):
            found = parsers.parse_bytes(name, data, Context(name=name, depth=depth)).attachments
            part = next((part for part in found if part.name == inner), None)
            if part is None or part.problem is not None:
                raise ImportProblem("original_missing", inner)
            name, data = inner, part.data
    return data
