"""What every test may ask for: the shared test data, where the machine has it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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
