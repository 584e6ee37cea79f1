"""A list view as the window's panes want it: painted rows, no frame, keys that a reader expects."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QListView, QMenu, QStyledItemDelegate

_BATCH_ROWS = 48
_SOON_MS = 30
_TRIES = 200  # until what is below is given up


class CardList(QListView):
    """``chosen``: the person, or a key, went to a row; ``show_row`` goes there without saying so.

    Rows are as high as the delegate makes them for the width of the list.
    """

    chosen = Signal(QModelIndex)

    def __init__(self, model: QAbstractItemModel, name: str) -> None:
        super().__init__()
        self._quiet = False
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        # Always there: a row's height depends on the width that the bar leaves.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(self._selected)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def set_delegate(self, delegate: QStyledItemDelegate) -> None:
        """How rows are painted."""
        delegate.setParent(self)
        self.setItemDelegate(delegate)

    def choose_many(self) -> None:
        """Let several rows be chosen with Shift and Ctrl; only one alone is gone to."""
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)

    def offer(self, actions: Callable[[QModelIndex], Sequence[QAction]]) -> None:
        """Pop up a menu where the person asks for one: of what ``actions`` gives for that row."""

        def pop_up(at: QPoint) -> None:
            offered = actions(self.indexAt(at))
            if offered:
                menu = QMenu(self)
                menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
                menu.addActions(offered)
                menu.popup(self.viewport().mapToGlobal(at))

        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(pop_up)

    @property
    def chosen_rows(self) -> list[int]:
        """All rows that are chosen, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def lay_out_in_batches(self) -> None:
        """Show the first rows before the heights of all are known: for rows dear to lay out."""
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH_ROWS)

    def show_row(self, row: int) -> None:
        """Choose a row without telling; -1 chooses none."""
        self._quiet = True
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self.model().index(row, 0))
            self._reveal(row)
        self._quiet = False

    def show_rows(self, rows: Sequence[int], current: int) -> None:
        """Choose several rows without telling; the keys go on from ``current``."""
        self.show_row(current)
        self._quiet = True
        for row in rows:
            self.selectionModel().select(
                self.model().index(row, 0), QItemSelectionModel.SelectionFlag.Select
            )
        self._quiet = False

    def scroll_back(self, value: int, *, tries: int = _TRIES) -> None:
        """Scroll to where the list stood before, as soon as so much of it is laid out."""
        bar = self.verticalScrollBar()
        if bar.maximum() >= value or not tries:
            bar.setValue(value)
        else:
            QTimer.singleShot(_SOON_MS, self, lambda: self.scroll_back(value, tries=tries - 1))

    @property
    def is_laid_out(self) -> bool:
        """Whether the places of all rows are known."""
        last = self.model().index(self.model().rowCount() - 1, 0)
        return last.isValid() and not self.visualRect(last).isEmpty()

    def _reveal(self, row: int) -> None:
        """Scroll to a row, as soon as it is laid out."""
        index = self.model().index(row, 0)
        if index.isValid() and self.row == row and self.isVisible():
            if self.visualRect(index).isEmpty():
                QTimer.singleShot(_SOON_MS, self, lambda: self._reveal(row))
            else:
                self.scrollTo(index)

    def choose_row(self, row: int) -> None:
        """Choose a row as a person would."""
        index = self.model().index(row, 0)
        if index.isValid():
            if index == self.currentIndex() and self.selectionModel().isSelected(index):
                self.chosen.emit(index)
            else:
                self.setCurrentIndex(index)

    @property
    def row(self) -> int:
        """The chosen row; -1 without one."""
        index = self.currentIndex()
        return index.row() if index.isValid() else -1

    def _selected(self) -> None:
        left = self.selectionModel().selectedIndexes()
        if not self._quiet and len(left) == 1:  # also where others were taken out of the choice
            self.chosen.emit(left[0])
