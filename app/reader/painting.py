"""Paints one block: layers and selection below, then the text, then bars in the margin."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QTextCharFormat, QTextLayout

from app.fonts import interface_font
from app.reader.block import Block
from app.reader.layers import Layer, LayerStyle
from app.reader.mark_painting import MARKS, paint_line, paint_mark, paint_sign
from app.theme import Theme
from index.documents import Span

_RADIUS_PX = 3.0
_BAR_PX = 3.0
_BAR_GAP_PX = 15.0  # from the text to the bar of a hit
_QUOTE_GAP = 0.75  # of the nominal size, from the bar of a quote to its text
_BULLET_GAP = 0.9
_BULLET = 0.14  # radius, of the nominal size


@dataclass(frozen=True, slots=True)
class _Look:
    """How a layer is drawn: token of the theme, and how its boxes differ from the line's."""

    token: str
    sideways: float  # added at the left and right, pixels
    inset: float  # taken away at the top and bottom, pixels
    ring: str | None = None  # token of a line around each box


_LOOKS = {
    LayerStyle.CURRENT_HIT: _Look("band", 4.0, 1.5),
    LayerStyle.WORD_WEAK: _Look("word_weak", 2.0, 4.0),
    LayerStyle.WORD_STRONG: _Look("word_strong", 2.0, 4.0),
    LayerStyle.FOUND: _Look("found", 1.5, 3.0),
    LayerStyle.FOUND_HERE: _Look("found_here", 2.0, 2.5, ring="focus"),
}
_BARS = {LayerStyle.OTHER_HIT: "border", LayerStyle.CURRENT_HIT: "accent"}
_BAR_INSET_PX = 1.5
_VEIL = 0.55
_PAGE_PX = 12
_PAGE_GAP_PX = 8.0
_PAGE_ROOM_PX = 24.0


