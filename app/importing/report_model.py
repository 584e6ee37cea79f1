"""The report of an import as a table: file, outcome, reason; filtered and sorted in itself.

Qt's own filter asks a Python model about every row again and again: with 10,000 files the window
would stand still. Here a filter is one pass over what was made ready once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.translation import translate
from app.wording import isolated, line, outcome_name, reason_words
from index.documents import FileReport, Outcome

REPORT_ROLE = Qt.ItemDataRole.UserRole
FILE, STATE, REASON = range(3)
# What needs a person's eyes comes first.
_ORDER = {
    outcome: place
    for place, outcome in enumerate(
        (
            *(Outcome.FAILED, Outcome.REFUSED, Outcome.NEEDS_OCR, Outcome.EMPTY, Outcome.PENDING),
            *(Outcome.DUPLICATE, Outcome.IMPORTED),
        )
    )
}

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Row:
    """A file with what is seen of it and what is looked for in it."""

    file: FileReport
    cells: tuple[str, str, str]
    key: str


class ReportModel(QAbstractTableModel):
    """One row a file; those that did not come in first, until a column sorts them."""

    def __init__(self) -> None:
        super().__init__()
        self.files: Sequence[FileReport] = ()
        self._rows: list[_Row] = []  # all, in the order of the import
        self._shown: list[_Row] = []
        self._outcome: Outcome | None = None
        self._text = ""
        self._sorting: tuple[int, bool] = (-1, False)

    @property
    def shown(self) -> list[FileReport]:
        """The files that pass the filter, in the order shown."""
        return [row.file for row in self._shown]

    def show(self, files: Sequence[FileReport]) -> None:
        """Replace all rows; nothing is filtered."""
        self.files = files
        self._rows = [_row(file) for file in files]
        self._outcome, self._text = None, ""
        self._renew()

    def keep(self, outcome: Outcome | None) -> None:
        """Show only files of an outcome; None shows all."""
        self._outcome = outcome
        self._renew()

    def find(self, text: str) -> None:
        """Show only files with ``text`` in their path, outcome or reason."""
        self._text = _folded(text.strip())
        self._renew()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By the words of a column; -1 brings back the first order."""
        self._sorting = (column, order is Qt.SortOrder.DescendingOrder)
        self._renew()

    def _renew(self) -> None:
        self.beginResetModel()
        shown = [
            row
            for row in self._rows
            if (self._outcome is None or row.file.outcome is self._outcome)
            and self._text in row.key
        ]
        column, backwards = self._sorting
        self._shown = sorted(shown, key=_sorter(column), reverse=backwards)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's name and default
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's name and default
        return 0 if parent.isValid() else 3

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return dict(enumerate(column_names())).get(section)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == REPORT_ROLE:
            return row.file
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            whole = line(isolated(row.file.path)) if index.column() == FILE else None
            return whole or row.cells[index.column()]
        return None


def column_names() -> tuple[str, str, str]:
    """What the columns are called."""
    return (
        translate("ReportModel", "File"),
        translate("ReportModel", "Outcome"),
        translate("ReportModel", "Reason"),
    )


def told(file: FileReport) -> tuple[str, str]:
    """Outcome and reason as they are written to a CSV file, in the interface's language."""
    return outcome_name(file.outcome), reason_words(file)


def _row(file: FileReport) -> _Row:
    outcome, reason = told(file)
    name = isolated(PurePath(file.path).name or file.path)
    key = _folded("\n".join((file.path, outcome, reason)))
    return _Row(file, (name, outcome, line(reason) if reason else ""), key)


def _folded(text: str) -> str:
    """Without case, vowel marks and the marks that isolate."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if unicodedata.category(letter) not in ("Mn", "Cf"))


def _sorter(column: int) -> Callable[[_Row], tuple[int, str]]:
    if column in (-1, STATE):
        return lambda row: (_ORDER[row.file.outcome], "")
    return lambda row: (0, _folded(row.cells[column]))
