"""Filters are shown in words."""

from __future__ import annotations

import importlib
import pkgutil

import index.importers
from app.search.filters import kind_name


def _formats() -> set[str]:
    modules = pkgutil.walk_packages(index.importers.__path__, "index.importers.")
    found = {getattr(importlib.import_module(each.name), "FORMAT", None) for each in modules}
    return {each for each in found if each} | {"mailbox"}


def test_every_format_has_a_name() -> None:
    """No code of a format stands on a chip."""
    formats = _formats()
    assert {"pdf", "docx", "xml", "image"} <= formats
    assert [each for each in sorted(formats) if kind_name(each) == each] == []
