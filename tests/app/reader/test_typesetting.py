"""Typography in the reader: live, per script, and pictures of every script with pinned faces."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from app.fonts import Script
from app.reader.block import Block
from app.reader.painting import BlockPainter
from app.reader.source import Position
from app.reader.styles import block_style
from app.reader.view import ReaderView
from app.theme import LIGHT
from app.typography import DEFAULT, ScriptSetting
from app.window import Window
from index.documents import Direction, Span
from resources import resource_path
from tests.app.conftest import WAIT_MS
from tests.app.reader.documents import ENGLISH, MemoryDocument, arabic, paragraph

harfbuzz: Any = pytest.importorskip("uharfbuzz")  # its stubs name nothing

OpenSamples = Callable[..., Window]

SCRIPTS = {
    "arabic": ("قرية على النهر، عام 2023", Direction.RTL, "ar"),
    "vowelled": ("قَرْيَةٌ عَلَى النَّهْرِ", Direction.RTL, "ar"),
    "persian": ("می‌خواهم به کتابخانه بروم", Direction.RTL, "fa"),
    "urdu": ("پاکستان کے دریا", Direction.RTL, "ur"),
    "hebrew": ("בְּרֵאשִׁית בָּרָא", Direction.RTL, "he"),
    "latin": ("Naïve façade, 42 %", Direction.LTR, "fr"),
    "cyrillic": ("Война и мир", Direction.LTR, "ru"),
    "mixed": ("قال John Smith (2023) نعم", Direction.RTL, "ar"),
}


def ink(name: str, ratio: float = 1.0) -> QImage:
    """One line in a script, at a pixel ratio of the screen."""
    text, direction, language = SCRIPTS[name]
    style = block_style(paragraph(0, text, direction, language=language), 18)
    made = Block(text, style, 320)
    image = QImage(round(360 * ratio), round(90 * ratio), QImage.Format.Format_Grayscale8)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        BlockPainter(painter, LIGHT).paint(made, QPointF(20, 8), [], Span(0, 0))
    return image


def rows(image: QImage) -> list[int]:
    """The darkness of each row of pixels."""
    return [
        sum(255 - image.pixelColor(x, y).lightness() for x in range(image.width()))
        for y in range(image.height())
    ]


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_is_cut_off(name: str) -> None:
    """All ink lies within the line: neither marks above nor tails below leave its room."""
    darkness = rows(ink(name))
    assert sum(darkness) > 10_000
    assert not any(darkness[:4])
    assert not any(darkness[-4:])


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize(
    ("text", "language", "file"),
    [
        ("قرية على النهر", "ar", "NotoNaskhArabic-Regular"),
        ("قَرْيَةٌ عَلَى النَّهْرِ لله", "ar", "NotoNaskhArabic-Regular"),
        ("می‌خواهم به کتابخانه", "fa", "NotoNaskhArabic-Regular"),
        ("پاکستان کے دریا", "ur", "Gulzar-Regular"),
        ("בְּרֵאשִׁית בָּרָא", "he", "NotoSerifHebrew-Regular"),
        ("office façade", "en", "NotoSerif-Regular"),
        ("Война и мир", "ru", "NotoSerif-Regular"),
    ],
)
def test_letters_stand_where_harfbuzz_puts_them(text: str, language: str, file: str) -> None:
    """Every glyph of a line has the place that HarfBuzz alone gives it, marks and tails too."""
    direction = Direction.LTR if language in ("en", "ru") else Direction.RTL
    style = block_style(paragraph(0, text, direction, language=language), 18)
    made = Block(text, style, 600)
    drawn = [
        (glyph, point.x(), point.y())
        for run in made.layout.lineAt(0).glyphRuns()
        for glyph, point in zip(run.glyphIndexes(), run.positions(), strict=True)
    ]
    shaped = _from_the_first(_shaped(text, file, style.font.pixelSize()))
    for mine, theirs in zip(_from_the_first(drawn), shaped, strict=True):
        assert mine == pytest.approx(theirs, abs=1.0)


def _from_the_first(placed: list[tuple[int, float, float]]) -> list[tuple[int, float, float]]:
    """Glyphs by number and place, places counted from the first of them."""
    ordered = sorted(placed)
    _, x0, y0 = ordered[0]
    return [(glyph, x - x0, y - y0) for glyph, x, y in ordered]


def _shaped(text: str, file: str, size: int) -> list[tuple[int, float, float]]:
    """Glyphs and their places, from the first one's, in pixels; down is positive, as in Qt."""
    face = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(resource_path("fonts", f"{file}.ttf"))))
    font = harfbuzz.Font(face)
    buffer = harfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    harfbuzz.shape(font, buffer)
    scale, pen = size / face.upem, 0.0
    placed: list[tuple[int, float, float]] = []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        x, y = (pen + place.x_offset) * scale, -place.y_offset * scale
        placed.append((info.codepoint, x, y))
        pen += place.x_advance
    return placed


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_always_looks_the_same(name: str) -> None:
    """The same line gives the same pixels, and every script other ones."""
    assert ink(name) == ink(name)
    pictures = {hashlib.sha256(ink(n).constBits()).hexdigest() for n in SCRIPTS}
    assert len(pictures) == len(SCRIPTS)


