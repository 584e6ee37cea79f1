"""The lines of a concordance: an item model, and how a line is painted.

A line reads in the direction of its text: what stands before a word is at its right in Arabic, at
its left in English. The word itself is always in the middle.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.cards import CardPainter, card_font
from app.rows import ROW_ROLE, RowModel
from app.theme import Theme
from app.wording import isolated, language_name, number
from index.documents import ConcordanceLine, Direction

LINE_ROLE = ROW_ROLE
_ROW_PX = 32
_TEXT_PX, _META_PX = 14, 12
_META_SHARE, _META_MOST_PX = 0.2, 220
_NODE_SHARE, _NODE_MOST_PX = 0.17, 150
_GAP = 8
_STRONG = 0.7
_ELLIPSIS = "…"

Index = QModelIndex | QPersistentModelIndex


class Cells(NamedTuple):
    """Where the parts of a line stand. Absolute: nothing is mirrored afterwards."""

    before: QRectF
    node: QRectF
    after: QRectF
    meta: QRectF


def cells_of(row: QRectF, direction: Direction, *, mirrored: bool) -> Cells:
    """The parts of a row: the word in the middle, ``before`` where its text comes from.

    ``mirrored``: the interface reads from right to left, so that the meta column is at the left.
    """
    meta = min(row.width() * _META_SHARE, _META_MOST_PX)
    node = min(row.width() * _NODE_SHARE, _NODE_MOST_PX)
    text = row.adjusted(meta if mirrored else 0, 0, 0 if mirrored else -meta, 0)
    side = (text.width() - node) / 2
    left = QRectF(text.left(), row.top(), side - _GAP, row.height())
    middle = QRectF(text.left() + side, row.top(), node, row.height())
    right = QRectF(middle.right() + _GAP, row.top(), side - _GAP, row.height())
    at = row.left() if mirrored else row.right() - meta + _GAP
    facts = QRectF(at, row.top(), meta - _GAP, row.height())
    rtl = direction is Direction.RTL
    return Cells(right if rtl else left, middle, left if rtl else right, facts)


@lru_cache(maxsize=4096)
def fitted(text: str, width: float, *, keep_end: bool) -> str:
    """``text`` cut between words to fit: at its start with ``keep_end``, else at its end."""
    metrics = QFontMetricsF(card_font(_TEXT_PX))
    text = " ".join(text.split())
    if metrics.horizontalAdvance(text) <= width:
        return text
    cuts = [place for place, (one, _) in enumerate(pairwise(text), 1) if one == " "]
    low, high = 0, len(cuts)  # how many words are left out
    while low < high:
        middle = (low + high) // 2
        if metrics.horizontalAdvance(_cut(text, cuts, middle, keep_end=keep_end)) <= width:
            high = middle
        else:
            low = middle + 1
    return _cut(text, cuts, low, keep_end=keep_end)


def _cut(text: str, cuts: list[int], words: int, *, keep_end: bool) -> str:
    """Without so many words; one more than there are cuts leaves nothing but the sign of it."""
    if words >= len(cuts):
        return _ELLIPSIS
    if keep_end:
        return _ELLIPSIS + " " + text[cuts[words] :]
    return text[: cuts[-1 - words]] + _ELLIPSIS


class LineModel(RowModel[ConcordanceLine]):
    """Lines in the order given."""

    def told(self, line: ConcordanceLine, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(f"{line.before}{line.node}{line.after}".split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{isolated(line.title)}\n{isolated(line.before + line.node + line.after)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (line.node, line.before, line.after, line.title)
            return f"{language_name(line.language)}: " + ", ".join(map(isolated, parts))
        return None


class LineDelegate(QStyledItemDelegate):
    """Paints a line; all are of one height."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802  Qt's name
        return QSize(0, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ConcordanceLine = index.data(LINE_ROLE)
        painter.save()
        card = CardPainter(painter, option, self.theme)
        card.ground(line=False)
        cells = cells_of(card.area, line.direction, mirrored=card.rtl)
        self._node(card, line, cells.node)
        self._side(card, line, cells.before, keep_end=True)
        self._side(card, line, cells.after, keep_end=False)
        count = f"×{number(line.count)}  " if line.count > 1 else ""
        meta = count + isolated(line.title)
        card.text(cells.meta, meta, card_font(_META_PX), "dim")
        painter.restore()

    def _node(self, card: CardPainter, line: ConcordanceLine, cell: QRectF) -> None:
        font = card_font(_TEXT_PX, strong=True)
        text = " ".join(line.node.split())
        width = min(QFontMetricsF(font).horizontalAdvance(text) + 10, cell.width())
        box = QRectF(cell.center().x() - width / 2, cell.top() + 4, width, cell.height() - 8)
        strong = line.strength >= _STRONG
        card.painter.setPen(Qt.PenStyle.NoPen)
        card.painter.setBrush(self.theme.color("word_strong" if strong else "word_weak"))
        card.painter.drawRoundedRect(box, 4, 4)
        card.painter.setFont(font)
        card.painter.setPen(self.theme.color("on_word_strong" if strong else "text"))
        card.painter.drawText(box, text, _option(line, Qt.AlignmentFlag.AlignHCenter))

    def _side(
        self, card: CardPainter, line: ConcordanceLine, cell: QRectF, *, keep_end: bool
    ) -> None:
        """What stands before or after, against the word."""
        rtl = line.direction is Direction.RTL
        at_right = keep_end is not rtl
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        text = fitted(line.before if keep_end else line.after, cell.width(), keep_end=keep_end)
        card.painter.setFont(card_font(_TEXT_PX))
        card.painter.setPen(self.theme.color("text"))
        option = _option(line, side | Qt.AlignmentFlag.AlignAbsolute)
        card.painter.drawText(cell, text, option)


def _option(line: ConcordanceLine, side: Qt.AlignmentFlag) -> QTextOption:
    """One line in the direction of its passage, whatever letter it begins with."""
    option = QTextOption(side | Qt.AlignmentFlag.AlignVCenter)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    rtl = line.direction is Direction.RTL
    direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    return option
