"""Starts the window: painted first, the library opened after."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from app.fonts import interface_font, load_fonts
from app.handover.clipboard import keep_plain
from app.program import Program
from app.scaling import scale_the_window
from app.settings.store import Settings, default_library_path
from app.welcome import Welcome
from app.window import Window
from resources import resource_path

_log = logging.getLogger(__name__)

# Every call of Qt that lets the interpreter go has to wait so long to get it back from a thread
# that loops over text, and a repaint makes dozens of them. Beside two such threads a list is
# painted in 13 ms (median) at this interval, in 31 at a millisecond; they get as much done.
SWITCH_INTERVAL_S = 0.0001


def run_window(
    *, library: Path | None, sample: bool, language: str | None, files: Sequence[Path] = ()
) -> int:
    """Open the window, import ``files``, and stay until it is closed; the exit status."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    chosen = Settings()
    scale_the_window(chosen.interface_size, os.environ)
    application = make_application()
    program = Program(application, chosen, language=language)
    sys.excepthook = _Hook(program)
    windows = Windows(program)
    program.imports.start([path.absolute() for path in files])
    application.file_handed.connect(lambda name: program.imports.start([Path(name)]))
    settings = program.settings
    fresh = not (library or sample or settings.welcomed or settings.library)

    def first() -> None:
        if fresh:
            windows.welcome()
        else:
            program.open_first(library, sample=sample)

    windows.show(first=first)
    return application.exec()


class Application(QApplication):
    """``file_handed``: macOS asks the running program to open a file."""

    file_handed = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Only what is sent to the application itself comes here."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_handed.emit(event.file())
            return True
        return super().event(event)


def make_application() -> Application:
    """The application with its names and fonts."""
    application = Application(sys.argv[:1])
    application.setApplicationName("warraq")
    application.setDesktopFileName("warraq")
    application.setWindowIcon(QIcon(str(resource_path("warraq.svg"))))
    application.setQuitOnLastWindowClosed(False)
    load_fonts()
    application.setFont(interface_font())
    application.aboutToQuit.connect(keep_plain)
    return application


class Windows(QObject):
    """Keeps the one window; makes it anew when its words change."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self.program = program
        self.window: Window | None = None
        # Queued: what asks for it is a menu or a box of the window that is replaced.
        program.renewed.connect(self._renew, Qt.ConnectionType.QueuedConnection)

    def show(self, first: Callable[[], None] | None = None) -> Window:
        """Make and show the window; ``first`` is called once it has been painted."""
        window = Window(self.program)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.closed.connect(self._closed)
        if first is not None:
            # Queued: what has been painted is on the screen before the work begins.
            window.painted.connect(lambda: QTimer.singleShot(0, first))
        self.window = window
        window.show()
        return window

    def welcome(self) -> Welcome:
        """Greet whoever starts the program for the first time, then open what they chose."""
        assert self.window is not None
        dialog = Welcome(self.window, self.program.themes.theme, default_library_path())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.ended.connect(self._welcomed)
        dialog.open()
        return dialog

    def _welcomed(self, library: Path, sample: bool) -> None:
        self.program.settings.welcomed = True
        if sample:
            self.program.settings.library = library
            self.program.open_samples()
        else:
            self.program.open_library(library, create=True)

    def _renew(self) -> None:
        """The direction of a window cannot be changed while it lives."""
        old = self.window
        if old is None:
            return
        old.closed.disconnect(self._closed)
        query, document = old.top.field.text(), old.reader.document
        settings = old.settings
        page = settings.page if settings is not None and settings.isVisible() else None
        old.close()
        new = self.show()
        new.top.field.setText(query)
        if document is not None and not query:
            new.read(document)
        if page is not None:
            new.show_settings(page)

    def _closed(self) -> None:
        self.window = None
        self.program.quit()


class _Hook:
    """What nobody caught is logged, and told in the window."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        _log.critical("a bug", exc_info=(kind, error, trace))
        if isinstance(error, Exception):
            self._program.bridge.trouble.emit(error)
