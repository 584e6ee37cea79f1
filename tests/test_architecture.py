"""The lines that ARCHITECTURE.md draws with the word never: read from the imports themselves."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

MODULES = sorted(
    path
    for room in ("index", "app")
    for path in (REPOSITORY / room).rglob("*.py")
    if path.stat().st_size  # an empty __init__.py says nothing
)
TESTS = sorted((REPOSITORY / "tests").rglob("test_*.py"))
SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET)\s", re.DOTALL
)
NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "requests", "httpx"}
SEEN_BY_THE_WINDOW = {"library", "documents", "jobs", "problems"}
ENTRY_POINT = "app/main.py"  # it also hands over to the command line and to worker processes


def name_of(path: Path) -> str:
    """The path inside the repository, as a test's name."""
    return path.relative_to(REPOSITORY).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Full names of all that a module imports, wherever in the module it does so."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imported_by(room: str) -> set[tuple[str, str]]:
    """All (module, imported name) pairs of one folder or file."""
    chosen = [path for path in MODULES if name_of(path).startswith(room)]
    assert chosen, f"there is no {room}"
    return {(name_of(path), name) for path in chosen for name in imports(path)}


def is_in(name: str, packages: set[str]) -> bool:
    """Whether a dotted name lies in one of the packages."""
    return any(name == package or name.startswith(package + ".") for package in packages)


def test_the_engine_knows_no_window() -> None:
    """Nothing in index/ imports Qt or app/."""
    assert not {pair for pair in imported_by("index") if is_in(pair[1], {"PySide6", "app"})}


def test_the_window_sees_the_engine_through_one_door() -> None:
    """app/ imports only library, documents, jobs and problems of the engine."""
    allowed = {f"index.{name}" for name in SEEN_BY_THE_WINDOW}
    assert not {
        (module, name)
        for module, name in imported_by("app")
        if name.startswith("index.") and module != ENTRY_POINT and not is_in(name, allowed)
    }


def test_text_stands_alone() -> None:
    """index/text imports nothing of the project but itself and the data classes."""
    allowed = {"index.text", "index.documents"}
    assert not {
        pair
        for pair in imported_by("index/text")
        if pair[1].startswith("index.") and not is_in(pair[1], allowed)
    }


@pytest.mark.parametrize("part", ["documents/", "problems.py", "jobs.py"])
def test_what_travels_depends_on_nothing(part: str) -> None:
    """The data, the errors and the progress that all rooms share import no room."""
    assert not {
        name
        for _, name in imported_by(f"index/{part}")
        if name.startswith("index")
        and not (part == "documents/" and name.startswith("index.documents"))
    }


def test_only_the_store_writes_sql() -> None:
    """No string outside index/store is a statement of SQL."""
    for path in MODULES:
        if not name_of(path).startswith("index/store/"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            strings = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
            assert not [s for s in strings if isinstance(s, str) and SQL.search(s)], name_of(path)


def test_nothing_imports_a_way_to_the_network() -> None:
    """No module of the program imports a network client."""
    assert not {
        pair for room in ("index", "app") for pair in imported_by(room) if pair[1] in NETWORK
    }


def test_the_bundled_model_needs_no_torch() -> None:
    """Opening a library and its model imports neither PyTorch nor sentence-transformers."""
    code = (
        "import sys, index.library, index.cli, index.embedding.static_model;"
        "sys.exit(bool({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=False).returncode == 0


def test_the_window_starts_light() -> None:
    """Importing the entry point brings neither Qt nor numpy: each is imported when needed."""
    code = "import sys, app.main; sys.exit(bool({'PySide6', 'numpy', 'faiss'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=False).returncode == 0


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    """Every module opens with a docstring."""
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_a_test_opens_with_its_promise(path: Path) -> None:
    """Every test function has a docstring, and that is a sentence."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            promise = ast.get_docstring(node) or ""
            assert promise.split("\n\n")[0].endswith("."), f"{name_of(path)}: {node.name}"
