"""Asks which column of a table of articles is what, beside its first rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.buttons import primary
from app.session import Session
from app.translation import translate
from app.wording import column_role_name, files_count, isolated, line, problem_words
from index.documents import COLUMN_ROLES, FileReport, TablePreview

_SIZE_PX = QSize(780, 620)
_COLUMN_PX = 180
_ROW_PX = 40
_CELL_CHARACTERS = 160


class ColumnsDialog(QDialog):
    """``take`` gets role → name of the column, "" where the person says that there is none."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        files: Sequence[FileReport],
        take: Callable[[dict[str, str]], None],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("ColumnsDialog", "Columns of the table"))
        self.resize(_SIZE_PX)
        self._take = take
        self._preview: TablePreview | None = None
        self._text = QLabel(line(_question(files)))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self.roles = {role: QComboBox() for role in COLUMN_ROLES}
        form = QFormLayout()
        for role, box in self.roles.items():
            box.setAccessibleName(column_role_name(role))
            box.activated.connect(lambda _row, role=role: self._chosen(role))
            form.addRow(column_role_name(role), box)
        self.table = _table()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        text = translate("ColumnsDialog", "Read it this way")
        self._ok = primary(buttons.addButton(text, QDialogButtonBox.ButtonRole.AcceptRole))
        self._ok.setEnabled(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self._text)
        layout.addLayout(form)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        session.run(
            lambda library, _work: library.table_preview(files[0]),
            owner=self,
            key="preview",
            done=self._show,
            failed=lambda error: self._text.setText(line(problem_words(error))),
        )

    def columns(self) -> dict[str, str]:
        """What the person says: role → name of the column, or ""."""
        return {role: str(box.currentData() or "") for role, box in self.roles.items()}

    def _show(self, preview: TablePreview) -> None:
        self._preview = preview
        none = translate("ColumnsDialog", "None", "column")
        for role, box in self.roles.items():
            box.addItem(none, "")
            for name in preview.names:
                box.addItem(isolated(name), name)
            box.setCurrentIndex(max(0, box.findData(preview.columns.get(role, ""))))
        self.table.setColumnCount(len(preview.names))
        self.table.setRowCount(len(preview.rows))
        for row, cells in enumerate(preview.rows):
            for column, cell in enumerate(cells):
                text = " ".join(cell.split())
                item = QTableWidgetItem(isolated(text[:_CELL_CHARACTERS]))
                item.setToolTip(isolated(text))
                self.table.setItem(row, column, item)
        self._name_columns()
        self._ok.setEnabled(True)
        self.roles["title"].setFocus()

    def _chosen(self, role: str) -> None:
        """A column is one thing: who had it before has none now."""
        name = self.roles[role].currentData()
        for other, box in self.roles.items():
            if name and other != role and box.currentData() == name:
                box.setCurrentIndex(0)
        self._name_columns()

    def _name_columns(self) -> None:
        if self._preview is None:
            return
        said = {name: role for role, name in self.columns().items() if name}
        headings = [
            f"{isolated(name)}: {column_role_name(said[name])}" if name in said else isolated(name)
            for name in self._preview.names
        ]
        self.table.setHorizontalHeaderLabels([line(heading) for heading in headings])

    def accept(self) -> None:
        chosen = self.columns()
        super().accept()
        self._take(chosen)


def _table() -> QTableWidget:
    table = QTableWidget()
    table.setAccessibleName(translate("ColumnsDialog", "First rows"))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(_ROW_PX)
    table.horizontalHeader().setDefaultSectionSize(_COLUMN_PX)
    table.horizontalHeader().setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    )
    table.horizontalHeader().setStretchLastSection(True)
    return table


def _question(files: Sequence[FileReport]) -> str:
    name = isolated(files[0].path.replace("\\", "/").rpartition("/")[2])
    if len(files) == 1:
        words = translate("ColumnsDialog", "Say which column of {name} is what.")
        return words.format(name=name)
    words = translate(
        "ColumnsDialog", "Say which column of {name} is what. It holds for all of {files}."
    )
    return words.format(name=name, files=files_count(len(files)))
