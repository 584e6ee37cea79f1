"""The report of an import as CSV, for spreadsheets and for whoever has to answer for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from index.documents import FileReport
from index.problems import NOTES, words
from index.tables import write_table

# What a row says: outcome and reason in the words of whoever asked.
Told = Callable[[FileReport], tuple[str, str]]

COLUMNS = ("file", "outcome", "reason", "document")


def in_english(file: FileReport) -> tuple[str, str]:
    """Outcome and reason, or the notes of what came in, in English."""
    if file.reason:
        return file.outcome, words(file.reason, file.path, file.detail)
    return file.outcome, " ".join(NOTES[note] for note in file.notes if note in NOTES)


def write_csv(
    path: Path,
    files: Iterable[FileReport],
    told: Told = in_english,
    columns: Iterable[str] = COLUMNS,
) -> None:
    """Write files of a report as a table, the columns named in a person's language.

    Raises ``LibraryProblem`` ``report_not_written``.
    """
    rows = ((each.path, *told(each), each.document_id or "") for each in files)
    write_table(path, columns, rows)
