"""Makes the pictures of the running window: ``python -m docs.screenshots [FOLDER]``.

Without a folder those that the README and the pages show are made anew in docs/pictures.

Light and dark, English and Arabic, each with the sample library: the documents, an answer in
another language, the empty library, the report of an import, a question that nothing answers.
Offscreen unless ``QT_QPA_PLATFORM`` says otherwise.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.concordance.pane import ConcordancePane
from app.program import Program
from app.reader.source import Position
from app.settings.store import Settings
from app.start import make_application
from app.theme import ThemeMode
from app.watch.pane import WatchPane
from app.window import Window
from index.documents import ImportReport, MarkColour, Place, ReviewState
from resources import resource_path

_REPOSITORY = Path(__file__).resolve().parents[1]
_PICTURE = re.compile(r"pictures/([\w-]+\.png)")
_SECONDS = 120
_SIZE = (1280, 800)

# Asked in the interface's language, answered in others.
QUESTIONS = {
    "en": "families who left the marsh for lack of water",
    "ar": "لماذا رحلت العائلات عن الهور",
}
FOREIGN = {"en": "ar", "ar": "en"}
WORDS = {"en": "water", "ar": "المياه"}
NOTES = {
    "en": ("families: who counted them?", "", "compare with the report of 2019", "water"),
    "ar": ("العائلات التي رحلت عن الهور: من أحصاها؟", "", "تُقارن بتقرير 2019", "الماء"),
}
UNANSWERED = {"en": "the price of gold in Lima", "ar": "أسعار الذهب في ليما"}


class Photographer:
    """Drives one window of one program and saves pictures of it."""

    def __init__(
        self,
        application: QApplication,
        folder: Path,
        mode: ThemeMode,
        language: str,
        only: Collection[str] | None = None,
    ) -> None:
        self._application = application
        self._folder = folder
        self._only = only
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

    def take(self, scene: str, widget: QWidget | None = None) -> None:
        """Save a picture of the window, or of a dialog."""
        self.settle()
        name = f"{self._name}-{scene}.png"
        if self._only is None or name in self._only:
            shot = (widget or self.window).grab().toImage()
            # Quality 0 is the smallest file; no alpha makes it smaller still.
            shot = shot.convertToFormat(QImage.Format.Format_RGB888)
            shot.save(str(self._folder / name), quality=0)

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
        languages = [hit.document.language for hit in window.results.model.hits]
        window.results.list.choose_row(languages.index(FOREIGN[self._language]))
        self.wait(lambda: window.reader.view.current_hit is not None)
        self.take("answer")
        self.sheets()
        self.marks()
        self.compare()
        self.tables()
        self.dialogs()

    def marks(self) -> None:
        """Marks in the text and in the list of all, the note that answers, the mouse's menu."""
        window, library = self.window, self.program.session.library
        document = window.reader.document
        assert document is not None
        colours = (MarkColour.YELLOW, MarkColour.GREEN, MarkColour.BLUE, MarkColour.PINK)
        for number, (colour, note) in enumerate(
            zip(colours, NOTES[self._language], strict=True), 1
        ):
            text = library.paragraphs(document.id, number, 1)[0].text
            words = [word.start() for word in re.finditer(r"\S+", text)]
            start = Place(number, words[len(words) // 8])
            end = Place(number, max(words[len(words) // 2] - 1, start.offset + 1))
            tags = ("water", "الأهوار") if number % 2 else ()
            library.annotations.add(document.id, start, end, colour=colour, note=note, tags=tags)
        library.annotations.judge({(document.id, 2): ReviewState.RELEVANT})
        self.wait(lambda: not self.program.bridge.busy)
        window.reader.view.select(Position(5, 0), Position(5, 30))
        window.reader.view.selected.emit()
        self.take("marks")
        menu = window._frame.by_mouse.pop_up(window.mapToGlobal(window.rect().center()))
        self.take("marks-menu", menu)
        menu.close()
        window.commands.run("mark.all")
        self.wait(lambda: window.marks.model.rows)
        self.take("marks-list")
        window.commands.run("mark.all")
        window.results.notes.click()
        self.take("notes")
        window.reader.view.setFocus()
        window.commands.run("mark.note")
        self.take("note")
        window.sheet.cancel()

    def compare(self) -> None:
        """Two documents side by side."""
        window = self.window
        other = next(
            document
            for document in window.library.documents
            if "marshes" in (document.path or "") and document.language == self._language
        )
        window.reader.beside.open(other)
        self.wait(lambda: not self.program.bridge.busy)
        self.take("beside")
        window.reader.beside.close_document()

    def tables(self) -> None:
        """What comes up from below: the concordance, the watch list; and the saved searches."""
        window = self.window
        window.commands.run("find.save")
        window.commands.run("find.concordance")
        pane = window.findChildren(ConcordancePane)[0]
        pane.open(WORDS[self._language])
        self.wait(lambda: pane.model.rows and not self.program.bridge.busy)
        self.take("concordance")
        window.commands.run("find.watch")
        watch = window.findChildren(WatchPane)[0]
        watch.terms.setPlainText("\n".join((*QUESTIONS.values(), *UNANSWERED.values())))
        watch.look.click()
        self.wait(lambda: watch.model.matrix and not self.program.bridge.busy)
        self.take("watch-list")
        window.commands.run("find.watch")

    def sheets(self) -> None:
        """What comes up over the window."""
        self.window.commands.run("find.why")
        self.wait(lambda: not self.program.bridge.busy)
        self.take("why")
        self.window.commands.run("find.why")
        self.window.palette_.open()
        self.take("commands")
        self.window.palette_.dismiss()

    def dialogs(self) -> None:
        """The trash, tags, what is handed over, typography, settings and help."""
        window = self.window
        window.top.field.forget()
        window.documents.list.choose_row(1)
        window.documents.list.setFocus()
        window.commands.run("library.delete")
        self.wait(lambda: not self.program.bridge.busy)
        for command in ("library.trash", "mark.all_tags", "handover.export", "handover.evidence"):
            window.commands.run(command)
            self.wait(lambda: not self.program.bridge.busy)
            dialog = QApplication.activeModalWidget()
            assert dialog is not None
            self.take(command.replace(".", "-"), dialog)
            dialog.close()
        window.commands.run("mark.undo")
        window.commands.run("read.typography")
        self.take("typography", window.reader.typography_sheet)
        window.reader.typography_sheet.hide()
        for page in ("general", "keys", "library"):
            window.show_settings(page)
            assert window.settings is not None
            self.wait(lambda: not self.program.bridge.busy)
            self.take(f"settings-{page}", window.settings)
        assert window.settings is not None
        window.settings.close()
        for page in ("start", "keys"):
            window.help.show(page)
            assert window.help.window is not None
            self.take(f"help-{page}", window.help.window)
        assert window.help.window is not None
        window.help.window.close()

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


def shown() -> set[str]:
    """The names of the pictures that the README and the pages show."""
    pages = [_REPOSITORY / "README.md", *(_REPOSITORY / "docs").glob("*.md")]
    return {name for page in pages for name in _PICTURE.findall(page.read_text(encoding="utf-8"))}


def main() -> int:
    """Make all pictures in the folder that is named, or those that are shown where they are."""
    if len(sys.argv) > 2 or sys.argv[1:2] in (["-h"], ["--help"]):
        sys.exit(__doc__)
    only = None if sys.argv[1:] else shown()
    folder = Path(sys.argv[1]) if sys.argv[1:] else _REPOSITORY / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application()
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        for language in ("en", "ar"):
            photographer = Photographer(application, folder, mode, language, only)
            photographer.run()
            photographer.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
