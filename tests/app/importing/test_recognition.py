"""Scans that come in are recognised by themselves, and when the person asks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.importing.recognition import Recognition
from app.program import Program
from index.documents import FileReport, FileState, ImportReport, RecognitionReport
from index.library import Library
from index.ocr.tesseract import PROGRAM
from index.problems import RecognitionProblem

WAITING = FileReport(path="a.png", state=FileState.EMPTY, reason="needs_ocr", document_id=7)


@pytest.fixture
def program(make_program: Callable[[str], Program]) -> Program:
    """The program without a window."""
    return make_program("en")


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> list[list[int] | None]:
    """What the library was asked to recognise, on a machine that has Tesseract."""
    asked: list[list[int] | None] = []

    def recognise(library: Library, ids: list[int] | None = None, **_: object) -> RecognitionReport:
        asked.append(ids)
        return RecognitionReport(files=(FileReport(path="a.png", state=FileState.IMPORTED),))

    monkeypatch.setattr(Library, "recognise", recognise)
    monkeypatch.setattr(Library, "can_recognise", True)
    return asked


@pytest.fixture
def recognition(program: Program, qtbot: QtBot, tmp_path: Path) -> Recognition:
    """Of a program with an open library."""
    with qtbot.waitSignal(program.session.opened, timeout=30_000):
        program.open_library(tmp_path / "L.warraq", create=True)
    return program.recognition


def test_scans_of_an_import_are_recognised(
    recognition: Recognition, program: Program, qtbot: QtBot, recognised: list[list[int] | None]
) -> None:
    """What an import left waiting is recognised after it, and nothing else."""
    text = FileReport(path="b.txt", state=FileState.IMPORTED, document_id=8)
    with qtbot.waitSignal(recognition.finished, timeout=30_000):
        program.imports.finished.emit(ImportReport(job_id=1, files=(WAITING, text)))
    assert recognised == [[7]]


def test_person_asks_for_all(
    recognition: Recognition, qtbot: QtBot, recognised: list[list[int] | None]
) -> None:
    """The command recognises everything that waits."""
    with qtbot.waitSignal(recognition.finished, timeout=30_000):
        recognition.start()
    assert recognised == [None]


def test_person_is_told_what_is_missing(
    recognition: Recognition, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without Tesseract the command says what to install."""
    monkeypatch.setenv(PROGRAM, "")
    with qtbot.waitSignal(recognition.failed, timeout=30_000) as failed:
        recognition.start()
    assert isinstance(failed.args and failed.args[0], RecognitionProblem)


def test_import_says_nothing_of_what_is_missing(
    recognition: Recognition, program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an import the report tells that documents wait; no further message does."""
    monkeypatch.setenv(PROGRAM, "")
    with qtbot.assertNotEmitted(recognition.failed), qtbot.waitSignal(recognition.ended):
        program.imports.finished.emit(ImportReport(job_id=1, files=(WAITING,)))
