"""Everything that a person changes, done and undone through the bridge, in one stack."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.session import Session
from app.workers import Lane

if TYPE_CHECKING:
    from index.library import Library

_Value = TypeVar("_Value")
_MOST = 500  # edits that can be undone


class Edit(Generic[_Value]):
    """A change that is its own inverse: ``apply`` makes things be as ``value`` says, and returns
    what they were, which is what undoing it hands over.
    """

    def __init__(
        self, name: str, apply: Callable[[Library, _Value], _Value], value: _Value
    ) -> None:
        self.name = name
        self._apply = apply
        self._value = value

    def run(self, library: Library) -> None:
        """Do it, or undo it, or do it again. On the edit lane, where one thing happens at a time,
        so that the value is always that of the last run.
        """
        self._value = self._apply(library, self._value)


class Edits(QObject):
    """One per window. It survives going from document to document, not to another library.

    ``changed``: what can be undone or done again is another.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._count = 0
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(_MOST)
        self._stack.indexChanged.connect(self.changed)
        session.opening.connect(self._stack.clear)

    def do(self, edit: Edit, done: Callable[[], None] | None = None) -> None:
        """Carry out an edit; ``done`` is called once it is on the disk."""
        self._stack.push(_Command(edit, lambda: self._run(edit, done)))

    def undo(self) -> str:
        """Take the last edit back; returns its name, empty where there is none."""
        name = self.undo_name
        self._stack.undo()
        return name

    def redo(self) -> str:
        """Do again what was taken back last; returns its name, empty where there is none."""
        name = self.redo_name
        self._stack.redo()
        return name

    @property
    def undo_name(self) -> str:
        """What ``undo`` would take back; empty for nothing."""
        return self._stack.undoText()

    @property
    def redo_name(self) -> str:
        """What ``redo`` would do again; empty for nothing."""
        return self._stack.redoText()

    def _run(self, edit: Edit, done: Callable[[], None] | None = None) -> None:
        if not self._session.is_open:
            return
        self._count += 1  # a key of its own: an edit never takes the place of another
        self._session.run(
            lambda library, _work: edit.run(library),
            owner=self,
            key=f"edit {self._count}",
            lane=Lane.EDIT,
            done=lambda _none: done() if done is not None else None,
        )


class _Command(QUndoCommand):
    """Runs an edit in either direction; it is its own inverse."""

    def __init__(self, edit: Edit, first: Callable[[], None]) -> None:
        super().__init__(edit.name)
        self._edit = edit
        self._run = first

    def redo(self) -> None:
        self._run()

    def undo(self) -> None:
        self._run()
