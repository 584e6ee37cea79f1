"""How long the event loop ever waits: ``python -m benchmarks.event_loop PARAGRAPHS`` prints JSON.

Longest time between two ticks of a 10 ms timer, each of which repaints the window: idle, while a
library opens, during an import, and while queries are typed into the library afterwards.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from app.program import Program
from app.settings.store import Settings
from app.start import SWITCH_INTERVAL_S, Windows, make_application
from benchmarks import corpus

IDLE_MS = 2_000
TYPED_QUERIES = 20
TYPING_MS = 250
TICK_MS = 10


class Ticks(QObject):
    """Measures the gaps of the event loop by phase, in milliseconds."""

    def __init__(self, repaint: Callable[[], None]) -> None:
        super().__init__()
        self.longest: dict[str, float] = {}
        self._repaint = repaint
        self._phase = ""
        self._before = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def enter(self, phase: str) -> None:
        """Measure from now on under another name."""
        self._phase = phase
        self.longest[phase] = 0.0
        self._before = time.perf_counter()
        self._timer.start(TICK_MS)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest[self._phase] = max(self.longest[self._phase], 1000 * (now - self._before))
        self._before = now
        self._repaint()


class Gaps(QObject):
    """Takes one window through its phases: idle, opening, importing, searching."""

    def __init__(self, folder: Path, files: Path, queries: list[str]) -> None:
        super().__init__()
        sys.setswitchinterval(SWITCH_INTERVAL_S)
        self._application = make_application()
        self._program = Program(self._application, Settings(folder / "settings.ini"))
        self._windows = Windows(self._program)
        self._folder, self._files, self._queries = folder, files, queries
        self._window = self._windows.show(first=self._idle)
        self._ticks = Ticks(self._window.update)

    def run(self) -> dict[str, float]:
        """The longest gap of each phase."""
        self._application.exec()
        return self._ticks.longest

    def _idle(self) -> None:
        self._ticks.enter("idle")
        QTimer.singleShot(IDLE_MS, self._open)

    def _open(self) -> None:
        self._ticks.enter("opening")
        self._program.session.opened.connect(self._import, Qt.ConnectionType.QueuedConnection)
        self._program.open_library(self._folder / "Gaps.warraq", create=True)

    def _import(self) -> None:
        self._ticks.enter("importing")
        self._program.imports.finished.connect(self._search, Qt.ConnectionType.QueuedConnection)
        self._program.imports.start([self._files])

    def _search(self) -> None:
        self._ticks.enter("searching")
        typing = QTimer(self)
        typing.timeout.connect(self._type)
        typing.start(TYPING_MS)

    def _type(self) -> None:
        if self._queries:
            self._window.top.field.setText(self._queries.pop())
        else:
            self._application.quit()


def measure_gaps(paragraphs: int) -> dict[str, float]:
    """Longest gap of the event loop by phase, in milliseconds, in this process."""
    shared = corpus.shared_folder()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus.write_files(folder / "articles", shared, paragraphs)
        return Gaps(folder, folder / "articles", corpus.queries(shared, TYPED_QUERIES)).run()


if __name__ == "__main__":
    print(json.dumps(measure_gaps(int(sys.argv[1]))))
