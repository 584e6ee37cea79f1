"""How a library of an older version becomes one of this version, all of it or none of it."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from index.store import meta
from index.store.schema import (
    ANNOTATIONS_SCHEMA,
    APPLICATION_ID,
    FIRST_SCHEMA,
    HANDOVERS_SCHEMA,
    READING_SCHEMA,
    SEARCHES_SCHEMA,
    TRASH_SCHEMA,
    WATCHING_SCHEMA,
)

MIGRATIONS = Migrations("warraq")


@MIGRATIONS(name="first_schema")
def first_schema(database: Database) -> None:
    """The tables of version 1."""
    for statement in FIRST_SCHEMA:
        database.conn.execute(statement)
    database.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    meta.renew_generation(database.conn)


@MIGRATIONS(name="annotations")
def annotation_tables(database: Database) -> None:
    """Annotations, tags, states and the names of colours."""
    for statement in ANNOTATIONS_SCHEMA:
        database.conn.execute(statement)


@MIGRATIONS(name="document_versions")
def document_versions(database: Database) -> None:
    """A document may have earlier versions. All of them point at the current one.

    The bytes of a file are then known once among what is current, not among all.
    """
    for statement in (
        "ALTER TABLE documents ADD COLUMN superseded_by INTEGER REFERENCES documents (id)",
        "DROP INDEX documents_by_sha256",
        "CREATE UNIQUE INDEX documents_by_sha256 ON documents (sha256) WHERE superseded_by IS NULL",
        "CREATE INDEX documents_superseded ON documents (superseded_by)"
        " WHERE superseded_by IS NOT NULL",
        # Versions may share a copy of the same bytes: it leaves with the last of them.
        "CREATE INDEX documents_by_original ON documents (original) WHERE original IS NOT NULL",
    ):
        database.conn.execute(statement)


@MIGRATIONS(name="handovers")
def handover_table(database: Database) -> None:
    """What was handed over, and when."""
    for statement in HANDOVERS_SCHEMA:
        database.conn.execute(statement)


@MIGRATIONS(name="reading")
def reading_tables(database: Database) -> None:
    """Places to come back to, words looked up, paragraphs tied by hand."""
    for statement in READING_SCHEMA:
        database.conn.execute(statement)


@MIGRATIONS(name="watched_folders")
def watching_tables(database: Database) -> None:
    """Folders that the library follows, and what it knows of each file in them."""
    for statement in WATCHING_SCHEMA:
        database.conn.execute(statement)


@MIGRATIONS(name="searches")
def search_tables(database: Database) -> None:
    """Saved searches and lists of terms."""
    for statement in SEARCHES_SCHEMA:
        database.conn.execute(statement)


@MIGRATIONS(name="trash")
def trash_table(database: Database) -> None:
    """Documents that were deleted and can be brought back."""
    for statement in TRASH_SCHEMA:
        database.conn.execute(statement)


@MIGRATIONS(name="members")
def member_column(database: Database) -> None:
    """The name of what came inside another document, to know it again in the next version."""
    database.conn.execute("ALTER TABLE documents ADD COLUMN member TEXT")


def newest_version(migrations: Migrations = MIGRATIONS) -> int:
    """The schema version that this program writes: the number of its migrations."""
    return len(migrations.pending(Database(memory=True)))


def version(connection: sqlite3.Connection) -> int:
    """The schema version of an open library; 0 for an empty database."""
    tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'")
    return int(meta.read(connection, "schema_version") or 0) if tables.fetchone() else 0


def migrate(connection: sqlite3.Connection, migrations: Migrations = MIGRATIONS) -> None:
    """Bring the library to the newest version in one transaction.

    ``connection`` must be in autocommit mode. A process killed in the middle leaves the old
    version.
    """
    database = Database(connection)
    with database.atomic():
        migrations.apply(database)
        meta.write(connection, "schema_version", str(newest_version(migrations)))
