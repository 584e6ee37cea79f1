"""Promises of the command line about what it hands over, and how that is checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.cli import WRONG, main
from index.library import Library

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def path(filled: Library) -> str:
    """The folder of a closed library that holds the three articles."""
    filled.close()
    return str(filled.path)


def test_passages_are_exported_as_asked(path: str, tmp_path: Path, capsys: Captured) -> None:
    """A query's answers as text on standard output, as DOCX in a file."""
    query = ["export", "--library", path, "--query", "wheat harvest", "--limit", "2"]
    assert main([*query, "--format", "bibtex"]) == 0
    assert capsys.readouterr().out.count("@misc{") == 2
    target = tmp_path / "hits.docx"
    assert main([*query, "--format", "docx", "--output", str(target)]) == 0
    assert target.read_bytes().startswith(b"PK")


def test_an_evidence_pack_is_written_and_verified(
    path: str, tmp_path: Path, capsys: Captured
) -> None:
    """One command writes it, another checks it and says what was changed."""
    pack = tmp_path / "pack"
    query = ["--query", "wheat harvest", "--limit", "1", "--words", "ar"]
    assert main(["export", "--library", path, *query, "--evidence", str(pack)]) == 0
    assert capsys.readouterr().out.startswith(f"{pack} ")
    assert main(["verify", str(pack)]) == 0
    (pack / "data" / "items.csv").write_text("")
    assert main(["verify", str(pack)]) == WRONG
    assert "data/items.csv was changed." in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["--format", "docx"],
        ["--query", "wheat", "--format", "json"],
        ["--query", "wheat", "--format", "docx"],
        ["--query", "wheat", "--evidence", "x", "--format", "csv"],
        ["--marks"],
    ],
)
def test_an_export_that_cannot_be_is_told(path: str, options: list[str], capsys: Captured) -> None:
    """Options that do not go together, or nothing to hand over, are wrong use."""
    assert main(["export", "--library", path, *options]) == WRONG
    assert capsys.readouterr().err.startswith("warraq: ")
