"""The verbs of the command line that look at many passages at once, as tables."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from index.documents import Concordance, ConcordanceOptions
from index.jobs import Work
from index.library import Library
from index.tables import CONCORDANCE_COLUMNS, concordance_rows, write_rows, write_table

Verb = Callable[[argparse.Namespace], int]
Watched = Callable[[], AbstractContextManager[Work]]

_WORDS = 12
_SHOWN = 40  # characters on either side, on a screen


def add_concordance(parser: argparse.ArgumentParser) -> None:
    """The options of ``warraq concordance``."""
    parser.add_argument("query", metavar="QUERY")
    parser.add_argument("--width", type=int, default=_WORDS, metavar="N", help="words either side")
    parser.add_argument(
        "--sort",
        type=_positions,
        default=(1, -1, -2),
        metavar="P,P,P",
        help="by words around: --sort=-1,1 is by the word before, then by the one after",
    )
    parser.add_argument("--with-clitics", action="store_true", help="sort with article and clitics")
    parser.add_argument("--same-words", action="store_true", help="no words of other languages")
    parser.add_argument("--reject", action="append", default=[], metavar="WORD", help="not meant")
    parser.add_argument("--groups", action="store_true", help="only the words and their numbers")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write a table; - prints it")


def concordance(options: argparse.Namespace, watched: Watched) -> int:
    """Print or write every occurrence of a word and of what answers it."""
    chosen = ConcordanceOptions(
        width=max(0, options.width),
        order=options.sort,
        bare=not options.with_clitics,
        translate=not options.same_words,
        rejected=tuple(options.reject),
    )
    with Library.open(options.library) as library, watched() as work:
        found = library.concordance(options.query, chosen, work=work)
    if options.groups:
        _print_groups(found)
    elif options.csv is None:
        _print_lines(found)
    elif str(options.csv) == "-":
        write_rows(sys.stdout, CONCORDANCE_COLUMNS, concordance_rows(found))
    else:
        write_table(options.csv, CONCORDANCE_COLUMNS, concordance_rows(found))
    if not found.complete:
        print("There are more lines than are counted here.", file=sys.stderr)
    return 0


def _print_groups(found: Concordance) -> None:
    for group in found.groups:
        languages = " ".join(group.languages)
        print(f"{group.count}\t{group.word}\t{languages}\t{group.strength:.2f}")


def _print_lines(found: Concordance) -> None:
    """In reading order, divided by tabs: a terminal sets each part in its own direction."""
    for line in found.lines:
        before = " ".join(line.before.split())[-_SHOWN:]
        after = " ".join(line.after.split())[:_SHOWN]
        count = f" ×{line.count}" if line.count > 1 else ""
        print(f"{before}\t[{line.node}]{count}\t{after}\t{line.language}\t{line.title}")


def _positions(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def add_verbs(verb: Callable[[str, Verb, str], Any], watched: Watched) -> None:
    """Add the verbs to the command line; ``watched`` gives a piece of work with a progress bar."""
    add_concordance(
        verb("concordance", lambda options: concordance(options, watched), "show words in lines")
    )
