"""Imports every part of the program, and of what it is bundled with."""

from __future__ import annotations

import importlib
import pkgutil
import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from resources import resource_path

LIBRARIES = (
    "babel",
    "charset_normalizer",
    "faiss",
    "hijridate",
    "lxml.etree",
    "lxml.html",
    "markdown_it",
    "numpy",
    "PIL.Image",
    "platformdirs",
    "py3langid",
    "pypdfium2",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
    "PySide6.QtWidgets",
    "rapidfuzz",
    "safetensors.numpy",
    "sqlite_utils",
    "striprtf.striprtf",
    "tqdm",
    "trafilatura",
)
# Made when the program is packed; a checkout makes its translations when it starts.
_PACKED = (("about", "licences.txt"), ("translations", "warraq_ar.qm"))
_RESOURCES = (
    *(("model", name) for name in ("config.json", "tokenizer.json", "weights.safetensors")),
    ("help", "ar", "start.md"),
    ("help", "en", "start.md"),
    ("samples", "marshes.ar.html"),
    ("fonts", "NotoNaskhArabic-Regular.ttf"),
    ("fonts", "Gulzar-Regular.ttf"),
    ("warraq.svg",),
)


def import_everything() -> dict[str, Any]:
    """Import all modules of the program and its libraries; how many, and the versions of some."""
    modules = [*_modules("index"), *_modules("app"), *LIBRARIES]
    for name in modules:
        importlib.import_module(name)
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    if "ENABLE_FTS5" not in options:
        raise AssertionError("SQLite was built without FTS5")
    return {
        "modules": len(modules),
        "python": sys.version.split()[0],
        "sqlite": sqlite3.sqlite_version,
        "qt": importlib.import_module("PySide6.QtCore").__version__,
        "faiss": importlib.import_module("faiss").__version__,
        "warraq": version("warraq"),
    }


def _modules(package: str) -> Iterator[str]:
    root = importlib.import_module(package)
    for module in pkgutil.walk_packages(root.__path__, f"{package}."):
        yield module.name


def find_resources() -> dict[str, Any]:
    """Model, fonts, translations, help and samples are there and hold something."""
    wanted = (*_RESOURCES, *(_PACKED if getattr(sys, "frozen", False) else ()))
    missing = ["/".join(parts) for parts in wanted if not _holds_something(parts)]
    if missing:
        raise AssertionError(f"missing: {', '.join(missing)}")
    files = [path for path in resource_path().rglob("*") if path.is_file()]
    return {"files": len(files), "bytes": sum(path.stat().st_size for path in files)}


def _holds_something(parts: tuple[str, ...]) -> bool:
    path = resource_path(*parts)
    return path.is_file() and path.stat().st_size > 0
