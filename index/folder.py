"""The folder of a library: what stands where, and how its database is opened safely."""

from __future__ import annotations

import errno
import logging
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils.migrations import Migrations

from index.locking import LibraryLock
from index.problems import LibraryProblem
from index.store import migrations
from index.store.connection import Connections, connect, copy_into, is_marked, told_as_problems

_log = logging.getLogger(__name__)

DATABASE = "library.db"
_LOCK = "lock"
_READ_ONLY_ERRORS = {errno.EROFS, errno.EACCES, errno.EPERM}


@dataclass(frozen=True, slots=True)
class Folder:
    """Paths inside ``Name.warraq/``."""

    path: Path

    @property
    def database(self) -> Path:
        return self.path / DATABASE

    @property
    def originals(self) -> Path:
        return self.path / "originals"

    @property
    def cache(self) -> Path:
        """Anything in it may be deleted at any time while the library is closed."""
        return self.path / "cache"

    @property
    def lock(self) -> Path:
        return self.path / _LOCK


@dataclass(slots=True)
class OpenFolder:
    """A library's folder that this process holds."""

    folder: Folder
    connections: Connections
    lock: LibraryLock | None
    """None where the library can only be read."""
    cache: Path
    """The library's own, or a passing one where the library can only be read."""
    passing: tempfile.TemporaryDirectory[str] | None

    @property
    def read_only(self) -> bool:
        return self.lock is None

    def close(self) -> None:
        """Close the connections and let the library go, whatever happens."""
        try:
            self.connections.close()
        finally:
            if self.lock is not None:
                self.lock.release()
            if self.passing is not None:
                self.passing.cleanup()


def create(path: Path, known: Migrations = migrations.MIGRATIONS) -> OpenFolder:
    """Make an empty library. The folder must be new or empty."""
    folder = Folder(path)
    if folder.database.exists() and _is_library(folder.database):
        raise LibraryProblem("library_exists", str(path))
    if path.exists() and (not path.is_dir() or _holds_other_things(path)):
        raise LibraryProblem("folder_in_use", str(path))
    try:
        folder.path.mkdir(parents=True, exist_ok=True)
        folder.cache.mkdir(exist_ok=True)
    except OSError as error:
        raise LibraryProblem("library_not_writable", str(path), str(error)) from error
    lock = LibraryLock(folder.lock, path)
    try:
        connections = Connections(folder.database)
        with connections.maintain() as connection:
            migrations.migrate(connection, known)
    except BaseException:
        lock.release()
        raise
    return OpenFolder(folder, connections, lock, folder.cache, None)


def open_(path: Path, known: Migrations = migrations.MIGRATIONS) -> OpenFolder:
    """Open a library; one of an older version is migrated after a backup copy.

    On media that cannot be written it is opened for reading only. Raises ``LibraryProblem``.
    """
    folder = Folder(path)
    if not folder.database.is_file():
        raise LibraryProblem("library_missing", str(path))
    if not _can_write(folder):
        return _open_read_only(folder, known)
    lock = LibraryLock(folder.lock, path)
    try:
        folder.cache.mkdir(exist_ok=True)
        _check_version(folder, known)
        connections = Connections(folder.database)
    except BaseException:
        lock.release()
        raise
    return OpenFolder(folder, connections, lock, folder.cache, None)


def _is_library(database: Path) -> bool:
    """Whether a database holds a library; one that was killed while being made does not."""
    with told_as_problems(database):
        connection = connect(database)
        try:
            return migrations.version(connection) > 0
        finally:
            connection.close()


def _holds_other_things(path: Path) -> bool:
    ours = {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", _LOCK, "cache", "originals"}
    return any(entry.name not in ours for entry in path.iterdir())


def _can_write(folder: Folder) -> bool:
    try:
        with folder.database.open("r+b"):
            pass
        with tempfile.TemporaryFile(dir=folder.path):
            return True
    except OSError as error:
        if error.errno in _READ_ONLY_ERRORS:
            return False
        raise LibraryProblem("library_not_writable", str(folder.path), str(error)) from error


def _check_version(folder: Folder, known: Migrations) -> None:
    """Refuse what is no library or is newer; migrate what is older."""
    with told_as_problems(folder.path):
        connection = connect(folder.database)
        try:
            found, newest = migrations.version(connection), migrations.newest_version(known)
            _check_found(folder, found, newest, marked=is_marked(connection))
            if found < newest:
                moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
                backup = folder.path / f"{folder.database.stem}-v{found}-{moment}.db"
                copy_into(connection, backup)
                _log.info("migrating %s from %d to %d", folder.path, found, newest)
                migrations.migrate(connection, known)
        finally:
            connection.close()


def _check_found(folder: Folder, found: int, newest: int, *, marked: bool) -> None:
    if found == 0:
        raise LibraryProblem("library_missing", str(folder.path))
    if not marked:
        raise LibraryProblem("library_damaged", str(folder.path), "not a library of Warraq")
    if found > newest:
        raise LibraryProblem("library_newer", str(folder.path), str(found))


def _open_read_only(folder: Folder, known: Migrations) -> OpenFolder:
    """Open what cannot be written.

    Without a write-ahead log the file is all there is, and SQLite may take it for unchanging.
    With one, reading the file alone would silently show an old state: both are copied away.
    """
    passing = tempfile.TemporaryDirectory(prefix="warraq-")
    try:
        database, wal = folder.database, folder.database.with_name(f"{DATABASE}-wal")
        if wal.exists() and wal.stat().st_size:
            database = Path(passing.name) / DATABASE
            shutil.copyfile(folder.database, database)
            shutil.copyfile(wal, database.with_name(wal.name))
            with told_as_problems(folder.path):
                connect(database).close()  # takes the log into the copy
        connections = Connections(database, writable=False)
        with connections.read() as connection:
            found, newest = migrations.version(connection), migrations.newest_version(known)
            _check_found(folder, found, newest, marked=is_marked(connection))
        if found < newest:
            connections.close()
            raise LibraryProblem("library_not_writable", str(folder.path), "older version")
    except BaseException:
        passing.cleanup()
        raise
    cache = Path(passing.name) / "cache"
    cache.mkdir()
    return OpenFolder(folder, connections, None, cache, passing)
