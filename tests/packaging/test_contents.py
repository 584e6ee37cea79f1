"""What goes into the frozen program, and what stays out."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path

import pytest

from app.main import _CHILDREN
from installers import contents, system_libraries
from tests.conftest import REPOSITORY

SYSTEM = "/usr/lib/x86_64-linux-gnu/"


@pytest.mark.parametrize(
    ("name", "source", "wanted"),
    [
        ("PySide6/Qt/lib/libQt6Widgets.so.6", "/site/", True),
        ("PySide6/Qt/lib/libQt6Network.so.6", "/site/", False),
        ("PySide6/QtQml.pyd", "C:/site/", False),
        ("PySide6/QtCore.abi3.so", "/site/", True),
        ("PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork", "/site/", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/site/", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", "/site/", False),
        ("PySide6/plugins/platforms/qwindows.dll", "C:/site/", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "/site/", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "/site/", False),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", "/site/", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", "/site/", False),
        ("libsqlite3.so.0", SYSTEM, True),
        ("libssl.so.3", SYSTEM, True),
        ("libxcb-cursor.so.0", SYSTEM, True),
        ("libX11.so.6", SYSTEM, False),
        ("libstdc++.so.6", SYSTEM, False),
        ("libreadline.so.8", SYSTEM, False),
        ("numpy.libs/libopenblas64_p.so", "/site/", True),
    ],
)
def test_libraries_are_chosen(name: str, source: str, wanted: bool) -> None:
    """The window's parts of Qt, Python's own libraries, the helpers of X; no driver of a system."""
    assert contents.is_wanted_binary((name, source + name, "BINARY")) is wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("PySide6/Qt/translations/qtbase_ar.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/translations/qtmultimedia_ar.qm", False),
        ("py3langid/data/model.npz.xz", True),
        ("babel/locale-data/root.dat", True),
        ("babel/locale-data/de_AT.dat", False),
        ("numpy/tests/data.csv", False),
    ],
)
def test_data_is_chosen(name: str, wanted: bool) -> None:
    """Qt's own words in the interface's languages; no tests, no headers."""
    assert contents.is_wanted_data((name, "/site/" + name, "DATA")) is wanted


def test_the_whole_standard_library_is_in() -> None:
    """The add-on may import any of it; what only shows or teaches stays out."""
    modules = set(contents.standard_library())
    assert {"unittest.mock", "cProfile", "xmlrpc.client", "asyncio.runners"} <= modules
    assert not modules & {"tkinter", "idlelib", "turtle", "readline", "curses"}
    for name in ("pickletools", "concurrent.futures.process", "zoneinfo"):
        assert importlib.util.find_spec(name) is not None
        assert name in modules


def test_resources_for_developers_stay_out() -> None:
    """Sources of translations and notes stay; model, its card, fonts and help go."""
    root = REPOSITORY / "resources"
    found = {Path(target) / Path(source).name for source, target in contents.resource_files(root)}
    names = {path.as_posix() for path in found}
    assert "resources/model/weights.safetensors" in names
    assert "resources/model/README.md" in names
    assert "resources/samples/manuscripts.ar.txt" in names
    assert "resources/warraq.svg" in names
    assert not {name for name in names if name.endswith((".ts", ".py"))}
    assert "resources/fonts/README.md" not in names


def test_every_worker_of_the_program_may_be_started() -> None:
    """Each module that is started as a child is on the list of the frozen program."""
    started = set()
    for path in (REPOSITORY / "index").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                module = REPOSITORY / (node.value.replace(".", "/") + ".py")
                if node.value.startswith("index.") and module.exists():
                    started.add(node.value)
    assert {name for name in _CHILDREN if name.startswith("index.")} == started


def test_the_spec_is_python() -> None:
    """PyInstaller runs it; a slip of the pen would be found after minutes."""
    compile((REPOSITORY / "packaging/warraq.spec").read_text(encoding="utf-8"), "spec", "exec")


def test_libraries_of_the_system_have_one_place() -> None:
    """A library is needed or useful, not both."""
    assert not system_libraries.NEEDED.keys() & system_libraries.USEFUL.keys()
