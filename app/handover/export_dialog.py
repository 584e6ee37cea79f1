"""The dialog that writes passages to a file, after a look at what will be in it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.buttons import primary
from app.handover.form import PassagesForm, set_direction
from app.handover.scope import Gathered, Within, gather
from app.session import Session
from app.translation import translate
from app.wording import passages_count, problem_words
from app.workers import Lane
from index.documents import Handover, HandoverFormat

if TYPE_CHECKING:
    from index.jobs import Work
    from index.library import Library

PDF = "pdf"
_SHOWN_LETTERS = 20_000
_SIZE_PX = (760, 600)


def format_name(form: HandoverFormat) -> str:
    """What a format is called, and for whom it is."""
    names = {
        HandoverFormat.MARKDOWN: translate("Formats", "Markdown"),
        HandoverFormat.CSV: translate("Formats", "Table for spreadsheets (CSV)"),
        HandoverFormat.HTML: translate("Formats", "Web page in one file (HTML)"),
        HandoverFormat.DOCX: translate("Formats", "Word document (DOCX)"),
        HandoverFormat.ANNOTATIONS: translate("Formats", "W3C Web Annotations (JSON-LD)"),
        HandoverFormat.CSL: translate("Formats", "Bibliography (CSL-JSON)"),
        HandoverFormat.BIBTEX: translate("Formats", "Bibliography (BibTeX)"),
    }
    return names[form]


class ExportDialog(QDialog):
    """``written``: passages were written to a file. ``pdf_wanted``: as a PDF report instead.

    ``print_wanted``: the report on paper.
    """

    written = Signal(Path)
    pdf_wanted = Signal(Handover, Path)
    print_wanted = Signal(Handover)

    def __init__(self, session: Session, within: Within, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._within = within
        self._gathered: Gathered | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("ExportDialog", "Export passages"))
        self.resize(*_SIZE_PX)
        self.form = PassagesForm(within, language, notes=True)
        self.formats = QComboBox()
        for form in HandoverFormat:
            self.formats.addItem(format_name(form), form)
        self.formats.addItem(translate("Formats", "Report for printing (PDF)"), PDF)
        self.form.rows.insertRow(1, translate("ExportDialog", "Format"), self.formats)
        self._build()
        self.form.scopes.currentIndexChanged.connect(self._gather)
        self.form.changed.connect(self._show)
        self.formats.currentIndexChanged.connect(self._show)
        self._gather()

    def _build(self) -> None:
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setWordWrap(True)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(translate("ExportDialog", "Preview"))
        self.save = primary(QPushButton(translate("ExportDialog", "Save…")))
        self.save.setDefault(True)
        self.save.clicked.connect(self._choose)
        self.print_ = QPushButton(translate("ExportDialog", "Print…"))
        self.print_.clicked.connect(lambda: self.print_wanted.emit(self._handover()))
        close = QPushButton(translate("ExportDialog", "Close"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(close)
        row.addStretch(1)
        row.addWidget(self.print_)
        row.addWidget(self.save)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 20, 20, 20)
        box.setSpacing(12)
        box.addWidget(self.form)
        box.addWidget(self.count)
        box.addWidget(self.preview, 1)
        box.addLayout(row)

    # What will be written -----------------------------------------------------------------------

    def _gather(self) -> None:
        self._gathered = None
        self._allow(False)
        self._session.run(
            lambda library, _work: gather(library, self.form.scope, self._within),
            owner=self,
            key="gather",
            done=self._show_gathered,
            failed=self._fail,
        )

    def _show_gathered(self, gathered: Gathered) -> None:
        self._gathered = gathered
        held_back = sum(not item.sure for item in gathered.items)
        words = passages_count(len(gathered.items))
        if held_back:
            words += "\n" + translate(
                "ExportDialog",
                "%Ln of them stand(s) apart, not as evidence: the document has changed.",
                "",
                held_back,
            )
        self.count.setText(words)
        self._show()

    def _handover(self) -> Handover:
        return self.form.handover(self._gathered or Gathered(items=()))

    def _show(self) -> None:
        if self._gathered is None:
            return
        self._allow(bool(self._gathered.items))
        if not self._gathered.items:
            self.preview.setPlainText("")
            return
        handover, form = self._handover(), self._form_shown()
        self._session.run(
            lambda library, _work: _beginning(library, handover, form),
            owner=self,
            key="preview",
            done=self._show_text,
            failed=self._fail,
        )

    def _form_shown(self) -> HandoverFormat:
        """What can be looked at as text: of Word and PDF the same report as Markdown."""
        chosen = self.formats.currentData()
        unreadable = (PDF, HandoverFormat.DOCX)
        return HandoverFormat.MARKDOWN if chosen in unreadable else HandoverFormat(chosen)

    def _show_text(self, text: str) -> None:
        prose = self._form_shown() is HandoverFormat.MARKDOWN
        set_direction(self.preview, rtl=prose and self.form.reads_from_the_right)
        self.preview.setPlainText(text)

    def _allow(self, possible: bool) -> None:
        self.save.setEnabled(possible)
        self.print_.setEnabled(possible)

    # Writing it ---------------------------------------------------------------------------------

    def _choose(self) -> None:
        chosen = self.formats.currentData()
        suffix = f".{PDF}" if chosen == PDF else HandoverFormat(chosen).suffix
        dialog = QFileDialog(self, translate("ExportDialog", "Save the passages"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.selectFile(translate("ExportDialog", "passages") + suffix)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Write what is shown to a file, and close."""
        handover, chosen = self._handover(), self.formats.currentData()
        if chosen == PDF:
            self.pdf_wanted.emit(handover, path)
            self.accept()
            return
        self._allow(False)
        self._session.run(
            partial(_write, handover=handover, form=HandoverFormat(chosen), path=path),
            owner=self,
            key="write",
            lane=Lane.WRITE,
            done=lambda _none: self._finish(path),
            failed=self._fail,
        )

    def _finish(self, path: Path) -> None:
        self.written.emit(path)
        self.accept()

    def _fail(self, error: Exception) -> None:
        self.count.setText(problem_words(error))
        self._allow(bool(self._gathered and self._gathered.items))


def _beginning(library: Library, handover: Handover, form: HandoverFormat) -> str:
    """The start of what would be written; of a large scope not all is put together for a look."""
    shown = replace(handover, items=handover.items[:200])
    text = library.handing_over.rendered(shown, form).decode("utf-8-sig")
    return text if len(text) <= _SHOWN_LETTERS else f"{text[:_SHOWN_LETTERS]}\n…"


def _write(
    library: Library, _work: Work, *, handover: Handover, form: HandoverFormat, path: Path
) -> None:
    library.handing_over.write(handover, form, path)
