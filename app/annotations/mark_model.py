"""Marks of the library as rows: what each says, and how it is painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.annotations.wording import anchor_name, colour_name, spoken, state_name
from app.cards import META_STEP, TITLE_STEP, CardPainter, card_font
from app.rows import ROW_ROLE, RowModel
from app.theme import Theme
from app.wording import DOT, isolated, line
from index.documents import AnchorState, Annotation, MarkColour, ReviewState

MARK_ROLE = ROW_ROLE
_PADDING_Y = 10
_TEXT_STEP = 24
_BAR_PX = 4.0

Index = QModelIndex | QPersistentModelIndex


class MarkModel(RowModel[Annotation]):
    """Annotations in the order given. ``names``: those that the person gave to colours."""

    def __init__(self) -> None:
        super().__init__()
        self.names: Mapping[MarkColour, str] = {}

    def show_marks(self, marks: Sequence[Annotation], names: Mapping[MarkColour, str]) -> None:
        """Replace all rows."""
        self.names = names
        self.show(marks)

    def row_of(self, id_: str) -> int:
        """The row of a mark; -1 if it is not shown."""
        return next((row for row, mark in enumerate(self.rows) if mark.id == id_), -1)

    def told(self, mark: Annotation, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(mark.quote.exact)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, [isolated(mark.quote.exact), isolated(mark.note)]))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{isolated(mark.document_title)}: {spoken(mark, self.names)}"
        return None

    def badge(self, mark: Annotation) -> str:
        """The name of its colour."""
        return "" if mark.colour is None else colour_name(mark.colour, self.names)


def one_line(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())


def about(mark: Annotation) -> str:
    """What is wrong with its place, its state and its tags, in one line."""
    parts = [] if mark.anchor is AnchorState.SURE else [anchor_name(mark.anchor)]
    if mark.state is not ReviewState.UNREAD:
        parts.append(state_name(mark.state))
    parts += (isolated(f"#{tag}") for tag in mark.tags)
    return line(DOT.join(parts)) if parts else ""


def mark_height(mark: Annotation) -> int:
    """How high a mark is painted."""
    notes = _TEXT_STEP * bool(mark.note) + META_STEP * bool(about(mark))
    return 2 * _PADDING_Y + TITLE_STEP + META_STEP + notes


def paint_mark(card: CardPainter, mark: Annotation, badge: str) -> None:
    """A mark: its words first, its note, where it is from, and a bar in its colour."""
    card.ground()
    if mark.colour is not None:
        _bar(card, mark)
    y = card.row.top() + _PADDING_Y
    card.title(y, one_line(mark.quote.exact), badge)
    y += TITLE_STEP
    if mark.note:
        where = QRectF(card.area.left(), y, card.area.width(), _TEXT_STEP)
        card.text(where, isolated(one_line(mark.note)), card_font(13), "text")
        y += _TEXT_STEP
    if about(mark):
        ink = "dim" if mark.anchor is AnchorState.SURE else "warning"
        where = QRectF(card.area.left(), y, card.area.width(), META_STEP)
        card.text(where, about(mark), card_font(12), ink)
        y += META_STEP
    card.meta(y, isolated(mark.document_title))


def _bar(card: CardPainter, mark: Annotation) -> None:
    x = card.area.right() + 6 if card.rtl else card.area.left() - 6 - _BAR_PX
    bar = QRectF(x, card.row.top() + _PADDING_Y, _BAR_PX, card.row.height() - 2 * _PADDING_Y)
    card.painter.setPen(Qt.PenStyle.NoPen)
    card.painter.setBrush(card.theme.color(f"ink_{mark.colour}"))
    card.painter.drawRoundedRect(bar, _BAR_PX / 2, _BAR_PX / 2)


class MarkDelegate(QStyledItemDelegate):
    """Paints the marks of a list."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  Qt's name
        return QSize(option.rect.width(), mark_height(index.data(MARK_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        mark: Annotation = index.data(MARK_ROLE)
        model = index.model()
        assert isinstance(model, MarkModel)
        painter.save()
        paint_mark(CardPainter(painter, option, self.theme), mark, model.badge(mark))
        painter.restore()
