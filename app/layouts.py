"""How widgets stand beside one another where several panes and dialogs have them stand alike."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.cards import card_font
from app.flow import FlowLayout

_FIELD_FRAME_PX = 40


def lay_out_pages(window: QWidget, names: QWidget, pages: QWidget, *, names_px: int) -> None:
    """Fill a window: the names of its pages at the start, beside them the page."""
    side = QFrame()
    side.setObjectName("pane")
    side.setFixedWidth(names_px)
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 16, 0, 0)
    column.addWidget(names)
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(side)
    row.addWidget(pages, 1)


def tool_head(
    title: str, controls: Sequence[QWidget], notice: QWidget, tools: Sequence[QWidget]
) -> QHBoxLayout:
    """The head of a pane: its title, controls, a notice that takes what room there is, tools."""
    name = QLabel(title)
    name.setFont(card_font(14, strong=True))
    head = QHBoxLayout()
    head.setContentsMargins(22, 8, 12, 8)
    head.setSpacing(10)
    head.addWidget(flowing(name, *controls, notice), 1)
    for tool in tools:
        head.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
    return head


def flowing(*widgets: QWidget) -> QWidget:
    """Widgets beside one another, in a second line where there is no room."""
    holder = QWidget()
    flow = FlowLayout(holder, gap=10)
    for widget in widgets:
        flow.addWidget(widget)
    return holder


def fit_placeholder(field: QLineEdit, least_px: int) -> None:
    """Make a field as wide as what it says while it is empty, in whatever language."""
    words = QFontMetrics(field.font()).horizontalAdvance(field.placeholderText())
    field.setMinimumWidth(max(least_px, words + _FIELD_FRAME_PX))


def split(panes: Sequence[QWidget], widths: Sequence[int]) -> QSplitter:
    """Panes side by side, none of which can be closed; the last takes what room there is."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for pane in panes:
        splitter.addWidget(pane)
    splitter.setSizes(list(widths))
    splitter.setStretchFactor(len(panes) - 1, 1)
    return splitter
