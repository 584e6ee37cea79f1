"""Saved searches among the shelves: what is new in each is counted beside the window's work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from app.annotations.edits import Edit, Edits
from app.session import Session
from app.translation import translate
from app.workers import Lane
from index.documents import Changes, SavedSearch

if TYPE_CHECKING:
    from index.library import Library

_REST_MS = 1_500  # after the last change, before what is new is counted


class SavedSearches(QObject):
    """Reads, counts and changes the saved searches of the open library.

    ``listed``: ``searches``, or what is ``new`` in them by their ids, is another.
    """

    listed = Signal()

    def __init__(self, session: Session, window: QWidget, edits: Edits) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._edits = edits
        self.searches: Sequence[SavedSearch] = ()
        self.new: Mapping[int, int] = {}
        self._timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._timer.timeout.connect(self._count)
        session.opened.connect(self._read)
        session.opening.connect(self._forget)
        session.changed.connect(self._changed)

    def _forget(self) -> None:
        self._timer.stop()
        self.searches, self.new = (), {}
        self.listed.emit()

    def _changed(self, changes: Changes) -> None:
        if changes.searches:
            self._read()
        elif changes.documents or changes.model:
            self._timer.start()

    def _read(self) -> None:
        if self._session.is_open:
            self._session.run(
                lambda library, _work: library.searches.every(),
                owner=self,
                key="searches",
                done=self._show,
            )

    def _show(self, searches: Sequence[SavedSearch]) -> None:
        self.searches = searches
        known = {search.id for search in searches}
        self.new = {key: count for key, count in self.new.items() if key in known}
        self.listed.emit()
        self._timer.start()

    def _count(self) -> None:
        """Beside everything else, so that no question waits for it."""
        if self._session.is_open and self.searches:
            self._session.run(
                lambda library, work: library.searches.new_counts(work),
                owner=self,
                key="new",
                lane=Lane.FREE,
                done=self._counted,
                failed=lambda _error: None,  # the next change counts again
            )

    def _counted(self, new: Mapping[int, int]) -> None:
        if new != self.new:
            self.new = new
            self.listed.emit()

    # Changing -------------------------------------------------------------------------------

    def save(self, query: str) -> None:
        """Keep a query under its own words."""
        if query and all(search.query != query for search in self.searches):
            words = translate("SavedSearches", "Save the search")
            self._edits.do(Edit(words, _make, query))

    def see(self, search: SavedSearch) -> None:
        """The person looks at what a search finds."""
        self.new = {**self.new, search.id: 0}
        self._write(f"see {search.id}", lambda library, _work: library.searches.see(search.id))

    def ask_name(self, search: SavedSearch) -> None:
        """Let the person give another name."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(translate("SavedSearches", "Rename"))
        dialog.setLabelText(translate("SavedSearches", "Name of the search"))
        dialog.setTextValue(search.name)
        dialog.textValueSelected.connect(lambda name: self.rename(search, name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def rename(self, search: SavedSearch, name: str) -> None:
        """Give a search another name; its query where nothing is left."""
        renamed = replace(search, name=name.strip() or search.query)
        words = translate("SavedSearches", "Rename the saved search")
        self._edits.do(Edit(words, _make, (search.id, renamed)))

    def delete(self, search: SavedSearch) -> None:
        """Delete a search; that can be undone."""
        words = translate("SavedSearches", "Delete the saved search")
        self._edits.do(Edit(words, _make, (search.id, None)))

    def _write(self, key: str, verb: object) -> None:
        self._session.run(
            verb,  # type: ignore[arg-type]
            owner=self,
            key=key,
            lane=Lane.EDIT,
            done=lambda _none: None,
        )


def _make(
    library: Library, wanted: str | tuple[int, SavedSearch | None]
) -> tuple[int, SavedSearch | None]:
    """Keep a query, or make a search be as it is wanted, None for gone; returns what it was."""
    if isinstance(wanted, str):
        return library.searches.save(wanted, wanted).id, None
    search_id, search = wanted
    before = next((each for each in library.searches.every() if each.id == search_id), None)
    if search is not None:
        library.searches.restore(search)
    elif before is not None:
        library.searches.delete(search_id)
    return search_id, before
