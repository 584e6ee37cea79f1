"""A page of settings: headings, rows with a label and a control, lines that explain."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.buttons import dim_label
from app.cards import card_font

_MARGIN_PX = 28
_CONTROL_PX = 240


class Form(QScrollArea):
    """Rows from top to bottom; what does not fit is scrolled to."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("form")
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(_MARGIN_PX, _MARGIN_PX - 8, _MARGIN_PX, _MARGIN_PX)
        self._rows.setSpacing(12)
        headline = QLabel(title)
        headline.setFont(card_font(20, strong=True))
        self._rows.addWidget(headline)
        self._rows.addStretch(1)
        self.setWidget(inside)

    def add(self, widget: QWidget) -> None:
        """A widget over the whole width."""
        self._rows.insertWidget(self._rows.count() - 1, widget)

    def heading(self, text: str) -> None:
        """What the rows below are about."""
        label = QLabel(text)
        label.setFont(card_font(14, strong=True))
        label.setContentsMargins(0, 14, 0, 0)
        self.add(label)

    def row(self, text: str, control: QWidget) -> None:
        """A label and, at the line's end, a control."""
        label = QLabel(text)
        label.setFont(card_font(14))
        label.setWordWrap(True)
        label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(text)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(label, 1)
        row.addWidget(control)
        self.add(line)

    def note(self, text: str) -> QLabel:
        """A dim line that explains the row above."""
        label = dim_label(text, size=13)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.add(label)
        return label

    def buttons(self, *buttons: QPushButton) -> None:
        """Buttons beside one another, from the start side."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.add(line)


def choice(
    options: Iterable[tuple[str, object]], chosen: object, act: Callable[[object], None]
) -> QComboBox:
    """A box of options, each a text and a value."""
    box = QComboBox()
    box.setFont(card_font(14))
    box.setMinimumWidth(_CONTROL_PX)
    for text, value in options:
        box.addItem(text, value)
        if value == chosen:
            box.setCurrentIndex(box.count() - 1)
    box.activated.connect(lambda index: act(box.itemData(index)))
    return box


def tick(text: str, act: Callable[[bool], None], *, on: bool) -> QCheckBox:
    """A box that is ticked or not."""
    box = QCheckBox(text)
    box.setFont(card_font(14))
    box.setChecked(on)
    box.clicked.connect(act)
    return box


def button(text: str, act: Callable[[], object]) -> QPushButton:
    """A button that does something."""
    made = QPushButton(text)
    made.clicked.connect(act)
    return made
