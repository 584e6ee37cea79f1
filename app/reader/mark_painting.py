"""Draws a person's marks: a tint below the words, a line under them, a sign in the margin.

The tint alone would not be seen on every screen: the line has a contrast of 3 and more (WCAG 2.2,
1.4.11), and tells marks apart that meet. A mark whose place is to be confirmed has no tint but a
dashed frame.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.icons import icon
from app.reader.block import Block
from app.reader.layers import Layer, LayerStyle
from app.theme import Theme

MARKS = frozenset(style for style in LayerStyle if style.name.startswith("MARK_"))

_RADIUS_PX = 3.0
_SIDEWAYS_PX, _INSET_PX = 1.5, 3.0
_LINE_PX = 2.0
_LEVEL_PX = 3.0  # between the lines of marks that meet
_SIGN_PX = 14
_SIGN_GAP_PX = 22.0  # from the text to the sign: outside of the bar of a hit


def paint_mark(painter: QPainter, theme: Theme, boxes: Iterable[QRectF], layer: Layer) -> None:
    """Draw one mark in the boxes of its words."""
    name = layer.style.name.lower()
    ink = theme.color(name.replace("mark_", "ink_"))
    for box in boxes:
        top = _INSET_PX + layer.level * _LEVEL_PX
        tint = box.adjusted(-_SIDEWAYS_PX, top, _SIDEWAYS_PX, -_INSET_PX)
        if layer.doubtful:
            painter.setPen(QPen(ink, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(tint, _RADIUS_PX, _RADIUS_PX)
            continue
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(name))
        painter.drawRoundedRect(tint, _RADIUS_PX, _RADIUS_PX)


def paint_line(painter: QPainter, theme: Theme, boxes: Iterable[QRectF], layer: Layer) -> None:
    """Draw the line under the words of a mark, over bands that may cover its tint."""
    if layer.doubtful:
        return
    ink = theme.color(layer.style.name.lower().replace("mark_", "ink_"))
    for box in boxes:
        y = box.bottom() - _INSET_PX - _LINE_PX / 2 + layer.level * _LEVEL_PX
        line = QRectF(box.left() - _SIDEWAYS_PX, y, box.width() + 2 * _SIDEWAYS_PX, _LINE_PX)
        painter.fillRect(line, ink)


def paint_sign(painter: QPainter, theme: Theme, block: Block, layer: Layer) -> None:
    """Draw the sign of a note or a tag beside the line where its mark begins."""
    sign = icon(layer.sign, theme, size=_SIGN_PX, ink="accent")
    sign.paint(painter, sign_rect(block, layer))


def sign_rect(block: Block, layer: Layer) -> QRect:
    """Where the sign of a layer stands, from the block's corner."""
    line = block.line_of(min(layer.span.start, max(0, len(block.text) - 1)))
    top, bottom = block.line_top(line), block.line_top(line + 1)
    x = block.width + _SIGN_GAP_PX if block.rtl else -_SIGN_GAP_PX - _SIGN_PX
    y = (top + bottom - _SIGN_PX) / 2
    return QRect(round(x), round(y), _SIGN_PX, _SIGN_PX)
