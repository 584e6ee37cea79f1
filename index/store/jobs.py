"""Queries for jobs: what was asked to be imported, and how each file ended."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal

from index.documents import Choices, FileReport, FileState, ImportReport, ImportSummary, Outcome

JobState = Literal["running", "done", "cancelled"]
_COPY = "copy"  # the detail of a pending file whose copy is to be read


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file that a job is to read."""

    path: str
    replaces: int | None = None  # the document of which it is to be the next version
    from_copy: bool = False  # read the library's copy of that, not the file


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingFile(NewFile):
    """A file of a job that was accepted and not yet worked on."""

    id: int


def create(
    connection: sqlite3.Connection, kind: str, files: Iterable[NewFile], choices: Choices
) -> int:
    """Write a running job of pending files. Returns its id."""
    cursor = connection.execute(
        "INSERT INTO jobs (kind, created_at, state, options) VALUES (?, ?, 'running', ?)",
        (kind, now(), json.dumps(asdict(choices))),
    )
    job_id = cursor.lastrowid
    assert job_id is not None
    connection.executemany(
        "INSERT INTO job_files (job_id, path, state, document_id, detail) VALUES (?, ?, ?, ?, ?)",
        (
            (job_id, file.path, FileState.PENDING, file.replaces, _COPY if file.from_copy else "")
            for file in files
        ),
    )
    return job_id


def now() -> str:
    """The time, ISO 8601 in UTC to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def unfinished(connection: sqlite3.Connection, kind: str) -> tuple[int, ...]:
    """Ids of the jobs of a kind that were running when the library was last closed or killed."""
    rows = connection.execute(
        "SELECT id FROM jobs WHERE kind = ? AND state = 'running' ORDER BY id", (kind,)
    )
    return tuple(row[0] for row in rows)


def choices(connection: sqlite3.Connection, job_id: int) -> Choices:
    """What the person said about the files of a job."""
    row = connection.execute("SELECT options FROM jobs WHERE id = ?", (job_id,)).fetchone()
    return Choices(**json.loads(row[0]))


def pending(connection: sqlite3.Connection, job_id: int) -> tuple[PendingFile, ...]:
    """The files of a job that are still to be done, in order."""
    rows = connection.execute(
        "SELECT id, path, document_id, detail FROM job_files WHERE job_id = ? AND state = ?"
        " ORDER BY id",
        (job_id, FileState.PENDING),
    )
    return tuple(
        PendingFile(id=row[0], path=row[1], replaces=row[2], from_copy=row[3] == _COPY)
        for row in rows
    )


def end_file(connection: sqlite3.Connection, file_id: int, report: FileReport) -> None:
    """Write how a pending file ended; one that was to replace a document still names it."""
    connection.execute(
        "UPDATE job_files SET state = ?, reason = ?, detail = ?,"
        " document_id = coalesce(?, document_id) WHERE id = ?",
        (report.state, report.reason, report.detail, report.document_id, file_id),
    )


def add_file(connection: sqlite3.Connection, job_id: int, report: FileReport) -> None:
    """Write a file that came to light inside another one, such as an attachment."""
    connection.execute(
        "INSERT INTO job_files (job_id, path, state, reason, detail, document_id)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (job_id, report.path, report.state, report.reason, report.detail, report.document_id),
    )


def end_of_document(connection: sqlite3.Connection, document_id: int, report: FileReport) -> None:
    """Write how the files of a document ended after its text was recognised."""
    connection.execute(
        "UPDATE job_files SET state = ?, reason = ?, detail = ?, document_id = ?"
        " WHERE document_id = ? AND state IN (?, ?)",
        (
            *(report.state, report.reason, report.detail, report.document_id),
            *(document_id, FileState.EMPTY, FileState.IMPORTED),
        ),
    )


def end(connection: sqlite3.Connection, job_id: int, state: JobState) -> None:
    """Write how a job ended."""
    connection.execute("UPDATE jobs SET state = ? WHERE id = ?", (state, job_id))


def cancel(connection: sqlite3.Connection, job_id: int) -> None:
    """End a job whose pending files nobody wants any more; they say so."""
    connection.execute(
        "UPDATE job_files SET reason = 'cancelled', detail = '' WHERE job_id = ? AND state = ?",
        (job_id, FileState.PENDING),
    )
    end(connection, job_id, "cancelled")


def report(connection: sqlite3.Connection, job_id: int) -> ImportReport:
    """What is known of a job's files, in the order in which they were found."""
    state = connection.execute("SELECT state FROM jobs WHERE id = ?", (job_id,)).fetchone()[0]
    rows = connection.execute(
        "SELECT job_files.path, state, reason, detail, document_id, notes, encoding"
        " FROM job_files LEFT JOIN documents ON documents.id = document_id WHERE job_id = ?"
        " ORDER BY job_files.id",
        (job_id,),
    )
    files = tuple(
        FileReport(
            path=row[0],
            state=FileState(row[1]),
            reason=row[2],
            detail=row[3],
            document_id=row[4],
            notes=tuple(json.loads(row[5] or "[]")),
            encoding=row[6],
        )
        for row in rows
    )
    return ImportReport(job_id=job_id, files=files, cancelled=state == "cancelled")


def reports(connection: sqlite3.Connection, kind: str, limit: int = 50) -> tuple[ImportReport, ...]:
    """The newest jobs of a kind, newest first."""
    rows = connection.execute(
        "SELECT id FROM jobs WHERE kind = ? ORDER BY id DESC LIMIT ?", (kind, limit)
    ).fetchall()
    return tuple(report(connection, row[0]) for row in rows)


def exists(connection: sqlite3.Connection, job_id: int) -> bool:
    """Whether there is a job of this id."""
    return connection.execute("SELECT 1 FROM jobs WHERE id = ?", (job_id,)).fetchone() is not None


def summaries(
    connection: sqlite3.Connection, kind: str, limit: int = 100
) -> tuple[ImportSummary, ...]:
    """The newest jobs of a kind with the number of their files of each outcome, newest first."""
    newest = connection.execute(
        "SELECT id, created_at, state FROM jobs WHERE kind = ? ORDER BY id DESC LIMIT ?",
        (kind, limit),
    ).fetchall()
    counts: dict[int, dict[Outcome, int]] = defaultdict(dict)
    for job_id, outcome, count in connection.execute(
        "SELECT job_id, CASE WHEN state = 'empty' AND reason = 'needs_ocr' THEN 'needs_ocr'"
        " ELSE state END AS outcome, count(*) FROM job_files"
        " WHERE job_id IN (SELECT value FROM json_each(?)) GROUP BY job_id, outcome",
        (json.dumps([row[0] for row in newest]),),
    ):
        counts[job_id][Outcome(outcome)] = count
    return tuple(
        ImportSummary(
            job_id=row[0],
            started_at=row[1],
            counts=counts[row[0]],
            cancelled=row[2] == "cancelled",
        )
        for row in newest
    )


def path_of_document(connection: sqlite3.Connection, document_id: int) -> str | None:
    """The path under which a document came in; of one inside another, with the path of that."""
    row = connection.execute(
        "SELECT path FROM job_files WHERE document_id = ? AND state = ? ORDER BY id LIMIT 1",
        (document_id, FileState.IMPORTED),
    ).fetchone()
    return None if row is None else row[0]
