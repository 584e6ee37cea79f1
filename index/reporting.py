"""The report of an import as CSV, for spreadsheets and for whoever has to answer for it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from index.documents import FileReport
from index.problems import NOTES, LibraryProblem, words

# What a row says: outcome and reason in the words of whoever asked.
Told = Callable[[FileReport], tuple[str, str]]

COLUMNS = ("file", "outcome", "reason", "document")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
    """Write files of a report as UTF-8 with the mark by which spreadsheets know it.

    A cell that a spreadsheet would take for a formula gets an apostrophe: names come from
    strangers. Raises ``LibraryProblem`` ``report_not_written``.
    """
    try:
        with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(_row(each, told) for each in files)
    except OSError as error:
        detail = error.strerror or str(error)
        raise LibraryProblem("report_not_written", str(path), detail) from error


def _row(file: FileReport, told: Told) -> list[str]:
    cells = (file.path, *told(file), str(file.document_id or ""))
    return [f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells]
