"""Sets documents on pages: which lines stand on which page, and the number below each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter

from app.fonts import interface_font
from app.reader.block import Block
from app.reader.column import Column, Page
from app.reader.header import Header
from app.reader.layers import Layer
from app.reader.painting import BlockPainter
from app.reader.source import DocumentSource
from app.theme import LIGHT
from app.wording import number
from index.documents import Span

NOMINAL_PT = 11.5  # size of Latin body letters
_POINTS_PER_INCH = 72
_FOOT_PT = 24.0  # below the text, for the number of the page
_SMALL_PT = 8.5
_NUMBER_GAP_PT = 10.0  # from the text to the number of a mark beside it
_COLUMN_MARGIN = 48.0  # what a column keeps free on each side of a screen: paper has its own
_FEWEST_ROWS = 2  # of a paragraph that stand alone at the foot or the head of a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A document to be printed, beginning on a page of its own."""

    source: DocumentSource
    header: Header | None = None
    layers: Mapping[int, Sequence[Layer]] = field(default_factory=dict)  # by paragraph
    numbers: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    """Of marks, by paragraph: the offset that each begins at, and its number."""


class Sheets:
    """Pages of a device. Everything counts in points from the top left of the printable area."""

    def __init__(self, device: QPagedPaintDevice, painter: QPainter) -> None:
        self._device = device
        self._painter = painter
        layout = device.pageLayout()
        area = layout.paintRect(QPageLayout.Unit.Point)
        self.width = area.width()
        self.height = area.height() - _FOOT_PT
        self.page = 0
        self._y = 0.0
        # A painter counts in dots from the corner of the printable area.
        scale = device.logicalDpiX() / _POINTS_PER_INCH
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._blocks = BlockPainter(painter, LIGHT)

    def lay(self, part: Part) -> Iterator[None]:
        """Print a part; control is given back after every paragraph and every page."""
        self._turn()
        page = Page(width=self.width + 2 * _COLUMN_MARGIN, nominal=NOMINAL_PT)
        column = Column(part.source, part.header, page)
        left = (self.width - column.width) / 2
        for at in range(len(column)):
            if at == column.header_at:
                for block in column.header:
                    yield from self._place(block, left, [], [], keep=0.0)
            block = column.block(at)
            keep = 0.0
            if block.style.bold and at + 1 < len(column):  # a heading stays with what it heads
                keep = _FEWEST_ROWS * column.block(at + 1).style.step
            layers = _fitted(part.layers.get(at, ()), len(block.text))
            yield from self._place(block, left, layers, part.numbers.get(at, ()), keep=keep)

    def _place(
        self,
        block: Block,
        left: float,
        layers: list[Layer],
        numbers: Sequence[tuple[int, int]],
        *,
        keep: float,
    ) -> Iterator[None]:
        step, row = block.style.step, 0
        if self._y > 0:
            self._y += block.style.before
        whole = block.line_count * step + block.style.after + keep
        if keep and self._y > 0 and self._y + whole > self.height:
            self._turn()
        while row < block.line_count:
            rows = range(row, row + self._room(step, block.line_count - row))
            if not rows:
                self._turn()
                continue
            self._blocks.paint_rows(block, QPointF(left, self._y), layers, rows)
            self._number_marks(block, left, numbers, rows)
            self._y += len(rows) * step
            row = rows.stop
            if row < block.line_count:
                self._turn()
            yield
        self._y += block.style.after

    def _room(self, step: int, rows: int) -> int:
        """How many of ``rows`` lines go on this page; no single line is left alone on either."""
        room = int((self.height - self._y) // step)
        if room >= rows:
            return rows
        if rows - room < _FEWEST_ROWS:
            room = rows - _FEWEST_ROWS
        if room >= _FEWEST_ROWS:
            return room
        # On an empty page something has to go, even where the page holds one line only.
        return max(1, room) if self._y == 0 else 0

    def _number_marks(
        self, block: Block, left: float, numbers: Sequence[tuple[int, int]], rows: range
    ) -> None:
        """The number of each mark beside the line that it begins on, outside of the text."""
        self._painter.setPen(LIGHT.color("dim"))
        self._painter.setFont(interface_font(_SMALL_PT))
        beside: dict[int, list[str]] = {}
        for offset, mark in numbers:
            row = block.line_of(min(offset, max(len(block.text) - 1, 0)))
            if row in rows:
                beside.setdefault(row, []).append(number(mark))
        for row, marks in beside.items():
            top = self._y + (row - rows.start) * block.style.step
            width = max(left, 40.0)
            x = left + block.width + _NUMBER_GAP_PT if block.rtl else left - width - _NUMBER_GAP_PT
            side = Qt.AlignmentFlag.AlignLeft if block.rtl else Qt.AlignmentFlag.AlignRight
            place = QRectF(x, top, width, block.style.step)
            flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            self._painter.drawText(place, int(flags), " ".join(marks))

    def _turn(self) -> None:
        """Begin a page, and number it."""
        if self.page:
            self._device.newPage()
        self.page += 1
        self._y = 0.0
        self._painter.setPen(LIGHT.color("dim"))
        self._painter.setFont(interface_font(_SMALL_PT))
        foot = QRectF(0, self.height, self.width, _FOOT_PT)
        below = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        self._painter.drawText(foot, int(below), number(self.page))


def _fitted(layers: Sequence[Layer], length: int) -> list[Layer]:
    """Layers within a text of ``length`` code points."""
    cut = (
        layer._replace(span=Span(max(layer.span.start, 0), min(layer.span.end, length)))
        for layer in layers
    )
    return [layer for layer in cut if layer.span.end > layer.span.start]
