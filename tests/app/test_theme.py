"""The colours: contrast computed, both themes whole, switched while the program runs."""

import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.theme import DARK, LIGHT, Theme, ThemeMode, Themes, contrast, style_sheet
from index.documents import MarkColour

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
SURFACES = ("window", "pane", "paper", "hover", "selected")
UNDER_TEXT = (
    "band",
    "word_weak",
    "selection",
    "found",
    "found_here",
    *(f"mark_{colour}" for colour in MarkColour),
)


@THEMES
def test_marks_are_seen(theme: Theme):
    """The line of a mark has a contrast of 3 to the paper, to lists, and to its own tint."""
    low = [
        (colour, surface)
        for colour in MarkColour
        for surface in ("paper", "pane", "selected", f"mark_{colour}")
        if contrast(getattr(theme, f"ink_{colour}"), getattr(theme, surface)) < 3
    ]
    assert not low


@pytest.fixture
def themes(qapp: QApplication):
    """A theme keeper that leaves the application as it found it."""
    before = qapp.palette(), qapp.styleSheet()
    keeper = Themes(qapp, ThemeMode.LIGHT)
    yield keeper
    keeper.deleteLater()
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])


def test_contrast_follows_wcag():
    """Black on white has a contrast of 21, a colour on itself of 1, in either order."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#FFFFFF", "#767676") == contrast("#767676", "#FFFFFF")


@THEMES
def test_words_can_be_read_on_every_surface(theme: Theme):
    """Text, dim text, links, errors and warnings have a contrast of 4.5 wherever they stand."""
    low = [
        (ink, surface)
        for ink, surface in itertools.product(
            ("text", "dim", "accent", "error", "warning"), SURFACES
        )
        if contrast(getattr(theme, ink), getattr(theme, surface)) < 4.5
    ]
    assert not low
    assert contrast(theme.on_accent, theme.accent) >= 4.5


@THEMES
def test_highlighted_words_can_be_read(theme: Theme):
    """Text keeps a contrast of 4.5 on the band, the words, the marks and a selection."""
    low = [name for name in UNDER_TEXT if contrast(theme.text, getattr(theme, name)) < 4.5]
    assert not low
    assert contrast(theme.on_word_strong, theme.word_strong) >= 4.5


@THEMES
def test_rings_bars_and_edges_can_be_seen(theme: Theme):
    """Focus rings, bars in the margin and edges of controls have a contrast of 3."""
    low = [
        (mark, surface)
        for mark, surface in itertools.product(
            ("focus", "accent", "border"), ("window", "pane", "paper")
        )
        if contrast(getattr(theme, mark), getattr(theme, surface)) < 3
    ]
    assert not low


@THEMES
def test_style_sheet_names_no_unknown_colour(theme: Theme):
    """Every $name in the style sheet is a token of the theme."""
    assert "$" not in style_sheet(theme)


@THEMES
def test_signs_inside_controls_have_the_colours_of_the_theme(theme: Theme):
    """Every picture that the style sheet names exists, in a colour of its theme."""
    named = re.findall(r'url\("([^"]+)"\)', style_sheet(theme))
    assert len(named) >= 3
    for path in named:
        picture = Path(path).read_text(encoding="utf-8")
        assert theme.on_accent in picture or theme.dim in picture, path


def test_open_windows_follow_a_switch_at_once(themes: Themes, qtbot: QtBot):
    """A widget that is already shown has the new theme's colours after the switch."""
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()
    with qtbot.waitSignal(themes.changed) as heard:
        themes.set_mode(ThemeMode.DARK)
    assert heard.args == [DARK]
    assert label.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window


def test_same_theme_again_is_no_change(themes: Themes, qtbot: QtBot):
    """Choosing what is already in use repaints nothing."""
    with qtbot.assertNotEmitted(themes.changed):
        themes.set_mode(ThemeMode.LIGHT)


def test_a_system_without_scheme_is_light(qapp: QApplication, themes: Themes):
    """Where the system says nothing, as offscreen, following it means light."""
    themes.set_mode(ThemeMode.SYSTEM)
    assert themes.theme is LIGHT
