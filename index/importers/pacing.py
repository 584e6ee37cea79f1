"""Time for a file that is long, not hostile: what yields text may go on.

A file has a limit of processor time. A book of a thousand pages needs more of it than a letter; so
an importer that reads page after page says how much text came out, and each part of a certain
size starts the time anew. A file that keeps a parser busy with nothing gets nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

PART_CHARACTERS = 100_000  # of text that earn the time of a file once more


def _nothing() -> None:
    """What is called where nobody limits."""


class _Pace:
    """Counts the text of the file at hand in this process, which reads one at a time."""

    def __init__(self) -> None:
        self.more_time = _nothing
        self.characters = 0


_pace = _Pace()


@contextmanager
def paced(more_time: Callable[[], None]) -> Iterator[None]:
    """While a file is read, call ``more_time`` for every part of its text."""
    _pace.more_time, _pace.characters = more_time, 0
    try:
        yield
    finally:
        _pace.more_time = _nothing


def progressed(characters: int) -> None:
    """Say that so much more text of the file at hand has come out."""
    parts = _pace.characters // PART_CHARACTERS
    _pace.characters += characters
    if _pace.characters // PART_CHARACTERS > parts:
        _pace.more_time()
