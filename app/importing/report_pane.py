"""The report of an import: what came in, what did not and why; to filter, export and try again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.announcing import announce
from app.buttons import IconButton, dim_label
from app.cards import card_font
from app.chips import ChipRow
from app.flow import FlowLayout
from app.importing.choosing import choose_csv
from app.importing.report_model import REPORT_ROLE, ReportModel, column_names, told
from app.importing.report_table import ReportTable
from app.layouts import flowing
from app.session import Session
from app.theme import Theme
from app.translation import translate
from app.wording import (
    DOT,
    files_count,
    isolated,
    line,
    moment,
    number,
    outcome_name,
    reason_words,
)
from index.documents import FileReport, ImportReport, ImportSummary, Outcome

# Tried again when nothing is chosen.
_AGAIN = (Outcome.FAILED, Outcome.REFUSED, Outcome.EMPTY, Outcome.NEEDS_OCR, Outcome.PENDING)
_TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".json")
_DOUBT = "doubtful_encoding"


class ReportPane(QFrame):
    """``closed``: back to reading. ``document_wanted``: the id of one that came in.

    ``retry_wanted``: files to be tried again as they are; ``encoding_wanted`` and
    ``columns_wanted``: files about which the person wants to say more first.
    """

    closed = Signal()
    document_wanted = Signal(int)
    retry_wanted = Signal(list)
    encoding_wanted = Signal(list)
    columns_wanted = Signal(list)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("paper")
        self._session = session
        self._report: ImportReport | None = None
        self.model = ReportModel()
        self.table = ReportTable(self.model)
        self.table.activated.connect(self._activated)
        self._close = IconButton("x", translate("ReportPane", "Close the report"), theme)
        self._close.clicked.connect(self.closed)
        self.imports = QComboBox()
        self.imports.setAccessibleName(translate("ReportPane", "Imports"))
        self.imports.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.imports.activated.connect(self._import_chosen)
        self.chips = ChipRow(translate("ReportPane", "Outcomes"))
        self.chips.picked.connect(self._keep)
        self.field = QLineEdit()
        self.field.setPlaceholderText(translate("ReportPane", "Find a file or a reason"))
        self.field.setAccessibleName(translate("ReportPane", "Find a file or a reason"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._find)
        self._detail = dim_label(size=13)
        self._detail.setWordWrap(True)
        self._detail.setTextFormat(Qt.TextFormat.PlainText)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry = QPushButton()
        self.retry.clicked.connect(lambda: self.retry_wanted.emit(self._to_retry()))
        self.encoding = QPushButton(translate("ReportPane", "Another encoding…"))
        self.encoding.clicked.connect(lambda: self.encoding_wanted.emit(self._to_decode()))
        self.columns = QPushButton(translate("ReportPane", "Columns…"))
        self.columns.clicked.connect(lambda: self.columns_wanted.emit(self._tables()))
        self.export = QPushButton(translate("ReportPane", "Export as CSV…"))
        self.export.clicked.connect(self._choose_export)
        self._build()
        self._make_copy()
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.model.modelReset.connect(self._selected)
        self._selected()

    def _build(self) -> None:
        title = QLabel(translate("ReportPane", "Report of the import"))
        title.setFont(card_font(18, strong=True))
        title.setWordWrap(True)
        head, filters = QHBoxLayout(), QHBoxLayout()
        below = QWidget()
        foot = FlowLayout(below, gap=8)
        head.addWidget(title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        filters.addWidget(self.field, 1)
        for button in (self.retry, self.encoding, self.columns, self.export):
            foot.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 20, 28, 20)
        box.setSpacing(12)
        box.addLayout(head)
        box.addWidget(flowing(self.imports))
        box.addWidget(self.chips)
        box.addLayout(filters)
        box.addWidget(self.table, 1)
        box.addWidget(self._detail)
        box.addWidget(below)

    def _make_copy(self) -> None:
        copy = QAction(translate("ReportPane", "Copy"), self.table)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.table.addAction(copy)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._close.set_theme(theme)

    # Showing --------------------------------------------------------------------------------

    def show_report(self, report: ImportReport) -> None:
        """Show a report; first the files that did not come in."""
        self._report = report
        counts = dict.fromkeys(Outcome, 0)
        for file in report.files:
            counts[file.outcome] += 1
        everything = translate("ReportPane", "All", "files")
        chips: list[tuple[str, object]] = [(f"{everything} {number(len(report.files))}", None)]
        chips += [
            (f"{outcome_name(outcome)} {number(count)}", outcome)
            for outcome, count in counts.items()
            if count
        ]
        self.chips.show_chips(chips, None)
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self.model.show(report.files)
        self.table.choose_row(0)
        self.table.setFocus()
        self._list_imports()

    def show_newest(self) -> None:
        """Show the report of the newest import; nothing happens where there is none."""
        self._session.run(
            lambda library, _work: library.import_reports(1),
            owner=self,
            key="report",
            done=lambda reports: self.show_report(reports[0]) if reports else None,
        )

    def _list_imports(self) -> None:
        self._session.run(
            lambda library, _work: library.imports(),
            owner=self,
            key="imports",
            done=self._show_imports,
        )

    def _show_imports(self, imports: Sequence[ImportSummary]) -> None:
        self.imports.clear()
        for each in imports:
            self.imports.addItem(_summary(each), each.job_id)
        if self._report is not None:
            self.imports.setCurrentIndex(self.imports.findData(self._report.job_id))

    def _import_chosen(self, row: int) -> None:
        job_id = self.imports.itemData(row)
        self._session.run(
            lambda library, _work: library.import_report(job_id),
            owner=self,
            key="report",
            done=self.show_report,
        )

    def _keep(self, outcome: Outcome | None) -> None:
        self.model.keep(outcome)
        self.table.choose_row(0)

    def _find(self, text: str) -> None:
        self.model.find(text)
        self.table.choose_row(0)
        announce(self, files_count(self.model.rowCount()))

    # What is chosen -------------------------------------------------------------------------

    def chosen(self) -> list[FileReport]:
        """The files of the chosen rows."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.model.index(row, 0).data(REPORT_ROLE) for row in rows]

    def _selected(self) -> None:
        chosen = self.chosen()
        many = files_count(len(chosen)) if chosen else ""
        self._detail.setText(_detail(chosen[0]) if len(chosen) == 1 else many)
        again = [file for file in chosen if _can_retry(file)]
        self.retry.setText(
            translate("ReportPane", "Try again")
            if again
            else translate("ReportPane", "Try the rest again")
        )
        self.retry.setEnabled(bool(self._to_retry()))
        self.encoding.setEnabled(bool(self._to_decode()))
        self.columns.setEnabled(bool(self._tables()))

    def _to_retry(self) -> list[FileReport]:
        """The chosen files that did not come in; where none is chosen, all of these."""
        chosen = [file for file in self.chosen() if _can_retry(file)]
        return chosen or [file for file in self.model.files if _can_retry(file)]

    def _to_decode(self) -> list[FileReport]:
        """The chosen files whose characters can be read another way; else all that are doubtful."""
        chosen = [file for file in self.chosen() if file.encoding or file.reason == _DOUBT]
        return chosen or [
            file for file in self.model.files if file.reason == _DOUBT or _DOUBT in file.notes
        ]

    def _tables(self) -> list[FileReport]:
        return [file for file in self.chosen() if PurePath(file.path).suffix.lower() in _TABLES]

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, or all: one line a file, tabs between cells."""
        files = self.chosen() or self.model.shown
        lines = ("\t".join((file.path, *told(file))) for file in files)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _activated(self, index: QModelIndex) -> None:
        file = index.data(REPORT_ROLE)
        if file.document_id is not None:
            self.document_wanted.emit(file.document_id)

    def _choose_export(self) -> None:
        choose_csv(self, self.write_csv)

    def write_csv(self, path: Path) -> None:
        """Write the whole report to a file."""
        report = self._report
        if report is None:
            return
        document = translate("ReportPane", "Document")
        self._session.run(
            lambda library, _work: library.write_report(
                report.job_id, path, told=told, columns=(*column_names(), document)
            ),
            owner=self,
            key="export",
            done=lambda _none: announce(self, translate("ReportPane", "The report was written.")),
        )


def _can_retry(file: FileReport) -> bool:
    """Whether it did not come in; a scan that waits in the library for its text did."""
    waits = file.outcome is Outcome.NEEDS_OCR and file.document_id is not None
    return file.outcome in _AGAIN and not waits


def _summary(each: ImportSummary) -> str:
    counts = (f"{outcome_name(outcome)} {number(count)}" for outcome, count in each.counts.items())
    return line(DOT.join((moment(each.started_at), *counts)))


def _detail(file: FileReport) -> str:
    return line("\n".join(filter(None, (isolated(file.path), reason_words(file)))))
