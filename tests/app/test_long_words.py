"""A language twice as long as English: nothing that is said is cut off."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.window import Window
from tests.app.places import places

_SLACK_PX = 2
_DROP_DOWN_PX, _FIELD_PX = 40, 18  # what a box of choices, or a field, needs besides its words


class Twice(QTranslator):
    """Says everything twice, with the places for what is filled in once in the first half."""

    def translate(  # pyright: ignore[reportIncompatibleMethodOverride]  given by place
        self, _context: str, source: str, _comment: str | None = None, _n: int = -1
    ) -> str:
        """The text and, as long again, letters."""
        plain = re.sub(r"\{\w*\}|%Ln|%n|[\n&]", " ", source)
        return f"{source} {plain}"

    def isEmpty(self) -> bool:  # noqa: N802  Qt's name
        """It has words for everything."""
        return False


@pytest.fixture
def twice(qapp: QApplication) -> Iterator[Twice]:
    """The words of a language twice as long, on top of whichever is installed."""
    translator = Twice()
    yield translator
    qapp.removeTranslator(translator)


def cut(widget: QWidget) -> bool:
    """Whether a widget has less room than its words need."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() + _SLACK_PX < widget.heightForWidth(widget.width())
    if isinstance(widget, QToolButton):
        return False  # shows its icon; its words are in the tooltip
    if isinstance(widget, QCheckBox | QRadioButton):
        return widget.width() + _SLACK_PX < widget.sizeHint().width()
    said = words(widget)
    return said is not None and not fits(widget, *said)


def words(widget: QWidget) -> tuple[str, int] | None:
    """What a widget says in a line, and what it needs besides; None for one that says nothing."""
    if isinstance(widget, QComboBox):
        return widget.currentText(), _DROP_DOWN_PX
    if isinstance(widget, QLineEdit):
        return widget.placeholderText(), _FIELD_PX
    return (widget.text(), 0) if isinstance(widget, QLabel | QAbstractButton) else None


def fits(widget: QWidget, text: str, frame_px: int) -> bool:
    """Whether the longest line of a text has room."""
    metrics = QFontMetrics(widget.font())
    widest = max(map(metrics.horizontalAdvance, text.split("\n")), default=0)
    return widest + frame_px <= widget.width() + _SLACK_PX


def test_nothing_is_cut_off(
    open_samples: Callable[..., Window], twice: Twice, qapp: QApplication, qtbot: QtBot
) -> None:
    """Labels, buttons, ticks, fields and boxes of choices show all they say in every place."""
    qapp.installTranslator(twice)
    found = []
    for name, place in places(open_samples("en"), qtbot):
        qtbot.wait(120)
        found += [
            (name, type(widget).__name__, shown, widget.width())
            for widget in place.findChildren(QWidget)
            if widget.isVisible() and cut(widget)
            for shown in [getattr(widget, "text", str)()]
        ]
    assert not sorted(set(found))
