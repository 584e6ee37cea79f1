"""The panel under the hits that explains: why a passage was found, what was really asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.buttons import IconButton, dim_label
from app.cards import card_font
from app.search.explanation import Section
from app.theme import Theme
from app.translation import translate
from app.wording import line, percent

_LEAST_PX = 120
_METER = QSize(44, 6)


class Meter(QWidget):
    """A bar that is filled by how strong something is, from the side where reading begins."""

    def __init__(self, strength: float, theme: Theme) -> None:
        super().__init__()
        self.strength, self.theme = strength, theme
        self.setFixedSize(_METER)
        self.setAccessibleName(percent(strength))
        self.setToolTip(percent(strength))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        whole = QRectF(self.rect())
        filled = whole.adjusted(0, 0, -whole.width() * (1 - self.strength), 0)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            filled.moveRight(whole.right())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for part, token in ((whole, "line"), (filled, "accent")):
                painter.setBrush(self.theme.color(token))
                painter.drawRoundedRect(part, whole.height() / 2, whole.height() / 2)


class ExplainingPanel(QFrame):
    """Shows sections of facts. ``closed``: the person has seen enough."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("explaining")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._title = QLabel()
        self._title.setFont(card_font(14, strong=True))
        self._close = IconButton("x", translate("Explaining", "Close"), theme)
        self._close.clicked.connect(self.closed.emit)
        self._meters: list[Meter] = []
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setContentsMargins(22, 6, 12, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._area, 1)
        self.setMinimumHeight(_LEAST_PX)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._close.set_theme(theme)
        for meter in self._meters:
            meter.theme = theme
            meter.update()

    def show_sections(self, title: str, sections: Sequence[Section]) -> None:
        """Replace what is explained."""
        self._title.setText(title)
        self._area.setAccessibleName(title)
        self._area.setAccessibleDescription(words_of(sections))
        self._meters = []
        body = QWidget()
        body.setObjectName("pane")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(body)
        grid.setContentsMargins(22, 2, 22, 14)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for section in sections:
            self._add(grid, section)
        grid.setRowStretch(grid.rowCount(), 1)
        self._area.setWidget(body)

    def explanation(self) -> str:
        """What is explained, as text."""
        return self._area.accessibleDescription()

    def _add(self, grid: QGridLayout, section: Section) -> None:
        if not section.facts:
            return
        heading = dim_label(section.title)
        heading.setContentsMargins(0, 8, 0, 0)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 3)
        for fact in section.facts:
            row = grid.rowCount()
            grid.addWidget(_label(fact.name, strong=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_label(fact.value), row, 1, Qt.AlignmentFlag.AlignTop)
            if fact.strength is not None:
                meter = Meter(fact.strength, self._theme)
                self._meters.append(meter)
                grid.addWidget(meter, row, 2, Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def words_of(sections: Sequence[Section]) -> str:
    """Sections as text, a fact a line."""
    return "\n".join(
        text
        for section in sections
        for text in (section.title, *(f"{fact.name}: {fact.value}" for fact in section.facts))
    )


def _label(text: str, *, strong: bool = False) -> QLabel:
    label = QLabel(line(text))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(card_font(12, strong=strong))
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    label.setMinimumWidth(60)
    return label
