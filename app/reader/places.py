"""Remembers where the person is in each document: once they moved, and never before."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.reader.source import Position
from app.reader.view import ReaderView
from app.session import Session
from app.workers import Lane
from index.documents import Place

_REST_MS = 400  # after the last movement


class PlaceKeeper(QObject):
    """Writes the place at the top of the view into the library when it has rested there."""

    def __init__(self, session: Session, view: ReaderView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._document: int | None = None
        self._known = Position(0, 0)  # what the library knows, or what opening led to
        self._timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._timer.timeout.connect(self.keep)
        view.position_changed.connect(self._moved)

    def use(self, document_id: int | None) -> None:
        """A document is shown, at the place where it is to be: from here on movement counts."""
        self._document = document_id
        self._known = self._view.place
        self._timer.stop()

    def leave(self) -> None:
        """The document is about to go: what is not yet written is written now."""
        if self._timer.isActive():
            self.keep()
        self._document = None

    def keep(self) -> None:
        """Write the place down, if it is another than before."""
        self._timer.stop()
        document, place = self._document, self._view.place
        if document is None or place == self._known or not self._session.is_open:
            return
        self._known = place
        self._session.run(
            lambda library, _work: (
                None
                if library.read_only
                else library.remembered.keep_place(document, Place(*place))
            ),
            owner=self,
            key=f"place-{document}",
            lane=Lane.FREE,  # a moment's work: it need not wait for an import to end
            done=lambda _none: None,
        )

    def _moved(self, _position: Position) -> None:
        if self._document is not None:
            self._timer.start()
