"""The report of an import as a person uses it: real files, a real library, offscreen."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.importing.columns_dialog import ColumnsDialog
from app.importing.encoding_dialog import EncodingDialog
from app.window import Window
from index.documents import FileState, ImportReport, Outcome
from tests.app.conftest import WAIT_MS

ARABIC = "فاض النهر في الليل وأغرق الحقول كلها.\n\nقال المزارعون إنهم خسروا القمح."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of files that end in different ways."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "fine.txt").write_text("A line about herons.", encoding="utf-8")
    (folder / "odd.xyz").write_bytes(b"\x00\x01\x02\x03" * 9)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "a.csv").write_text("k1,k2\nHeron,They stand.\nStork,They fly.", encoding="utf-8")
    return folder


@pytest.fixture
def reported(
    make_window: Callable[..., Window], folder: Path, tmp_path: Path, qtbot: QtBot
) -> Callable[..., Window]:
    """Makes a window that shows the report of an import."""

    def make(language: str = "en") -> Window:
        window = make_window(language)
        window.program.open_library(tmp_path / "New.warraq", create=True)
        qtbot.waitUntil(lambda: window.program.session.is_open, timeout=WAIT_MS)
        bring(window, [folder], qtbot)
        return window

    return make


def bring(window: Window, paths: list[Path], qtbot: QtBot) -> ImportReport:
    """Import files and show the report."""
    with qtbot.waitSignal(window.program.imports.finished, timeout=WAIT_MS) as finished:
        window.program.imports.start(paths)
    assert finished.args is not None
    window.strip.report_wanted.emit(finished.args[0])
    qtbot.waitUntil(lambda: window.report.imports.count() > 0, timeout=WAIT_MS)
    return finished.args[0]


def text_of(window: Window, name: str) -> str:
    """The text of the document with this title."""
    library = window.program.session.library
    (document,) = [each for each in library.documents() if each.title == name]
    return "\n\n".join(each.text for each in library.paragraphs(document.id))


def choose(window: Window, name: str) -> None:
    """Choose the row of a file."""
    names = [Path(file.path).name for file in window.report.model.shown]
    window.report.table.choose_row(names.index(name))


def test_outcomes_are_counted_and_kept(reported: Callable[..., Window]) -> None:
    """A chip says how many files ended that way, and keeps only these; the field narrows more."""
    report = reported().report
    assert report.chips.texts() == ["All 4", "Imported 2", "No text 1", "Refused 1"]
    report.chips.pick(Outcome.IMPORTED)
    assert {file.state for file in report.model.shown} == {FileState.IMPORTED}
    report.field.setText("CSV")
    assert [Path(file.path).name for file in report.model.shown] == ["a.csv"]


def test_the_report_is_written_in_the_interface_language(
    reported: Callable[..., Window], tmp_path: Path, qtbot: QtBot
) -> None:
    """The CSV holds every file with its reason in Arabic."""
    window = reported("ar")
    target = tmp_path / "تقرير.csv"
    window.report.write_csv(target)
    qtbot.waitUntil(lambda: target.exists() and not window.program.bridge.busy, timeout=WAIT_MS)
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["الملف", "النتيجة", "السبب", "الوثيقة"]
    assert {row[1] for row in rows[1:]} == {"مستورد", "مرفوض", "بلا نص"}


def test_what_did_not_come_in_is_tried_again(
    reported: Callable[..., Window], folder: Path, qtbot: QtBot
) -> None:
    """The button tries all that did not come in; the report then shows what came of it."""
    window = reported()
    (folder / "empty.txt").write_text("A line about storks.", encoding="utf-8")
    window.report.table.clearSelection()
    with qtbot.waitSignal(window.program.imports.finished, timeout=WAIT_MS):
        window.report.retry.click()
    states = {Path(file.path).name: file.state for file in window.report.model.files}
    assert states == {"empty.txt": FileState.IMPORTED, "odd.xyz": FileState.REFUSED}


def test_reports_of_earlier_imports_are_in_reach(
    reported: Callable[..., Window], folder: Path, qtbot: QtBot
) -> None:
    """The list names every import; choosing one shows its files."""
    window = reported()
    bring(window, [folder / "fine.txt"], qtbot)
    qtbot.waitUntil(lambda: window.report.imports.count() == 2, timeout=WAIT_MS)
    window.report.imports.setCurrentIndex(1)
    window.report.imports.activated.emit(1)
    qtbot.waitUntil(lambda: len(window.report.model.files) == 4, timeout=WAIT_MS)


def test_another_encoding_is_chosen_by_eye(
    reported: Callable[..., Window], tmp_path: Path, qtbot: QtBot
) -> None:
    """The dialog shows how the file reads; what is chosen becomes the document's next version."""
    window = reported()
    article = tmp_path / "نهر.txt"
    article.write_bytes(ARABIC.encode("cp1256"))
    library = window.program.session.library
    with qtbot.waitSignal(window.program.imports.finished, timeout=WAIT_MS):
        window.program.imports._run(
            lambda _library, work: (library.import_paths([article], encoding="koi8-r", work=work),)
        )
    choose(window, "نهر.txt")
    window.report.encoding.click()
    dialog = window.findChild(EncodingDialog)
    assert isinstance(dialog, EncodingDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0, timeout=WAIT_MS)
    row = dialog.model.row_of("cp1256")
    assert "فاض النهر" in dialog.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    dialog.list.choose_row(row)
    with qtbot.waitSignal(window.program.imports.finished, timeout=WAIT_MS):
        dialog.accept()
    assert text_of(window, "نهر") == ARABIC


@pytest.mark.parametrize("language", ["en", "ar"])
def test_columns_are_chosen_beside_the_first_rows(
    reported: Callable[..., Window], language: str, qtbot: QtBot
) -> None:
    """What the person says of the columns is how the table is read from then on."""
    window = reported(language)
    choose(window, "a.csv")
    window.report.columns.click()
    dialog = window.findChild(ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2, timeout=WAIT_MS)
    for role, name in (("title", "k1"), ("text", "k2")):
        box = dialog.roles[role]
        box.setCurrentIndex(box.findData(name))
        box.activated.emit(box.currentIndex())
    with qtbot.waitSignal(window.program.imports.finished, timeout=WAIT_MS):
        dialog.accept()
    assert text_of(window, "Heron").startswith("Heron\n\nThey stand.")


def test_ten_thousand_files_are_filtered_in_one_pass(reported: Callable[..., Window]) -> None:
    """The table keeps no widget or size for a row: its height is that of one row times their
    number, and what is not on the screen is not asked for."""
    report = reported().report
    files = tuple(report.model.files) * 2_500
    report.show_report(ImportReport(job_id=1, files=files))
    assert report.model.rowCount() == 10_000
    report.chips.pick(Outcome.REFUSED)
    assert report.model.rowCount() == 2_500
    assert report.table.verticalHeader().length() == 2_500 * report.table.rowHeight(0)
