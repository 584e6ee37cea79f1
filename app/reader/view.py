"""The reader's widget: a document with hits, selection, caret and keyboard."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from app.reader.accessible import Twin, install
from app.reader.blink import Blink
from app.reader.canvas import Canvas
from app.reader.column import Column
from app.reader.header import Header
from app.reader.hits import HitCursor
from app.reader.keyboard import Keyboard
from app.reader.layers import Layer
from app.reader.mouse import Mouse
from app.reader.painting import BlockPainter
from app.reader.scroll import Scroll
from app.reader.selection import Selection
from app.reader.source import DocumentSource, Position
from app.theme import Theme
from index.documents import Hit, Span

_HITS = "hits"
_COMFORT = 0.12  # nearer to an edge of the screen than this, a hit counts as not seen
_START = Selection(Position(0, 0), Position(0, 0))


class ReaderView(Canvas):
    """Shows one document. Positions are (paragraph, offset in code points of its text).

    ``selection_changed``: the selection or the caret moved.
    ``hit_changed``: index and number of the hits here, -1 and 0 without any.
    ``sign_pressed``: where the mark begins whose sign in the margin was clicked.
    ``selected``: the mouse has selected something.
    ``menu_wanted``: what can be done here, at this point of the screen.
    The signals of Canvas besides.
    """

    selection_changed = Signal()
    hit_changed = Signal(int, int)
    sign_pressed = Signal(Position)
    selected = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._hits = HitCursor()
        self._selection = _START
        self._keyboard = Keyboard(self)
        self._mouse = Mouse(self)
        self._blink = Blink(self, self.viewport().update)
        self._ruler = False
        self._twin: Twin | None = None
        install()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def show_document(self, source: DocumentSource, header: Header | None = None) -> None:
        """Show another document from its start, without hits, marks or selection."""
        self._forget()
        self.setAccessibleDescription(header.title if header else "")
        self._set_document(source, header)
        self._tell_all()

    def clear(self) -> None:
        """Show nothing."""
        self._forget()
        self._set_document(None, None)
        self._tell_all()

    def _forget(self) -> None:
        self._hits = HitCursor()
        self._selection = _START
        self._keyboard.forget_column()

    def set_layers(self, group: str, layers: Iterable[Layer]) -> None:
        """Replace one group of layers; a screen reader hears of marks too."""
        super().set_layers(group, layers)
        if self._twin is not None:
            self._twin.show_marks()

    def twin(self) -> Twin:
        """The hidden field that screen readers read; made when it is first asked for."""
        if self._twin is None:
            self._twin = Twin(self)
            self._twin.follow()
        return self._twin

    def _tell_all(self) -> None:
        if self._twin is not None:
            self._twin.renew()
        self.selection_changed.emit()
        self.hit_changed.emit(-1, 0)

    # Hits -----------------------------------------------------------------------------------

    def show_hits(self, hits: Iterable[Hit], current: Hit | None = None) -> None:
        """Draw the hits of this document and go to ``current``, or to the first in the text."""
        self._hits = HitCursor(hits)
        if current is not None:
            self._hits.select(current)
        self._to_hit()

    def next_hit(self) -> None:
        """Go to the next hit in reading order, after the last to the first."""
        self._hits.move(1)
        self._to_hit()

    def previous_hit(self) -> None:
        """Go to the hit before, from the first to the last."""
        self._hits.move(-1)
        self._to_hit()

    @property
    def current_hit(self) -> Hit | None:
        """The hit that the person is at."""
        return self._hits.current

    def _to_hit(self) -> None:
        self.supply_layers(_HITS, self._hits.layers_of)
        hit = self._hits.current
        if hit is not None:
            self.go_to(hit.paragraph.number, hit.sentence)
        self.hit_changed.emit(self._hits.index, len(self._hits.hits))

    def go_to(self, paragraph: int, span: Span | None = None) -> None:
        """Bring a place to the eye, unless it is seen well already, and the caret to it.

        Raises IndexError for a place that the document does not have.
        """
        offset = span.start if span else 0
        if self.column is None or offset > len(self.column.pages[paragraph].text):
            raise IndexError((paragraph, offset))
        position = Position(paragraph, offset)
        self.select(position)
        self.reveal(position, comfort=_COMFORT)

    # Selection ------------------------------------------------------------------------------

    @property
    def selection(self) -> Selection:
        """What is selected, and where the caret is."""
        return self._selection

    def select(self, anchor: Position, caret: Position | None = None) -> None:
        """Set the selection; without ``caret`` an empty one. Nothing scrolls."""
        selection = Selection(anchor, anchor if caret is None else caret)
        if selection != self._selection:
            self._selection = selection
            if self._twin is not None:
                self._twin.follow()
            self.selection_changed.emit()
        self._blink.restart()
        self.viewport().update()

    def select_all(self) -> None:
        """Select the whole text; the screen stays where it is."""
        if self.column is not None:
            self.select(Position(0, 0), self.column.end())

    def selected_text(self) -> str:
        """The selected text exactly as imported, paragraphs joined by a line feed."""
        if self.column is None or self._selection.empty:
            return ""
        return self.column.pages.text(self._selection.start, self._selection.end)

    def copy(self) -> None:
        """Put the selected text on the clipboard; nothing if nothing is selected."""
        text = self.selected_text()
        if text:
            QGuiApplication.clipboard().setText(text)

    def move_caret(self, position: Position, *, keep_anchor: bool) -> None:
        """Move the caret and show it; with ``keep_anchor`` the selection grows to it."""
        self.select(self._selection.anchor if keep_anchor else position, position)
        self.reveal(position)

    def turn_page(self, step: int, *, keep_anchor: bool) -> None:
        """One screen down (1) or up (-1); the caret keeps its height on the screen."""
        if self.column is None:
            return
        caret = self.rect_of(self._selection.caret)
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + step * bar.pageStep())
        if bar.value() == before:
            position = Position(0, 0) if step < 0 else self.column.end()
        else:
            height = self.viewport().height()
            y = min(max(caret.center().y(), 0.0), height - 1.0)
            position = self.position_at(QPointF(caret.x(), y))
        self.move_caret(position, keep_anchor=keep_anchor)

    @property
    def ruler(self) -> bool:
        """Whether all but the caret's line is veiled."""
        return self._ruler

    def set_ruler(self, on: bool) -> None:
        """Lay a ruler along the caret's line, which goes with it, or take it away."""
        self._ruler = on
        self.viewport().update()

    def _selected(self, paragraph: int, length: int) -> Span:
        return self._selection.within(paragraph, length)

    # Events ---------------------------------------------------------------------------------

    def _paint(self, painter: BlockPainter, column: Column, scroll: Scroll) -> None:
        super()._paint(painter, column, scroll)
        caret = self._selection.caret
        if self._ruler:
            line = self.rect_of(caret)
            painter.ruler(QRectF(self.viewport().rect()), line.top(), line.bottom())
        if not self._blink.shown:
            return
        for number, y in scroll.visible():
            if number == caret.paragraph:
                at = QPointF(column.left, y + column.lead(number))
                painter.caret(column.block(number), at, caret.offset)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if self._keyboard.press(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self._keyboard.forget_column()
        self._mouse.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self._mouse.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self._mouse.move(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  Qt's name
        if self.column is None:
            return
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        if by_key:
            below = self.rect_of(self._selection.caret).bottomLeft().toPoint()
            self.menu_wanted.emit(self.viewport().mapToGlobal(below))
            return
        at = self.position_at(QPointF(event.pos()))
        if not self._selection.start <= at < self._selection.end:
            self.select(at)
        self.menu_wanted.emit(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        self._mouse.release(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        super().focusInEvent(event)
        self._blink.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        super().focusOutEvent(event)
        self._blink.stop()
