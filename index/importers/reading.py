"""From bytes to a document: choose the importer, run it, complete what it found.

Runs in the worker process only; the window and the command line go through ``isolation``.
"""

from __future__ import annotations

from pathlib import Path

from index.documents import ParsedDocument
from index.importers.completing import complete, one_line
from index.importers.limits import MAX_MEMORY_BYTES, check_file_size, in_words
from index.importers.registry import HEAD_BYTES, Context, importer_for
from index.problems import EmptyProblem, ImportProblem, Problem, RefusedProblem

_DETAIL_CHARACTERS = 200


def read(data: bytes, context: Context) -> ParsedDocument:
    """The document in ``data``. Raises ``ImportProblem`` and nothing else but bugs of ours."""
    check_file_size(context.name, len(data))
    if not data:
        raise EmptyProblem("no_text", context.name)
    importer = importer_for(context.name, data[:HEAD_BYTES])
    if importer is None:
        raise RefusedProblem("unknown_format", context.name, Path(context.name).suffix or "?")
    try:
        if context.preview:
            from index.importers.table_preview import preview  # noqa: PLC0415 - hardly ever

            return preview(data, context)
        return complete(importer.parse(data, context), context)
    except Problem:
        raise
    except MemoryError as error:
        raise RefusedProblem("too_much_memory", context.name, in_words(MAX_MEMORY_BYTES)) from error
    except Exception as error:  # whatever a parser raises on a damaged file
        said = one_line(str(error)) or ""
        detail = f"{type(error).__name__}: {said}"[:_DETAIL_CHARACTERS]
        raise ImportProblem("damaged", context.name, detail) from error
