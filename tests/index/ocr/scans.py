"""Pages as a scanner sees them: text drawn by Qt with the bundled fonts, as pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QPointF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QImage,
    QPainter,
    QTextLayout,
    QTextOption,
)

from index.importers.pictures import Picture
from tests.conftest import REPOSITORY

ARABIC = (
    "وافق مجلس المدينة على خطة جديدة لإصلاح الجسر القديم فوق النهر.",
    "وقال المهندسون إن العمل يستغرق عامين، وإن المدارس لن تغلق أبوابها في هذه المدة.",
)
PERSIAN = (
    "شورای شهر با طرح تازه‌ای برای بازسازی پل قدیمی رودخانه موافقت کرد.",
    "مهندسان گفتند که این کار دو سال طول می‌کشد و مدرسه‌ها در این مدت بسته نمی‌شوند.",
)
HEBREW = ("מועצת העיר אישרה תוכנית חדשה לשיקום הגשר הישן מעל הנהר.",)
RUSSIAN = ("Городской совет утвердил новый план восстановления старого моста через реку.",)
ENGLISH = (
    "The city council approved a new plan for the old bridge across the river.",
    "Engineers said that the work would take two years and that schools would stay open.",
)

FONTS = {"ar": "Noto Naskh Arabic", "fa": "Noto Naskh Arabic", "he": "Noto Serif Hebrew"}
WIDTH, HEIGHT, MARGIN = 1654, 600, 120  # the top of A4 at 200 dpi
PIXELS = 34  # the size of the letters
DPI = 200


def page(paragraphs: Sequence[str], language: str = "en", *, degrees: int = 0) -> Image.Image:
    """A page in shades of grey; ``degrees`` clockwise that it lies wrong."""
    assert QGuiApplication.instance() is not None, "a test that draws asks for qapp"
    for font in (REPOSITORY / "resources" / "fonts").glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(font))
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    height = float(MARGIN)
    for text in paragraphs:
        height = _draw(painter, text, language, height) + PIXELS
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    drawn = Image.open(io.BytesIO(bytes(buffer.data().data())))
    return drawn.convert("L").rotate(-degrees, expand=True)


def _draw(painter: QPainter, text: str, language: str, height: float) -> float:
    rtl = language in {"ar", "fa", "he", "ur"}
    font = QFont(FONTS.get(language, "Noto Serif"))
    font.setPixelSize(PIXELS)
    option = QTextOption(Qt.AlignmentFlag.AlignLeading)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(WIDTH - 2 * MARGIN)
        line.setPosition(QPointF(MARGIN, height))
        height += 1.7 * PIXELS
    layout.endLayout()
    painter.setPen(Qt.GlobalColor.black)
    layout.draw(painter, QPointF(0, 0))
    return height


def picture(image: Image.Image) -> Picture:
    """A page as the worker shows it."""
    return Picture(image.width, image.height, DPI, image.tobytes())


def file(pages: Sequence[Image.Image], kind: str) -> bytes:
    """Pages as a file: "PNG", "TIFF" of several pages, "PDF" without a text layer."""
    buffer = io.BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if len(pages) > 1 else {}
    pages[0].save(buffer, kind, dpi=(DPI, DPI), resolution=DPI, **more)
    return buffer.getvalue()
