"""What the self-test sees of a window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.selftest.showing import ink, picture_of_text


def test_an_empty_page_has_no_ink() -> None:
    """A page of one colour is told from one with text."""
    page = QImage(300, 200, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    assert ink(page) == 0


@pytest.mark.usefixtures("fonts")
def test_text_is_ink() -> None:
    """A line of text is more than nothing and much less than half of a page."""
    page = QImage.fromData(picture_of_text("a lighthouse"))
    assert 0.001 < ink(page) < 0.2
