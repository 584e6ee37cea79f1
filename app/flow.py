"""A layout that sets its widgets in lines, as text is set, from the side where reading begins."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QWidget

_HIGHEST_PX = 10_000


class FlowLayout(QLayout):
    """Widgets in lines of the width at hand."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802  Qt's name
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802  Qt's name
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802  Qt's name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        return self._set(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  Qt's name
        super().setGeometry(rect)
        self._set(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802  Qt's name
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        margins = self.contentsMargins()
        return QSize(widest + margins.left() + margins.right(), self.heightForWidth(10_000))

    def _set(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        rtl = QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        y = inner.top()
        for line in self._lines(inner.width()):
            x, height = 0, max(size.height() for _, size in line)
            for item, size in line:
                if move:
                    left = inner.right() + 1 - x - size.width() if rtl else inner.left() + x
                    corner = QPoint(left, y + (height - size.height()) // 2)
                    item.setGeometry(QRect(corner, size))
                x += size.width() + self._gap
            y += height + self._gap
        return max(y - self._gap, inner.top()) - rect.top() + margins.bottom()

    def _lines(self, width: int) -> Iterator[list[tuple[QLayoutItem, QSize]]]:
        """The widgets that are shown, line by line, with their sizes."""
        line: list[tuple[QLayoutItem, QSize]] = []
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, 1), _HIGHEST_PX))
            if item.hasHeightForWidth():  # words that may take more lines than one
                size.setHeight(item.heightForWidth(size.width()))
            if line and x + size.width() > width:
                yield line
                line, x = [], 0
            line.append((item, size))
            x += size.width() + self._gap
        if line:
            yield line
