"""The matrix of a watch list as an item model: queries down, documents or periods across."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.cards import card_font
from app.reader.header import date_text
from app.theme import Theme
from app.translation import translate
from app.wording import coded_words, isolated, language_name, number, passages_count
from index.documents import WatchBy, WatchCell, WatchMatrix

CELL_ROLE = Qt.ItemDataRole.UserRole
_NUMBER_PX = 13
_STRONG, _FAIR = 0.7, 0.45  # chance of the best passage, from which a cell is tinted more

Index = QModelIndex | QPersistentModelIndex


class Crossing(NamedTuple):
    """A query and the documents in which it is answered."""

    query: str
    documents: tuple[int, ...]


class MatrixModel(QAbstractTableModel):
    """Reads cells as they are painted: a matrix of any size costs nothing to show."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.matrix: WatchMatrix | None = None

    def show(self, matrix: WatchMatrix | None) -> None:
        """Replace all rows and columns."""
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def crossing(self, row: int, column: int) -> Crossing | None:
        """What a cell stands for; None where nothing answers."""
        cell = self._cell(row, column)
        if self.matrix is None or cell is None:
            return None
        return Crossing(self.matrix.terms[row], cell.documents)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's name and default
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.terms)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's name and default
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.columns)

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self.matrix is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._row_head(section, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            column = self.matrix.columns[section]
            return column_name(self.matrix.by, column.key, column.title)
        return None

    def _row_head(self, row: int, role: int) -> object:
        assert self.matrix is not None
        code = self.matrix.problems.get(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return isolated(self.matrix.terms[row])
        if role == Qt.ItemDataRole.ToolTipRole:
            return coded_words(code, self.matrix.terms[row]) if code else self.matrix.terms[row]
        if role == Qt.ItemDataRole.ForegroundRole and code:
            return self.theme.color("error")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self._cell(index.row(), index.column()) if index.isValid() else None
        if cell is None:
            return None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(index, cell)
        return self._looks(cell).get(role)

    def _looks(self, cell: WatchCell) -> dict[int, object]:
        """What a cell shows, by role; how it is painted is the delegate's."""
        return {CELL_ROLE: cell, Qt.ItemDataRole.DisplayRole: number(cell.count)}

    def _told(self, index: Index, cell: WatchCell) -> str:
        assert self.matrix is not None
        column = self.matrix.columns[index.column()]
        name = column_name(self.matrix.by, column.key, column.title)
        term = isolated(self.matrix.terms[index.row()])
        return f"{term}, {name}: {passages_count(cell.count)}"

    def _cell(self, row: int, column: int) -> WatchCell | None:
        if self.matrix is None:
            return None
        return self.matrix.cells.get((row, self.matrix.columns[column].key))


class CellDelegate(QStyledItemDelegate):
    """Paints a cell in a tint as strong as the best chance in it: a style sheet would not."""

    def __init__(self, model: MatrixModel) -> None:
        super().__init__(model)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, cell = self._model.theme, index.data(CELL_ROLE)
        painter.save()
        if isinstance(cell, WatchCell):
            painter.fillRect(option.rect, theme.color(tint_of(cell)))
            painter.setFont(card_font(_NUMBER_PX, strong=cell.best >= _STRONG))
            ink = "on_word_strong" if cell.best >= _STRONG else "text"
            painter.setPen(theme.color(ink))
            painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, number(cell.count))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()


def tint_of(cell: WatchCell) -> str:
    """The theme's token for the best chance in a cell."""
    if cell.best >= _STRONG:
        return "word_strong"
    return "word_weak" if cell.best >= _FAIR else "band"


def column_name(by: WatchBy, key: str, title: str) -> str:
    """What stands over a column."""
    if by is WatchBy.DOCUMENT:
        return isolated(title)
    if not key:
        in_none = translate("Matrix", "In no collection")
        return in_none if by is WatchBy.COLLECTION else translate("Matrix", "No exact date")
    if by is WatchBy.LANGUAGE:
        return language_name(key)
    if by is WatchBy.COLLECTION:
        return isolated(key)
    words = date_text(key, QLocale()) or key
    return translate("Matrix", "Week of {date}").format(date=words) if by is WatchBy.WEEK else words
