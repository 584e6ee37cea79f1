"""The process that reads files from strangers: bytes in, a document, pictures of pages,
or a problem out.

Run by ``isolation`` through ``index.children``. Its own standard output is the line to its parent,
so it is moved away first: what a library prints goes to standard error.
"""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

from index.importers.confinement import confine, grant_processor_time
from index.importers.pacing import paced
from index.importers.wire import (
    Request,
    read_request,
    write_document,
    write_picture,
    write_problem,
    write_progress,
)
from index.problems import ImportProblem


def main() -> int:
    """Answer requests until there are no more. Returns the exit status."""
    requests, answers = _take_streams()
    confine()
    from index.importers import reading  # noqa: PLC0415, F401 - nothing is parsed before this

    while True:
        try:
            request = read_request(requests)
        except EOFError:
            return 0
        grant_processor_time()
        problem = _show(answers, request) if request.pages else _read(answers, request)
        if problem is not None and problem.code == "too_much_memory":
            return 0  # with a heap in pieces the next file would fail too


def _read(answers: BinaryIO, request: Request) -> ImportProblem | None:
    """Answer with a document, or with the problem that is returned."""
    from index.importers.reading import read  # noqa: PLC0415

    def more_time() -> None:
        grant_processor_time()
        write_progress(answers)

    try:
        with paced(more_time):
            document = read(request.data, request.context)
    except ImportProblem as problem:
        write_problem(answers, problem)
        return problem
    write_document(answers, document)
    return None


def _show(answers: BinaryIO, request: Request) -> ImportProblem | None:
    """Answer with a picture or a problem for every page; the worst problem is returned."""
    from index.importers.reading import show  # noqa: PLC0415

    try:
        for shown in show(request.data, request.context, request.pages):
            if isinstance(shown, ImportProblem):
                write_problem(answers, shown)
                if shown.code == "too_much_memory":
                    return shown
            else:
                write_picture(answers, shown)
            grant_processor_time()
    except ImportProblem as problem:
        for _page in request.pages:
            write_problem(answers, problem)
        return problem
    return None


def _take_streams() -> tuple[BinaryIO, BinaryIO]:
    """The lines from and to the parent, out of reach of ``print`` and of C libraries."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - a device, not a file
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        for stream in (requests, answers):
            msvcrt.setmode(stream.fileno(), os.O_BINARY)
    return requests, answers


if __name__ == "__main__":
    sys.exit(main())
