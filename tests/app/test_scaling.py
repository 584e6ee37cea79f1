"""The window is drawn as large as the system wants text, or as the person says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.scaling import scale_the_window, system_factor
from app.settings.store import Settings
from tests.conftest import REPOSITORY

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the desktops of Linux")


def desktop(folder: Path, said: str) -> dict[str, str]:
    """The environment of a GNOME desktop under Wayland whose settings answer so."""
    program = folder / "gsettings"
    program.write_text(f"#!/bin/sh\necho '{said}'\n", encoding="utf-8")
    program.chmod(0o755)
    return {
        "PATH": f"{folder}:/usr/bin:/bin",
        "WAYLAND_DISPLAY": "wayland-0",
        "XDG_CURRENT_DESKTOP": "ubuntu:GNOME",
    }


@LINUX
@pytest.mark.parametrize(
    ("said", "factor"), [("1.25", 1.25), ("1.0", 1.0), ("none", 1.0), ("40", 1.0), ("", 1.0)]
)
def test_the_desktop_says_how_large_text_is(tmp_path: Path, said: str, factor: float) -> None:
    """What makes no sense is as if nothing was said."""
    assert system_factor(desktop(tmp_path, said)) == factor


@LINUX
def test_under_x11_qt_sees_to_it(tmp_path: Path) -> None:
    """There the text scale is part of the screen's resolution: it must not count twice."""
    environment = desktop(tmp_path, "1.5")
    assert system_factor({**environment, "QT_QPA_PLATFORM": "xcb"}) == 1.0
    del environment["WAYLAND_DISPLAY"]
    assert system_factor(environment) == 1.0


def test_what_the_person_chose_comes_before_the_system() -> None:
    """A chosen size is Qt's factor; one that is set from outside is left alone."""
    environment: dict[str, str] = {}
    assert scale_the_window(150, environment) == 1.5
    assert environment == {"QT_SCALE_FACTOR": "1.5"}
    assert scale_the_window(200, environment) == 1.0
    assert environment == {"QT_SCALE_FACTOR": "1.5"}
    plain: dict[str, str] = {}
    scale_the_window(100, plain)
    assert plain == {}


def test_the_choice_is_kept(tmp_path: Path) -> None:
    """A size of the list, or None for the system's; anything else reads as that."""
    settings = Settings(tmp_path / "settings.ini")
    assert settings.interface_size is None
    settings.interface_size = 125
    settings.save()
    assert Settings(tmp_path / "settings.ini").interface_size == 125
    settings.interface_size = 137
    assert settings.interface_size is None


def test_the_whole_window_grows() -> None:
    """At 150 % a pixel of the window is one and a half of the screen."""
    code = """
import os, sys
from app.scaling import scale_the_window
scale_the_window(150, os.environ)
from app.start import make_application
application = make_application()
sys.exit(round(10 * application.devicePixelRatio()))
"""
    outcome = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, check=False
    )
    assert outcome.returncode == 15, outcome.stderr
