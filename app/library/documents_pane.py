"""The documents of a shelf: the list from which one is opened or deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QMenu, QMessageBox, QVBoxLayout

from app.buttons import CutLabel
from app.commands.command import Command, Group
from app.commands.commands import Commands
from app.library.documents import DOCUMENT_ROLE, DocumentDelegate, DocumentModel, published
from app.lists import CardList
from app.session import Session
from app.theme import Theme
from app.translation import Phrase, translate
from app.wording import isolated, line, moment
from app.workers import Lane
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
DELETE = Command(
    id="library.delete",
    name=Phrase("DocumentsPane", "Delete from the library…"),
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

    def __init__(self, session: Session, theme: Theme, commands: Commands) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._session = session
        self.model = DocumentModel()
        self.list = CardList(self.model, translate("DocumentsPane", "Documents"))
        self._delegate = DocumentDelegate(theme)
        self.list.set_delegate(self._delegate)
        self.list.chosen.connect(self._chosen)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
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
            commands.add(DELETE, self._ask_delete, owner=self.list),
        ]

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def show_documents(self, name: str, documents: Sequence[Document]) -> None:
        """Show the documents of a shelf, newest first; the chosen one stays chosen."""
        before = self.current
        self._name.set_text(name)
        newest = sorted(documents, key=_age, reverse=True)
        self.model.show(newest)
        self.list.show_row(self.model.row_of(before.id) if before else -1)

    @property
    def current(self) -> Document | None:
        """The chosen document."""
        index = self.list.currentIndex()
        return index.data(DOCUMENT_ROLE) if index.isValid() else None

    def _chosen(self, index: QModelIndex) -> None:
        self.document_chosen.emit(index.data(DOCUMENT_ROLE))

    def _menu(self, at: QPoint) -> None:
        if self.list.indexAt(at).isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self._menu_actions)
            menu.popup(self.list.viewport().mapToGlobal(at))

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

    def _ask_delete(self) -> None:
        document = self.current
        if document is None:
            return
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        question = translate("DocumentsPane", "Delete “{title}” from the library?")
        box.setText(line(question.format(title=isolated(document.title))))
        box.setInformativeText(
            translate(
                "DocumentsPane",
                "The library's copy goes too, and what came inside it. The file that it was"
                " imported from stays where it is.",
            )
        )
        delete = box.addButton(
            translate("DocumentsPane", "Delete"), QMessageBox.ButtonRole.DestructiveRole
        )
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        delete.clicked.connect(lambda: self.delete(document))
        box.open()

    def delete(self, document: Document) -> None:
        """Delete a document from the library; the list follows when it is gone."""
        self._session.run(
            lambda library, _work: library.delete([document.id]),
            owner=self,
            key=f"delete {document.id}",
            lane=Lane.WRITE,
            done=lambda _none: None,
        )


def _age(document: Document) -> tuple[str, str, int]:
    """Sorts by date of publication; those without one come last."""
    return published(document) or "", document.imported_at, document.id
