"""How large the window is drawn: as the system wants text, or as the person says.

Everything in the window is measured in pixels, so that text, icons and the room around them stay in
proportion; Qt multiplies all of them by one factor. It has to be known before there is an
application, and so holds from the next start on.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, MutableMapping

SIZES = (100, 110, 125, 150, 175, 200)
"""Percent that can be chosen."""

_SMALLEST, _LARGEST = 0.8, 3.0  # what a system may ask for
_QT = "QT_SCALE_FACTOR"
_ASK_S = 1.0
_GNOME = ("gsettings", "get", "org.gnome.desktop.interface", "text-scaling-factor")
_GNOME_LIKE = ("gnome", "unity", "cinnamon", "budgie", "pantheon")


def scale_the_window(percent: int | None, environment: MutableMapping[str, str]) -> float:
    """Have Qt draw everything so large, None: as large as the system wants text; the factor.

    Who has set Qt's own variable knows what they want: it is left alone.
    """
    if environment.get(_QT):
        return 1.0
    factor = system_factor(environment) if percent is None else percent / 100
    if abs(factor - 1) > 0.01:
        environment[_QT] = f"{factor:.3g}"
    return factor


def system_factor(environment: Mapping[str, str] = os.environ) -> float:
    """How much larger than usual the system wants text, where Qt does not see to it by itself.

    On Windows the text size of the accessibility settings. On Linux the text scale of GNOME and its
    kin under Wayland: under X11 it comes to Qt as the screen's resolution. macOS has none.
    """
    if sys.platform == "win32":
        return _sane(_windows_text_scale())
    desktop = environment.get("XDG_CURRENT_DESKTOP", "").lower()
    by_x11 = environment.get("QT_QPA_PLATFORM", "").startswith(("xcb", "offscreen"))
    wayland = bool(environment.get("WAYLAND_DISPLAY")) and not by_x11
    if sys.platform.startswith("linux") and wayland and any(n in desktop for n in _GNOME_LIKE):
        return _sane(_gnome_text_scale(environment))
    return 1.0


def _windows_text_scale() -> float:
    if sys.platform != "win32":
        return 1.0
    import winreg  # noqa: PLC0415  only there

    try:
        with winreg.OpenKey(
            winreg.HKEY_CURRENT_USER, r"Software\Microsoft\Accessibility"
        ) as settings:
            return int(winreg.QueryValueEx(settings, "TextScaleFactor")[0]) / 100
    except (OSError, ValueError):
        return 1.0


def _gnome_text_scale(environment: Mapping[str, str]) -> float:
    program = shutil.which(_GNOME[0], path=environment.get("PATH"))
    if program is None:
        return 1.0
    try:
        said = subprocess.run(
            [program, *_GNOME[1:]],
            capture_output=True,
            text=True,
            timeout=_ASK_S,
            check=False,
            env=dict(environment),
        )
        return float(said.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return 1.0


def _sane(factor: float) -> float:
    return factor if _SMALLEST <= factor <= _LARGEST else 1.0
