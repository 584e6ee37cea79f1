"""The dialog in which a person says what each colour means."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPixmap
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
            swatch = QLabel()
            swatch.setPixmap(_swatch(theme.color(f"ink_{colour}")))
            grid.addWidget(QLabel(number(row + 1)), row, 0)
            grid.addWidget(swatch, row, 1)
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


def _swatch(color: QColor) -> QPixmap:
    swatch = QPixmap(_SWATCH_PX, _SWATCH_PX)
    swatch.fill(color)
    return swatch
