"""Saved searches among the shelves: what is new in each is counted beside the window's work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from app.session import Session
from app.translation import translate
from app.wording import isolated, line
from app.workers import Lane
from index.documents import Changes, SavedSearch
from index.jobs import Work

if TYPE_CHECKING:
    from index.library import Library

_REST_MS = 1_500  # after the last change, before what is new is counted


class SavedSearches(QObject):
    """Reads, counts and changes the saved searches of the open library.

    ``listed``: ``searches``, or what is ``new`` in them by their ids, is another.
    """

    listed = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
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

        def keep(library: Library, _work: Work) -> None:
            library.searches.save(query, query)

        if query and all(search.query != query for search in self.searches):
            self._write("save", keep)

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

        def rename(library: Library, _work: Work) -> None:
            library.searches.rename(search.id, name)

        self._write(f"rename {search.id}", rename)

    def ask_delete(self, search: SavedSearch) -> None:
        """Delete a search after asking."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        question = translate("SavedSearches", "Delete the saved search “{name}”?")
        box.setText(line(question.format(name=isolated(search.name))))
        delete = box.addButton(
            translate("SavedSearches", "Delete"), QMessageBox.ButtonRole.DestructiveRole
        )
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        delete.clicked.connect(lambda: self.delete(search))
        box.finished.connect(box.deleteLater)
        box.open()

    def delete(self, search: SavedSearch) -> None:
        """Delete a search."""

        def delete(library: Library, _work: Work) -> None:
            library.searches.delete(search.id)

        self._write(f"delete {search.id}", delete)

    def _write(self, key: str, verb: object) -> None:
        self._session.run(
            verb,  # type: ignore[arg-type]
            owner=self,
            key=key,
            lane=Lane.WRITE,
            done=lambda _none: None,
        )
