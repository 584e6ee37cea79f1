"""Typefaces that travel with the program, and how large and how far apart each script is set."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

from resources import resource_path

_log = logging.getLogger(__name__)


class Script(StrEnum):
    """Scripts that are set in a face of their own; LATIN stands for every other one."""

    LATIN = "latin"
    NASKH = "naskh"
    NASTALIQ = "nastaliq"
    HEBREW = "hebrew"


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How a script is set for reading."""

    families: tuple[str, ...]  # in the order in which a glyph is looked for
    scale: float  # of the nominal size, so that all scripts look equally large
    step: float  # from baseline to baseline, as a share of the face's pixel size
    heading_step: float  # the same between the lines of a heading
    advance: float  # mean width of a letter in running text, as a share of the pixel size


# Scales and steps were chosen by eye beside Noto Serif; advances measured on news articles.
# Noto Nastaliq Urdu is drawn wrongly by Qt (kaf below its base); Gulzar is drawn right.
FACES: dict[Script, Face] = {
    Script.LATIN: Face(
        families=("Noto Serif", "Noto Serif Hebrew", "Noto Naskh Arabic"),
        scale=1.0,
        step=1.58,
        heading_step=1.36,
        advance=0.49,
    ),
    Script.NASKH: Face(
        families=("Noto Naskh Arabic", "Noto Serif", "Noto Serif Hebrew"),
        scale=1.18,
        step=1.70,
        heading_step=1.48,
        advance=0.40,
    ),
    Script.NASTALIQ: Face(
        families=("Gulzar", "Noto Naskh Arabic", "Noto Serif", "Noto Serif Hebrew"),
        scale=1.25,
        step=2.35,
        heading_step=2.35,
        advance=0.34,
    ),
    Script.HEBREW: Face(
        families=("Noto Serif Hebrew", "Noto Serif", "Noto Naskh Arabic"),
        scale=1.05,
        step=1.6,
        heading_step=1.4,
        advance=0.46,
    ),
}

_INTERFACE = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew")


def load_fonts() -> None:
    """Give the bundled faces to Qt; about a millisecond. Once, after the application exists."""
    for file in sorted(resource_path("fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            _log.warning("the bundled typeface %s was not accepted", file.name)


def interface_font(pixel_size: float = 14) -> QFont:
    """The font of the window's own words, in every script; the system's follows for the rest."""
    font = QFont(QGuiApplication.font())
    font.setFamilies([*_INTERFACE, QFontInfo(font).family()])
    font.setPixelSize(round(pixel_size))
    return font


def reading_font(face: Face, nominal_px: float, *, bold: bool = False) -> QFont:
    """The font of reading text in a face: ``nominal_px`` is the size of Latin letters.

    Unhinted, so that text has the same shape and length at every zoom and on every screen.
    """
    font = QFont()
    font.setFamilies(list(face.families))
    font.setPixelSize(round(nominal_px * face.scale))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if bold:
        font.setWeight(QFont.Weight.Bold)
    return font
