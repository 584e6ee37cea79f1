"""The documents that the self-test makes."""

from __future__ import annotations

from importlib import import_module

import pytest

from app.selftest.files import documents
from index.importers import registry
from index.importers.reading import read
from index.importers.registry import Context

ELSEWHERE = {"image"}  # a picture is drawn by Qt, and its text read by Tesseract


@pytest.mark.parametrize("name", documents())
def test_each_is_read(name: str) -> None:
    """Every file holds something that the importers of the program read."""
    parsed = read(documents()[name], Context(name=name))
    assert parsed.paragraphs or parsed.attachments


def test_every_format_is_there() -> None:
    """No format of the registry is forgotten."""
    found = {read(data, Context(name=name)).format for name, data in documents().items()}
    modules = (import_module(f"index.importers.{kind.module}") for kind in registry._FORMATS)
    assert {module.FORMAT for module in modules} - found == ELSEWHERE
