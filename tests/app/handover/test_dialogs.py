"""Exporting and packing in a real window: a look at what leaves, then the files."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.handover.evidence_dialog import EvidenceDialog
from app.handover.export_dialog import PDF, ExportDialog
from app.handover.scope import Scope
from app.window import Window
from index.documents import HandoverFormat
from tests.app.conftest import WAIT_MS

Marked = Callable[..., Window]


def choose(box: QComboBox, value: object) -> None:
    """Pick an entry by what it stands for."""
    box.setCurrentIndex(box.findData(value))


def export(window: Window, scope: Scope, qtbot: QtBot) -> ExportDialog:
    """Open the dialog and wait for its preview."""
    dialog = window.desk.export()
    choose(dialog.form.scopes, scope)
    qtbot.waitUntil(lambda: bool(dialog.preview.toPlainText()), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not window.program.bridge.busy, timeout=WAIT_MS)
    return dialog


def pack(window: Window, qtbot: QtBot) -> EvidenceDialog:
    """Open the dialog and wait for its preview."""
    dialog = window.desk.pack()
    qtbot.waitUntil(lambda: dialog.files.count() > 5 and dialog.save.isEnabled(), timeout=WAIT_MS)
    return dialog


def test_marks_are_looked_at_and_written(marked: Marked, qtbot: QtBot, tmp_path: Path) -> None:
    """The preview shows the quotes; the file holds them, and the window says that it is there."""
    window = marked()
    dialog = export(window, Scope.MARKS, qtbot)
    assert "my secret note" in dialog.preview.toPlainText()
    choose(dialog.formats, HandoverFormat.CSV)
    with qtbot.waitSignal(window.desk.said, timeout=WAIT_MS):
        dialog.write(tmp_path / "marks.csv")
    with (tmp_path / "marks.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["tags"] for row in rows] == ["", "water"]
    assert "marks.csv" in window.strip.text()


def test_notes_can_stay(marked: Marked, qtbot: QtBot) -> None:
    """Without notes the preview shows none."""
    window = marked()
    dialog = export(window, Scope.MARKS, qtbot)
    dialog.form.notes.setChecked(False)
    qtbot.waitUntil(lambda: "secret" not in dialog.preview.toPlainText(), timeout=WAIT_MS)


def test_hits_are_exported_with_their_question(marked: Marked, qtbot: QtBot) -> None:
    """What was found comes first where something was looked for."""
    window = marked()
    with qtbot.waitSignal(window.results.answered, timeout=WAIT_MS):
        window.top.field.setText("how many families left the marsh")
    dialog = export(window, Scope.HITS, qtbot)
    assert "how many families left the marsh" in dialog.preview.toPlainText()
    assert dialog.form.scopes.itemData(0) == Scope.HITS


def test_a_report_of_marks_becomes_a_pdf(marked: Marked, qtbot: QtBot, tmp_path: Path) -> None:
    """The same dialog writes the report as PDF, page by page, while the window lives."""
    window = marked()
    dialog = export(window, Scope.MARKS, qtbot)
    choose(dialog.formats, PDF)
    with qtbot.waitSignal(window.desk.said, timeout=WAIT_MS):
        dialog.write(tmp_path / "marks.pdf")
    assert (tmp_path / "marks.pdf").read_bytes().startswith(b"%PDF")


def test_a_file_that_cannot_be_written_is_told(
    marked: Marked, qtbot: QtBot, tmp_path: Path
) -> None:
    """The dialog stays and says why."""
    window = marked()
    dialog = export(window, Scope.MARKS, qtbot)
    dialog.write(tmp_path / "no folder" / "marks.md")
    qtbot.waitUntil(lambda: "cannot be written" in dialog.count.text(), timeout=WAIT_MS)
    assert dialog.isVisible()


def test_the_preview_of_a_pack_is_exact(marked: Marked, qtbot: QtBot, tmp_path: Path) -> None:
    """Every file that the dialog lists is written, with the text that it showed."""
    window = marked()
    dialog = pack(window, qtbot)
    listed = [dialog.files.item(row).text() for row in range(dialog.files.count())]
    row = next(number for number, text in enumerate(listed) if "README.txt" in text)
    dialog.files.setCurrentRow(row)
    shown = dialog.content.toPlainText()
    with qtbot.waitSignal(dialog.written, timeout=WAIT_MS):
        dialog.write(tmp_path / "pack")
    assert (tmp_path / "pack" / "README.txt").read_text("utf-8").strip() == shown.strip()
    assert "verified" in dialog.summary.text()


def test_notes_stay_out_of_a_pack_unless_asked_for(
    marked: Marked, qtbot: QtBot, tmp_path: Path
) -> None:
    """Notes, paths and names are off at first; the files themselves are on."""
    window = marked()
    dialog = pack(window, qtbot)
    request = dialog.request()
    assert not request.handover.with_notes
    assert not request.paths
    assert (request.author, request.originals) == ("", True)
    dialog.originals.setChecked(False)
    qtbot.waitUntil(lambda: "only its hash" in dialog.summary.text(), timeout=WAIT_MS)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum here")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_pack_made_in_the_window_passes_sha256sum(
    marked: Marked, qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    """In both languages of the interface, by a tool that is not ours."""
    window = marked(language)
    dialog = pack(window, qtbot)
    with qtbot.waitSignal(dialog.written, timeout=WAIT_MS):
        dialog.write(tmp_path / "pack")
    done = subprocess.run(
        ["sha256sum", "-c", "manifest-sha256.txt"], cwd=tmp_path / "pack", check=False
    )
    assert done.returncode == 0


def test_every_control_has_a_name(marked: Marked, qtbot: QtBot) -> None:
    """A screen reader can say what each field of both dialogs is, and Tab reaches it."""
    window = marked()
    for dialog in (export(window, Scope.MARKS, qtbot), pack(window, qtbot)):
        controls: list[QWidget] = [
            *dialog.findChildren(QAbstractButton),
            *dialog.form.findChildren(QComboBox),
            *dialog.form.findChildren(QLineEdit),
        ]
        for control in controls:
            label = dialog.form.rows.labelForField(control)
            text = control.text() if isinstance(control, QAbstractButton) else ""
            assert text or label is not None or control.accessibleName()
            assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
        dialog.reject()
