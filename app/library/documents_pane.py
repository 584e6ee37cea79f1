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
from app.wording import isolated, line
from app.workers import Lane
from index.documents import Document

COPY_TITLE = Command(
    id="library.copy_title",
    name=Phrase("DocumentsPane", "Copy the title"),
    group=Group.LIBRARY,
    keys=("Ctrl+C",),
    local=True,
)
DELETE = Command(
    id="library.delete",
    name=Phrase("DocumentsPane", "Delete from the library…"),
    group=Group.LIBRARY,
    keys=("Del",),
    local=True,
)


class DocumentsPane(QFrame):
    """``document_chosen``: the person went to a document."""

    document_chosen = Signal(Document)

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
