"""The matrix of a watch list as an item model: queries down, documents or periods across."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from app.reader.header import date_text
from app.theme import Theme
from app.translation import translate
from app.wording import coded_words, isolated, language_name, number, passages_count
from index.documents import WatchBy, WatchCell, WatchMatrix

CELL_ROLE = Qt.ItemDataRole.UserRole
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
        """What a cell shows and how, by role."""
        font = QFont()
        font.setBold(cell.best >= _STRONG)
        return {
            CELL_ROLE: cell,
            Qt.ItemDataRole.DisplayRole: number(cell.count),
            Qt.ItemDataRole.TextAlignmentRole: Qt.AlignmentFlag.AlignCenter,
            Qt.ItemDataRole.BackgroundRole: self._tint(cell),
            Qt.ItemDataRole.ForegroundRole: self.theme.color(
                "on_word_strong" if cell.best >= _STRONG else "text"
            ),
            Qt.ItemDataRole.FontRole: font,
        }

    def _tint(self, cell: WatchCell) -> QColor:
        token = "band" if cell.best < _FAIR else "word_weak"
        return self.theme.color("word_strong" if cell.best >= _STRONG else token)

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
