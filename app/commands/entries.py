"""Rows of a name, a dim detail and keys: those of the palette, of quick open, of the settings."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.cards import META_PX, TITLE_PX, CardPainter, card_font, pill_width
from app.rows import ROW_ROLE, RowModel
from app.theme import Theme
from app.wording import isolated

ENTRY_ROLE = ROW_ROLE
ROW_PX = 38
_GAP_PX = 12
_SHARE = 0.62  # of a row's width, at most, for its text where a detail follows

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row: what it says, what stands dim at its end, the key that does the same."""

    text: str
    value: object
    detail: str = ""
    key: str = ""
    enabled: bool = True


class EntryModel(RowModel[Entry]):
    """The rows of a sheet."""

    def told(self, entry: Entry, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return isolated(entry.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(entry)
        return None


def spoken(entry: Entry) -> str:
    """A row as it is read out."""
    return ", ".join(isolated(part) for part in (entry.text, entry.detail, entry.key) if part)


class EntryDelegate(QStyledItemDelegate):
    """Paints a row: text, detail and keys in one line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802  Qt's name
        return QSize(option.rect.width(), ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        painter.save()
        card = CardPainter(painter, option, self.theme)
        card.ground(line=False)
        area = card.area.adjusted(0, 1, 0, -1)
        for key in reversed(entry.key.split("  ") if entry.key else ()):
            width = pill_width(key)
            x = area.left() if card.rtl else area.right() - width
            card.pill(QRectF(x, area.center().y() - 11, width, 22), isolated(key), outlined=True)
            area = _without(area, width + _GAP_PX / 2, rtl=card.rtl)
        share = _SHARE if entry.detail else 1
        ink = "text" if entry.enabled else "dim"
        text = isolated(entry.text)
        card.text(_part(area, share, rtl=card.rtl), text, card_font(TITLE_PX), ink)
        if entry.detail:
            room = _part(area, 1 - share, rtl=not card.rtl)
            card.text(room, entry.detail, card_font(META_PX), "dim", end=True)
        painter.restore()


def _part(area: QRectF, share: float, *, rtl: bool) -> QRectF:
    """The first part of ``area`` in reading order."""
    width = area.width() * share
    return QRectF(area.right() - width if rtl else area.left(), area.top(), width, area.height())


def _without(area: QRectF, width: float, *, rtl: bool) -> QRectF:
    """``area`` less what stands at its end."""
    return area.adjusted(width, 0, 0, 0) if rtl else area.adjusted(0, 0, -width, 0)
