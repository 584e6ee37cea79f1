"""A screen, a window manager and a bus of a test's own, for windows in another process."""

from __future__ import annotations

import os
import subprocess
from contextlib import ExitStack
from typing import Any


def screen(stack: ExitStack) -> dict[str, str]:
    """Start an X server that nobody sees; the environment of a program that shows itself there."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    end_with(stack, server)
    os.close(writing)
    with os.fdopen(reading) as told:
        display = told.readline().strip()
    return {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}


def window_manager(stack: ExitStack, environment: dict[str, str]) -> None:
    """Start what gives windows the focus."""
    quiet = subprocess.DEVNULL
    end_with(stack, subprocess.Popen(["openbox"], env=environment, stdout=quiet, stderr=quiet))


def session_bus(stack: ExitStack, environment: dict[str, str]) -> dict[str, str]:
    """Start a session bus; the environment with its address."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    end_with(stack, bus)
    assert bus.stdout is not None
    return {**environment, "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}


def end_with(stack: ExitStack, process: subprocess.Popen[Any]) -> None:
    """End a process when the stack ends, and close its pipes."""
    stack.enter_context(process)
    stack.callback(process.terminate)
