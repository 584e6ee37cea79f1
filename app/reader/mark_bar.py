"""The reader's scroll bar, with a line for every place of the document that is marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar

if TYPE_CHECKING:
    from app.reader.canvas import Canvas

_LINE_PX = 2.0
_INSET_PX = 2.0


class _Group(NamedTuple):
    token: str
    paragraphs: Any  # int64 array, rising
    drawn: tuple[object, Sequence[float]] | None = None  # for which layout, and where


class MarkBar(QScrollBar):
    """Groups of marks are replaced as a whole; later groups are drawn over earlier ones."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(Qt.Orientation.Vertical, canvas)
        self._canvas = canvas
        self._groups: dict[str, _Group] = {}

    def show_places(self, name: str, token: str, paragraphs: Sequence[int]) -> None:
        """Mark the paragraphs with these numbers in a colour of the theme; none takes away."""
        if paragraphs:
            import numpy as np  # noqa: PLC0415  comes with the first document, see column

            self._groups[name] = _Group(token, np.unique(np.asarray(paragraphs)))
        else:
            self._groups.pop(name, None)
        self.update()

    def clear(self) -> None:
        """Take all marks away."""
        self._groups.clear()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        super().paintEvent(event)
        column = self._canvas.column
        if column is None or not self._groups:
            return
        with QPainter(self) as painter:
            for name, group in self._groups.items():
                color = self._canvas.theme.color(group.token)
                for y in self._rows(name, group):
                    width = self.width() - 2 * _INSET_PX
                    painter.fillRect(QRectF(_INSET_PX, y, width, _LINE_PX), color)

    def _rows(self, name: str, group: _Group) -> Sequence[float]:
        """Where lines are drawn: at most one for each pixel, worked out once for each layout."""
        column = self._canvas.column
        assert column is not None
        layout = column, self.height(), round(column.heights.total / 1000)
        if group.drawn is None or group.drawn[0] != layout:
            import numpy as np  # noqa: PLC0415

            tops = column.heights.tops(group.paragraphs)
            rows = np.unique(np.round(tops / column.heights.total * (self.height() - _LINE_PX)))
            group = self._groups[name] = group._replace(drawn=(layout, rows.tolist()))
        assert group.drawn is not None
        return group.drawn[1]
