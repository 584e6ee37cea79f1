"""The library's side of the window: its shelves, and how many documents it holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.annotations.edits import Edits
from app.buttons import dim_label
from app.commands.command import Command, Group
from app.commands.commands import Commands
from app.library.document_edits import DocumentEdits
from app.library.saved import SavedSearches
from app.library.shelves import (
    SHELF_ROLE,
    Heading,
    SearchShelf,
    Shelf,
    ShelfDelegate,
    ShelfModel,
    collection_of,
    search_shelves,
    shelves_of,
)
from app.lists import CardList
from app.session import Session
from app.theme import Theme
from app.translation import Phrase, translate
from app.wording import DOT, documents_count, line
from index.documents import Changes, Document, SavedSearch
from index.jobs import Work

if TYPE_CHECKING:
    from index.library import Library

_EVERYTHING = "all"
_REFRESH_MS = 250


NEW_COLLECTION = Command(
    id="library.new_collection",
    name=Phrase("LibraryPane", "New collection…"),
    group=Group.LIBRARY,
)
RENAME = Command(
    id="library.rename",
    name=Phrase("LibraryPane", "Rename the collection or saved search…"),
    group=Group.LIBRARY,
    keys=("F2",),
    local=True,
)
DELETE = Command(
    id="library.delete_shelf",
    name=Phrase("LibraryPane", "Delete the collection or saved search"),
    group=Group.LIBRARY,
    keys=("Del",),
    local=True,
)


class _Holdings(NamedTuple):
    documents: tuple[Document, ...]
    rows: list[Shelf | Heading]


class LibraryPane(QFrame):
    """Reads the list of documents whenever it changes.

    ``shelf_chosen``: the person went to a shelf. ``listed``: the documents were read anew.
    ``search_chosen``: the person went to a saved search.
    """

    shelf_chosen = Signal(Shelf)
    search_chosen = Signal(SavedSearch)
    listed = Signal(tuple)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        commands: Commands,
        edits: Edits,
        changes: DocumentEdits,
    ) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._session = session
        self._changes = changes
        self._key = _EVERYTHING
        self.shelf: Shelf | None = None
        self.documents: tuple[Document, ...] = ()
        self.saved = SavedSearches(session, self, edits)
        self.saved.listed.connect(self._show_rows)
        self._rows: list[Shelf | Heading] = []
        self.model = ShelfModel()
        self.list = CardList(self.model, translate("LibraryPane", "Shelves"))
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._delegate = ShelfDelegate(theme)
        self.list.set_delegate(self._delegate)
        self.list.chosen.connect(self._chosen)
        self._menu_actions = [
            commands.add(
                NEW_COLLECTION, changes.ask_name, owner=self, ready=lambda: session.is_open
            ),
            commands.add(RENAME, self._rename, owner=self.list, ready=self._is_named),
            commands.add(DELETE, self._delete, owner=self.list, ready=self._is_named),
        ]
        self.list.offer(self._offered)
        self.status = dim_label()
        self.status.setContentsMargins(22, 9, 22, 9)
        self.status.setObjectName("status")
        self.status.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.list, 1)
        box.addWidget(self.status)
        # An import tells of every batch of files: the list follows a few times a second.
        self._timer = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        session.opening.connect(self._opening)
        session.opened.connect(self.refresh)
        session.changed.connect(self._changed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def refresh(self) -> None:
        """Read the list of documents."""
        if not self._session.is_open:
            return
        self._session.run(_holdings, owner=self, key="documents", done=self._show)

    def say(self, state: str) -> None:
        """The status: how many documents, and what is going on."""
        self.status.setText(line(documents_count(len(self.documents)) + DOT + state))

    def show_everything(self) -> None:
        """Go to the shelf of all documents."""
        self.list.choose_row(self.model.row_of(_EVERYTHING))

    def say_nothing(self) -> None:
        """There is no library: no shelves, no status."""
        self.documents = ()
        self.shelf = None
        self._rows = []
        self.model.show(())
        self.status.setText("")

    def _opening(self) -> None:
        self.documents = ()
        self._rows = []
        self.model.show(())
        self.status.setText(line(translate("LibraryPane", "Opening the library…")))

    def _changed(self, changes: Changes) -> None:
        if changes.documents and not self._timer.isActive():
            self._timer.start()

    def _show(self, holdings: _Holdings) -> None:
        self.documents = holdings.documents
        self._rows = holdings.rows
        self._show_rows()
        self.say(translate("LibraryPane", "up to date"))
        self.listed.emit(holdings.documents)

    def _chosen(self, index: QModelIndex) -> None:
        shelf = index.data(SHELF_ROLE)
        if isinstance(shelf, Shelf):
            self.shelf, self._key = shelf, shelf.key
            self.shelf_chosen.emit(shelf)
        elif isinstance(shelf, SearchShelf):
            self._key = shelf.key
            self.shelf = self.model.index(self.model.row_of(_EVERYTHING), 0).data(SHELF_ROLE)
            self.search_chosen.emit(shelf.search)
            self.saved.see(shelf.search)

    def _show_rows(self) -> None:
        """Shelves and saved searches, the chosen one chosen still."""
        if not self._rows:
            return
        self.model.show([*self._rows, *search_shelves(self.saved.searches, self.saved.new)])
        row = self.model.row_of(self._key)
        row = row if row >= 0 else self.model.row_of(_EVERYTHING)
        self.list.show_row(row)
        chosen = self.model.index(row, 0).data(SHELF_ROLE)
        if isinstance(chosen, Shelf):
            self.shelf, self._key = chosen, chosen.key

    def _named(self) -> SavedSearch | str | None:
        """The saved search, or the collection, that the person is at."""
        shelf = self.list.currentIndex().data(SHELF_ROLE)
        if isinstance(shelf, SearchShelf):
            return shelf.search
        return collection_of(shelf) if isinstance(shelf, Shelf) else None

    def _is_named(self) -> bool:
        return self._named() is not None

    def _rename(self) -> None:
        named = self._named()
        if isinstance(named, SavedSearch):
            self.saved.ask_name(named)
        elif named is not None:
            self._changes.ask_new_name(named)

    def _delete(self) -> None:
        named = self._named()
        if isinstance(named, SavedSearch):
            self.saved.delete(named)
        elif named is not None:
            self._changes.dissolve(named)

    def _offered(self, index: QModelIndex) -> Sequence[QAction]:
        if index.isValid():
            self.list.show_row(index.row())
        return self._menu_actions if self._is_named() else self._menu_actions[:1]


def _holdings(library: Library, _work: Work) -> _Holdings:
    """The documents and their shelves, sorted out here: the window does not wait for it."""
    documents = library.documents()
    rows = shelves_of(
        documents, library.collections(), datetime.now(UTC), coverage=library.coverage()
    )
    return _Holdings(documents, rows)
