"""Finds a text in the document that the reader shows, and steps through its places."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from app.announcing import announce
from app.reader.find_bar import FindBar
from app.reader.found import NOTHING, FoundCursor
from app.reader.source import Position
from app.reader.view import ReaderView
from app.session import Session
from index.documents import Found, Span

_KEY = "find"
_LONGEST = 200  # letters of a selection that are taken as what to find


class Finding(QObject):
    """Joins the bar, the view and the engine; the engine searches in a thread of the bridge."""

    def __init__(self, session: Session, view: ReaderView, bar: FindBar) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._bar = bar
        self._document: int | None = None
        self._asked = ("", False)
        self._cursor = FoundCursor()
        self._origin = Position(0, 0)  # where the person was when the search began
        bar.wanted.connect(self._find)
        bar.stepped.connect(self.step)
        bar.closed.connect(self.close)

    def open(self) -> None:
        """Ask what to find; a selection within a line is proposed."""
        selected = self._view.selected_text()
        self._origin = self._view.selection.start
        fits = "\n" not in selected and len(selected) <= _LONGEST
        self._bar.open(selected if fits else "")

    def close(self) -> None:
        """Back to the text: what was found last is selected."""
        self._session.bridge.drop(self, _KEY)
        place = self._cursor.current
        self._bar.hide()
        self._forget()
        if place is not None:
            start, end = (Position(place.paragraph, at) for at in (place.start, place.end))
            self._view.select(start, end)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def use(self, document_id: int | None) -> None:
        """Another document is shown; an open bar looks for the same text in it."""
        self._session.bridge.drop(self, _KEY)
        self._document = document_id
        self._origin = Position(0, 0)
        self._forget()
        if document_id is not None and not self._bar.isHidden():
            self._find(*self._bar_asks())

    def step(self, step: int) -> None:
        """Go to the next place (1) or the one before (-1)."""
        self._cursor.move(step)
        self._show()

    def _bar_asks(self) -> tuple[str, bool]:
        return self._bar.field.text(), self._bar.exact.isChecked()

    def _find(self, text: str, exact: bool) -> None:
        if self._document is None or (text, exact) == self._asked:
            return
        document_id = self._document
        self._forget()
        self._asked = text, exact
        if not text.strip():
            self._session.bridge.drop(self, _KEY)
            return
        self._session.run(
            lambda library, work: library.find(document_id, text, exact=exact, work=work),
            owner=self,
            key=_KEY,
            part=self._found,
            done=self._done,
        )

    def _found(self, found: Found) -> None:
        first = self._cursor.current is None
        self._cursor.extend(found)
        if first:
            self._cursor.start_at(self._origin)
            self._show()
        else:
            self._draw()

    def _done(self, found: Found) -> None:
        self._found(found)
        announce(self._bar, self._bar.count.text())

    def _show(self) -> None:
        self._draw()
        place = self._cursor.current
        if place is not None:
            self._view.go_to(place.paragraph, Span(place.start, place.end))

    def _draw(self) -> None:
        cursor = self._cursor
        self._view.supply_layers(_KEY, cursor.layers_of)
        self._view.marks.show_places(_KEY, "accent", [p.paragraph for p in cursor.places])
        self._bar.say(cursor.index, len(cursor.places), complete=cursor.found.complete)

    def _forget(self) -> None:
        self._asked = "", False
        self._cursor = FoundCursor(NOTHING)
        self._draw()
