"""The reader for screen readers: a hidden text field, its twin, holds what stands round the caret.

A text interface written in Python cannot give its selection (the binding leaves that method out),
so the interface that answers is the one of a QPlainTextEdit that is never shown. It holds some
hundred paragraphs and is filled anew when the caret leaves them; headings among them are bold, and
children of the reader besides. Its cursor follows the reader's and, when a screen reader moves it,
leads it. Where letters are on the screen it does not know.
"""

# pyright: reportIncompatibleMethodOverride=false
# The stubs do not say that an interface may be None.

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSignalBlocker, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextSelectionEvent,
    QBrush,
    QFont,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QAccessibleWidget, QPlainTextEdit
from shiboken6 import Shiboken

from app.reader.block import displayed
from app.reader.layers import Layer
from app.reader.mark_painting import MARKS
from app.reader.offsets import Offsets
from app.reader.source import Position
from index.documents import Paragraph, ParagraphKind

if TYPE_CHECKING:
    from app.reader.view import ReaderView

_AROUND = 150  # paragraphs kept before and after the caret's


class Twin(QObject):
    """Keeps a hidden text field at the caret of a reader."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view)
        self._view = view
        self._first = 0  # number of the first paragraph held
        self._offsets: list[Offsets] = []
        self._starts: list[int] = []  # of each paragraph held, in UTF-16 units, and the end
        self.headings: list[HeadingAccessible] = []
        self._marked = False  # whether a mark is told of
        self.field = QPlainTextEdit(view)
        self.field.hide()
        self.field.setReadOnly(True)
        self.field.cursorPositionChanged.connect(self._lead)

    def renew(self) -> None:
        """Another document is shown."""
        self._offsets = []
        self.follow()

    def follow(self) -> None:
        """The caret or the selection moved: go there, and tell who listens."""
        selection = self._view.selection
        number = selection.caret.paragraph
        if not self._first <= number < self._first + len(self._offsets):
            self._fill(number)
        anchor, caret = self._unit(selection.anchor), self._unit(selection.caret)
        cursor = self.field.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(caret, QTextCursor.MoveMode.KeepAnchor)
        with QSignalBlocker(self.field):
            self.field.setTextCursor(cursor)
        if anchor != caret:
            event = QAccessibleTextSelectionEvent(self._view, *sorted((anchor, caret)))
            event.setCursorPosition(caret)
        else:
            event = QAccessibleTextCursorEvent(self._view, caret)
        QAccessible.updateAccessibility(event)

    def _fill(self, number: int) -> None:
        column = self._view.column
        self._first = max(0, number - _AROUND)
        last = min(len(column) if column else 0, number + _AROUND + 1)
        held = [column.pages[n] for n in range(self._first, last)] if column else []
        texts = [paragraph.text for paragraph in held]
        shown = "\n".join(map(displayed, texts))
        self._offsets = [Offsets(text) for text in texts]
        lengths = (o.unit(len(t)) + 1 for o, t in zip(self._offsets, texts, strict=True))
        self._starts = list(accumulate(lengths, initial=0))
        with QSignalBlocker(self.field):
            self.field.setPlainText(shown)
            for row, paragraph in enumerate(held):
                if paragraph.kind is ParagraphKind.HEADING:
                    self._embolden(row)
        self._tell_headings([p for p in held if p.kind is ParagraphKind.HEADING])
        self._marked = False
        self.show_marks()

    def show_marks(self) -> None:
        """Let the person's marks be heard as attributes of the text: coloured and underlined."""
        marks = [
            (row, layer)
            for row in range(len(self._offsets))
            for layer in self._view.layers_of(self._first + row)
            if layer.style in MARKS
        ]
        if not marks and not self._marked:
            return
        self._marked = bool(marks)
        with QSignalBlocker(self.field):
            whole = QTextCursor(self.field.document())
            whole.select(QTextCursor.SelectionType.Document)
            plain = QTextCharFormat()
            plain.setBackground(QBrush(Qt.BrushStyle.NoBrush))
            plain.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
            whole.mergeCharFormat(plain)
            for row, layer in marks:
                self._mark(row, layer)

    def _mark(self, row: int, layer: Layer) -> None:
        offsets, start = self._offsets[row], self._starts[row]
        last = self._starts[row + 1] - 1 - start
        cursor = QTextCursor(self.field.document())
        cursor.setPosition(start + min(offsets.unit(layer.span.start), last))
        end = last if layer.span.end >= last else offsets.unit(layer.span.end)
        cursor.setPosition(start + end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(self._view.theme.color(layer.style.name.lower()))
        look.setUnderlineStyle(
            QTextCharFormat.UnderlineStyle.DashUnderline
            if layer.doubtful
            else QTextCharFormat.UnderlineStyle.SingleUnderline
        )
        cursor.mergeCharFormat(look)

    def _embolden(self, row: int) -> None:
        """Let a heading be heard as one where the text is read on."""
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        cursor = QTextCursor(self.field.document().findBlockByNumber(row))
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.mergeCharFormat(bold)

    def _tell_headings(self, headings: list[Paragraph]) -> None:
        for old in self.headings:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(old))
        self.headings = [HeadingAccessible(self._view, heading) for heading in headings]
        for new in self.headings:
            QAccessible.registerAccessibleInterface(new)

    def _unit(self, position: Position) -> int:
        """Where a position is in the field; the nearer end if it is not held."""
        row = position.paragraph - self._first
        if row < 0 or not self._offsets:
            return 0
        if row >= len(self._offsets):
            return self._starts[-1] - 1
        return self._starts[row] + self._offsets[row].unit(position.offset)

    def _position(self, unit: int) -> Position:
        row = min(bisect_right(self._starts, unit) - 1, len(self._offsets) - 1)
        return Position(self._first + row, self._offsets[row].point(unit - self._starts[row]))

    def _lead(self) -> None:
        """A screen reader moved the cursor: the reader goes along."""
        if self._offsets:
            cursor = self.field.textCursor()
            anchor, caret = self._position(cursor.anchor()), self._position(cursor.position())
            self._view.select(anchor, caret)
            self._view.reveal(caret)


