"""Which importer reads a file: by its name, checked against its first bytes.

An importer is a module with ``FORMAT``, ``EXTENSIONS`` and ``parse``; its heavy libraries are
imported when its first file comes, so that a child that only reads plain text starts at once. To
add a format, write the module and name it in ``_FORMATS``.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from index.documents import ParsedDocument
from index.problems import RefusedProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an importer is told about a file, besides its bytes."""

    name: str  # file name with extension, as the person knows it
    path: Path | None = None  # to find companion files; None for a document inside another
    encoding: str | None = None  # chosen by the person; importers must obey it
    modified: str | None = None  # ISO date of the file
    depth: int = 0  # 0 for a file, 1 for an attachment ...

    @property
    def stem(self) -> str:
        """The name without its extension: the title when there is no other."""
        return Path(self.name).stem or self.name


@runtime_checkable
class Importer(Protocol):
    """A module of this folder that reads one format."""

    FORMAT: str  # name of the format in the library: "html"
    EXTENSIONS: tuple[str, ...]  # with the dot, lower case

    def parse(self, data: bytes, context: Context) -> ParsedDocument:
        """The document in ``data``. Raises ``ImportProblem`` (``RefusedProblem``,
        ``EmptyProblem``); anything else is taken for a damaged file."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Format:
    module: str  # in index.importers
    extensions: tuple[str, ...]
    magic: tuple[bytes, ...] = ()  # how such a file begins, where the format says so


# In this order: a file whose name says nothing is read by the first format whose magic it bears.
_FORMATS = (
    _Format(
        module="html",
        extensions=(".html", ".htm", ".xhtml", ".xht"),
        magic=(b"<!doctype html", b"<html"),
    ),
    _Format(module="markdown", extensions=(".md", ".markdown", ".mdown", ".mkd")),
    _Format(module="text", extensions=(".txt", ".text", ".log", "")),
)

_MAGIC_BYTES = 1024
