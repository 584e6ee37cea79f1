"""Queries for watched folders and what is known of their files."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from index.documents import WatchedFolder, WatchedState


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFile:
    """What a file was when it was last read."""

    path: str
    folder_id: int
    size: int
    modified: int  # nanoseconds
    sha256: str | None
    document_id: int | None
    state: WatchedState
    document_sha256: str | None = None  # another, if the document was renewed in another way


def folders(connection: sqlite3.Connection) -> tuple[WatchedFolder, ...]:
    """The watched folders with the number of their files, in the order of their paths."""
    rows = connection.execute(
        "SELECT watched_folders.path, scanned_at, count(watched_files.path),"
        " coalesce(sum(state = 'missing'), 0), coalesce(sum(state = 'unread'), 0)"
        " FROM watched_folders LEFT JOIN watched_files ON folder_id = watched_folders.id"
        " GROUP BY watched_folders.id ORDER BY watched_folders.path"
    )
    return tuple(
        WatchedFolder(path=row[0], scanned_at=row[1], files=row[2], missing=row[3], unread=row[4])
        for row in rows
    )


def ids(connection: sqlite3.Connection) -> dict[str, int]:
    """The ids of the watched folders by path."""
    return dict(connection.execute("SELECT path, id FROM watched_folders ORDER BY path").fetchall())


def add(connection: sqlite3.Connection, path: str, within: Iterable[int]) -> None:
    """Watch a folder; it takes over the files of those ``within`` it, which are watched no more."""
    row = connection.execute(
        "INSERT INTO watched_folders (path) VALUES (?) RETURNING id", (path,)
    ).fetchone()
    inner = json.dumps(list(within))
    connection.execute(
        "UPDATE watched_files SET folder_id = ?"
        " WHERE folder_id IN (SELECT value FROM json_each(?))",
        (row[0], inner),
    )
    connection.execute(
        "DELETE FROM watched_folders WHERE id IN (SELECT value FROM json_each(?))", (inner,)
    )


def remove(connection: sqlite3.Connection, path: str) -> None:
    """Watch a folder no more; the documents that came from it stay."""
    connection.execute("DELETE FROM watched_folders WHERE path = ?", (path,))


def files(connection: sqlite3.Connection) -> dict[str, WatchedFile]:
    """Everything that is known of files, by path."""
    rows = connection.execute(
        "SELECT watched_files.path, folder_id, size, modified, watched_files.sha256, document_id,"
        " state, documents.sha256 FROM watched_files"
        " LEFT JOIN documents ON documents.id = document_id"
    )
    return {
        row[0]: WatchedFile(
            path=row[0],
            folder_id=row[1],
            size=row[2],
            modified=row[3],
            sha256=row[4],
            document_id=row[5],
            state=WatchedState(row[6]),
            document_sha256=row[7],
        )
        for row in rows
    }


def put(connection: sqlite3.Connection, known: Iterable[WatchedFile]) -> None:
    """Write what is known of files now."""
    connection.executemany(
        "INSERT INTO watched_files (path, folder_id, size, modified, sha256, document_id, state)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET"
        " folder_id = excluded.folder_id, size = excluded.size, modified = excluded.modified,"
        " sha256 = excluded.sha256, document_id = excluded.document_id, state = excluded.state",
        (
            (
                *(file.path, file.folder_id, file.size, file.modified),
                *(file.sha256, file.document_id, file.state),
            )
            for file in known
        ),
    )


def move(connection: sqlite3.Connection, old: str, new: WatchedFile) -> None:
    """A file has another path now; so has its document."""
    connection.execute("DELETE FROM watched_files WHERE path = ?", (old,))
    put(connection, [new])
    connection.execute("UPDATE documents SET path = ? WHERE id = ?", (new.path, new.document_id))


def link_retried(connection: sqlite3.Connection) -> None:
    """Find the documents of files that could be read only when they were tried again by hand."""
    connection.execute(
        "UPDATE watched_files SET (document_id, sha256) = (SELECT id, documents.sha256"
        " FROM documents WHERE documents.path = watched_files.path AND superseded_by IS NULL"
        " LIMIT 1) WHERE document_id IS NULL AND sha256 IS NULL"
    )


def scanned(connection: sqlite3.Connection, folder_ids: Iterable[int], time: str) -> None:
    """Write when folders were last looked at."""
    connection.executemany(
        "UPDATE watched_folders SET scanned_at = ? WHERE id = ?",
        ((time, id_) for id_ in folder_ids),
    )
