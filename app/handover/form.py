"""The part that every dialog here has: which passages, under which title, in whose words."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from app.flow import FlowLayout
from app.handover.scope import Gathered, Scope, Within, scope_name
from app.translation import NAMES, translate
from index.documents import Handover


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
        self.switches = FlowLayout(gap=16)
        self.switches.addWidget(self.notes)
        row = QWidget()
        row.setLayout(self.switches)
        self.rows.addRow("", row)
        self.scopes.currentIndexChanged.connect(self.changed)
        self.title.editingFinished.connect(self.changed)
        self.words.currentIndexChanged.connect(self.changed)
        self.notes.toggled.connect(self.changed)

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
