"""The trash: what was deleted and can still be brought back, until it is emptied by name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.buttons import dim_label
from app.cards import META_STEP, TITLE_STEP, CardPainter
from app.library.document_edits import DocumentEdits
from app.lists import CardList
from app.rows import ROW_ROLE, RowModel
from app.session import Session
from app.theme import Theme
from app.translation import translate
from app.wording import documents_count, isolated, language_name, line, moment
from app.workers import Lane
from index.documents import Changes, TrashedDocument

_SIZE_PX = (560, 460)
_PADDING_Y = 10


class TrashModel(RowModel[TrashedDocument]):
    """What is in the trash, newest first."""

    def told(self, row: TrashedDocument, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{isolated(row.title)}, {_when(row)}"
        return None


def _when(row: TrashedDocument) -> str:
    return line(translate("TrashDialog", "deleted {when}").format(when=moment(row.at)))


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(  # noqa: N802  Qt's name
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(option.rect.width(), 2 * _PADDING_Y + TITLE_STEP + META_STEP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: TrashedDocument = index.data(ROW_ROLE)
        painter.save()
        card = CardPainter(painter, option, self.theme)
        card.ground()
        y = card.row.top() + _PADDING_Y
        card.title(y, row.title, language_name(row.language))
        card.meta(y + TITLE_STEP, _when(row))
        painter.restore()


class TrashDialog(QDialog):
    """Lists the trash of the open library, brings back what is chosen, empties it when told to."""

    def __init__(
        self, window: QWidget, session: Session, theme: Theme, changes: DocumentEdits
    ) -> None:
        super().__init__(window)
        self.setWindowTitle(translate("TrashDialog", "Trash"))
        self.resize(*_SIZE_PX)
        self._session = session
        self._changes = changes
        self.model = TrashModel()
        self.list = CardList(self.model, translate("TrashDialog", "Deleted documents"))
        self.list.set_delegate(_Delegate(theme))
        self.list.chosen.connect(self._enable)
        self.list.activated.connect(self._restore)
        self._said = dim_label(size=13)
        self._said.setWordWrap(True)
        self.restore = QPushButton(translate("TrashDialog", "Bring back"))
        self.restore.clicked.connect(self._restore)
        self.empty = QPushButton(translate("TrashDialog", "Empty the trash…"))
        self.empty.clicked.connect(self._ask)
        close = QPushButton(translate("TrashDialog", "Close"))
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(self.empty)
        row.addStretch(1)
        row.addWidget(self.restore)
        row.addWidget(close)
        box = QVBoxLayout(self)
        box.addWidget(self._said)
        box.addWidget(self.list, 1)
        box.addLayout(row)
        session.changed.connect(self._changed)
        session.opening.connect(self.close)
        self.refresh()

    def refresh(self) -> None:
        """Read what is in the trash."""
        if self._session.is_open:
            self._session.run(
                lambda library, _work: library.trash.documents(),
                owner=self,
                key="trash",
                done=self._show,
            )

    def _changed(self, changes: Changes) -> None:
        if changes.documents:
            self.refresh()

    def _show(self, rows: Sequence[TrashedDocument]) -> None:
        row = self.list.row
        self.model.show(rows)
        self.list.show_row(min(max(row, 0), len(rows) - 1))
        nothing = translate("TrashDialog", "The trash is empty.")
        kept = translate(
            "TrashDialog",
            "These documents are found by no search. Text, marks and the library's copies of the"
            " files stay until the trash is emptied.",
        )
        self._said.setText(kept if rows else nothing)
        self._enable()

    def said(self) -> str:
        """What is told above the list."""
        return self._said.text()

    def _enable(self) -> None:
        self.restore.setEnabled(self.list.row >= 0)
        self.empty.setEnabled(bool(self.model.rows))

    def _restore(self) -> None:
        if self.list.row >= 0:
            self._changes.restore(self.model.rows[self.list.row].id)

    def _ask(self) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        question = translate("TrashDialog", "Delete {documents} for good?")
        box.setText(line(question.format(documents=documents_count(len(self.model.rows)))))
        box.setInformativeText(
            translate(
                "TrashDialog",
                "This cannot be undone. The files that they were imported from stay where they"
                " are; their marks stay in the list of marks.",
            )
        )
        delete = box.addButton(
            translate("TrashDialog", "Delete for good"), QMessageBox.ButtonRole.DestructiveRole
        )
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        delete.clicked.connect(self.empty_now)
        box.open()

    def empty_now(self) -> None:
        """Delete for good all that is in the trash."""
        self._said.setText(translate("TrashDialog", "The trash is being emptied…"))
        self.empty.setEnabled(False)
        self._session.run(
            lambda library, work: library.trash.empty(work=work),
            owner=self,
            key="empty",
            lane=Lane.WRITE,
            done=lambda _count: self.refresh(),
        )
