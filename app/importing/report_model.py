"""The report of an import as a table: file, outcome, reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from app.translation import translate
from app.wording import coded_words, isolated, line, state_name
from index.documents import FileReport, FileState

REPORT_ROLE = Qt.ItemDataRole.UserRole
FILE, STATE, REASON = range(3)

Index = QModelIndex | QPersistentModelIndex


class ReportModel(QAbstractTableModel):
    """One row a file, in the order of the import."""

    def __init__(self) -> None:
        super().__init__()
        self.files: Sequence[FileReport] = ()

    def show(self, files: Sequence[FileReport]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.files = files
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's name and default
        return 0 if parent.isValid() else len(self.files)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's name and default
        return 0 if parent.isValid() else 3

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = {
            FILE: translate("ReportModel", "File"),
            STATE: translate("ReportModel", "Outcome"),
            REASON: translate("ReportModel", "Reason"),
        }
        return names.get(section)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        file = self.files[index.row()]
        if role == REPORT_ROLE:
            return file
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(file, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            whole = line(isolated(file.path)) if index.column() == FILE else None
            return whole or _cell(file, index.column())
        return None


class StateFilter(QSortFilterProxyModel):
    """Keeps the files that ended in one way, or all; sorts by the words that are seen."""

    def __init__(self) -> None:
        super().__init__()
        self._state: FileState | None = None
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def keep(self, state: FileState | None) -> None:
        """Show only files of ``state``; None shows all."""
        self._state = state
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802  Qt's name
        file = self.sourceModel().index(row, FILE, parent).data(REPORT_ROLE)
        return self._state is None or file.state is self._state


def _cell(file: FileReport, column: int) -> str:
    if column == FILE:
        return isolated(PurePath(file.path).name or file.path)
    if column == STATE:
        return state_name(file.state)
    return line(coded_words(file.reason, file.path, file.detail)) if file.reason else ""
