"""Keeps an open library ready to answer: loads its model, has it made anew for another one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.session import Session
from app.workers import Handle, Lane
from index.jobs import Progress, Work
from index.problems import ModelProblem

if TYPE_CHECKING:
    from index.library import Library


class Upkeep(QObject):
    """``outdated``: the library was made with another model and cannot answer, with the problem.

    ``progressed``: how far the renewal is; ``ended``: it is over, however it ended; ``failed``:
    why it could not be done, after ``ended``.
    """

    outdated = Signal(Exception)
    progressed = Signal(Progress)
    ended = Signal()
    failed = Signal(Exception)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._renewal: Handle | None = None
        session.opened.connect(self._look)

    def renew(self, model: Path | None = None) -> None:
        """Make the vectors anew with the model of a folder, by default the bundled one.

        Only when the person wants it; until all is done the old ones answer.
        """
        if self._session.is_open:
            self.progressed.emit(Progress())
            self._renewal = self._session.run(
                lambda library, work: library.set_model(model, work=work),
                owner=self,
                key="renew",
                lane=Lane.WRITE,
                done=lambda _none: self.ended.emit(),
                progress=self.progressed.emit,
                failed=self._not_renewed,
                stopped=self.ended.emit,
            )

    def _not_renewed(self, error: Exception) -> None:
        self.ended.emit()
        self.failed.emit(error)

    def cancel(self) -> None:
        """Stop the renewal; it goes on from there the next time."""
        if self._renewal is not None:
            self._renewal.cancel()

    def _look(self) -> None:
        self._session.run(
            _first_question, owner=self, key="look", done=lambda _none: None, failed=self._failed
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ModelProblem):
            self.outdated.emit(error)


def _first_question(library: Library, work: Work) -> None:
    """The first question loads the model: asked here, before the person asks theirs."""
    library.search("warraq", limit=1, work=work)
