"""The documents of a shelf: the list from which one is opened or deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout

from app.buttons import CutLabel
from app.commands.command import Command, Group
from app.commands.commands import Commands
from app.library.document_edits import DocumentEdits
from app.library.documents import DOCUMENT_ROLE, DocumentDelegate, DocumentModel, published
from app.lists import CardList
from app.session import Session
from app.theme import Theme
from app.translation import Phrase, translate
from app.wording import line, moment
from index.documents import Document

COPY_TITLE = Command(
    id="library.copy_title",
    name=Phrase("DocumentsPane", "Copy the title"),
    group=Group.LIBRARY,
    keys=("Ctrl+C",),
    local=True,
)
ENCODING = Command(
    id="library.encoding",
    name=Phrase("DocumentsPane", "Read with another encoding…"),
    group=Group.LIBRARY,
)
COLUMNS = Command(
    id="library.columns",
    name=Phrase("DocumentsPane", "Columns of the table…"),
    group=Group.LIBRARY,
)
VERSIONS = Command(
    id="library.versions",
    name=Phrase("DocumentsPane", "Earlier versions"),
    group=Group.LIBRARY,
)
COLLECT = Command(
    id="library.collect",
    name=Phrase("DocumentsPane", "Put into a collection…"),
    group=Group.LIBRARY,
    keys=("A",),
)
DELETE = Command(
    id="library.delete",
    name=Phrase("DocumentsPane", "Delete from the library"),
    group=Group.LIBRARY,
    keys=("Del",),
    local=True,
)

_TABLE = "feed"  # the format of tables of articles


class DocumentsPane(QFrame):
    """``document_chosen``: the person went to a document, or to an earlier version of it.

    ``encoding_wanted`` and ``columns_wanted``: the document whose file is to be read another way.
    """

    document_chosen = Signal(Document)
    encoding_wanted = Signal(Document)
    columns_wanted = Signal(Document)

    def __init__(
        self, session: Session, theme: Theme, commands: Commands, changes: DocumentEdits
    ) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._session = session
        self._changes = changes
        self.model = DocumentModel()
        self.list = CardList(self.model, translate("DocumentsPane", "Documents"))
        self._delegate = DocumentDelegate(theme)
        self.list.set_delegate(self._delegate)
        self.list.setUniformItemSizes(True)  # else Qt asks for the height of every document
        self.list.choose_many()
        self.list.chosen.connect(self._chosen)
        self.list.offer(self._offered)
        self._name = CutLabel()
        self._name.setContentsMargins(0, 0, 0, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(22, 16, 22, 10)
        head.addWidget(self._name)
        box.addLayout(head)
        box.addWidget(self.list, 1)
        self._menu_actions = [
            commands.add(COPY_TITLE, self._copy_title, owner=self.list),
            commands.add(VERSIONS, self._list_versions, owner=self, ready=self._has_versions),
            commands.add(ENCODING, self._want_encoding, owner=self, ready=self._has_encoding),
            commands.add(COLUMNS, self._want_columns, owner=self, ready=self._is_table),
            commands.add(COLLECT, self._collect, owner=self.list, ready=self._has_chosen),
            commands.add(DELETE, self._delete, owner=self.list, ready=self._has_chosen),
        ]

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def show_documents(self, name: str, documents: Sequence[Document]) -> None:
        """Show the documents of a shelf, newest first; the chosen ones stay chosen."""
        before, chosen = self.current, [document.id for document in self.chosen]
        self._name.set_text(name)
        newest = sorted(documents, key=_age, reverse=True)
        self.model.show(newest)
        rows = [row for row in map(self.model.row_of, chosen) if row >= 0]
        self.list.show_rows(rows, self.model.row_of(before.id) if before else -1)

    @property
    def current(self) -> Document | None:
        """The chosen document."""
        index = self.list.currentIndex()
        return index.data(DOCUMENT_ROLE) if index.isValid() else None

    @property
    def chosen(self) -> list[Document]:
        """All documents that are chosen, from the top."""
        return [self.model.rows[row] for row in self.list.chosen_rows]

    def _has_chosen(self) -> bool:
        return bool(self.list.chosen_rows)

    def _chosen(self, index: QModelIndex) -> None:
        self.document_chosen.emit(index.data(DOCUMENT_ROLE))

    def _offered(self, index: QModelIndex) -> Sequence[QAction]:
        return self._menu_actions if index.isValid() else ()

    # Reading another way --------------------------------------------------------------------

    def _has_encoding(self) -> bool:
        return self.current is not None and self.current.encoding is not None

    def _want_encoding(self) -> None:
        self.encoding_wanted.emit(self.current)

    def _is_table(self) -> bool:
        return self.current is not None and self.current.format == _TABLE

    def _want_columns(self) -> None:
        self.columns_wanted.emit(self.current)

    # Versions -------------------------------------------------------------------------------

    def _has_versions(self) -> bool:
        return self.current is not None and self.current.earlier_versions > 0

    def _list_versions(self) -> None:
        document = self.current
        if document is not None:
            self._session.run(
                lambda library, _work: library.versions(document.id),
                owner=self,
                key="versions",
                done=self._offer_versions,
            )

    def _offer_versions(self, versions: Sequence[Document]) -> None:
        """A menu of the versions, where the document stands in the list."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for version in versions:
            action = menu.addAction(line(moment(version.imported_at)))
            action.triggered.connect(lambda _on, each=version: self.document_chosen.emit(each))
        at = self.list.visualRect(self.list.currentIndex()).center()
        menu.popup(self.list.viewport().mapToGlobal(at))

    # What else can be done with one ---------------------------------------------------------

    def _copy_title(self) -> None:
        if self.current is not None:
            QGuiApplication.clipboard().setText(self.current.title)

    def _collect(self) -> None:
        at = self.list.visualRect(self.list.currentIndex()).center()
        self._changes.offer_collections(self.chosen, self.list.viewport().mapToGlobal(at))

    def _delete(self) -> None:
        """Into the trash: what comes next is chosen, so that the keys go on from there."""
        row = min(self.list.chosen_rows, default=-1)
        gone = self.chosen
        self._changes.delete(gone)
        left = [document for document in self.model.rows if document not in gone]
        self.model.show(left)
        self.list.show_row(min(row, len(left) - 1))


def _age(document: Document) -> tuple[str, str, int]:
    """Sorts by date of publication; those without one come last."""
    return published(document) or "", document.imported_at, document.id
