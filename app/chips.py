"""A row of pills of which one is switched on: what a list is filtered by."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.cards import card_font
from app.flow import FlowLayout

_HEIGHT_PX = 28


class ChipRow(QWidget):
    """``picked``: the value of the pill that the person switched on."""

    picked = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._chips: list[tuple[QPushButton, object]] = []
        self._row = FlowLayout(self)

    def show_chips(self, chips: Iterable[tuple[str, object]], picked: object) -> None:
        """Replace all pills, each a text and a value."""
        for button, _ in self._chips:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._chips = [(self._chip(text, value), value) for text, value in chips]
        for button, _ in self._chips:
            self._row.addWidget(button)
            button.show()
        self.mark(picked)

    def mark(self, picked: object) -> None:
        """Switch on the pill with this value, without telling."""
        for button, value in self._chips:
            button.setChecked(value == picked)

    def texts(self) -> list[str]:
        """What the pills say."""
        return [button.text() for button, _ in self._chips]

    def pick(self, value: object) -> None:
        """Switch a pill on as a person would."""
        self.mark(value)
        self.picked.emit(value)

    def _chip(self, text: str, value: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("chip", True)
        button.setFont(card_font(12))
        button.setFixedHeight(_HEIGHT_PX)
        button.setCheckable(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.pick(value))
        return button
