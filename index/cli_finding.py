"""The verbs of the command line that look at many passages at once, as tables."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from index.cli_export import UsageError
from index.documents import Concordance, ConcordanceOptions, WatchBy, WatchList, WatchMatrix
from index.jobs import Work
from index.library import Library
from index.problems import words
from index.tables import (
    CONCORDANCE_COLUMNS,
    concordance_rows,
    watch_columns,
    watch_rows,
    write_rows,
    write_table,
)

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


def add_watch(parser: argparse.ArgumentParser) -> None:
    """The options of ``warraq watchlist``."""
    parser.add_argument("terms", metavar="TERM", nargs="*")
    parser.add_argument("--terms", type=Path, metavar="FILE", dest="file", help="one a line")
    parser.add_argument("--list", metavar="NAME", help="a list that was kept")
    parser.add_argument("--keep", metavar="NAME", help="keep the terms as a list")
    parser.add_argument("--by", choices=[by.value for by in WatchBy], help="else by document")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write a table; - prints it")


def watch(options: argparse.Namespace, watched: Watched) -> int:
    """Print or write which terms are answered where."""
    with Library.open(options.library) as library, watched() as work:
        kept = _kept(library, options.list)
        terms = [*options.terms, *_lines(options.file), *(kept.terms if kept else ())]
        if not terms:
            raise UsageError("name terms, a file of terms, or a list")
        by = WatchBy(options.by or (kept.by if kept else WatchBy.DOCUMENT))
        if options.keep:
            library.searches.keep_list(options.keep, terms, by)
        matrix = library.watch_list(terms, by, work=work)
    for row, code in matrix.problems.items():
        print(f"{matrix.terms[row]}: {words(code, matrix.terms[row])}", file=sys.stderr)
    if options.csv is None:
        _print_answers(matrix)
    elif str(options.csv) == "-":
        write_rows(sys.stdout, watch_columns(matrix), watch_rows(matrix))
    else:
        write_table(options.csv, watch_columns(matrix), watch_rows(matrix))
    return 0


def _kept(library: Library, name: str | None) -> WatchList | None:
    if name is None:
        return None
    for kept in library.searches.lists():
        if kept.name == name:
            return kept
    raise UsageError(f"there is no list {name}")


def _lines(path: Path | None) -> list[str]:
    text = path.read_text(encoding="utf-8-sig") if path else ""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _print_answers(matrix: WatchMatrix) -> None:
    """Only where something answers, a line each."""
    for row, term in enumerate(matrix.terms):
        for column in matrix.columns:
            cell = matrix.cells.get((row, column.key))
            if cell is not None:
                print(f"{cell.count}\t{term}\t{column.title or '-'}\t{cell.best:.0%}")


def _positions(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def add_verbs(verb: Callable[[str, Verb, str], Any], watched: Watched) -> None:
    """Add the verbs to the command line; ``watched`` gives a piece of work with a progress bar."""
    add_concordance(
        verb("concordance", lambda options: concordance(options, watched), "show words in lines")
    )
    add_watch(
        verb("watchlist", lambda options: watch(options, watched), "ask many questions at once")
    )
