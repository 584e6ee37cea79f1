"""The icons: coloured by the theme, mirrored where they point, sharp at the screen's ratio."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from app.icons import MIRRORED, icon, pixmap
from app.theme import DARK, LIGHT
from resources import resource_path

NAMES = sorted(file.stem for file in resource_path("icons").glob("*.svg"))
LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def image(name: str, direction: Qt.LayoutDirection) -> QImage:
    """The icon at rest as pixels."""
    return icon(name, LIGHT, direction=direction).pixmap(QSize(18, 18), 1.0).toImage()


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_draws_something(qapp: QApplication, name: str):
    """Each bundled SVG is one that Qt can draw."""
    drawn = pixmap(name, QColor("#FF0000"), mirror=False).toImage()
    assert any(drawn.pixelColor(x, y).alpha() for x in range(18) for y in range(18))


def test_icons_that_point_are_mirrored(qapp: QApplication):
    """In a right-to-left window an arrow is its own mirror image, a magnifier stays as it is."""
    flip = Qt.Orientation.Horizontal
    assert image("arrow-left", RTL) == image("arrow-left", LTR).flipped(flip)
    assert image("search", RTL) == image("search", LTR)


def test_mirrored_names_exist():
    """No name of the mirrored set is misspelt."""
    assert set(NAMES) >= MIRRORED


def test_icons_take_the_colours_of_the_theme(qapp: QApplication):
    """At rest an icon is dim, switched on it has the accent."""
    drawn = icon("minus", DARK, size=48)
    off = drawn.pixmap(QSize(48, 48), 1.0).toImage()
    on = drawn.pixmap(QSize(48, 48), 1.0, QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert off.pixelColor(24, 24).name().upper() == DARK.dim
    assert on.pixelColor(24, 24).name().upper() == DARK.accent


def test_icons_are_drawn_for_the_pixel_ratio(qapp: QApplication):
    """On a screen of 150 % the picture has one and a half times the pixels."""
    drawn = pixmap("check", QColor("#000000"), ratio=1.5, mirror=False)
    assert (drawn.width(), drawn.deviceIndependentSize().width()) == (27, 18)


def test_an_unknown_icon_is_an_error(qapp: QApplication):
    """A misspelt name raises instead of showing nothing."""
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", LIGHT)