class BlockPainter:
    """Paints blocks with one painter in one theme."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter = painter
        self._theme = theme

    def paint(self, block: Block, at: QPointF, layers: list[Layer], selected: Span) -> None:
        """Draw ``block`` with its top left corner at ``at``, as far as it is within the clip."""
        painter = self._painter
        painter.save()
        painter.translate(at)
        clip, seen = QRectF(), Span(0, len(block.text))
        # A layer of an older text of the document must not reach beyond this one.
        fitted = (layer._replace(span=_common(layer.span, seen)) for layer in layers)
        layers = [layer for layer in fitted if layer.span.end > layer.span.start]
        if painter.hasClipping():  # a paragraph may be a book
            clip = painter.clipBoundingRect()
            seen = block.span_between(clip.top(), clip.bottom())
        self._layers(block, layers, seen)
        for box in block.boxes(_common(selected, seen)):
            painter.fillRect(box, self._color("selection"))
        self._ornaments(block)
        painter.setPen(self._color(block.style.ink))
        block.layout.draw(painter, QPointF(0, 0), self._inks(block, layers, selected), clip)
        painter.restore()

    def ruler(self, screen: QRectF, top: float, bottom: float) -> None:
        """Veil the screen but for the line between two heights, and draw that line's edges."""
        veil = self._color("paper")
        veil.setAlphaF(_VEIL)
        for edge, end in ((screen.top(), top), (bottom, screen.bottom())):
            if end > edge:
                self._painter.fillRect(
                    QRectF(screen.left(), edge, screen.width(), end - edge), veil
                )
        for edge in (top - 1, bottom):
            rect = QRectF(screen.left(), edge, screen.width(), 1)
            self._painter.fillRect(rect, self._color("accent"))

    def page(self, block: Block, at: QPointF, page: int, margin: float) -> None:
        """Write a page's number beside its first line, in the margin where lines end."""
        room = margin - 2 * _PAGE_GAP_PX
        if room < _PAGE_ROOM_PX:
            return
        x = at.x() - _PAGE_GAP_PX - room if block.rtl else at.x() + block.width + _PAGE_GAP_PX
        side = Qt.AlignmentFlag.AlignRight if block.rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        self._painter.setFont(interface_font(_PAGE_PX))
        self._painter.setPen(self._color("dim"))
        rect = QRectF(x, at.y() + block.style.before, room, block.style.step)
        self._painter.drawText(rect, int(flags), QLocale().toString(page))

    def paint_rows(self, block: Block, at: QPointF, layers: list[Layer], rows: range) -> None:
        """Draw some lines of ``block``, the first of them at ``at``: what a page has room for.

        Not by a clip, which would cut what reaches out of its line, as vowel marks do.
        """
        painter = self._painter
        painter.save()
        painter.translate(at.x(), at.y() - block.line_top(rows.start))
        seen = Span(block.line_span(rows.start).start, block.line_span(rows.stop - 1).end)
        self._layers(block, layers, seen)
        height = len(rows) * block.style.step
        painter.save()
        painter.setClipRect(QRectF(0, block.line_top(rows.start), block.width, height))
        self._ornaments(block)
        painter.restore()
        painter.setPen(self._color(block.style.ink))
        for row in rows:
            block.layout.lineAt(row).draw(painter, QPointF(0, 0))
        painter.restore()

    def caret(self, block: Block, at: QPointF, offset: int) -> None:
        """Draw a caret before the character at ``offset``."""
        self._painter.fillRect(caret_rect(block, offset).translated(at), self._color("text"))

    def _layers(self, block: Block, layers: list[Layer], seen: Span) -> None:
        for layer in layers:
            self._layer(block, layer, seen)
        for layer in layers:
            if layer.style in MARKS:
                boxes = block.boxes(_common(layer.span, seen))
                paint_line(self._painter, self._theme, boxes, layer)

    def _layer(self, block: Block, layer: Layer, seen: Span) -> None:
        if layer.style in MARKS:
            paint_mark(self._painter, self._theme, block.boxes(_common(layer.span, seen)), layer)
        if layer.sign:
            paint_sign(self._painter, self._theme, block, layer)
        look = _LOOKS.get(layer.style)
        if look is not None:
            grown = (-look.sideways, look.inset, look.sideways, -look.inset)
            boxes = block.boxes(_common(layer.span, seen))
            self._rounded([box.adjusted(*grown) for box in boxes], look.token, ring=look.ring)
        if layer.style in _BARS:
            self._bar(block, layer.span, _BARS[layer.style])

    def _bar(self, block: Block, span: Span, token: str) -> None:
        """The bar of a hit in the margin on the side where the paragraph's lines begin."""
        x = block.width + _BAR_GAP_PX if block.rtl else -_BAR_GAP_PX - _BAR_PX
        top = block.line_top(block.line_of(span.start)) + _BAR_INSET_PX
        bottom = block.line_top(block.line_of(span.end - 1) + 1) - _BAR_INSET_PX
        self._rounded([QRectF(x, top, _BAR_PX, bottom - top)], token, _BAR_PX / 2)

    def _ornaments(self, block: Block) -> None:
        style, rect = block.style, block.text_rect
        if style.bar:
            gap = style.indent - _QUOTE_GAP * style.nominal
            x = block.width - gap - 2 if block.rtl else gap
            self._rounded([QRectF(x, rect.top(), 2.0, rect.height())], "line", 1.0)
        if block.bullet:
            radius = _BULLET * style.nominal
            gap = style.indent - _BULLET_GAP * style.nominal
            x = block.width - gap if block.rtl else gap
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(self._color("dim"))
            self._painter.drawEllipse(QPointF(x, rect.top() + style.step * 0.54), radius, radius)

    def _inks(
        self, block: Block, layers: list[Layer], selected: Span
    ) -> list[QTextLayout.FormatRange]:
        """Text on strong words and selected text in inks that can be read there.

        Only colours, which move no letter. Later ranges win: the selection comes last.
        """
        ranges: list[QTextLayout.FormatRange] = []
        if self._theme.on_word_strong != self._theme.text:
            strong = (layer.span for layer in layers if layer.style is LayerStyle.WORD_STRONG)
            ranges += (self._ink(block, span, "on_word_strong") for span in strong)
        if selected.end > selected.start and (ranges or block.style.ink != "text"):
            ranges.append(self._ink(block, selected, "text"))
        return ranges

    def _ink(self, block: Block, span: Span, token: str) -> QTextLayout.FormatRange:
        result = block.format_range(span)
        ink = QTextCharFormat()
        ink.setForeground(QBrush(self._color(token)))
        result.format = ink
        return result

    def _rounded(
        self,
        boxes: list[QRectF],
        token: str,
        radius: float = _RADIUS_PX,
        *,
        ring: str | None = None,
    ) -> None:
        self._painter.setPen(self._color(ring) if ring else Qt.PenStyle.NoPen)
        self._painter.setBrush(self._color(token))
        for box in boxes:
            self._painter.drawRoundedRect(box, radius, radius)

    def _color(self, token: str) -> QColor:
        return self._theme.color(token)


def _common(first: Span, second: Span) -> Span:
    return Span(max(first.start, second.start), min(first.end, second.end))


def caret_rect(block: Block, offset: int) -> QRectF:
    """Where the caret is drawn, from the block's corner: two pixels wide, lower than the line."""
    inset = block.style.step * 0.1
    return block.caret(offset).adjusted(-1.0, inset, 1.0, -inset)
