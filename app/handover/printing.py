"""Prints in slices on the GUI thread, where Qt sets text, so that the window stays alive."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QProgressDialog, QWidget

from app.handover.parts import Print
from app.handover.sheets import Sheets
from app.translation import translate
from index.problems import HandoverProblem

SLICE_S = 0.010  # a paragraph takes up to 3 ms more (measured): well below 0.020
_MARGIN_MM = 20.0
_PDF_DPI = 600
_PATIENCE_MS = 500  # what takes less long shows no progress


class PrintJob(QObject):
    """Prints to a device. ``progressed``: paragraphs set; ``finished``: all is on the device.

    ``failed``: it cannot be written. ``stopped``: the person gave it up.
    """

    progressed = Signal(int)
    finished = Signal()
    failed = Signal(Exception)
    stopped = Signal()

    def __init__(self, device: QPagedPaintDevice, what: Print, parent: QObject) -> None:
        super().__init__(parent)
        self._device = device
        self._what = what
        self._painter = QPainter()
        self._steps: Iterator[None] = iter(())
        self._done = 0
        self.slices: list[float] = []  # seconds that each held the window
        self.pages = 0

    def start(self, name: str) -> None:
        """Begin; ``name`` is of the file or printer, should it not be writable."""
        if not self._painter.begin(self._device):
            self.failed.emit(HandoverProblem("handover_failed", name, "QPainter"))
            return
        self._steps = self._all(Sheets(self._device, self._painter))
        QTimer.singleShot(0, self._slice)

    def stop(self) -> None:
        """Give it up; what was printed so far is no whole document."""
        if self._painter.isActive():
            self._steps = iter(())
            self._painter.end()
            self.stopped.emit()

    def _all(self, sheets: Sheets) -> Iterator[None]:
        for part in self._what.parts:
            for _ in sheets.lay(part):
                self.pages = sheets.page
                self._done += 1
                yield

    def _slice(self) -> None:
        if not self._painter.isActive():
            return
        start = time.perf_counter()
        try:
            while time.perf_counter() - start < SLICE_S:
                next(self._steps)
        except StopIteration:
            self._painter.end()
            self.progressed.emit(self._what.paragraphs)
            self.finished.emit()
            return
        finally:
            self.slices.append(time.perf_counter() - start)
        self.progressed.emit(min(self._done, self._what.paragraphs))
        QTimer.singleShot(0, self._slice)


def page_layout() -> QPageLayout:
    """A4 upright with margins that leave room for the numbers of marks."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        margins,
        QPageLayout.Unit.Millimeter,
    )


def watched(job: PrintJob, what: Print, parent: QWidget) -> QProgressDialog:
    """A dialog that shows how far a job is and can stop it; it holds up nothing."""
    dialog = QProgressDialog(parent)
    dialog.setWindowModality(Qt.WindowModality.NonModal)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(translate("Printing", "Printing"))
    dialog.setLabelText(translate("Printing", "Setting the pages…"))
    dialog.setCancelButtonText(translate("Printing", "Stop"))
    dialog.setRange(0, what.paragraphs)
    dialog.setMinimumDuration(_PATIENCE_MS)
    dialog.setAutoReset(False)
    job.progressed.connect(dialog.setValue)
    dialog.canceled.connect(job.stop)
    for over in (job.finished, job.stopped, job.failed):
        over.connect(dialog.deleteLater)
    return dialog


def write_pdf(
    what: Print,
    path: Path,
    parent: QWidget,
    *,
    done: Callable[[Path], None],
    failed: Callable[[Exception], None],
) -> PrintJob:
    """Write a PDF beside its place and move it when it is whole."""
    passing = path.with_name(f".{path.name}.part")
    writer = QPdfWriter(str(passing))
    writer.setResolution(_PDF_DPI)
    writer.setPageLayout(page_layout())
    writer.setTitle(what.title)
    writer.setCreator("Warraq")
    job = PrintJob(writer, what, parent)

    def move() -> None:
        try:
            passing.replace(path)
        except OSError as error:
            passing.unlink(missing_ok=True)
            failed(HandoverProblem("handover_failed", str(path), str(error)))
        else:
            done(path)

    job.finished.connect(move)
    job.stopped.connect(lambda: passing.unlink(missing_ok=True))
    job.failed.connect(failed)
    watched(job, what, parent)
    job.start(str(path))
    return job
