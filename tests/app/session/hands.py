"""Hands on a keyboard: real keys sent to the X server, a real window that answers them."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.program import Program
from app.settings.store import Settings
from app.start import Windows
from app.window import Window

_WAIT_S = 60
_TICK_S = 0.005


class Hands:
    """Types and waits. There is no mouse."""

    def __init__(self, application: QApplication, home: Path, language: str) -> None:
        self._application = application
        self.program = Program(application, Settings(home / "settings.ini"), language=language)
        self._windows = Windows(self.program)

    @property
    def window(self) -> Window:
        """The window that is open."""
        assert self._windows.window is not None
        return self._windows.window

    def open(self, library: Path) -> None:
        """Start as the program does, with a library."""
        self._windows.show(first=lambda: self.program.open_library(library, create=True))
        self.until(lambda: self.program.session.is_open, "the library is open")
        self.until(self.window.isActiveWindow, "the window has the focus")

    def close(self) -> None:
        """Close the window and the library, and forget both."""
        self.window.closed.disconnect()
        self.window.close()
        over: list[bool] = []
        self.program.settings.save()
        self.program.session.close(lambda: over.append(True))
        self.until(lambda: bool(over), "the library is closed")

    # Waiting ------------------------------------------------------------------------------------

    def until(self, so: Callable[[], object], what: str) -> None:
        """Let the window live until something is so."""
        end = time.monotonic() + _WAIT_S
        while not so():
            if time.monotonic() > end:
                focus = QApplication.focusWidget()
                raise TimeoutError(f"never: {what}; the focus is in {focus}")
            self._application.processEvents()
            time.sleep(_TICK_S)

    def idle(self) -> None:
        """Let the window live until nothing is under way."""
        self.rest(0.15)
        self.until(lambda: not self.program.bridge.busy, "all work is done")
        self.rest(0.05)

    def rest(self, seconds: float) -> None:
        """Let the window live for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._application.processEvents()
            time.sleep(_TICK_S)

    # Keys ---------------------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each as xdotool names it."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)

    def type(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--delay", "20", text)

    def _xdotool(self, *arguments: str) -> None:
        """The window lives on while the keys are sent: a grab would otherwise hold up both."""
        with subprocess.Popen(["xdotool", *arguments]) as process:
            self.until(lambda: process.poll() is not None, f"sent {arguments}")
        self.rest(0.08)

    def go_to(self, widget: QWidget) -> None:
        """Press F6 until the focus is in a pane."""
        for _ in range(8):
            focus = QApplication.focusWidget()
            if focus is not None and (focus is widget or widget.isAncestorOf(focus)):
                return
            self.press("F6")
        raise AssertionError(f"no F6 leads to {widget}")

    def copy(self, *paths: Path) -> None:
        """Copy files as a file manager does."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        QGuiApplication.clipboard().setMimeData(data)
