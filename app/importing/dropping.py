"""A window that takes files: dropped anywhere on it, or pasted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from app.cards import card_font
from app.importing.drops import dropped_paths
from app.theme import Theme
from app.translation import translate

_MARGIN, _RADIUS = 14, 14


class DropSign(QWidget):
    """Laid over the window while files are dragged across it."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        ground = self.theme.color("window")
        ground.setAlphaF(0.9)
        frame = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), ground)
            painter.setPen(QPen(self.theme.color("accent"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
            painter.setFont(card_font(20, strong=True))
            painter.setPen(self.theme.color("accent"))
            text = translate("DropSign", "Drop to add to the library")
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)


class DropTarget:
    """Answers the drag events of a window. ``take`` gets the local paths of a drop."""

    def __init__(self, window: QWidget, theme: Theme, take: Callable[[list[Path]], None]) -> None:
        self._window = window
        self._take = take
        self.sign = DropSign(window, theme)
        window.setAcceptDrops(True)

    def enter(self, event: QDragEnterEvent) -> None:
        """Accept files, and say so."""
        if not dropped_paths(event.mimeData()):
            event.ignore()
            return
        _as_copy(event)
        self.sign.setGeometry(self._window.rect())
        self.sign.raise_()
        self.sign.show()

    def move(self, event: QDragMoveEvent) -> None:
        """Go on accepting."""
        _as_copy(event)

    def leave(self, event: QDragLeaveEvent) -> None:
        """The files went elsewhere."""
        self.sign.hide()
        event.accept()

    def drop(self, event: QDropEvent) -> None:
        """Take the files."""
        self.sign.hide()
        paths = dropped_paths(event.mimeData())
        if paths:
            _as_copy(event)
            self._take(paths)


def _as_copy(event: QDropEvent) -> None:
    """Accept, never as the move that a file manager may propose: it would delete the originals."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
