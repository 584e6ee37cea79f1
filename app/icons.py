"""Icons: SVG files coloured with a theme and mirrored where they point along the line of text."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QImage,
    QPainter,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer

from app.theme import Theme
from resources import resource_path

DEFAULT_SIZE_PX = 18

# These point along the line of text or show a page's start side. All others, such as the
# magnifier, the clock, check marks, media and up and down, are the same in both directions.
MIRRORED = frozenset(
    {
        "arrow-down-wide-narrow",
        "arrow-left",
        "arrow-right",
        "chevron-left",
        "chevron-right",
        "external-link",
        "file-down",
        "file-plus",
        "file-text",
        "file-x",
        "files",
        "folder",
        "folder-open",
        "folder-plus",
        "highlighter",
        "library",
        "list",
        "message-square",
        "message-square-plus",
        "panel-left",
        "panel-right",
        "quote",
        "scan-text",
        "sliders-horizontal",
        "tag",
    }
)


def icon(
    name: str,
    theme: Theme,
    *,
    size: int = DEFAULT_SIZE_PX,
    ink: str = "dim",
    direction: Qt.LayoutDirection | None = None,
) -> QIcon:
    """An icon of ``resources/icons`` in the theme's colours, sharp on every open screen.

    ``ink`` names the theme's colour of the icon at rest; switched on it has the accent,
    disabled the border's colour. ``direction`` defaults to the application's. Ask again
    after the theme or the direction has changed. Raises FileNotFoundError for a name that
    is not in ``resources/icons``.
    """
    if direction is None:
        direction = QGuiApplication.layoutDirection()
    mirror = name in MIRRORED and direction is Qt.LayoutDirection.RightToLeft
    result = QIcon()
    for ratio in _screen_ratios():
        for mode, state, color in (
            (QIcon.Mode.Normal, QIcon.State.Off, ink),
            (QIcon.Mode.Normal, QIcon.State.On, "accent"),
            (QIcon.Mode.Disabled, QIcon.State.Off, "border"),
        ):
            image = pixmap(name, theme.color(color), size=size, ratio=ratio, mirror=mirror)
            result.addPixmap(image, mode, state)
    return result


def pixmap(
    name: str, color: QColor, *, size: int = DEFAULT_SIZE_PX, ratio: float = 1.0, mirror: bool
) -> QPixmap:
    """One icon as a square of ``size`` logical pixels for a screen of this pixel ratio.

    Kept by Qt, because rows paint their icons again whenever they are painted.
    """
    key = f"warraq/{name}/{color.name(QColor.NameFormat.HexArgb)}/{size}/{ratio}/{mirror}"
    kept = QPixmap()
    if not QPixmapCache.find(key, kept):
        kept = _drawn(name, color, size, ratio, mirror=mirror)
        QPixmapCache.insert(key, kept)
    return kept


def _drawn(name: str, color: QColor, size: int, ratio: float, *, mirror: bool) -> QPixmap:
    pixels = round(size * ratio)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    svg = _source(name).replace(b"currentColor", color.name().encode())
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, pixels, pixels))
    if mirror:
        image = image.flipped(Qt.Orientation.Horizontal)
    result = QPixmap.fromImage(image)
    result.setDevicePixelRatio(ratio)
    return result


@cache
def _source(name: str) -> bytes:
    return resource_path("icons", f"{name}.svg").read_bytes()


def _screen_ratios() -> list[float]:
    return sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()})
