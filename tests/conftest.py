"""What every test may ask for, the shared test data, and what none gets: a network."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no failure of a property.
settings.register_profile("warraq", deadline=None)
settings.load_profile("warraq")

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared corpora and documents; tests that need it are skipped without it."""
    folder = Path(os.environ.get("WARRAQ_SHARED", REPOSITORY.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"there is no shared test data at {folder}: set WARRAQ_SHARED")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the sample articles that the program ships."""
    return REPOSITORY / "resources" / "samples"


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Every connection of the test process fails, except to sockets of the same machine's files."""
    guarding = True

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if not guarding or event not in {"socket.connect", "socket.sendto", "socket.getaddrinfo"}:
            return
        family = getattr(arguments[0], "family", None)
        if family != getattr(socket, "AF_UNIX", None) or event == "socket.getaddrinfo":
            raise OSError(f"{event}: tests have no network")

    sys.addaudithook(refuse)  # it cannot be taken away again, only be told to stand aside
    yield
    guarding = False
