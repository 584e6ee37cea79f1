"""A reader on an offscreen screen, at a size that every test of it can rely on."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.reader.view import ReaderView
from app.theme import LIGHT


@pytest.fixture
def reader(qtbot: QtBot, fonts: None) -> ReaderView:
    """A shown, focused and still empty reader of 812 × 600 pixels."""
    view = ReaderView(LIGHT)
    qtbot.addWidget(view)
    view.resize(812, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    return view
