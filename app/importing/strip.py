"""The strip below the top bar: how far an import is, how it ended, what went wrong."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton

from app.announcing import announce
from app.buttons import IconButton
from app.cards import card_font
from app.importing.imports import Imports
from app.importing.recognition import Recognition
from app.library.upkeep import Upkeep
from app.theme import Theme
from app.translation import translate
from app.wording import (
    DOT,
    coded_words,
    files_count,
    isolated,
    line,
    number,
    problem_words,
    time_left,
)
from index.documents import FileState, ImportReport, RecognitionReport
from index.jobs import Progress
from index.problems import Problem

_SHOWN_MS = 8_000
_SMALL_BAR_PX = 220


class Strip(QFrame):
    """One message at a time. ``report_wanted``: the person asks for the report of an import."""

    report_wanted = Signal(ImportReport)

    def __init__(
        self, imports: Imports, recognition: Recognition, upkeep: Upkeep, theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName("strip")
        self._imports = imports
        self._recognition = recognition
        self._upkeep = upkeep
        self._action: Callable[[], None] = lambda: None
        self._text = QLabel()
        self._text.setFont(card_font(13))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_SMALL_BAR_PX)
        self._bar.setAccessibleName(translate("Strip", "Progress of the import"))
        self._button = QPushButton()
        self._button.clicked.connect(self._act)
        self._close = IconButton("x", translate("Strip", "Close the message"), theme)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(14)
        row.addWidget(self._text, 1)
        for widget in (self._bar, self._button, self._close):
            row.addWidget(widget)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        imports.progressed.connect(self._progressed)
        imports.finished.connect(self._finished)
        imports.failed.connect(self.say_problem)
        imports.idle.connect(self._idle)
        recognition.progressed.connect(self._recognising)
        recognition.finished.connect(self._recognised)
        recognition.failed.connect(self.say_problem)
        recognition.ended.connect(self._idle)
        upkeep.outdated.connect(self._outdated)
        upkeep.progressed.connect(self._renewing)
        upkeep.ended.connect(self._idle)
        upkeep.failed.connect(self.say_problem)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._close.set_theme(theme)

    def _act(self) -> None:
        self._action()

    def text(self) -> str:
        """What the strip says."""
        return self._text.text()

    # Import ---------------------------------------------------------------------------------

    def _progressed(self, progress: Progress) -> None:
        self._say_progress(progress, _progress_words(progress), self._imports.cancel)

    def _say_progress(self, progress: Progress, words: str, stop: Callable[[], None]) -> None:
        self._bar.setRange(0, progress.total or 0)
        self._bar.setValue(progress.done)
        self._say(words, translate("Strip", "Stop"), stop, bar=True, lasting=True)

    def _finished(self, report: ImportReport) -> None:
        if not report.files and not report.cancelled:
            self._say(translate("Strip", "There was no file to import."))
            return
        announce(self, _report_words(report))
        self._say(
            _report_words(report),
            translate("Strip", "Show the report"),
            lambda: self.report_wanted.emit(report),
            lasting=report.count(FileState.IMPORTED) < len(report.files),
        )

    def _idle(self) -> None:
        if self._bar.isVisibleTo(self):  # nothing came of it that was worth a message
            self.hide()

    # Text recognition -----------------------------------------------------------------------

    def _recognising(self, progress: Progress) -> None:
        if not self._imports.importing:  # which is over sooner
            words = _recognition_words(progress)
            self._say_progress(progress, words, self._recognition.cancel)

    def _recognised(self, report: RecognitionReport) -> None:
        done, rest = report.count(FileState.IMPORTED), len(report.files)
        words = translate("Strip", "Text recognised in {files}").format(files=files_count(done))
        rest -= done
        if rest:
            words += DOT + translate("Strip", "{files} not").format(files=files_count(rest))
            reasons = {file.reason: file for file in report.files if file.reason}
            told = (coded_words(code, file.path, file.detail) for code, file in reasons.items())
            words += DOT + " ".join(told)
        if report.cancelled:
            words += DOT + translate("Strip", "stopped")
        announce(self, words)
        self._say(words, lasting=rest > 0)

    # Model ----------------------------------------------------------------------------------

    def _outdated(self, error: Exception) -> None:
        again = translate("Strip", "Embed it anew")
        self._say(problem_words(error), again, self._upkeep.renew, lasting=True)

    def _renewing(self, progress: Progress) -> None:
        words = translate("Strip", "Embedding the library anew…")
        left = progress.seconds_left()
        if left is not None:
            words += DOT + time_left(left)
        self._say_progress(progress, words, self._upkeep.cancel)

    # Problems -------------------------------------------------------------------------------

    def say(self, words: str) -> None:
        """Tell of something that went well, for a while."""
        self._say(words)

    def say_with(self, words: str, action: str, act: Callable[[], None]) -> None:
        """Tell of something that the person can look at, until it is closed."""
        announce(self, words)
        self._say(words, action, act, lasting=True)

    def say_problem(self, error: Exception) -> None:
        """Tell of a problem until it is closed; of a bug with a report to copy."""
        if isinstance(error, Problem):
            self._say(problem_words(error), lasting=True)
            return
        self._say(
            problem_words(error),
            translate("Strip", "Copy the details"),
            lambda: QGuiApplication.clipboard().setText(_details(error)),
            lasting=True,
        )

    def _say(
        self,
        text: str,
        button: str = "",
        action: Callable[[], None] | None = None,
        *,
        bar: bool = False,
        lasting: bool = False,
    ) -> None:
        self._text.setText(line(text))
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._action = action or (lambda: None)
        self._bar.setVisible(bar)
        self._close.setVisible(not bar)
        if lasting:
            self._timer.stop()
        else:
            self._timer.start()
        self.show()


def _progress_words(progress: Progress) -> str:
    if not progress.total:
        return translate("Strip", "Preparing the import…")
    words = translate("Strip", "Importing {done} of {files}").format(
        done=number(progress.done), files=files_count(progress.total)
    )
    left = progress.seconds_left()
    parts = [words, time_left(left) if left is not None else "", _name(progress.subject)]
    return DOT.join(part for part in parts if part)


def _recognition_words(progress: Progress) -> str:
    words = translate("Strip", "Recognising text…")
    if progress.total:
        words = translate("Strip", "Recognising text: {done} of {files}").format(
            done=number(progress.done + 1), files=files_count(progress.total)
        )
    return DOT.join(part for part in (words, _name(progress.subject)) if part)


def _name(path: str) -> str:
    name = path.replace("\\", "/").rpartition("/")[2]
    return isolated(name) if name else ""


def _report_words(report: ImportReport) -> str:
    imported = report.count(FileState.IMPORTED)
    rest = len(report.files) - imported
    words = translate("Strip", "{files} imported").format(files=files_count(imported))
    if rest:
        words += DOT + translate("Strip", "{files} not").format(files=files_count(rest))
    if report.cancelled:
        words += DOT + translate("Strip", "stopped")
    return words


def _details(error: Exception) -> str:
    return "".join(traceback.format_exception(error))