class ReaderAccessible(QAccessibleWidget):
    """A read-only text of many lines; the text is the twin's."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view, QAccessible.Role.EditableText)
        self._view = view

    def state(self) -> QAccessible.State:
        """What is known of a text field, read-only."""
        state = super().state()
        state.readOnly = True  # pyright: ignore[reportAttributeAccessIssue]  a bit field
        state.multiLine = True  # pyright: ignore[reportAttributeAccessIssue]
        return state

    def childCount(self) -> int:  # noqa: N802  Qt's name
        """The headings: the hidden twin is not to be met as a field of its own."""
        return len(self._view.twin().headings)

    def child(self, index: int) -> QAccessibleInterface | None:
        """A heading near the caret, in reading order."""
        headings = self._view.twin().headings
        return headings[index] if 0 <= index < len(headings) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802  Qt's name
        """Where a heading stands among them; -1 for another thing."""
        headings = self._view.twin().headings
        places = (at for at, held in enumerate(headings) if held is child)
        return next(places, -1)

    # The stubs say int; an int is taken for an address and followed, and so is None.
    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:
        """The twin's text interface; whatever else is asked for is answered as by any widget."""
        if kind is QAccessible.InterfaceType.TextInterface:
            found = QAccessible.queryAccessibleInterface(self._view.twin().field)
            if found is not None:
                return found.textInterface()
        given: object = super().interface_cast(kind)
        return Shiboken.VoidPtr(0) if given is None else given


class HeadingAccessible(QAccessibleInterface):
    """A heading of the document, so that one can go from heading to heading."""

    def __init__(self, view: ReaderView, heading: Paragraph) -> None:
        super().__init__()
        self._view = view
        self._heading = heading

    def isValid(self) -> bool:  # noqa: N802  Qt's name
        """Whether the reader is still there."""
        return Shiboken.isValid(self._view)

    def object(self) -> QObject | None:
        """None: it is not a widget."""
        return None

    def parent(self) -> QAccessibleInterface | None:
        """The reader."""
        return QAccessible.queryAccessibleInterface(self._view)

    def childCount(self) -> int:  # noqa: N802  Qt's name
        """None."""
        return 0

    def child(self, _index: int) -> QAccessibleInterface | None:
        """None."""
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:  # noqa: N802  Qt's name
        """None."""
        return -1

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # noqa: N802  Qt's name
        """None."""
        return None

    def role(self) -> QAccessible.Role:
        """A heading."""
        return QAccessible.Role.Heading

    def state(self) -> QAccessible.State:
        """Nothing special."""
        return QAccessible.State()

    def text(self, kind: QAccessible.Text) -> str:
        """Its words."""
        return displayed(self._heading.text) if kind is QAccessible.Text.Name else ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:  # noqa: N802  Qt's name
        """It is only read."""

    def rect(self) -> QRect:
        """Where it is on the screen; empty where it is not."""
        try:
            place = self._view.rect_of(Position(self._heading.number, 0)).toRect()
        except IndexError:
            return QRect()
        view = self._view.viewport()
        return place.translated(view.mapToGlobal(QPoint(0, 0)))


class _Factory:
    """Makes the interface of every reader; Qt keeps what it was given."""

    installed = False

    def __call__(self, _class_name: str, thing: QObject) -> QAccessibleInterface | None:
        from app.reader.view import ReaderView  # noqa: PLC0415  which imports this module

        return ReaderAccessible(thing) if isinstance(thing, ReaderView) else None


_factory = _Factory()


def install() -> None:
    """Let Qt ask here for the interface of a reader. Once is enough; more do no harm."""
    if not _factory.installed:
        _factory.installed = True
        QAccessible.installFactory(_factory)
