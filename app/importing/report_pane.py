"""The report of an import: what came in, what did not and why; to filter, copy and try again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
)

from app.buttons import IconButton
from app.cards import card_font
from app.chips import ChipRow
from app.importing.report_model import FILE, REASON, REPORT_ROLE, STATE, ReportModel, StateFilter
from app.theme import Theme
from app.translation import translate
from app.wording import number, state_name
from index.documents import FileReport, FileState, ImportReport

_AGAIN = (FileState.FAILED, FileState.REFUSED, FileState.EMPTY, FileState.PENDING)


class ReportPane(QFrame):
    """``closed``: back to reading. ``document_wanted``: the id of one that came in.

    ``retry_wanted``: the files that did not come in, to be tried again.
    """

    closed = Signal()
    document_wanted = Signal(int)
    retry_wanted = Signal(list)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("paper")
        self._model = ReportModel()
        self._filter = StateFilter()
        self._model.setParent(self)
        self._filter.setParent(self)
        self._filter.setSourceModel(self._model)
        self.table = self._make_table()
        self._close = IconButton("x", translate("ReportPane", "Close the report"), theme)
        self._close.clicked.connect(self.closed)
        self._chips = ChipRow(translate("ReportPane", "Outcomes"))
        self._chips.picked.connect(self._filter.keep)
        self._retry = QPushButton(translate("ReportPane", "Try again what did not come in"))
        self._retry.clicked.connect(self._try_again)
        self._build()

    def _build(self) -> None:
        title = QLabel(translate("ReportPane", "Report of the import"))
        title.setFont(card_font(18, strong=True))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self._close)
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 20, 28, 24)
        box.setSpacing(14)
        box.addLayout(head)
        box.addWidget(self._chips)
        box.addWidget(self.table, 1)
        box.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeading)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._filter)
        table.setAccessibleName(translate("ReportPane", "Files of the import"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setSortingEnabled(True)
        table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        columns = table.horizontalHeader()
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        for column, mode in (
            (FILE, QHeaderView.ResizeMode.Interactive),
            (STATE, QHeaderView.ResizeMode.ResizeToContents),
            (REASON, QHeaderView.ResizeMode.Stretch),
        ):
            columns.setSectionResizeMode(column, mode)
        columns.resizeSection(FILE, 240)
        table.activated.connect(self._activated)
        copy = QAction(translate("ReportPane", "Copy"), table)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        table.addAction(copy)
        return table

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._close.set_theme(theme)

    def show_report(self, report: ImportReport) -> None:
        """Show a report; first the files that did not come in."""
        self._model.show(sorted(report.files, key=lambda file: file.state is FileState.IMPORTED))
        chips: list[tuple[str, object]] = [
            (f"{state_name(state)} {number(report.count(state))}", state)
            for state in FileState
            if report.count(state)
        ]
        everything = translate("ReportPane", "All", "files")
        chips.insert(0, (f"{everything} {number(len(report.files))}", None))
        self._chips.show_chips(chips, None)
        self._retry.setVisible(bool(self._to_retry()))
        self._filter.keep(None)
        self.table.selectRow(0)
        self.table.setFocus()

    def files_shown(self) -> Sequence[FileReport]:
        """The files that pass the filter, in the order shown."""
        rows = range(self._filter.rowCount())
        return [self._filter.index(row, FILE).data(REPORT_ROLE) for row in rows]

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, or all: one line a file, tabs between cells."""
        chosen = sorted({index.row() for index in self.table.selectedIndexes()})
        rows = chosen or range(self._filter.rowCount())
        columns = range(self._filter.columnCount())
        lines = (
            "\t".join(str(self._filter.index(row, column).data()) for column in columns)
            for row in rows
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _activated(self, index: QModelIndex) -> None:
        file = index.data(REPORT_ROLE)
        if file.document_id is not None:
            self.document_wanted.emit(file.document_id)

    def _to_retry(self) -> list[Path]:
        files = (file for file in self._model.files if file.state in _AGAIN)
        return list(dict.fromkeys(Path(file.path) for file in files))

    def _try_again(self) -> None:
        self.retry_wanted.emit(self._to_retry())
