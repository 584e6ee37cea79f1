"""The dialog that packs evidence: exactly what leaves the machine is shown before it does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.buttons import primary
from app.handover.form import PassagesForm, set_direction
from app.handover.scope import Gathered, Within, gather
from app.session import Session
from app.translation import translate
from app.wording import DOT, documents_count, files_count, isolated, passages_count, problem_words
from app.workers import Handle, Lane
from index.documents import EvidencePreview, EvidenceRequest, Handed, Handover, PackFile

if TYPE_CHECKING:
    from index.jobs import Work
    from index.library import Library

_SIZE_PX = (900, 680)
_PAGE = "README.txt"  # the one file that is prose in the language of the words
_FILE_ROLE = Qt.ItemDataRole.UserRole


class EvidenceDialog(QDialog):
    """``written``: a pack was written and verified."""

    written = Signal(Path)

    def __init__(self, session: Session, within: Within, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._within = within
        self._gathered: Gathered | None = None
        self._writing: Handle | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("EvidenceDialog", "Evidence pack"))
        self.resize(*_SIZE_PX)
        self.form = PassagesForm(within, language, notes=False)
        self._add_options()
        self._build()
        self.form.scopes.currentIndexChanged.connect(self._gather)
        self.form.changed.connect(self._show)
        self._gather()

    def _add_options(self) -> None:
        self.author = QLineEdit()
        self.author.setMaxLength(200)
        self.author.setPlaceholderText(
            translate("EvidenceDialog", "Left empty, no name is in the pack")
        )
        self.author.editingFinished.connect(self._show)
        self.originals = _box(translate("EvidenceDialog", "The files themselves"), on=True)
        self.paths = _box(translate("EvidenceDialog", "Where the files stood on this computer"))
        self.zipped = _box(translate("EvidenceDialog", "As one zip file"))
        self.form.rows.insertRow(3, translate("EvidenceDialog", "Handed over by"), self.author)
        for box in (self.originals, self.paths, self.zipped):
            box.toggled.connect(self._show)
            self.form.add_switch(box)

    def _build(self) -> None:
        self.summary = QLabel()
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.summary.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.files = QListWidget()
        self.files.setAccessibleName(translate("EvidenceDialog", "Files of the pack"))
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the size stands at the end
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.files.currentItemChanged.connect(self._show_file)
        self.content = QPlainTextEdit()
        self.content.setReadOnly(True)
        self.content.setTabChangesFocus(True)
        self.content.setAccessibleName(translate("EvidenceDialog", "Content of the file"))
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self.files)
        both.addWidget(self.content)
        both.setSizes((340, 520))
        self.save = primary(QPushButton(translate("EvidenceDialog", "Write the pack…")))
        self.save.setDefault(True)
        self.save.clicked.connect(self._choose)
        self.close_ = QPushButton(translate("EvidenceDialog", "Close"))
        self.close_.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.close_)
        row.addStretch(1)
        row.addWidget(self.save)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 20, 20, 20)
        box.setSpacing(12)
        box.addWidget(self.form)
        box.addWidget(self.summary)
        box.addWidget(both, 1)
        box.addLayout(row)

    # What will leave ----------------------------------------------------------------------------

    def _gather(self) -> None:
        self._gathered = None
        self.save.setEnabled(False)
        self._session.run(
            lambda library, _work: gather(library, self.form.scope, self._within),
            owner=self,
            key="gather",
            done=self._take,
            failed=self._fail,
        )

    def _take(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._show()

    def _handover(self) -> Handover:
        return self.form.handover(self._gathered or Gathered(items=()))

    def request(self) -> EvidenceRequest:
        """What the person asks for."""
        return EvidenceRequest(
            handover=self._handover(),
            author=self.author.text().strip(),
            originals=self.originals.isChecked(),
            paths=self.paths.isChecked(),
            zipped=self.zipped.isChecked(),
        )

    def _show(self) -> None:
        if self._gathered is None:
            return
        self.save.setEnabled(False)
        request = self.request()
        self._session.run(
            lambda library, _work: library.handing_over.preview(request),
            owner=self,
            key="preview",
            done=self._show_preview,
            failed=self._fail,
        )

    def _show_preview(self, preview: EvidencePreview) -> None:
        self.summary.setText(_summary(preview))
        row = max(self.files.currentRow(), 0)
        self.files.clear()
        for file in preview.files:
            size = QLocale().formattedDataSize(file.byte_size)
            entry = QListWidgetItem(DOT.join((isolated(file.path), isolated(size))))
            entry.setData(_FILE_ROLE, file)
            self.files.addItem(entry)
        self.files.setCurrentRow(min(row, self.files.count() - 1))
        self.save.setEnabled(True)

    def _show_file(self, entry: QListWidgetItem | None, _before: Any = None) -> None:
        file = None if entry is None else entry.data(_FILE_ROLE)
        text = file.beginning if isinstance(file, PackFile) else ""
        page = isinstance(file, PackFile) and file.path == _PAGE
        set_direction(self.content, rtl=page and self.form.reads_from_the_right)
        self.content.setPlainText(
            text
            or translate("EvidenceDialog", "This file is no text: its bytes go along as they are.")
        )

    # Writing it ---------------------------------------------------------------------------------

    def _choose(self) -> None:
        suffix = ".zip" if self.zipped.isChecked() else ""
        dialog = QFileDialog(self, translate("EvidenceDialog", "Where the pack is to be written"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever overwritten
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.selectFile(translate("EvidenceDialog", "evidence") + suffix)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def write(self, target: Path) -> None:
        """Write the pack that is shown."""
        request = self.request()

        def pack(library: Library, work: Work) -> Handed:
            return library.handing_over.write_evidence(request, target, work=work)

        self.save.setEnabled(False)
        self.form.setEnabled(False)
        self.summary.setText(translate("EvidenceDialog", "Writing and verifying…"))
        self._writing = self._session.run(
            pack,
            owner=self,
            key="write",
            lane=Lane.WRITE,
            done=lambda handed: self._finish(handed, target),
            failed=self._fail,
            stopped=lambda: self.form.setEnabled(True),
        )

    def reject(self) -> None:
        """Close; a pack that is being written is given up, and nothing of it stays."""
        if self._writing is not None:
            self._writing.cancel()
        super().reject()

    def _finish(self, handed: Handed, target: Path) -> None:
        self._writing = None
        words = translate(
            "EvidenceDialog",
            "Written to {name} and verified. SHA-256 of its tag manifest, for a time stamp: {hash}",
        )
        self.summary.setText(words.format(name=isolated(handed.name), hash=isolated(handed.sha256)))
        self.close_.setFocus()
        self.written.emit(target)

    def _fail(self, error: Exception) -> None:
        self._writing = None
        self.form.setEnabled(True)
        self.save.setEnabled(self._gathered is not None and self.files.count() > 0)
        self.summary.setText(problem_words(error))


def _box(text: str, *, on: bool = False) -> QCheckBox:
    box = QCheckBox(text)
    box.setChecked(on)
    return box


def _summary(preview: EvidencePreview) -> str:
    size = QLocale().formattedDataSize(preview.byte_size)
    lines = [
        DOT.join(
            (
                passages_count(preview.items),
                documents_count(preview.documents),
                files_count(len(preview.files)),
                isolated(size),
            )
        )
    ]
    if preview.withheld:
        lines.append(
            translate(
                "EvidenceDialog",
                "Of %Ln document(s) the file does not go along, only its hash.",
                "",
                len(preview.withheld),
            )
        )
    if preview.held_back:
        lines.append(
            translate(
                "EvidenceDialog",
                "%Ln mark(s) of changed documents are listed, but are no evidence.",
                "",
                preview.held_back,
            )
        )
    return "\n".join(lines)