@pytest.mark.usefixtures("fonts")
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("name", ["arabic", "latin"])
def test_text_is_drawn_for_the_screens_own_pixels(name: str, ratio: float) -> None:
    """At 125, 150 and 200 % letters are drawn anew, not a smaller picture made larger."""
    sharp = ink(name, ratio)
    size = ink(name).size() * ratio
    smooth = Qt.TransformationMode.SmoothTransformation
    blurred = ink(name).scaled(size, mode=smooth)
    edges = {kind: _edges(image) for kind, image in (("sharp", sharp), ("blurred", blurred))}
    assert edges["sharp"] >= edges["blurred"]


def _edges(image: QImage) -> float:
    """The mean step from pixel to pixel where there is a step at all."""
    steps = [
        abs(image.pixelColor(x, y).lightness() - image.pixelColor(x - 1, y).lightness())
        for y in range(image.height())
        for x in range(1, image.width())
    ]
    found = [step for step in steps if step > 8]
    return sum(found) / len(found)


def test_a_change_keeps_the_line_on_top(reader: ReaderView) -> None:
    """Larger Arabic with wider lines leaves what one reads where it was."""
    reader.show_document(MemoryDocument([arabic(n) for n in range(40)]))
    reader.set_place(Position(20, 0))
    before = reader.column
    assert before is not None
    step = before.step
    wish = ScriptSetting(size=1.3, leading=1.2, measure=50)
    reader.set_typography(DEFAULT.with_script(Script.NASKH, wish))
    assert reader.column is not None
    assert reader.column.step > 1.5 * step
    assert reader.place == Position(20, 0)


def test_the_ruler_follows_the_caret(reader: ReaderView) -> None:
    """The line of the caret is clear, all others are veiled."""
    reader.show_document(MemoryDocument([paragraph(n, ENGLISH) for n in range(9)]))
    reader.select(Position(1, 0))
    clear = reader.rect_of(Position(1, 0)).toRect()
    plain = reader.viewport().grab().toImage()
    reader.set_ruler(True)
    ruled = reader.viewport().grab().toImage()
    band = clear.adjusted(0, 3, 600, -3)
    assert ruled.copy(band) == plain.copy(band)
    below = clear.translated(0, 60).adjusted(0, 0, 600, 0)
    assert ruled.copy(below) != plain.copy(below)


def test_the_sheet_sets_text_and_remembers(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """A larger size on the sheet is seen at once and kept in the settings."""
    window = open_samples("ar")
    document = next(d for d in window.library.documents if d.language == "ar")
    window.read(document)
    qtbot.waitUntil(lambda: window.reader.document is not None, timeout=WAIT_MS)
    window.commands.run("read.typography")
    sheet = window.reader.typography_sheet
    assert sheet.script.currentData() == Script.NASKH
    sheet.scale.setValue(140)
    sheet.vowels.setChecked(False)
    sheet.hide()
    assert window.reader.view.typography.of(Script.NASKH).size == pytest.approx(1.4)
    assert window.program.settings.typography == window.reader.view.typography


def test_full_screen_leaves_the_text_alone(open_samples: OpenSamples, qtbot: QtBot) -> None:
    """F11 takes all else away, Escape brings it back."""
    window = open_samples()
    window.read(window.library.documents[0])
    qtbot.waitUntil(window.reader.isVisible, timeout=WAIT_MS)
    window.commands.run("window.full_screen")
    assert window.isFullScreen()
    assert not window.top.isVisible()
    assert not window.library.isVisible()
    qtbot.keyClick(window.reader.view, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.top.isVisible()
    assert window.library.isVisible()
