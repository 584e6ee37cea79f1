"""The table of a report: rows of one height, so that ten thousand cost no more than twenty."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.importing.report_model import FILE, REASON, STATE, ReportModel
from app.translation import translate

_ROW_PX = 52  # two lines; the whole reason stands below the table
_FILE_PX, _STATE_PX = 240, 130

Index = QModelIndex | QPersistentModelIndex


class ReportTable(QTableView):
    """Chooses whole rows; sorts by the column that is clicked."""

    def __init__(self, model: ReportModel) -> None:
        super().__init__()
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(translate("ReportPane", "Files of the import"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setItemDelegateForColumn(FILE, _NameDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        columns = self.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        for column, mode in (
            (FILE, QHeaderView.ResizeMode.Interactive),
            (STATE, QHeaderView.ResizeMode.Interactive),
            (REASON, QHeaderView.ResizeMode.Stretch),
        ):
            columns.setSectionResizeMode(column, mode)
        columns.resizeSection(FILE, _FILE_PX)
        columns.resizeSection(STATE, _STATE_PX)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)

    def choose_row(self, row: int) -> None:
        """Choose a row. Qt's ``selectRow`` finds no column in a window that is mirrored."""
        flag = QItemSelectionModel.SelectionFlag
        index = self.model().index(row, FILE)
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)


class _NameDelegate(QStyledItemDelegate):
    """Cuts long names in their middle: they begin alike, and their end says what they are."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802  Qt's name
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle  # type: ignore[attr-defined]
