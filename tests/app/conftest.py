"""What the tests of the window share: no screen, and only the bundled typefaces."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

# Read when the application is made, which no test does before this file is imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("FONTCONFIG_FILE", str(Path(__file__).with_name("fonts.conf")))


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    """The bundled typefaces, loaded as the program loads them."""
    from app.fonts import load_fonts

    load_fonts()
