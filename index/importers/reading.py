"""From bytes to a document: choose the importer, run it, complete what it found; show its pages.

Runs in the worker process only; the window and the command line go through ``isolation``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from index.documents import ParsedDocument
from index.importers.completing import complete, one_line
from index.importers.limits import MAX_MEMORY_BYTES, check_file_size, in_words
from index.importers.pictures import Picture
from index.importers.registry import HEAD_BYTES, Context, Importer, Picturing, importer_for
from index.problems import EmptyProblem, ImportProblem, Problem, RefusedProblem

_DETAIL_CHARACTERS = 200


def read(data: bytes, context: Context) -> ParsedDocument:
    """The document in ``data``. Raises ``ImportProblem`` and nothing else but bugs of ours."""
    with _told_as_problems(context):
        importer = _importer(data, context)
        if context.preview:
            from index.importers.table_preview import preview  # noqa: PLC0415 - hardly ever

            return preview(data, context)
        return complete(importer.parse(data, context), context)


def show(
    data: bytes, context: Context, numbers: Iterable[int]
) -> Iterator[Picture | ImportProblem]:
    """The picture of each of these pages, from 1, or what is wrong with it.

    Raises ``ImportProblem`` when the file itself cannot be opened.
    """
    with _told_as_problems(context):
        importer = _importer(data, context)
        if not isinstance(importer, Picturing):
            raise RefusedProblem("unknown_format", context.name, importer.FORMAT)
        pages = importer.open_pages(data, context)
    with closing(pages):
        for number in numbers:
            try:
                with _told_as_problems(context):
                    picture = pages.picture(number)
            except ImportProblem as problem:
                yield problem
            else:
                yield picture


def _importer(data: bytes, context: Context) -> Importer:
    check_file_size(context.name, len(data))
    if not data:
        raise EmptyProblem("no_text", context.name)
    importer = importer_for(context.name, data[:HEAD_BYTES], context.encoding)
    if importer is None:
        raise RefusedProblem("unknown_format", context.name, Path(context.name).suffix or "?")
    return importer


@contextmanager
def _told_as_problems(context: Context) -> Iterator[None]:
    """Whatever a parser raises on a damaged file is told as a problem of the file."""
    try:
        yield
    except Problem:
        raise
    except MemoryError as error:
        raise RefusedProblem("too_much_memory", context.name, in_words(MAX_MEMORY_BYTES)) from error
    except Exception as error:
        said = one_line(str(error)) or ""
        detail = f"{type(error).__name__}: {said}"[:_DETAIL_CHARACTERS]
        raise ImportProblem("damaged", context.name, detail) from error
