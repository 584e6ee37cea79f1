"""Whoever hears the window instead of seeing it is told what everything is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.window import Window
from tests.app.places import places

_INNER_FIELD = "qt_spinbox_lineedit"
_DUMB = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}


def controls(place: QWidget) -> list[QWidget]:
    """What can be gone to by the Tab key on the screen."""
    # The field inside a box of numbers is part of it: the box has the name.
    every = [w for w in (place, *place.findChildren(QWidget)) if w.objectName() != _INNER_FIELD]
    return [w for w in every if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_control_has_a_name_and_a_role(
    open_samples: Callable[..., Window], language: str, qtbot: QtBot
) -> None:
    """In every place, dialogs included, each control says what it is called and what it is."""
    seen, mute = 0, []
    for name, place in places(open_samples(language), qtbot):
        for control in controls(place):
            heard = QAccessible.queryAccessibleInterface(control)
            assert heard is not None
            seen += 1
            said = heard.text(QAccessible.Text.Name).strip()
            if not said or heard.role() in _DUMB:
                mute.append((name, type(control).__name__, control.objectName(), heard.role().name))
    assert seen > 60
    assert not sorted(set(mute))
