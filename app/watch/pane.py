"""The pane of the watch list: the terms, what they are counted by, and the matrix."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QFrame,
    QInputDialog,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.annotations.edits import Edit, Edits
from app.announcing import announce
from app.buttons import IconButton, dim_label, primary
from app.layouts import split, tool_head
from app.session import Session
from app.theme import Theme
from app.translation import translate
from app.watch.matrix import CellDelegate, Crossing, MatrixModel
from app.wording import passages_count, problem_words
from app.workers import Handle, Lane
from index.documents import Changes, WatchBy, WatchList, WatchMatrix
from index.jobs import Progress, Work

if TYPE_CHECKING:
    from index.library import Library

_KEY = "watch"
_TERMS_PX, _MATRIX_PX, _COLUMN_PX = 280, 900, 150
_ROW_PX = 38


class WatchPane(QFrame):
    """``crossing_chosen``: the person went to a cell. ``closed``: the person has seen enough."""

    crossing_chosen = Signal(Crossing)
    closed = Signal()

    def __init__(self, session: Session, theme: Theme, edits: Edits) -> None:
        super().__init__()
        self.setObjectName("lower")
        self._session = session
        self._edits = edits
        self._run: Handle | None = None
        self._lists: Sequence[WatchList] = ()
        self.model = MatrixModel(theme)
        self.table = self._make_table()
        self.terms = QPlainTextEdit()
        self.terms.setAccessibleName(translate("WatchPane", "Terms, one a line"))
        self.terms.setPlaceholderText(translate("WatchPane", "A question or a term a line"))
        self.terms.setTabChangesFocus(True)
        self._make_head(theme)
        self._build()
        session.opened.connect(self._read_lists)
        session.opening.connect(self.clear)
        session.changed.connect(self._changed)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        self.model.setParent(table)
        table.setAccessibleName(translate("WatchPane", "Terms and where they are answered"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setItemDelegate(CellDelegate(self.model))
        table.verticalHeader().setDefaultSectionSize(_ROW_PX)
        table.horizontalHeader().setDefaultSectionSize(_COLUMN_PX)
        table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        table.verticalHeader().setMaximumWidth(_TERMS_PX)
        table.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        table.activated.connect(self._chosen)
        table.clicked.connect(self._chosen)
        return table

    def _make_head(self, theme: Theme) -> None:
        self.by = QComboBox()
        self.by.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.by.setAccessibleName(translate("WatchPane", "Counted by"))
        for by, words in (
            (WatchBy.DOCUMENT, translate("WatchPane", "by document")),
            (WatchBy.WEEK, translate("WatchPane", "by week")),
            (WatchBy.MONTH, translate("WatchPane", "by month")),
            (WatchBy.YEAR, translate("WatchPane", "by year")),
            (WatchBy.COLLECTION, translate("WatchPane", "by collection")),
            (WatchBy.LANGUAGE, translate("WatchPane", "by language")),
        ):
            self.by.addItem(words, by)
        self.kept = QComboBox()
        self.kept.setAccessibleName(translate("WatchPane", "Kept lists"))
        self.kept.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kept.setMinimumContentsLength(12)
        self.kept.activated.connect(self._take_list)
        self.look = primary(QPushButton(translate("WatchPane", "Look")))
        self.look.clicked.connect(self._look_or_stop)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(140)
        self._bar.hide()
        self._notice = dim_label(size=12)
        keep = IconButton("bookmark", translate("WatchPane", "Keep this list…"), theme)
        keep.clicked.connect(self._ask_name)
        self.forget = IconButton("trash-2", translate("WatchPane", "Delete the kept list"), theme)
        self.forget.clicked.connect(self._delete_list)
        save = IconButton("file-down", translate("WatchPane", "Save as a table…"), theme)
        save.clicked.connect(self._ask_where)
        close = IconButton("x", translate("WatchPane", "Close"), theme)
        close.clicked.connect(self.closed.emit)
        self._tools = [keep, self.forget, save, close]

    def _build(self) -> None:
        head = tool_head(
            translate("WatchPane", "Watch list"),
            (self.kept, self.by, self.look, self._bar),
            self._notice,
            self._tools,
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(split((_padded(self.terms), self.table), (_TERMS_PX, _MATRIX_PX)), 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.model.theme = theme
        for tool in self._tools:
            tool.set_theme(theme)
        self.table.viewport().update()

    # Looking --------------------------------------------------------------------------------

    def open(self) -> None:
        """Be ready for terms."""
        self.terms.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """Forget everything: the library is closed."""
        self._session.bridge.drop(self, _KEY)
        self._over()
        self.model.show(None)
        self._notice.setText("")
        self.kept.clear()

    def wanted(self) -> list[str]:
        """The terms, without empty lines and repetitions."""
        lines = (text.strip() for text in self.terms.toPlainText().splitlines())
        return list(dict.fromkeys(filter(None, lines)))

    def _look_or_stop(self) -> None:
        if self._run is not None:
            self._run.cancel()
            return
        terms, by = self.wanted(), WatchBy(self.by.currentData())
        if not terms or not self._session.is_open:
            return
        self.look.setText(translate("WatchPane", "Stop"))
        self._bar.setRange(0, len(terms))
        self._bar.show()
        self._run = self._session.run(
            lambda library, work: library.watch_list(terms, by, work=work),
            owner=self,
            key=_KEY,
            lane=Lane.FREE,
            done=self._show,
            progress=self._progress,
            failed=self._fail,
            stopped=self._over,
        )

    def _progress(self, progress: Progress) -> None:
        self._bar.setValue(progress.done)

    def _over(self) -> None:
        self._run = None
        self._bar.hide()
        self.look.setText(translate("WatchPane", "Look"))

    def _fail(self, error: Exception) -> None:
        self._over()
        self._notice.setText(problem_words(error))

    def _show(self, matrix: WatchMatrix) -> None:
        self._over()
        self.model.show(matrix)
        count = sum(cell.count for cell in matrix.cells.values())
        nothing = translate("WatchPane", "Nothing in the library is likely to answer these.")
        self._notice.setText(passages_count(count) if count else nothing)
        announce(self, self._notice.text())

    def notice(self) -> str:
        """What is said about the matrix."""
        return self._notice.text()

    def _chosen(self, index: QModelIndex) -> None:
        crossing = self.model.crossing(index.row(), index.column())
        if crossing is not None:
            self.crossing_chosen.emit(crossing)

    # Kept lists -----------------------------------------------------------------------------

    def _changed(self, changes: Changes) -> None:
        if changes.searches:
            self._read_lists()

    def _read_lists(self) -> None:
        if self._session.is_open:
            self._session.run(
                lambda library, _work: library.searches.lists(),
                owner=self,
                key="lists",
                done=self._show_lists,
            )

    def _show_lists(self, lists: Sequence[WatchList]) -> None:
        before = self.kept.currentText()
        self._lists = lists
        self.kept.clear()
        self.kept.addItem(translate("WatchPane", "Kept lists"))
        self.kept.addItems([each.name for each in lists])
        self.kept.setCurrentIndex(max(0, self.kept.findText(before)))

    def _take_list(self, place: int) -> None:
        if place > 0:
            kept = self._lists[place - 1]
            self.terms.setPlainText("\n".join(kept.terms))
            self.by.setCurrentIndex(self.by.findData(kept.by))
            self._look_or_stop()

    def _ask_name(self) -> None:
        if not self.wanted():
            return
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(translate("WatchPane", "Keep this list…"))
        dialog.setLabelText(translate("WatchPane", "Name of the list"))
        if self.kept.currentIndex() > 0:
            dialog.setTextValue(self.kept.currentText())
        dialog.textValueSelected.connect(self.keep)
        dialog.open()

    def keep(self, name: str) -> None:
        """Keep the terms under a name."""
        name, terms, by = name.strip(), self.wanted(), WatchBy(self.by.currentData())
        if name and terms:
            kept = WatchList(name=name, terms=tuple(terms), by=by)
            self._edits.do(Edit(translate("WatchPane", "kept list"), _make, (name, kept)))

    def _delete_list(self) -> None:
        place = self.kept.currentIndex()
        if place > 0:
            name = self._lists[place - 1].name
            self._edits.do(Edit(translate("WatchPane", "deleted list"), _make, (name, None)))

    # Handing over ---------------------------------------------------------------------------

    def _ask_where(self) -> None:
        if self.model.matrix is None:
            return
        dialog = QFileDialog(self, translate("WatchPane", "Save as a table…"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(translate("WatchPane", "Tables (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the matrix as a table."""
        matrix = self.model.matrix
        if matrix is None:
            return

        def write(library: Library, _work: Work) -> None:
            library.write_watch(path, matrix)

        self._session.run(write, owner=self, key="save", done=lambda _none: None)


def _make(library: Library, wanted: tuple[str, WatchList | None]) -> tuple[str, WatchList | None]:
    """Make a kept list be as it is wanted, None for gone; returns what it was."""
    name, kept = wanted
    before = next((each for each in library.searches.lists() if each.name == name), None)
    if kept is None:
        library.searches.delete_list(name)
    else:
        library.searches.keep_list(name, kept.terms, kept.by)
    return name, before


def _padded(widget: QWidget) -> QWidget:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(22, 0, 10, 12)
    box.addWidget(widget)
    return holder
