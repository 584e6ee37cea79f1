"""Connections to a library's database: one that writes, one per thread that reads."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.jobs import Cancelled
from index.problems import LibraryProblem
from index.store.schema import APPLICATION_ID

PAGE_BYTES = 8192  # a vector of 256 × fp16 wastes less of it than of 4096
BUSY_MILLISECONDS = 10_000
_INTERRUPT_SECONDS = 0.02
WAL_LIMIT_BYTES = 64 * 2**20
CACHE_KIBIBYTES = 32 * 1024

# A database of a stranger may not run what its schema names, and a damaged cell is an error.
_SAFETY = ("PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON")


def connect(path: Path) -> sqlite3.Connection:
    """Open the database for writing, in autocommit mode, creating the file if it is not there.

    ``synchronous`` is FULL: what was acknowledged as imported survives a power cut, and at the
    size of our transactions it costs nothing that can be measured. The connection may be used
    from any thread, by one at a time.
    """
    connection = _open(str(path))
    try:
        for pragma in (
            f"PRAGMA page_size = {PAGE_BYTES}",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA foreign_keys = ON",
            f"PRAGMA journal_size_limit = {WAL_LIMIT_BYTES}",
        ):
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_reader(path: Path, *, immutable: bool = False) -> sqlite3.Connection:
    """Open the database for reading only.

    ``immutable`` reads from media that cannot be written, where no file for shared memory can be
    made; it is right only while nobody writes and no ``-wal`` file stands beside the database.
    """
    connection = _open(f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' * immutable}", uri=True)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _open(name: str, *, uri: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(name, uri=uri, isolation_level=None, check_same_thread=False)
    try:
        for pragma in (
            f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
            f"PRAGMA cache_size = -{CACHE_KIBIBYTES}",
            "PRAGMA temp_store = MEMORY",
            *_SAFETY,
        ):
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def is_marked(connection: sqlite3.Connection) -> bool:
    """Whether the file's header says that it is a library of this program."""
    return connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID


@contextmanager
def told_as_problems(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite that a person can do something about into ``LibraryProblem``.

    An interrupted statement becomes ``Cancelled``. Every other error of SQLite is a bug of ours
    and passes unchanged.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        number = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if number == sqlite3.SQLITE_INTERRUPT:
            raise Cancelled from error
        code = "library_damaged" if str(error).startswith(_NO_TEXT) else _CODES.get(number)
        if code is None:
            raise
        raise LibraryProblem(code, str(path), str(error)) from error


_NO_TEXT = "Could not decode to UTF-8"  # Python's own words: they come without a number

_CODES: dict[int, str] = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_CORRUPT: "library_damaged",
    sqlite3.SQLITE_NOTADB: "library_damaged",
    sqlite3.SQLITE_IOERR: "library_not_writable",
    sqlite3.SQLITE_READONLY: "library_not_writable",
    sqlite3.SQLITE_CANTOPEN: "library_not_writable",
    sqlite3.SQLITE_PERM: "library_not_writable",
    sqlite3.SQLITE_BUSY: "library_locked",
    sqlite3.SQLITE_LOCKED: "library_locked",
}


def copy_into(connection: sqlite3.Connection, path: Path) -> None:
    """Write a compact copy of a database, as it is at this moment, to a new file.

    ``connection`` must not be in a transaction; one for reading will do.
    """
    connection.execute("PRAGMA query_only = OFF")  # under which VACUUM INTO is refused
    connection.execute("VACUUM INTO ?", (str(path),))


@contextmanager
def savepoint(connection: sqlite3.Connection) -> Iterator[None]:
    """A part of a transaction that is undone alone when an exception leaves it."""
    connection.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK TO part")
        raise
    finally:
        if connection.in_transaction:
            connection.execute("RELEASE part")


class Connections:
    """The connections of one open library: a writer used by one thread at a time, and readers.

    With ``writable`` False every connection is an immutable reader and ``write`` is refused.
    """

    def __init__(self, path: Path, *, writable: bool = True) -> None:
        self._path = path
        self._writable = writable
        self._write_lock = threading.Lock()
        self._reading = threading.Condition()
        self._readers: dict[threading.Thread, sqlite3.Connection] = {}
        self._active = 0  # transactions that readers have open
        self._closed = False
        self._writer = connect(path) if writable else None

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """The calling thread's reader in one transaction: everything is read in one state.

        Inside an outer ``read`` of the same thread it joins that transaction. The connection's
        ``interrupt`` may be called from any thread.
        """
        connection = self._reader()
        if connection.in_transaction:
            yield connection
            return
        with self._counted(), told_as_problems(self._path):
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:
                    connection.execute("COMMIT")

    def copy_into(self, path: Path) -> None:
        """Write a compact copy of the database as it is now to a new file; others go on."""
        with self._counted(), told_as_problems(path):
            connection = connect_reader(self._path, immutable=not self._writable)
            try:
                copy_into(connection, path)
            finally:
                connection.close()

    def _reader(self) -> sqlite3.Connection:
        thread = threading.current_thread()
        with self._reading:
            if self._closed:
                raise LibraryProblem("library_closed", str(self._path))
            if thread not in self._readers:
                for gone in [other for other in self._readers if not other.is_alive()]:
                    self._readers.pop(gone).close()
                with told_as_problems(self._path):
                    self._readers[thread] = connect_reader(self._path, immutable=not self._writable)
            return self._readers[thread]

    @contextmanager
    def _counted(self) -> Iterator[None]:
        with self._reading:
            self._active += 1
        try:
            yield
        finally:
            with self._reading:
                self._active -= 1
                self._reading.notify_all()

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """The writer in one transaction, committed at the end and rolled back on any exception.

        Waits while another thread writes. Raises ``LibraryProblem`` when the disk is full, or
        the library is read-only or damaged.
        """
        with self.maintain() as writer:
            writer.execute("BEGIN IMMEDIATE")
            try:
                yield writer
                writer.execute("COMMIT")
            except BaseException:
                if writer.in_transaction:
                    writer.execute("ROLLBACK")
                raise

    @contextmanager
    def maintain(self) -> Iterator[sqlite3.Connection]:
        """The writer outside any transaction, for what manages its own or allows none."""
        if self._writer is None:
            raise LibraryProblem("library_not_writable", str(self._path), "read-only")
        with self._write_lock, told_as_problems(self._path):
            if self._closed:
                raise LibraryProblem("library_closed", str(self._path))
            yield self._writer

    def checkpoint(self) -> None:
        """Move the write-ahead log into the database and empty it, if no reader is in the way."""
        with self.maintain() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Stop what is being read, empty the write-ahead log, close all. Twice is fine."""
        with self._reading:
            if self._closed:
                return
            self._closed = True
            # A connection closed under a running statement would take the process with it. An
            # interrupt between two statements stops neither, so it is repeated.
            while self._active:
                for connection in self._readers.values():
                    connection.interrupt()
                self._reading.wait(_INTERRUPT_SECONDS)
            for connection in self._readers.values():
                connection.close()
            self._readers.clear()
        if self._writer is not None:
            with self._write_lock, told_as_problems(self._path):
                try:
                    self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                finally:
                    self._writer.close()
