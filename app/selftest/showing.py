"""Shows the window, asks in it and reads the answer, as a person would; offscreen by default."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QRect, Qt
from PySide6.QtGui import QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.fonts import FACES
from app.program import Program
from app.settings.store import Settings
from app.start import make_application
from app.window import Window

_SECONDS = 60
_INK = 0.002  # of the reader's pixels at least are text when a page is shown
_BRIGHTNESS = 60  # what differs so much from the paper is ink


def application() -> QApplication:
    """The one application of the process, with the bundled typefaces."""
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else make_application()


def picture_of_text(text: str) -> bytes:
    """A scanned page, so to say: a PNG file with a line of text."""
    image = QImage(1600, 300, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    font = painter.font()
    font.setPixelSize(44)
    painter.setFont(font)
    painter.drawText(QRect(40, 40, 1500, 220), Qt.TextFlag.TextWordWrap, text)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def show(folder: Path, library: Path, question: str, picture: Path | None) -> dict[str, Any]:
    """Open the window in Arabic, ask, and read the answer; a picture of it goes to ``picture``."""
    running = application()
    started = time.monotonic()
    program = Program(running, Settings(folder / "settings.ini"), language="ar")
    window = Window(program)
    painted: list[float] = []
    window.painted.connect(lambda: painted.append(time.monotonic() - started))
    window.show()
    try:
        _wait(lambda: painted)
        program.open_library(library)
        _wait(lambda: program.session.is_open and not program.bridge.busy)
        window.top.field.setText(question)
        answered: list[object] = []
        window.results.answered.connect(answered.append)
        window.ask(question)
        _wait(lambda: answered and not program.bridge.busy)
        window.results.list.choose_row(0)
        _wait(lambda: window.reader.view.current_hit is not None and not program.bridge.busy)
        _settle()
        image = window.grab().toImage()
        if picture is not None:
            image.save(str(picture))
        facts = {
            "platform": running.platformName(),
            "painted_s": round(painted[0], 3),
            "from_the_right": running.layoutDirection() is Qt.LayoutDirection.RightToLeft,
            "read": window.reader.document.title if window.reader.document else "",
            "ink": round(ink(window.reader.view.grab().toImage()), 4),
            "missing": [*_missing_faces(), *_missing_scripts()],
        }
    finally:
        _end(program, window)
    if facts["ink"] < _INK or not facts["from_the_right"] or facts["missing"]:
        raise AssertionError(f"the window does not show what it should: {facts}")
    return facts


def ink(image: QImage) -> float:
    """Share of an image's pixels that stand out from its most frequent colour."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    data = bytes(grey.constBits())[: grey.sizeInBytes()]
    paper = max(set(data), key=data.count)
    return sum(data.count(level) for level in set(data) if abs(level - paper) > _BRIGHTNESS) / len(
        data
    )


def _missing_faces() -> list[str]:
    """Reading faces that are not there, so that another one would be taken silently."""
    families = set(QFontDatabase.families())
    wanted = {family for face in FACES.values() for family in face.families[:1]}
    return sorted(wanted - families)


def _missing_scripts() -> list[str]:
    """Scripts of the program's languages that nothing here can draw. A checkout brings no faces
    for them; an installed program does, or its system has them."""
    if not getattr(sys, "frozen", False):
        return []
    systems = QFontDatabase.WritingSystem
    wanted = (systems.SimplifiedChinese, systems.Devanagari, systems.Arabic, systems.Hebrew)
    return [system.name for system in wanted if not QFontDatabase.families(system)]


def _wait(ready: Callable[[], object]) -> None:
    end = time.monotonic() + _SECONDS
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get so far")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.002)


def _settle() -> None:
    end = time.monotonic() + 0.3
    while time.monotonic() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _end(program: Program, window: Window) -> None:
    closed: list[bool] = []
    window.hide()
    program.session.close(lambda: closed.append(True))
    _wait(lambda: closed)
    program.translations.remove()
    window.deleteLater()
    program.deleteLater()
    _settle()
