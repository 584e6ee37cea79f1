"""The list of documents: title, language, date and source of each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.cards import META_STEP, TITLE_STEP, CardPainter
from app.dates import date_text
from app.reader.header import source_name
from app.rows import ROW_ROLE, RowModel
from app.theme import Theme
from app.translation import translate
from app.wording import DOT, isolated, language_name, line, note_words
from index.documents import DateCertainty, Document, WatchedState

DOCUMENT_ROLE = ROW_ROLE
STATE_ROLE = Qt.ItemDataRole.UserRole + 1  # what the person decided, in a word; empty for nothing
_PADDING_Y = 10

Index = QModelIndex | QPersistentModelIndex


def facts(document: Document) -> str:
    """Date and source in one line, whichever are known."""
    source = source_name(document.source) or ", ".join(document.authors) or _file_name(document)
    known = (_mark(document), date_text(published(document), QLocale()), source)
    return line(DOT.join(isolated(fact) for fact in known if fact))


def _mark(document: Document) -> str:
    """What became of the file, where that is to be known."""
    if document.watched is WatchedState.MISSING:
        return translate("DocumentModel", "file missing")
    if document.watched is WatchedState.UNREAD:
        return translate("DocumentModel", "file changed, not readable")
    return translate("DocumentModel", "changed") if document.earlier_versions else ""


def with_state(state: str, text: str) -> str:
    """A second line, what the person decided before it."""
    return line(DOT.join(part for part in (state, text) if part))


def published(document: Document) -> str | None:
    """The date of the article; a file's own date says nothing about it."""
    return None if document.date_certainty is DateCertainty.FILE else document.date


def _file_name(document: Document) -> str:
    return PurePath(document.path).name if document.path else ""


class DocumentModel(RowModel[Document]):
    """Documents as an item model, in the order given."""

    def __init__(self) -> None:
        super().__init__()
        self.states: Mapping[int, str] = {}  # by document, in a word

    def row_of(self, document_id: int) -> int:
        """The row of a document; -1 if it is not shown."""
        ids = (document.id for document in self.rows)
        return next((number for number, held in enumerate(ids) if held == document_id), -1)

    def told(self, document: Document, role: int) -> object:
        return _data(document, self.states.get(document.id, ""), role)


def _data(document: Document, state: str, role: int) -> object:
    if role == STATE_ROLE:
        return state
    if role == Qt.ItemDataRole.DisplayRole:
        return document.title
    if role == Qt.ItemDataRole.ToolTipRole:
        notes = (note_words(note) for note in document.notes)
        return "\n".join([line(isolated(document.title)), facts(document), *notes])
    if role == Qt.ItemDataRole.AccessibleTextRole:
        parts = (isolated(document.title), language_name(document.language), state)
        return ", ".join(filter(None, parts))
    return None


class DocumentDelegate(QStyledItemDelegate):
    """Paints a document of the list."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802  Qt's name
        return QSize(option.rect.width(), 2 * _PADDING_Y + TITLE_STEP + META_STEP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        document = index.data(DOCUMENT_ROLE)
        painter.save()
        card = CardPainter(painter, option, self.theme)
        card.ground()
        y = card.row.top() + _PADDING_Y
        card.title(y, document.title, language_name(document.language))
        card.meta(y + TITLE_STEP, with_state(index.data(STATE_ROLE), facts(document)))
        painter.restore()
