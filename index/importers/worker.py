"""The process that reads files from strangers: bytes in, a document or a problem out.

Run by ``isolation`` through ``index.children``. Its own standard output is the line to its parent,
so it is moved away first: what a library prints goes to standard error.
"""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

from index.importers.confinement import confine, grant_processor_time
from index.importers.wire import read_request, write_document, write_problem
from index.problems import ImportProblem


def main() -> int:
    """Answer requests until there are no more. Returns the exit status."""
    requests, answers = _take_streams()
    confine()
    from index.importers.reading import read  # noqa: PLC0415 - nothing is parsed before this

    while True:
        try:
            data, context = read_request(requests)
        except EOFError:
            return 0
        grant_processor_time()
        try:
            document = read(data, context)
        except ImportProblem as problem:
            write_problem(answers, problem)
            if problem.code == "too_much_memory":
                return 0  # with a heap in pieces the next file would fail too
        else:
            write_document(answers, document)


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
