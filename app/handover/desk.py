"""The desk at which things are handed over: carries out the window's commands for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QToolTip, QWidget

from app import actions
from app.announcing import announce
from app.commands.commands import Commands
from app.handover import clipboard
from app.handover.evidence_dialog import EvidenceDialog
from app.handover.export_dialog import ExportDialog
from app.handover.parts import Print, document_print, report_print
from app.handover.printing import PrintJob, page_layout, watched, write_pdf
from app.handover.scope import Within
from app.reader.source import Position
from app.reading import ReadingPane
from app.search.pane import SearchPane
from app.session import Session
from app.translation import translate
from app.wording import isolated
from index.documents import Annotation, Clipping, Handover, Hit, Place, SearchResult

_SHOWN_MS = 2500


class Desk(QObject):
    """``said``: something to be told to the person. ``failed``: a problem, or a bug."""

    said = Signal(str)
    failed = Signal(Exception)

    _reader: ReadingPane
    _results: SearchPane

    def __init__(self, session: Session, language: str, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._language = language
        self._result: SearchResult | None = None
        self._query = ""
        self.jobs: list[PrintJob] = []
        self.marks_at_hand: Callable[[], tuple[Annotation, ...]] = tuple

    def add_commands(self, commands: Commands) -> None:
        """What can be done here; before the panes, whose menus show it."""
        for command, act, ready in (
            (actions.COPY_CITED, self.copy_cited, self.can_cite),
            (actions.EXPORT, lambda: self.export(self.marks_at_hand()), self.is_open),
            (actions.EVIDENCE, lambda: self.pack(self.marks_at_hand()), self.is_open),
            (actions.PRINT, self.print_document, self.is_reading),
            (actions.SAVE_PDF, self.save_pdf, self.is_reading),
        ):
            commands.add(command, act, ready=ready)

    def serve(self, reader: ReadingPane, results: SearchPane) -> None:
        """Hand over from these panes."""
        self._reader, self._results = reader, results
        results.answered.connect(self._answered)

    # What there is ------------------------------------------------------------------------------

    def _answered(self, result: SearchResult) -> None:
        self._result = result
        self._query = self._results.query

    def within(self, chosen: tuple[Annotation, ...] = ()) -> Within:
        """What the window shows now."""
        result = self._result if self._results.query else None
        return Within(
            query=self._query, result=result, document=self._reader.document, chosen=chosen
        )

    def can_cite(self) -> bool:
        """Whether there is a selection or a hit to be copied."""
        return self._selected() is not None or self._hit() is not None

    def is_reading(self) -> bool:
        """Whether a document is open."""
        return self._session.is_open and self._reader.document is not None

    def is_open(self) -> bool:
        """Whether there is a library to hand over from."""
        return self._session.is_open

    def _selected(self) -> tuple[int, Position, Position] | None:
        document, selection = self._reader.document, self._reader.view.selection
        if document is None or selection.empty:
            return None
        return document.id, selection.start, selection.end

    def _hit(self) -> Hit | None:
        if self._reader.view.hasFocus() and self._reader.view.current_hit is not None:
            return self._reader.view.current_hit
        return self._results.current if self._results.query else None

    # Copying ------------------------------------------------------------------------------------

    def copy_cited(self) -> None:
        """Copy the selection, or the hit at hand, with its citation."""
        selected, hit = self._selected(), self._hit()
        if selected is not None:
            document_id, start, end = selected
            self._copy(document_id, Place(*start), Place(*end))
        elif hit is not None:
            number, span = hit.paragraph.number, hit.sentence
            end = span.end if span.end > span.start else len(hit.paragraph.text)
            self._copy(hit.document.id, Place(number, span.start), Place(number, end))

    def _copy(self, document_id: int, start: Place, end: Place) -> None:
        language = self._language
        self._session.run(
            lambda library, _work: library.handing_over.clipping(
                library.handing_over.selection(document_id, start, end), language
            ),
            owner=self,
            key="copy",
            done=self._copied,
            failed=self.failed.emit,
        )

    def _copied(self, clipping: Clipping) -> None:
        clipboard.put(clipping)
        words = translate("Desk", "Copied with its citation")
        view = self._reader.view
        place = view.rect_of(view.selection.caret).bottomLeft().toPoint()
        inside = view.viewport().rect().contains(place)
        at = view.viewport().mapToGlobal(place if inside else QPoint(24, 24))
        QToolTip.showText(at, words, view, view.rect(), _SHOWN_MS)
        announce(view, words)

    # Dialogs ------------------------------------------------------------------------------------

    def export(self, chosen: tuple[Annotation, ...] = ()) -> ExportDialog:
        """Offer to write passages to a file; ``chosen`` marks come first."""
        dialog = ExportDialog(self._session, self.within(chosen), self._language, self._window)
        dialog.written.connect(self._written)
        dialog.pdf_wanted.connect(self._report_pdf)
        dialog.print_wanted.connect(self._print_report)
        dialog.open()
        return dialog

    def pack(self, chosen: tuple[Annotation, ...] = ()) -> EvidenceDialog:
        """Offer to write an evidence pack."""
        dialog = EvidenceDialog(self._session, self.within(chosen), self._language, self._window)
        dialog.written.connect(self._written)
        dialog.open()
        return dialog

    def _written(self, path: Path) -> None:
        words = translate("Desk", "Written: {name}").format(name=isolated(path.name))
        announce(self._reader, words)
        self.said.emit(words)

    # Printing -----------------------------------------------------------------------------------

    def save_pdf(self) -> None:
        """Ask where the document is to be written as PDF."""
        dialog = QFileDialog(self._window, translate("Desk", "Save as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(translate("Desk", "document") + ".pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write_pdf(Path(name)))
        dialog.open()

    def write_pdf(self, path: Path) -> None:
        """Write the document that is open, with its marks, as PDF."""
        self._with_document(lambda what: self._pdf(what, path))

    def print_document(self) -> None:
        """Print the document that is open, with its marks."""
        self._with_document(self._ask_printer)

    def _with_document(self, then: Callable[[Print], None]) -> None:
        document, language = self._reader.document, self._language
        if document is None:
            return
        title = translate("Desk", "Marks")
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        self._session.run(
            lambda library, _work: document_print(
                library, document.id, title=title, language=language, made_at=made_at
            ),
            owner=self,
            key="print",
            done=then,
            failed=self.failed.emit,
        )

    def _report_pdf(self, handover: Handover, path: Path) -> None:
        self._with_report(handover, lambda what: self._pdf(what, path))

    def _print_report(self, handover: Handover) -> None:
        self._with_report(handover, self._ask_printer)

    def _with_report(self, handover: Handover, then: Callable[[Print], None]) -> None:
        self._session.run(
            lambda library, _work: report_print(library, handover),
            owner=self,
            key="print",
            done=then,
            failed=self.failed.emit,
        )

    def _pdf(self, what: Print, path: Path) -> None:
        job = write_pdf(what, path, self._window, done=self._written, failed=self.failed.emit)
        self.jobs.append(job)

    def _ask_printer(self, what: Print) -> None:
        # Here, not above: printers are looked for when they are wanted.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        printer.setDocName(what.title)
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def start() -> None:
            job = PrintJob(printer, what, self._window)
            job.failed.connect(self.failed)
            watched(job, what, self._window)
            self.jobs.append(job)
            job.start(printer.printerName())

        dialog.accepted.connect(start)
        dialog.setModal(True)  # without waiting: QPrintDialog.open wants a slot by its name
        dialog.show()
