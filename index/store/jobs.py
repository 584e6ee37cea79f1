"""Queries for jobs: what was asked to be imported, and how each file ended."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from index.documents import FileReport, FileState, ImportReport

JobState = Literal["running", "done", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingFile:
    """A file of a job that was accepted and not yet worked on."""

    id: int
    path: str


def create(
    connection: sqlite3.Connection, kind: str, paths: Iterable[str], options: dict[str, Any]
) -> int:
    """Write a running job with one pending file per path. Returns its id."""
    cursor = connection.execute(
        "INSERT INTO jobs (kind, created_at, state, options) VALUES (?, ?, 'running', ?)",
        (kind, now(), json.dumps(options)),
    )
    assert cursor.lastrowid is not None
    connection.executemany(
        "INSERT INTO job_files (job_id, path, state) VALUES (?, ?, ?)",
        ((cursor.lastrowid, path, FileState.PENDING) for path in paths),
    )
    return cursor.lastrowid


def now() -> str:
    """The time, ISO 8601 in UTC to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def unfinished(connection: sqlite3.Connection, kind: str) -> tuple[int, ...]:
    """Ids of the jobs of a kind that were running when the library was last closed or killed."""
    rows = connection.execute(
        "SELECT id FROM jobs WHERE kind = ? AND state = 'running' ORDER BY id", (kind,)
    )
    return tuple(row[0] for row in rows)


def options(connection: sqlite3.Connection, job_id: int) -> dict[str, Any]:
    """The options that the job was made with."""
    row = connection.execute("SELECT options FROM jobs WHERE id = ?", (job_id,)).fetchone()
    return json.loads(row[0])


def pending(connection: sqlite3.Connection, job_id: int) -> tuple[PendingFile, ...]:
    """The files of a job that are still to be done, in order."""
    rows = connection.execute(
        "SELECT id, path FROM job_files WHERE job_id = ? AND state = ? ORDER BY id",
        (job_id, FileState.PENDING),
    )
    return tuple(PendingFile(id=row[0], path=row[1]) for row in rows)


def end_file(connection: sqlite3.Connection, file_id: int, report: FileReport) -> None:
    """Write how a pending file ended."""
    connection.execute(
        "UPDATE job_files SET state = ?, reason = ?, detail = ?, document_id = ? WHERE id = ?",
        (report.state, report.reason, report.detail, report.document_id, file_id),
    )


def add_file(connection: sqlite3.Connection, job_id: int, report: FileReport) -> None:
    """Write a file that came to light inside another one, such as an attachment."""
    connection.execute(
        "INSERT INTO job_files (job_id, path, state, reason, detail, document_id)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (job_id, report.path, report.state, report.reason, report.detail, report.document_id),
    )


def end(connection: sqlite3.Connection, job_id: int, state: JobState) -> None:
    """Write how a job ended."""
    connection.execute("UPDATE jobs SET state = ? WHERE id = ?", (state, job_id))


def cancel(connection: sqlite3.Connection, job_id: int) -> None:
    """End a job whose pending files nobody wants any more; they say so."""
    connection.execute(
        "UPDATE job_files SET reason = 'cancelled' WHERE job_id = ? AND state = ?",
        (job_id, FileState.PENDING),
    )
    end(connection, job_id, "cancelled")


def report(connection: sqlite3.Connection, job_id: int) -> ImportReport:
    """What is known of a job's files, in the order in which they were found."""
    state = connection.execute("SELECT state FROM jobs WHERE id = ?", (job_id,)).fetchone()[0]
    rows = connection.execute(
        "SELECT path, state, reason, detail, document_id FROM job_files WHERE job_id = ?"
        " ORDER BY id",
        (job_id,),
    )
    files = tuple(
        FileReport(
            path=row[0],
            state=FileState(row[1]),
            reason=row[2],
            detail=row[3],
            document_id=row[4],
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
