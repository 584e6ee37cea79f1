"""A hit in the list: document, best sentence with its words marked, and why it is a hit."""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from app.annotations.mark_model import mark_height, paint_mark
from app.cards import META_STEP, PADDING_X, PILL_PX, TITLE_STEP, CardPainter, card_font
from app.library.documents import facts, with_state
from app.reader.block import Block
from app.reader.layers import Layer, LayerStyle, hit_layers
from app.reader.painting import BlockPainter
from app.reader.styles import KindStyle, script_of, styled
from app.search.arrangement import Lane, Notes
from app.search.model import HIT_ROLE, STATE_ROLE, sentence_of
from app.search.reasons import reasons
from app.theme import Theme
from app.translation import reads_from_the_right
from app.wording import language_name, number
from index.documents import Annotation, Hit, Span

_PADDING_Y = 12
_SNIPPET_PX = 14.5
_SNIPPET = KindStyle(after=0.0)
_MAX_LINES = 4
_CHIP_PX, _CHIP_GAP, _CHIP_PADDING = 24, 8, 8
_LANE_PX = 40
_KEPT = 1_000

Index = QModelIndex | QPersistentModelIndex


class _Chip(NamedTuple):
    text: str
    x: float  # from the start side
    width: float


class _Card(NamedTuple):
    """A hit laid out for a width."""

    block: Block
    layers: list[Layer]
    first_line: int  # of the lines that are shown
    lines: int
    chips: list[_Chip]

    @property
    def height(self) -> float:
        text = self.lines * self.block.style.step
        chips = _CHIP_PX + 8 if self.chips else 0
        return 2 * _PADDING_Y + TITLE_STEP + META_STEP + 4 + text + chips


class HitDelegate(QStyledItemDelegate):
    """Paints hits and the headings of lanes; keeps those laid out last for the list's width.

    ``why_wanted``: the person clicked on a reason of a hit.
    """

    why_wanted = Signal(Hit)

    def __init__(self, view: QAbstractItemView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self.theme = theme
        self._width = 0
        self._cards: OrderedDict[int, tuple[Hit, _Card]] = OrderedDict()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  Qt's name
        row = index.data(HIT_ROLE)
        if isinstance(row, Annotation):
            return QSize(0, mark_height(row))
        heading = isinstance(row, Lane | Notes)
        return QSize(0, _LANE_PX if heading else round(self._card(row).height))

    def editorEvent(  # noqa: N802  Qt's name
        self,
        event: QEvent,
        _model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        hit = index.data(HIT_ROLE)
        released = event.type() is QEvent.Type.MouseButtonRelease
        if not (released and isinstance(hit, Hit) and isinstance(event, QMouseEvent)):
            return False
        below = option.rect.bottom() - event.position().y()
        if self._card(hit).chips and _PADDING_Y <= below <= _PADDING_Y + _CHIP_PX:
            self.why_wanted.emit(hit)
        return False

    def _heading(self, card: CardPainter, name: str, count: int) -> None:
        y = card.row.bottom() - TITLE_STEP - 4
        where = QRectF(card.area.left(), y, card.area.width(), TITLE_STEP)
        card.text(where, name, card_font(14, strong=True), "accent")
        card.text(where, number(count), card_font(12), "dim", end=True)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(HIT_ROLE)
        painter.save()
        card = CardPainter(painter, option, self.theme)
        if isinstance(hit, Lane | Notes):
            self._heading(card, index.data(), hit.count)
        elif isinstance(hit, Annotation):
            paint_mark(card, hit, "")
        else:
            self._hit(card, index, hit)
        painter.restore()

    def _hit(self, card: CardPainter, index: Index, hit: Hit) -> None:
        laid_out = self._card(hit)
        card.ground()
        y = card.row.top() + _PADDING_Y
        card.title(y, hit.document.title, language_name(hit.paragraph.language))
        card.meta(y + TITLE_STEP, with_state(index.data(STATE_ROLE), facts(hit.document)))
        y += TITLE_STEP + META_STEP + 4
        self._snippet(card, laid_out, y)
        self._chips(card, laid_out, y + laid_out.lines * laid_out.block.style.step + 8)

    def _snippet(self, card: CardPainter, laid_out: _Card, y: float) -> None:
        block = laid_out.block
        step = block.style.step
        card.painter.save()
        shown = QRectF(card.area.left() - 4, y, card.area.width() + 8, laid_out.lines * step)
        card.painter.setClipRect(shown, Qt.ClipOperation.IntersectClip)
        at = QPointF(card.area.left(), y - laid_out.first_line * step)
        BlockPainter(card.painter, self.theme).paint(block, at, laid_out.layers, Span(0, 0))
        card.painter.restore()

    def _chips(self, card: CardPainter, laid_out: _Card, y: float) -> None:
        for chip in laid_out.chips:
            x = card.area.left() + chip.x
            if card.rtl:
                x = card.area.right() - chip.x - chip.width
            card.pill(QRectF(x, y, chip.width, _CHIP_PX), chip.text, outlined=True)

    def _card(self, hit: Hit) -> _Card:
        width = self._view.viewport().width() - 2 * PADDING_X
        if width != self._width:
            self._cards.clear()
            self._width = width
        kept = self._cards.get(id(hit))
        if kept is None or kept[0] is not hit:
            kept = hit, _lay_out(hit, width)
            self._cards[id(hit)] = kept
            if len(self._cards) > _KEPT:
                self._cards.popitem(last=False)
        return kept[1]


def _lay_out(hit: Hit, width: float) -> _Card:
    text = sentence_of(hit)
    start = hit.sentence.start if hit.sentence.end > hit.sentence.start else 0
    script = script_of(text, hit.paragraph.language)
    style = styled(_SNIPPET, script, hit.paragraph.direction, _SNIPPET_PX)
    block = Block(text, style, width)
    layers = [
        Layer(layer.paragraph, Span(layer.span.start - start, layer.span.end - start), layer.style)
        for layer in hit_layers(hit, current=False)
        if layer.style in (LayerStyle.WORD_WEAK, LayerStyle.WORD_STRONG)
        and start <= layer.span.start
        and layer.span.end <= start + len(text)
    ]
    lines = min(block.line_count, _MAX_LINES)
    return _Card(block, layers, _best_line(hit, block, start, lines), lines, _chips(hit, width))


def _best_line(hit: Hit, block: Block, start: int, lines: int) -> int:
    """Where to begin so that the lines that are shown hold the most of what was found."""
    weights = [0.0] * block.line_count
    for word in hit.words:
        if start <= word.start < start + len(block.text):
            weights[block.line_of(word.start - start)] += word.weight
    starts = range(block.line_count - lines + 1)
    return max(starts, key=lambda row: (sum(weights[row : row + lines]), -row), default=0)


def _chips(hit: Hit, width: float) -> list[_Chip]:
    """As many reasons as fit in one row, the heaviest first."""
    metrics = QFontMetricsF(card_font(PILL_PX))
    arrow = "←" if reads_from_the_right() else "→"
    chips: list[_Chip] = []
    x = 0.0
    for reason in reasons(hit):
        text = reason.text(arrow)
        wide = metrics.horizontalAdvance(text) + 2 * _CHIP_PADDING
        if x + wide <= width:
            chips.append(_Chip(text, x, wide))
            x += wide + _CHIP_GAP
    return chips
