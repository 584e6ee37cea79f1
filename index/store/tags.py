"""Queries for tags, on documents and on annotations."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Literal

from index.documents import Tag, TagUse

_Tagged = Literal["annotation", "document"]


def every(connection: sqlite3.Connection) -> tuple[Tag, ...]:
    """All tags in use, in the order of their names; annotations that are deleted do not count."""
    rows = connection.execute(
        "SELECT name, documents, annotations FROM (SELECT name,"
        " (SELECT count(*) FROM document_tags WHERE tag_id = tags.id"
        "  AND document_id NOT IN (SELECT document_id FROM trash)) AS documents,"
        " (SELECT count(*) FROM annotation_tags JOIN annotations ON annotations.id = annotation_id"
        "  WHERE tag_id = tags.id AND deleted_at IS NULL) AS annotations FROM tags)"
        " WHERE documents + annotations > 0 ORDER BY name"
    )
    return tuple(Tag(name=row[0], documents=row[1], annotations=row[2]) for row in rows)


def of_documents(connection: sqlite3.Connection) -> dict[int, tuple[str, ...]]:
    """The tags of each document that has some, in the order of their names."""
    rows = connection.execute(
        "SELECT document_id, json_group_array(name)"
        " FROM document_tags JOIN tags ON tags.id = tag_id GROUP BY document_id"
    )
    return {row[0]: tuple(sorted(json.loads(row[1]))) for row in rows}


def set_on_annotations(connection: sqlite3.Connection, tags: Mapping[str, Iterable[str]]) -> None:
    """Make these the tags of the annotations, by id; a tag is made if it is not there."""
    _set(connection, "annotation", tags)


def set_on_documents(connection: sqlite3.Connection, tags: Mapping[int, Iterable[str]]) -> None:
    """Make these the tags of the documents that exist, by id."""
    rows = connection.execute(
        "SELECT id FROM documents WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(tags)),),
    )
    _set(connection, "document", {row[0]: tags[row[0]] for row in rows.fetchall()})


def uses(connection: sqlite3.Connection, names: Iterable[str]) -> dict[str, TagUse | None]:
    """What tags are on, by name; None for one that is on nothing."""
    return {name: _uses(connection, name) for name in names}


def _uses(connection: sqlite3.Connection, name: str) -> TagUse | None:
    found = [
        tuple(
            row[0]
            for row in connection.execute(
                f"SELECT {tagged}_id FROM {tagged}_tags JOIN tags ON tags.id = tag_id"
                f" WHERE name = ? ORDER BY {tagged}_id",
                (name,),
            )
        )
        for tagged in ("annotation", "document")
    ]
    return TagUse(*found) if any(found) else None


def merge(connection: sqlite3.Connection, name: str, into: str) -> None:
    """Give all that has one tag another instead, which may be there already."""
    connection.execute("INSERT INTO tags (name) VALUES (?) ON CONFLICT DO NOTHING", (into,))
    for tagged in ("annotation", "document"):
        connection.execute(
            f"INSERT INTO {tagged}_tags ({tagged}_id, tag_id)"
            f" SELECT {tagged}_id, (SELECT id FROM tags WHERE name = ?) FROM {tagged}_tags"
            " JOIN tags ON tags.id = tag_id WHERE name = ? ON CONFLICT DO NOTHING",
            (into, name),
        )
    connection.execute("DELETE FROM tags WHERE name = ?", (name,))


def put_back(connection: sqlite3.Connection, wanted: Mapping[str, TagUse | None]) -> None:
    """Make tags be on exactly these; what is gone meanwhile is left out."""
    for name, found in wanted.items():
        connection.execute("DELETE FROM tags WHERE name = ?", (name,))
        if found is None:
            continue
        connection.execute("INSERT INTO tags (name) VALUES (?)", (name,))
        for tagged, ids in (("annotation", found.annotations), ("document", found.documents)):
            connection.execute(
                f"INSERT INTO {tagged}_tags ({tagged}_id, tag_id)"
                f" SELECT {tagged}s.id, tags.id FROM {tagged}s, tags WHERE name = ?"
                f" AND {tagged}s.id IN (SELECT value FROM json_each(?))",
                (name, json.dumps(ids)),
            )


def _set(
    connection: sqlite3.Connection,
    tagged: _Tagged,
    tags: Mapping[str, Iterable[str]] | Mapping[int, Iterable[str]],
) -> None:
    pairs = [(key, name) for key, names in tags.items() for name in names]
    connection.executemany(
        "INSERT INTO tags (name) VALUES (?) ON CONFLICT DO NOTHING", ((name,) for _, name in pairs)
    )
    connection.executemany(
        f"DELETE FROM {tagged}_tags WHERE {tagged}_id = ?", ((key,) for key in tags)
    )
    connection.executemany(
        f"INSERT INTO {tagged}_tags ({tagged}_id, tag_id)"
        " SELECT ?, id FROM tags WHERE name = ? ON CONFLICT DO NOTHING",
        pairs,
    )
