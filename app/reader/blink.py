"""The blinking of the caret, at the pace the system asks for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication


class Blink(QObject):
    """Says whether the caret is to be seen now; calls ``changed`` when that turns."""

    def __init__(self, parent: QObject, changed: Callable[[], None]) -> None:
        super().__init__(parent)
        self._changed = changed
        self._running = False
        self.shown = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        """The view has the focus."""
        self._running = True
        self.restart()

    def stop(self) -> None:
        """The view lost the focus."""
        self._running = False
        self._timer.stop()
        self._show(False)

    def restart(self) -> None:
        """The caret moved: show it, and count anew. No pace means that it stays."""
        if not self._running:
            return
        flash_ms = QGuiApplication.styleHints().cursorFlashTime()
        if flash_ms > 0:
            self._timer.start(flash_ms // 2)
        self._show(True)

    def _turn(self) -> None:
        self._show(not self.shown)

    def _show(self, shown: bool) -> None:
        self.shown = shown
        self._changed()
