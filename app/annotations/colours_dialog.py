"""The dialog in which a person says what each colour means."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.annotations.wording import colour_name
from app.theme import Theme
from app.translation import translate
from app.wording import number
from index.documents import MarkColour

_SWATCH_PX = 18


class ColoursDialog(QDialog):
    """One line for each colour, in the order of their keys."""

    def __init__(self, parent: QWidget, theme: Theme, names: Mapping[MarkColour, str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("ColoursDialog", "What the colours mean"))
        self.fields: dict[MarkColour, QLineEdit] = {}
        grid = QGridLayout()
        for row, colour in enumerate(MarkColour):
            field = self.fields[colour] = QLineEdit(names.get(colour, ""))
            field.setPlaceholderText(colour_name(colour))
            field.setAccessibleName(
                translate("ColoursDialog", "Name of {colour}").format(colour=colour_name(colour))
            )
            sample = QLabel()
            sample.setPixmap(swatch(theme.color(f"ink_{colour}")))
            grid.addWidget(QLabel(number(row + 1)), row, 0)
            grid.addWidget(sample, row, 1)
            grid.addWidget(field, row, 2)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addLayout(grid)
        box.addWidget(buttons)

    def names(self) -> dict[MarkColour, str]:
        """What was written."""
        return {colour: field.text().strip() for colour, field in self.fields.items()}


def swatch(color: QColor, *, round_: bool = False) -> QPixmap:
    """A sample of a colour, sharp on this screen."""
    screen = QGuiApplication.primaryScreen()
    ratio = screen.devicePixelRatio() if screen is not None else 1.0
    made = QPixmap(round(_SWATCH_PX * ratio), round(_SWATCH_PX * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        radius = (_SWATCH_PX - 2) / 2 if round_ else 3
        painter.drawRoundedRect(1, 1, _SWATCH_PX - 2, _SWATCH_PX - 2, radius, radius)
    return made
