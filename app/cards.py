"""What the lists' rows share: fonts, pills, the tint of a chosen row, title and second line."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.fonts import interface_font
from app.theme import Theme
from app.wording import isolated

PADDING_X = 22
TITLE_PX, META_PX, PILL_PX = 14, 12, 11
TITLE_STEP, META_STEP, PILL_STEP = 24, 20, 20
_INSET = 10  # of the tint from the list's edges
_BAR_PX = 3
_RADIUS = 8
_PILL_PADDING = 8
_BADGE_GAP = 10


_elided: dict[tuple[str, str, float], str] = {}
_MOST_ELIDED = 4_000


@lru_cache(maxsize=16)
def card_font(pixel_size: int, *, strong: bool = False) -> QFont:
    """The interface's font in a size of the cards."""
    font = interface_font(pixel_size)
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def pill_width(text: str) -> float:
    """Width of a pill around ``text``."""
    return QFontMetricsF(card_font(PILL_PX, strong=True)).horizontalAdvance(text) + (
        2 * _PILL_PADDING
    )


class CardPainter:
    """Paints parts of a row; ``area`` is the row without its padding, mirrored where needed."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        self.painter = painter
        self.theme = theme
        self.row = QRectF(option.rect)
        self.area = self.row.adjusted(PADDING_X, 0, -PADDING_X, 0)
        self.rtl = option.direction is Qt.LayoutDirection.RightToLeft
        self._state = option.state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    @property
    def chosen(self) -> bool:
        """Whether this is the list's chosen row."""
        return bool(self._state & QStyle.StateFlag.State_Selected)

    def ground(self, *, line: bool = True) -> None:
        """The tint of a chosen or pointed-at row, the ring of a focused one, the line below."""
        focused = bool(self._state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(self._state & QStyle.StateFlag.State_MouseOver)
        tint = self.row.adjusted(_INSET, 2, -_INSET, -3)
        if self.chosen or hovered:
            self._fill(tint, "selected" if self.chosen else "hover", _RADIUS)
        elif line:
            y = self.row.bottom() - 0.5
            self.painter.setPen(self.theme.color("line"))
            self.painter.drawLine(QPointF(self.area.left(), y), QPointF(self.area.right(), y))
        if self.chosen:
            x = tint.right() - _BAR_PX if self.rtl else tint.left()
            bar = QRectF(x, tint.top() + 6, _BAR_PX, tint.height() - 12)
            self._fill(bar, "accent", _BAR_PX / 2)
        if focused and self.chosen:
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = self.painter.pen()
            pen.setColor(self.theme.color("focus"))
            pen.setWidthF(2)
            self.painter.setPen(pen)
            self.painter.drawRoundedRect(tint.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def title(self, y: float, title: str, badge: str) -> None:
        """The title, cut where it does not fit, and at the line's end a badge."""
        width = pill_width(badge) if badge else 0.0
        if badge:
            x = self.area.left() if self.rtl else self.area.right() - width
            self.pill(QRectF(x, y + (TITLE_STEP - PILL_STEP) / 2, width, PILL_STEP), badge)
        space = self.area.width() - (width + _BADGE_GAP if badge else 0)
        left = self.area.right() - space if self.rtl else self.area.left()
        where = QRectF(left, y, space, TITLE_STEP)
        self.text(where, isolated(title), card_font(TITLE_PX, strong=True), "text")

    def meta(self, y: float, text: str) -> None:
        """The dim second line."""
        where = QRectF(self.area.left(), y, self.area.width(), META_STEP)
        self.text(where, text, card_font(META_PX), "dim")

    def text(self, where: QRectF, text: str, font: QFont, ink: str, *, end: bool = False) -> None:
        """One line at the start side, or the end, of ``where``, cut where it does not fit."""
        self.painter.setFont(font)
        self.painter.setPen(self.theme.color(ink))
        shown = elided(text, font, where.width())
        right = self.rtl is not end
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        self.painter.drawText(where, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)

    def pill(self, where: QRectF, text: str, *, outlined: bool = False) -> None:
        """A rounded label."""
        if outlined:
            self.painter.setPen(self.theme.color("line"))
            self.painter.setBrush(self.theme.color("paper"))
            self.painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        else:
            self._fill(where, "paper" if self.chosen else "selected", where.height() / 2)
        self.painter.setFont(card_font(PILL_PX, strong=not outlined))
        self.painter.setPen(self.theme.color("text" if outlined else "accent"))
        self.painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)

    def _fill(self, where: QRectF, token: str, radius: float) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.color(token))
        self.painter.drawRoundedRect(where, radius, radius)


def elided(text: str, font: QFont, width: float) -> str:
    """``text`` cut at its end to fit; an isolated text stays isolated."""
    # Rows ask for the same again whenever they are painted, and shaping Arabic costs.
    key = text, font.key(), width
    shown = _elided.get(key)
    if shown is None:
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        shown += "\u2069" * (shown.count("\u2068") - shown.count("\u2069"))
        if len(_elided) >= _MOST_ELIDED:
            _elided.clear()
        _elided[key] = shown
    return shown
