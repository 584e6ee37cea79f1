"""The part that every dialog here has: which passages, under which title, in whose words."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.handover.scope import Gathered, Scope, Within, scope_name
from app.translation import NAMES, translate
from index.documents import Handover

RTL = Qt.LayoutDirection.RightToLeft


class PassagesForm(QWidget):
    """``changed``: something else is wanted than before."""

    changed = Signal()

    def __init__(self, within: Within, language: str, *, notes: bool) -> None:
        super().__init__()
        self.made_at = datetime.now(UTC).isoformat(timespec="seconds")
        self.scopes = QComboBox()
        for scope in within.scopes():
            self.scopes.addItem(scope_name(scope), scope)
        self.title = QLineEdit()
        self.title.setMaxLength(200)
        self.words = QComboBox()
        for code, name in NAMES.items():
            self.words.addItem(name, code)
        self.words.setCurrentIndex(self.words.findData(language))
        self.notes = QCheckBox(translate("PassagesForm", "With my notes"))
        self.notes.setChecked(notes)
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.addRow(translate("PassagesForm", "Passages"), self.scopes)
        self.rows.addRow(translate("PassagesForm", "Title"), self.title)
        self.rows.addRow(translate("PassagesForm", "Language of the words around"), self.words)
        self._switches = QGridLayout()
        self.rows.addRow("", self._switches)
        self.add_switch(self.notes)
        self.scopes.currentIndexChanged.connect(self.changed)
        self.title.editingFinished.connect(self.changed)
        self.words.currentIndexChanged.connect(self.changed)
        self.notes.toggled.connect(self.changed)

    def add_switch(self, switch: QCheckBox) -> None:
        """Offer something more to be switched, two in a row."""
        row, column = divmod(self._switches.count(), 2)
        self._switches.addWidget(switch, row, column)

    @property
    def reads_from_the_right(self) -> bool:
        """Whether the words around the quotes do."""
        return QLocale(str(self.words.currentData())).textDirection() is RTL

    @property
    def scope(self) -> Scope:
        """Which passages are wanted."""
        return Scope(self.scopes.currentData())

    def handover(self, gathered: Gathered) -> Handover:
        """The passages with what the person says about them."""
        return Handover(
            title=self.title.text().strip(),
            items=gathered.items,
            queries=gathered.queries,
            language=str(self.words.currentData()),
            with_notes=self.notes.isChecked(),
            made_at=self.made_at,
        )


def set_direction(field: QPlainTextEdit, *, rtl: bool) -> None:
    """Lay a text out from the right or from the left, each line of it."""
    option = field.document().defaultTextOption()
    option.setTextDirection(RTL if rtl else Qt.LayoutDirection.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    field.document().setDefaultTextOption(option)
