"""The hits of a query as an item model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.wording import isolated, language_name, line
from index.documents import Hit

HIT_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class HitModel(QAbstractListModel):
    """Hits, best first."""

    def __init__(self) -> None:
        super().__init__()
        self.hits: Sequence[Hit] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def row_of(self, hit: Hit) -> int:
        """The row of the hit at the same place of the same document; -1 without one."""
        places = (_place(held) for held in self.hits)
        return next((row for row, place in enumerate(places) if place == _place(hit)), -1)

    def of_document(self, document_id: int) -> list[Hit]:
        """The hits of one document."""
        return [hit for hit in self.hits if hit.document.id == document_id]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's name and default
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return sentence_of(hit)
        if role == Qt.ItemDataRole.ToolTipRole:
            return line(isolated(hit.document.title))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            language = language_name(hit.paragraph.language)
            return f"{isolated(hit.document.title)}, {language}: {isolated(sentence_of(hit))}"
        return None


def sentence_of(hit: Hit) -> str:
    """The best sentence, or the paragraph where none stands out."""
    start, end = hit.sentence
    return hit.paragraph.text[start:end] or hit.paragraph.text


def _place(hit: Hit) -> tuple[int, int]:
    return hit.document.id, hit.paragraph.number
