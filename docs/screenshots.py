"""Makes the pictures of the running window: ``python -m docs.screenshots FOLDER``.

Light and dark, English and Arabic, each with the sample library: the documents, an answer in
another language, the empty library, the report of an import, a question that nothing answers.
Offscreen unless ``QT_QPA_PLATFORM`` says otherwise.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.program import Program
from app.settings.store import Settings
from app.start import make_application
from app.theme import ThemeMode
from app.window import Window
from index.documents import ImportReport
from resources import resource_path

_SECONDS = 120
_SIZE = (1440, 900)

# Asked in the interface's language, answered in others.
QUESTIONS = {
    "en": "families who left the marsh for lack of water",
    "ar": "لماذا رحلت العائلات عن الهور",
}
UNANSWERED = {"en": "the price of gold in Lima", "ar": "أسعار الذهب في ليما"}


class Photographer:
    """Drives one window of one program and saves pictures of it."""

    def __init__(self, application: QApplication, folder: Path, mode: ThemeMode, language: str):
        self._application = application
        self._folder = folder
        self._name = f"{mode.value}-{language}"
        self._language = language
        self._scratch = tempfile.TemporaryDirectory()
        settings = Settings(Path(self._scratch.name) / "settings.ini")
        self.program = Program(application, settings, language=language)
        self.program.themes.set_mode(mode)
        self.window = Window(self.program)
        self.window.resize(*_SIZE)
        self.window.show()

    def wait(self, ready: Callable[[], object]) -> None:
        """Let the window live until something is so. Raises TimeoutError."""
        end = time.monotonic() + _SECONDS
        while not ready():
            if time.monotonic() > end:
                raise TimeoutError(self._name)
            self._application.processEvents()
            time.sleep(0.005)
        self.settle()

    def settle(self) -> None:
        """Let what is under way be painted."""
        self.rest(0.3)

    def rest(self, seconds: float) -> None:
        """Let the window live for a while."""
        over: list[bool] = []
        QTimer.singleShot(round(seconds * 1000), lambda: over.append(True))
        while not over:
            self._application.processEvents()
            time.sleep(0.005)

    def take(self, scene: str) -> None:
        """Save a picture."""
        self.settle()
        self.window.grab().save(str(self._folder / f"{self._name}-{scene}.png"))

    def run(self) -> None:
        """All scenes."""
        window, program = self.window, self.program
        reports: list[ImportReport] = []
        program.imports.finished.connect(reports.append)
        program.open_library(Path(self._scratch.name) / "Library.warraq", create=True)
        self.wait(lambda: program.session.is_open)
        self.take("empty")
        program.imports.start([resource_path("samples"), self._oddities()])
        self.wait(lambda: reports and not program.bridge.busy)
        window.strip.report_wanted.emit(reports[0])
        self.take("report")
        window.report.closed.emit()
        window.strip.hide()
        window.documents.list.choose_row(0)
        self.wait(lambda: window.reader.document is not None)
        self.take("documents")
        self.ask(UNANSWERED[self._language])
        self.take("unanswered")
        self.ask(QUESTIONS[self._language])
        foreign = [hit.document.language != self._language for hit in window.results.model.hits]
        window.results.list.choose_row(foreign.index(True))
        self.wait(lambda: window.reader.view.current_hit is not None)
        self.take("answer")

    def _oddities(self) -> Path:
        """A folder of files that cannot come in, each for a reason of its own."""
        folder = Path(self._scratch.name) / "Downloads"
        folder.mkdir()
        shutil.copy(resource_path("samples", "marshes.ar.html"), folder / "هور الغدير (1).html")
        shutil.copy(resource_path("fonts", "NotoSans-Bold.ttf"), folder)
        shutil.copy(resource_path("model", "weights.safetensors"), folder / "weights.safetensors")
        (folder / "notes.txt").write_text(" \n", encoding="utf-8")
        return folder

    def ask(self, question: str) -> None:
        """Ask, and wait for the answer."""
        answered: list[object] = []
        self.window.results.answered.connect(answered.append)
        self.window.top.field.setText(question)
        self.window.top.field.setFocus()
        self.wait(lambda: answered and not self.program.bridge.busy)
        self.window.results.answered.disconnect(answered.append)

    def close(self) -> None:
        """End the program of this window."""
        self.window.hide()
        self.program.session.library.close()
        self.program.translations.remove()
        self.window.deleteLater()
        self.program.deleteLater()
        self._application.processEvents()
        self._scratch.cleanup()


def main() -> int:
    """Make all pictures in the folder that is named."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application()
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        for language in ("en", "ar"):
            photographer = Photographer(application, folder, mode, language)
            photographer.run()
            photographer.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
