"""One laid-out paragraph: where its characters stand, which one lies under a point.

Coordinates are pixels from the block's top left corner; offsets are code points of the
paragraph's original text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from app.reader.cells import LineCells, Text
from app.reader.offsets import Offsets
from app.reader.styles import BlockStyle, foreign_runs, run_format
from app.reader.vowels import VOWEL_MARKS
from index.documents import Direction, Span

# Drawn as a line break or as nothing; every replacement keeps the length in UTF-16.
_DISPLAYED = dict.fromkeys(map(ord, "\n\x0b\x0c\x85\u2029"), "\u2028") | dict.fromkeys(
    (*range(9), 13, *range(14, 32), 127), "\u200b"
)
_TOUCHING_PX = 2.0  # boxes of one line closer than this are one box
_TAB_LETTERS = 12
_LIST_SIGN = re.compile(
    r"\s*(?:[-*\u2022\u25cf\u25aa\u2013\u2014]|[\w\u0660-\u0669]{1,3}[.):\u066b-])\s"
)

ABSOLUTE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
ABSOLUTE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


def displayed(text: str, hidden: frozenset[str] = frozenset()) -> str:
    """``text`` as Qt gets it: one paragraph, whatever it holds, with the offsets of ``Offsets``."""
    shown = text.translate(_DISPLAYED)
    return "".join(c for c in shown if c not in hidden) if hidden else shown


class Block:
    """A paragraph set in lines of a width, every baseline at a fixed step from the last.

    A fallback face is taller than the paragraph's own and would push lines apart, hence the
    fixed step. Text aligns to its start: Qt's justification tears Arabic letters apart.
    """

    def __init__(self, text: str, style: BlockStyle, width: float) -> None:
        self.text = text
        self.style = style
        self.rtl = style.direction is Direction.RTL
        self.bullet = style.bullet and not _LIST_SIGN.match(text)
        self.width = width
        hidden = frozenset[str]() if style.typography.vowel_marks else VOWEL_MARKS
        self._offsets = Offsets(text, hidden)
        self._cells: dict[int, LineCells] = {}
        self.layout = QTextLayout(displayed(text, hidden), style.font)
        self.layout.setCacheEnabled(True)
        self._set_option()
        self._set_faces()
        self._lay_out()

    @property
    def height(self) -> float:
        """Height with the space before and after it."""
        return self.style.before + self.line_count * self.style.step + self.style.after

    @property
    def text_rect(self) -> QRectF:
        """The lines without the space around them, over the whole width."""
        height = self.line_count * self.style.step
        return QRectF(0.0, self.style.before, self.width, height)

    @property
    def line_count(self) -> int:
        return max(1, self.layout.lineCount())

    # Lines ----------------------------------------------------------------------------------

    def line_of(self, offset: int) -> int:
        """Number of the line that holds ``offset``."""
        line = self.layout.lineForTextPosition(self._offsets.unit(offset))
        return line.lineNumber() if line.isValid() else self.line_count - 1

    def line_at(self, y: float) -> int:
        """Number of the line at ``y``, the first or last beyond the ends."""
        row = int((y - self.style.before) // self.style.step)
        return min(max(row, 0), self.line_count - 1)

    def line_top(self, row: int) -> float:
        """Where line ``row`` begins."""
        return self.style.before + row * self.style.step

    def line_span(self, row: int) -> Span:
        """What line ``row`` holds; of a wrapped line without the space at which it broke."""
        line = self.layout.lineAt(row)
        start = self._offsets.point(line.textStart())
        end = self._offsets.point(line.textStart() + line.textLength())
        if row < self.line_count - 1:
            while end > start and self.text[end - 1].isspace():
                end -= 1
        return Span(start, end)

    # Places ---------------------------------------------------------------------------------

    def boxes(self, span: Span) -> Iterator[QRectF]:
        """Rectangles around a span, line by line, as high as a line; one for each visual run.

        From the glyphs themselves: ``cursorToX`` gives the wrong edge for the first character
        of a run against the paragraph.
        """
        if span.end <= span.start:
            return
        for row in range(self.line_of(span.start), self.line_of(span.end - 1) + 1):
            held = self.line_span(row)
            start, end = max(span.start, held.start), min(span.end, held.end)
            if start < end:
                top, step = self.line_top(row), self.style.step
                for left, right in self._extents(row, start, end):
                    yield QRectF(left, top, right - left, step)

    def span_between(self, top: float, bottom: float) -> Span:
        """What the lines hold that lie between two heights."""
        first, last = self.line_at(top), self.line_at(bottom)
        return Span(self.line_span(first).start, self.line_span(last).end)

    def _extents(self, row: int, start: int, end: int) -> Iterator[tuple[float, float]]:
        held = self.line_span(row)
        if (start, end) != held:
            return _merged(self.cells(row).extents(start, end))
        first = self._offsets.unit(start)
        runs = self.layout.lineAt(row).glyphRuns(first, self._offsets.unit(end) - first)
        rects = (run.boundingRect() for run in runs)
        return _merged((rect.left(), rect.right()) for rect in rects)

    def cells(self, row: int) -> LineCells:
        """The characters of line ``row``."""
        if row not in self._cells:
            text = Text(self.text, self._offsets, self.rtl, self._start_x())
            self._cells[row] = LineCells(self.layout, self.layout.lineAt(row), text)
        return self._cells[row]

    def offset_at(self, point: QPointF) -> int:
        """The offset between two characters that is nearest to ``point``."""
        return self.offset_on_line(self.line_at(point.y()), point.x())

    def offset_on_line(self, row: int, x: float) -> int:
        """The offset of line ``row`` that is nearest to ``x``."""
        held = self.line_span(row)
        return min(max(self.cells(row).offset_at(x), held.start), held.end)

    def caret(self, offset: int) -> QRectF:
        """The upright stroke of a caret before the character at ``offset``; width 0."""
        row = self.line_of(offset)
        return QRectF(self.cells(row).caret_x(offset), self.line_top(row), 0.0, self.style.step)

    # Moves ----------------------------------------------------------------------------------

    def beside(self, offset: int, step: int) -> int | None:
        """The caret stop one to the right (1) or left (-1) as seen; None past either end."""
        row = self.line_of(offset)
        beside = self.cells(row).beside(offset, step)
        if beside is not None:
            return beside
        row += 1 if (step > 0) is not self.rtl else -1
        if not 0 <= row < self.line_count:
            return None
        return self.cells(row).edge(right=step < 0)

    def last_stop(self, row: int) -> int:
        """The last offset in reading order where a caret may stand on line ``row``."""
        return self.cells(row).last_stop

    def next_word(self, offset: int) -> int:
        """Where the next word begins, in reading order."""
        mode = QTextLayout.CursorMode.SkipWords
        unit = self._offsets.unit(offset)
        return self._offsets.point(self.layout.nextCursorPosition(unit, mode))

    def previous_word(self, offset: int) -> int:
        """Where this word, or at its start the one before, begins, in reading order."""
        mode = QTextLayout.CursorMode.SkipWords
        unit = self._offsets.unit(offset)
        return self._offsets.point(self.layout.previousCursorPosition(unit, mode))

    def word_around(self, offset: int) -> Span:
        """The word at ``offset``, by the Unicode rules for words; else the sign or space there."""
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, self.layout.text())
        finder.setPosition(self._offsets.unit(offset))
        if not finder.isAtBoundary() or offset == len(self.text):
            finder.toPreviousBoundary()
        start = finder.position()
        end = finder.toNextBoundary()
        return Span(self._offsets.point(max(start, 0)), self._offsets.point(max(end, start, 0)))

    # Setting --------------------------------------------------------------------------------

    def format_range(self, span: Span) -> QTextLayout.FormatRange:
        """An empty format over ``span`` for ``QTextLayout.draw``: colour only, never metrics."""
        result = QTextLayout.FormatRange()
        result.start = self._offsets.unit(span.start)
        result.length = self._offsets.unit(span.end) - result.start
        return result

    def _set_option(self) -> None:
        option = QTextOption(ABSOLUTE_RIGHT if self.rtl else ABSOLUTE_LEFT)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if self.rtl else Qt.LayoutDirection.LeftToRight
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTabStopDistance(_TAB_LETTERS * self.style.nominal)
        self.layout.setTextOption(option)

    def _set_faces(self) -> None:
        if self.style.one_face:
            return
        formats: list[QTextLayout.FormatRange] = []
        for run in foreign_runs(self.text, self.style.script):
            chosen = self.format_range(Span(run.start, run.end))
            style = self.style
            chosen.format = run_format(run.script, style.nominal, style.bold, style.typography)
            formats.append(chosen)
        if formats:
            self.layout.setFormats(formats)

    def _lay_out(self) -> None:
        style = self.style
        metrics = QFontMetricsF(style.font)
        above = (style.step - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        left = 0.0 if self.rtl else style.indent
        baseline = style.before + above
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(self.width - style.indent)
            line.setPosition(QPointF(left, baseline - line.ascent()))
            baseline += style.step
        self.layout.endLayout()

    def _start_x(self) -> float:
        return self.width - self.style.indent if self.rtl else self.style.indent


def _merged(extents: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Left and right edges, those that touch made one, from left to right."""
    ordered = sorted((left, right) for left, right in extents if right > left)
    if not ordered:
        return
    left, right = ordered[0]
    for next_left, next_right in ordered[1:]:
        if next_left - right > _TOUCHING_PX:
            yield left, right
            left = next_left
        right = max(right, next_right)
    yield left, right
