"""Queries for the models that made the vectors of a library."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from typing import Any, Literal

ModelKind = Literal["static", "transformer"]
ModelState = Literal["active", "building", "retired"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model that a library knows. Exactly one is active: the one that answers."""

    id: int
    name: str  # stable, with its version: vectors of two names are never compared
    folder: str | None  # None: the model that comes with the program
    dimension: int
    kind: ModelKind
    settings: dict[str, Any]
    state: ModelState


@dataclass(frozen=True, slots=True, kw_only=True)
class NewModel:
    """A model that a library gets to know; the fields are those of ``Model``."""

    name: str
    folder: str | None
    dimension: int
    kind: ModelKind
    settings: dict[str, Any] = field(default_factory=dict)


def insert(connection: sqlite3.Connection, new: NewModel, state: ModelState) -> int:
    """Write a model and return its id."""
    cursor = connection.execute(
        "INSERT INTO models (name, folder, dimension, kind, settings, state)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (new.name, new.folder, new.dimension, new.kind, json.dumps(new.settings), state),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def active(connection: sqlite3.Connection) -> Model:
    """The model that answers."""
    (model,) = in_state(connection, "active")
    return model


def in_state(connection: sqlite3.Connection, state: ModelState) -> tuple[Model, ...]:
    """The models in a state, oldest first."""
    rows = connection.execute(
        "SELECT id, name, folder, dimension, kind, settings, state FROM models"
        " WHERE state = ? ORDER BY id",
        (state,),
    )
    return tuple(
        Model(
            id=row[0],
            name=row[1],
            folder=row[2],
            dimension=row[3],
            kind=row[4],
            settings=json.loads(row[5]),
            state=row[6],
        )
        for row in rows
    )


def activate(connection: sqlite3.Connection, model_id: int) -> None:
    """Let ``model_id`` answer from now on; the one that answered so far is retired."""
    connection.execute("UPDATE models SET state = 'retired' WHERE state = 'active'")
    connection.execute("UPDATE models SET state = 'active' WHERE id = ?", (model_id,))


def set_folder(connection: sqlite3.Connection, model_id: int, folder: str | None) -> None:
    """Write where the model's folder stands now."""
    connection.execute("UPDATE models SET folder = ? WHERE id = ?", (folder, model_id))


def delete(connection: sqlite3.Connection, model_id: int) -> None:
    """Remove a model that has no vectors left."""
    connection.execute("DELETE FROM models WHERE id = ?", (model_id,))
