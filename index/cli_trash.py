"""The verbs of the command line that delete documents, and bring them back."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager

from index.jobs import Work
from index.library import Library

Watched = Callable[[], AbstractContextManager[Work]]


def delete(options: argparse.Namespace) -> int:
    """Put documents into the trash."""
    with Library.open(options.library) as library:
        library.trash.put(options.document)
    return 0


def trash(options: argparse.Namespace, watched: Watched) -> int:
    """Restore what was put aside, delete it for good, or list it."""
    with Library.open(options.library) as library:
        if options.restore:
            library.trash.restore(options.restore)
        if options.empty:
            with watched() as work:
                print(f"{library.trash.empty(work=work)} deleted for good")
        for document in library.trash.documents():
            print(f"{document.id}  {document.at}  {document.title}")
    return 0


def add_verbs(
    add: Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser],
    number: Callable[[str], int],
    watched: Watched,
) -> None:
    """Declare the verbs; ``add`` makes one, ``number`` reads a positive number."""
    gone = add("delete", delete, "put documents into the trash")
    gone.add_argument("document", type=number, nargs="+", metavar="DOCUMENT")
    kept = add("trash", lambda options: trash(options, watched), "list what is in the trash")
    kept.add_argument(
        "--restore", type=number, action="append", metavar="DOCUMENT", help="bring it back"
    )
    kept.add_argument("--empty", action="store_true", help="delete all of it for good")
