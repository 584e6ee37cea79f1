"""A whole session by keyboard alone, in a real window, in both languages of the interface."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.app.screens import screen, window_manager
from tests.conftest import REPOSITORY

NEEDED = ("Xvfb", "openbox", "xdotool")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_session_by_keyboard_alone(tmp_path: Path, language: str) -> None:
    """From a folder of articles to checked evidence and back, without a mouse."""
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    if sys.platform != "linux" or lacking:
        pytest.skip(f"a real window is played with {', '.join(NEEDED)} on Linux")
    with ExitStack() as stack:
        environment = screen(stack)
        window_manager(stack, environment)
        played = subprocess.run(
            [sys.executable, "-m", "tests.app.session.play", tmp_path, language],
            cwd=REPOSITORY,
            env=environment,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
    assert played.returncode == 0, played.stderr[-3000:]
