"""The surface that a document is painted on: scrolling, zoom, places, colours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QMargins, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.reader.column import Column, Page
from app.reader.header import Header
from app.reader.layers import Layer, Layers
from app.reader.mark_bar import MarkBar
from app.reader.mark_painting import sign_rect
from app.reader.painting import BlockPainter
from app.reader.scroll import Scroll
from app.reader.source import DocumentSource, Position
from app.theme import Theme
from app.typography import DEFAULT, Typography
from index.documents import Span

NOMINAL_PX = 18.0
ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
_SIGN_REACH_PX = 4  # around a sign in the margin, which is small
_EYE_LEVEL = 0.33  # where on the screen a place that was gone to stands


class _Held(NamedTuple):
    """A line that stays where it is while size and width change, until the person scrolls."""

    at: float  # the height of the viewport that was asked for
    position: Position
    y: float


class Canvas(QAbstractScrollArea):
    """Paints a document of any length; only what is seen is ever laid out.

    ``position_changed``: the Position at the top of the screen, after each scroll.
    ``zoom_changed``: the new size in percent.
    """

    position_changed = Signal(object)
    zoom_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.marks = MarkBar(self)
        self.setVerticalScrollBar(self.marks)
        self._column: Column | None = None
        self._scroll: Scroll | None = None
        self._layers = Layers()
        self._zoom = 100
        self._typography = DEFAULT
        self._held: _Held | None = None
        self._syncing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: a bar that comes and goes would set the whole text anew.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.set_theme(theme)

    @property
    def column(self) -> Column | None:
        """The document as it is typeset; None while there is none."""
        return self._column

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Change the colours at once."""
        self._theme = theme
        colors = self.palette()
        colors.setColor(QPalette.ColorRole.Window, theme.color("paper"))  # below the scroll bar
        self.setPalette(colors)
        self.viewport().update()

    def set_layers(self, group: str, layers: Iterable[Layer]) -> None:
        """Replace one group of layers: the person's marks, what was found in the document."""
        self._layers.replace(group, layers)
        self.viewport().update()

    def supply_layers(self, group: str, layers_of: Callable[[int], Sequence[Layer]]) -> None:
        """The same for very many layers: ``layers_of`` a paragraph is asked when it is painted."""
        self._layers.supply(group, layers_of)
        self.viewport().update()

    def layers_of(self, paragraph: int) -> list[Layer]:
        """What is drawn in a paragraph, lowest first."""
        return self._layers.of(paragraph)

    def _set_document(self, source: DocumentSource | None, header: Header | None) -> None:
        """Show a document from its start; None or an empty one shows nothing."""
        self._layers.clear()
        self.marks.clear()
        self._column = self._scroll = self._held = None
        if source is not None and source.count:
            self._column = Column(source, header, self._page())
            self._scroll = Scroll(self._column, self.viewport().height())
        self._moved()

    # Places ---------------------------------------------------------------------------------

    @property
    def place(self) -> Position:
        """The position at the top of the screen: what to come back to."""
        return self._line_at(0.0)

    def set_place(self, position: Position) -> None:
        """Bring a position to the top of the screen, without moving the caret."""
        if self._scroll is None or self._column is None:
            return
        number = min(max(position.paragraph, 0), len(self._column) - 1)
        length = len(self._column.pages[number].text)
        place = Position(number, min(position.offset, length))
        inside = 0.0 if place == Position(0, 0) else self._inside(place)
        self._scroll.show(number, inside, 0.0)
        self._scrolled()

    def position_at(self, point: QPointF) -> Position:
        """The position nearest to a point of the viewport."""
        if self._column is None:
            return Position(0, 0)
        number, y = self._paragraph_at(point.y())
        inside = QPointF(point.x() - self._column.left, point.y() - y)
        return Position(number, self._column.block(number).offset_at(inside))

    def sign_at(self, point: QPointF) -> Position | None:
        """Where the mark begins whose sign in the margin stands at a point of the viewport."""
        if self._column is None:
            return None
        number, y = self._paragraph_at(point.y())
        block = self._column.block(number)
        inside = QPointF(point.x() - self._column.left, point.y() - y).toPoint()
        grown = QMargins(_SIGN_REACH_PX, _SIGN_REACH_PX, _SIGN_REACH_PX, _SIGN_REACH_PX)
        for layer in reversed(self._layers.of(number)):
            if layer.sign and sign_rect(block, layer).marginsAdded(grown).contains(inside):
                return Position(number, layer.span.start)
        return None

    def rect_of(self, position: Position) -> QRectF:
        """The caret's place for a position, in the viewport; far away only by estimate."""
        if self._scroll is None or self._column is None:
            return QRectF()
        number = position.paragraph
        rect = self._column.block(number).caret(position.offset)
        top = self._scroll.top_of(number) + self._column.lead(number)
        return rect.translated(self._column.left, top)

    def reveal(self, position: Position, *, comfort: float = 0.0) -> None:
        """Scroll so that a position is seen, if it is not.

        Without ``comfort`` as little as may be. With it, a position nearer than this share of
        the screen to an edge counts as unseen, and comes to the level of the eye.
        """
        if self._scroll is None or self._column is None:
            return
        height = self._scroll.height
        rect = self.rect_of(position)
        if comfort * height <= rect.top() and rect.bottom() <= (1 - comfort) * height:
            return
        at = 0.0 if rect.top() < 0 else height - rect.height()
        at = _EYE_LEVEL * height if comfort else at
        self._scroll.show(position.paragraph, self._inside(position), at)
        self._scrolled()

    def _paragraph_at(self, y: float) -> tuple[int, float]:
        """The paragraph at a height of the viewport, and the top of its block there."""
        assert self._scroll is not None and self._column is not None
        visible = self._scroll.visible()
        found = next((seen for seen in reversed(visible) if seen.y <= y), visible[0])
        return found.number, found.y + self._column.lead(found.number)

    def _line_at(self, y: float) -> Position:
        """The start of the line at a height of the viewport."""
        if self._column is None:
            return Position(0, 0)
        number, top = self._paragraph_at(y)
        block = self._column.block(number)
        row = block.line_at(y - top + block.style.step / 2)
        return Position(number, block.line_span(row).start)

    def _inside(self, position: Position) -> float:
        """Where the line of a position begins within its paragraph's extent."""
        assert self._column is not None
        block = self._column.block(position.paragraph)
        row = block.line_of(position.offset)
        return self._column.lead(position.paragraph) + block.line_top(row)

    # Zoom -----------------------------------------------------------------------------------

    @property
    def zoom(self) -> int:
        """Size of the text in percent."""
        return self._zoom

    def set_zoom(self, percent: int, at: float = 0.0) -> None:
        """Change the size of the text; what stands at height ``at`` of the viewport stays."""
        percent = min(max(percent, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        if percent != self._zoom:
            self._hold(at)
            self._zoom = percent
            self._typeset()
            self.zoom_changed.emit(percent)

    def zoom_in(self, at: float = 0.0) -> None:
        """One step larger."""
        self.set_zoom(min((s for s in ZOOM_STEPS if s > self._zoom), default=self._zoom), at)

    def zoom_out(self, at: float = 0.0) -> None:
        """One step smaller."""
        self.set_zoom(max((s for s in ZOOM_STEPS if s < self._zoom), default=self._zoom), at)

    def reset_zoom(self) -> None:
        """Back to 100 %."""
        self.set_zoom(100)

    @property
    def typography(self) -> Typography:
        """How the person wants text set."""
        return self._typography

    def set_typography(self, typography: Typography) -> None:
        """Set the text otherwise; the line on top stays there."""
        if typography != self._typography:
            self._hold(0.0)
            self._typography = typography
            self._typeset()

    def _page(self) -> Page:
        return Page(
            width=self.viewport().width(),
            nominal=NOMINAL_PX * self._zoom / 100,
            typography=self._typography,
        )

    def _hold(self, at: float) -> None:
        if self._held is None or self._held.at != at:
            position = self._line_at(at)
            self._held = _Held(at, position, self.rect_of(position).top())

    def _typeset(self) -> None:
        """Set the text for the present width and size; the held line stays in its place."""
        if self._column is None or self._scroll is None:
            return
        at_top = self._scroll.anchor == (0, 0.0)
        self._column.typeset(self._page())
        self._scroll = Scroll(self._column, self.viewport().height())
        if not at_top and self._held is not None:
            position = self._held.position
            self._scroll.show(position.paragraph, self._inside(position), self._held.y)
        self._moved()

    # Events ---------------------------------------------------------------------------------

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        if self._column is None or self._scroll is None:
            return
        if self.viewport().width() == self._column.page.width:
            self._scroll.set_height(self.viewport().height())
            self._moved()
        else:
            self._hold(0.0)
            self._typeset()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802  Qt's name
        if not self._syncing and self._scroll is not None:
            self._scroll.scroll_to(self.verticalScrollBar().value())
            self._scrolled()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        at = event.position().y()
        if event.angleDelta().y() > 0:
            self.zoom_in(at)
        elif event.angleDelta().y() < 0:
            self.zoom_out(at)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), self._theme.color("paper"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._scroll is not None and self._column is not None:
                painter.setClipRect(event.rect())
                self._paint(BlockPainter(painter, self._theme), self._column, self._scroll)

    def _paint(self, painter: BlockPainter, column: Column, scroll: Scroll) -> None:
        for number, y in scroll.visible():
            if number == column.header_at:
                self._paint_header(painter, column, y + column.header_top())
            block = column.block(number)
            at = QPointF(column.left, y + column.lead(number))
            page = column.page_begun(number)
            if page is not None:
                painter.page(block, at, page, column.left)
            selected = self._selected(number, len(block.text))
            painter.paint(block, at, self._layers.of(number), selected)

    def _paint_header(self, painter: BlockPainter, column: Column, y: float) -> None:
        for block in column.header:
            painter.paint(block, QPointF(column.left, y), [], Span(0, 0))
            y += block.height

    def _selected(self, _paragraph: int, _length: int) -> Span:
        """What to show as selected of a paragraph; a plain canvas selects nothing."""
        return Span(0, 0)

    def _scrolled(self) -> None:
        """The person, or what they asked for, went to another place."""
        self._held = None
        self._moved()

    def _moved(self) -> None:
        """What is seen may have changed: lay it out, bring the scroll bar in line, repaint."""
        if self._scroll is not None and self._column is not None:
            self._scroll.visible()
        bar = self.verticalScrollBar()
        self._syncing = True
        if self._scroll is None or self._column is None:
            bar.setRange(0, 0)
        else:
            bar.setPageStep(max(1, round(self._scroll.height - self._column.step)))
            bar.setSingleStep(self._column.step)
            bar.setRange(0, round(self._scroll.maximum))
            bar.setValue(round(self._scroll.value))
        bar.setEnabled(bar.maximum() > 0)
        self._syncing = False
        self.viewport().update()
        self.position_changed.emit(self.place)
