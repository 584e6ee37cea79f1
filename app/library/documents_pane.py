"""The documents of a shelf: the list from which one is opened or deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFrame, QMenu, QMessageBox, QVBoxLayout

from app.buttons import CutLabel
from app.library.documents import DOCUMENT_ROLE, DocumentDelegate, DocumentModel, published
from app.lists import CardList
from app.session import Session
from app.theme import Theme
from app.translation import translate
from app.wording import isolated, line
from app.workers import Lane
from index.documents import Document


class DocumentsPane(QFrame):
    """``document_chosen``: the person went to a document."""

    document_chosen = Signal(Document)

    def __init__(self, session: Session, theme: Theme) -> None:
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
        self._delete = QAction(translate("DocumentsPane", "Delete from the library…"), self.list)
        self._delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self._delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._delete.triggered.connect(self._ask_delete)
        self._copy = QAction(translate("DocumentsPane", "Copy the title"), self.list)
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self._copy_title)
        self.list.addActions([self._copy, self._delete])

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
            menu.addActions(self.list.actions())
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
