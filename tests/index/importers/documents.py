"""What the tests of importers share: a file's bytes in, its facts out."""

from __future__ import annotations

from collections.abc import Mapping

from index.documents import ParagraphKind, ParsedDocument
from index.importers.reading import read
from index.importers.registry import Context


def read_bytes(
    name: str,
    data: bytes | str,
    *,
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> ParsedDocument:
    """The document in a file of this name, read as the worker reads it."""
    data = data.encode() if isinstance(data, str) else data
    return read(data, Context(name=name, encoding=encoding, columns=columns or {}))


def texts(document: ParsedDocument) -> list[str]:
    """The texts of its paragraphs."""
    return [paragraph.text for paragraph in document.paragraphs]


def outline(document: ParsedDocument) -> list[tuple[ParagraphKind, int, str]]:
    """Kind, level and text of its paragraphs."""
    return [(p.kind, p.level, p.text) for p in document.paragraphs]
