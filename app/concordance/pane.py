"""The pane of the concordance: what is asked, the words that answer, the lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
)

from app.announcing import announce
from app.buttons import IconButton, dim_label
from app.cards import card_font
from app.concordance.groups import GROUP_ROLE, GroupModel
from app.concordance.lines import LINE_ROLE, LineDelegate, LineModel
from app.layouts import fit_placeholder, split, tool_head
from app.lists import CardList
from app.session import Session
from app.theme import Theme
from app.translation import translate
from app.wording import lines_count, number, problem_words
from index.documents import Concordance, ConcordanceLine, ConcordanceOptions, Hit
from index.jobs import Work

if TYPE_CHECKING:
    from index.library import Library

_KEY = "concordance"
_WORDS_PX, _LINES_PX = 210, 900
# By which words around lines are sorted: what the person chooses, and the positions.
_BEFORE, _AFTER, _NODE = (-1, -2, 1), (1, 2, -1), (0, 1, -1)


class ConcordancePane(QFrame):
    """``passage_chosen``: the person went to a line. ``closed``: the person has seen enough."""

    passage_chosen = Signal(Hit)
    closed = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("lower")
        self._session = session
        self._found: Concordance | None = None
        self.groups = GroupModel()
        self.groups.rejected_changed.connect(lambda _keys: self._ask())
        self.model = LineModel()
        self.lines = CardList(self.model, translate("ConcordancePane", "Lines"))
        self.lines.setUniformItemSizes(True)
        self._delegate = LineDelegate(theme)
        self.lines.set_delegate(self._delegate)
        self.lines.chosen.connect(self._chosen)
        self.field = QLineEdit()
        self.field.setAccessibleName(translate("ConcordancePane", "Words to be shown in lines"))
        self.field.setPlaceholderText(translate("ConcordancePane", "A word, or a few"))
        fit_placeholder(self.field, 240)
        self.field.returnPressed.connect(self._ask_anew)
        self._count = QLabel()
        self._count.setFont(card_font(13, strong=True))
        self._notice = dim_label(size=12)
        self._notice.setWordWrap(True)
        self._make_tools(theme)
        self._build()
        self._forget()

    def _make_tools(self, theme: Theme) -> None:
        self._translate = IconButton(
            "languages", translate("ConcordancePane", "With words of other languages"), theme
        )
        self._translate.setCheckable(True)
        self._translate.setChecked(True)
        self._translate.toggled.connect(lambda _on: self._ask_anew())
        self._orders = QActionGroup(self)
        for order, words in (
            (_AFTER, translate("ConcordancePane", "By the words after")),
            (_BEFORE, translate("ConcordancePane", "By the words before")),
            (_NODE, translate("ConcordancePane", "By the word itself")),
        ):
            action = self._orders.addAction(words)
            action.setCheckable(True)
            action.setData(order)
            action.setChecked(order is _AFTER)
        self._orders.triggered.connect(lambda _action: self._ask())
        self._bare = QAction(translate("ConcordancePane", "Without article and clitics"), self)
        self._bare.setCheckable(True)
        self._bare.setChecked(True)
        self._bare.triggered.connect(lambda _on: self._ask())
        order = IconButton(
            "arrow-down-wide-narrow", translate("ConcordancePane", "Order of the lines"), theme
        )
        order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(order)
        menu.addActions(self._orders.actions())
        menu.addSeparator()
        menu.addAction(self._bare)
        order.setMenu(menu)
        save = IconButton("file-down", translate("ConcordancePane", "Save as a table…"), theme)
        save.clicked.connect(self._ask_where)
        close = IconButton("x", translate("ConcordancePane", "Close"), theme)
        close.clicked.connect(self.closed.emit)
        self._tools = [self._translate, order, save, close]

    def _build(self) -> None:
        head = tool_head(
            translate("ConcordancePane", "Concordance"),
            (self.field, self._count),
            self._notice,
            self._tools,
        )
        self._words = QListView()
        self.groups.setParent(self._words)
        self._words.setModel(self.groups)
        self._words.setObjectName("groups")
        self._words.setFrameShape(QFrame.Shape.NoFrame)
        self._words.setAccessibleName(
            translate("ConcordancePane", "Words that answer; those switched off are left out")
        )
        self._words.selectionModel().selectionChanged.connect(lambda *_: self._show_lines())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(split((self._words, self.lines), (_WORDS_PX, _LINES_PX)), 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme
        for tool in self._tools:
            tool.set_theme(theme)
        self.lines.viewport().update()

    # Asking ---------------------------------------------------------------------------------

    def open(self, query: str) -> None:
        """Show the occurrences of ``query``; an empty one waits for words."""
        if query and query != self.field.text():
            self.field.setText(query)
            self._ask_anew()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear(self) -> None:
        """Forget everything: the library is closed."""
        self._session.bridge.drop(self, _KEY)
        self.field.clear()
        self._forget()

    def ask_again(self) -> None:
        """The library changed."""
        if self._found is not None:
            self._ask()

    def options(self) -> ConcordanceOptions:
        """What the person has chosen."""
        chosen = self._orders.checkedAction()
        return ConcordanceOptions(
            order=_AFTER if chosen is None else tuple(chosen.data()),
            bare=self._bare.isChecked(),
            translate=self._translate.isChecked(),
            rejected=self.groups.rejected,
        )

    def _forget(self) -> None:
        self._found = None
        self.groups.clear()
        self.model.show(())
        self._count.setText("")
        self._notice.setText("")

    def _ask_anew(self) -> None:
        self.groups.clear()
        self._ask()

    def _ask(self) -> None:
        query, options = self.field.text().strip(), self.options()
        if not query or not self._session.is_open:
            self._forget()
            return
        self._session.run(
            lambda library, work: library.concordance(query, options, work=work),
            owner=self,
            key=_KEY,
            done=self._show,
            failed=self._fail,
        )

    def _fail(self, error: Exception) -> None:
        self._forget()
        self._notice.setText(problem_words(error))

    # Showing --------------------------------------------------------------------------------

    def _show(self, found: Concordance) -> None:
        self._found = found
        self.groups.show(found)
        self._show_lines()
        announce(self, self._count.text())

    def _show_lines(self) -> None:
        """All lines, or those of the word that the person chose."""
        if self._found is None:
            return
        chosen = self._words.selectionModel().selectedIndexes()
        group = chosen[0].data(GROUP_ROLE).key if chosen else None
        lines = [line for line in self._found.lines if group in (None, line.group)]
        self.model.show(lines)
        self._count.setText(lines_count(sum(line.count for line in lines)))
        self._notice.setText(_notice(self._found))

    def notice(self) -> str:
        """What is said about the lines besides their number."""
        return self._notice.text()

    def _chosen(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, ConcordanceLine):
            self._session.run(
                lambda library, _work: library.passage(line),
                owner=self,
                key="passage",
                done=self.passage_chosen.emit,
            )

    # Handing over ---------------------------------------------------------------------------

    def _ask_where(self) -> None:
        if self._found is None:
            return
        dialog = QFileDialog(self, translate("ConcordancePane", "Save as a table…"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(translate("ConcordancePane", "Tables (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the lines in their order as a table."""
        found = self._found
        if found is None:
            return

        def write(library: Library, _work: Work) -> None:
            library.write_concordance(path, found)

        self._session.run(write, owner=self, key="save", done=lambda _none: None)


def _notice(found: Concordance) -> str:
    if not found.lines:
        return translate("ConcordancePane", "No passage holds this or what answers it.")
    if not found.complete:
        return translate("ConcordancePane", "There are more than {count} lines.").format(
            count=number(found.count)
        )
    return ""
