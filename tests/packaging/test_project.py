"""What installers say of the project is what the project says of itself."""

from __future__ import annotations

import re
from importlib.metadata import version as installed_version
from pathlib import Path

import pytest

from installers import project, tree
from installers.deb import debian_version
from installers.version_resource import numbers
from installers.version_resource import write as write_version_resource
from release_notes import notes
from tests.conftest import REPOSITORY

NUMBER = re.compile(r"(?<![\d.])" + re.escape(project.version()) + r"(?![\d.])")


def test_the_version_stands_in_one_place() -> None:
    """No script of packaging or file of the program repeats the number of pyproject.toml."""
    assert project.version() == installed_version("warraq")
    roots = (REPOSITORY / "packaging", REPOSITORY / "app", REPOSITORY / ".github")
    files = (path for root in roots for path in root.rglob("*") if path.is_file())
    texts = (p for p in files if p.suffix not in {".pyc", ".md"} and "licences" not in p.parts)
    assert [p for p in texts if NUMBER.search(p.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.2.3", (1, 2, 3, 0)),
        ("1.2", (1, 2, 0, 0)),
        ("1.2.0rc1", (1, 2, 0, 0)),
        ("1.2.3.4", (1, 2, 3, 4)),
    ],
)
def test_windows_counts_in_four_numbers(text: str, expected: tuple[int, ...]) -> None:
    """A version is four numbers to Windows, whatever comes after them."""
    assert numbers(text) == expected


def test_the_version_resource_is_python(tmp_path: Path) -> None:
    """PyInstaller evaluates the file: it must be an expression."""
    write_version_resource(tmp_path / "version.txt")
    compile((tmp_path / "version.txt").read_text(encoding="utf-8"), "version", "eval")


@pytest.mark.parametrize(
    ("text", "expected"), [("1.0", "1.0"), ("1.0rc2", "1.0~rc2"), ("1.0b1", "1.0~b1")]
)
def test_a_candidate_sorts_before_its_release(text: str, expected: str) -> None:
    """Debian reads a tilde as "before"."""
    assert debian_version(text) == expected


def test_the_notes_of_a_release_are_its_part_of_the_changelog() -> None:
    """Only what stands below its own head is published; a release without words is refused."""
    text = "# Changes\n\n## 2.0.0 (May)\n\nNew.\n\n## 1.0.0\n\nOld.\n"
    assert notes(text, "2.0.0") == "New.\n"
    with pytest.raises(project.BuildError, match=r"3\.0\.0"):
        notes(text, "3.0.0")


def test_a_settled_tree_is_the_same_whoever_made_it(tmp_path: Path) -> None:
    """Dates and rights do not depend on the time or on a umask; programs stay programs."""
    file, program = tmp_path / "file", tmp_path / "program"
    file.write_text("x")
    file.chmod(0o600)
    program.write_text("x")
    program.chmod(0o700)
    tree.settle(tmp_path)
    assert file.stat().st_mtime == project.source_date_epoch()
    if file.stat().st_mode & 0o777 != 0o666:  # Windows knows no others
        assert (file.stat().st_mode & 0o777, program.stat().st_mode & 0o777) == (0o644, 0o755)
