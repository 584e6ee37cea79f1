"""Pages are read by the real Tesseract: upright, in their own language."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from index.importers.pictures import Picture
from index.ocr.pages import PageReader, Reading, turned
from index.ocr.tesseract import Tesseract
from index.problems import RefusedProblem
from index.text.language import detect
from tests.index.importers.pdf.scoring import order_similarity
from tests.index.ocr.scans import ARABIC, HEBREW, PERSIAN, RUSSIAN, page, picture

PAGES = {"ar": ARABIC, "fa": PERSIAN, "he": HEBREW, "ru": RUSSIAN}
DATA = {"ar": "ara", "fa": "fas", "he": "heb", "ru": "rus"}


def read(
    tesseract: Tesseract, shown: Picture, preferred: Sequence[str] = ("en", "ar", "ru")
) -> Reading:
    """A page of a library that holds ``preferred``."""
    return PageReader(tesseract, preferred, detect).read(shown)


@pytest.mark.parametrize("language", PAGES)
def test_page_is_read_with_the_data_of_its_language(
    tesseract: Tesseract, qapp: QGuiApplication, language: str
) -> None:
    """Whatever the library holds, a page is read as what it is."""
    reading = read(tesseract, picture(page(PAGES[language], language)))
    assert reading.packs == (DATA[language],)
    assert order_similarity(reading.text, " ".join(PAGES[language])) > 0.93
    assert reading.confidence > 0.8


@pytest.mark.parametrize("degrees", [90, 180])
def test_page_that_lies_wrong_is_turned(
    tesseract: Tesseract, qapp: QGuiApplication, degrees: int
) -> None:
    """A page that was scanned sideways or upside down is read as if it was not."""
    reading = read(tesseract, picture(page(ARABIC, "ar", degrees=degrees)))
    assert reading.degrees == (360 - degrees) % 360
    assert order_similarity(reading.text, " ".join(ARABIC)) > 0.93


def test_blank_page_says_nothing(tesseract: Tesseract) -> None:
    """A page without text is read as none."""
    assert read(tesseract, Picture(400, 400, 300, b"\xff" * 160_000)).text == ""


def test_script_without_data_is_told(
    tesseract: Tesseract, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page in letters for which no data is installed is not read with other letters."""
    monkeypatch.setattr(tesseract, "_languages", frozenset({"eng", "osd"}))
    with pytest.raises(RefusedProblem) as problem:
        read(tesseract, picture(page(ARABIC, "ar")))
    assert (problem.value.code, problem.value.detail) == ("ocr_language_missing", "Arabic")


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_turning(degrees: int) -> None:
    """Turning is clockwise, and four quarters are none."""
    shown = Picture(3, 2, 300, bytes(range(6)))
    once = turned(shown, degrees)
    expected = np.rot90(np.arange(6, dtype=np.uint8).reshape(2, 3), -degrees // 90)
    assert (once.height, once.width) == expected.shape
    assert once.pixels == expected.tobytes()
