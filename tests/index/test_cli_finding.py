"""Promises of the verbs that print tables: concordance and watch list."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from index.cli import main
from index.library import Library

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def path(filled: Library) -> str:
    """The folder of a closed library that holds the three articles."""
    filled.close()
    return str(filled.path)


def test_a_concordance_is_a_table_in_logical_order(path: str, tmp_path: Path) -> None:
    """The file has the mark of UTF-8, and before, node and after as they stand in the text."""
    target = tmp_path / "wheat.csv"
    verb = ["concordance", "--library", path, "القمح", "--same-words", "--csv", str(target)]
    assert main(verb) == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    with target.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["before"] == "قال المزارعون إنهم خسروا محصول"
    assert (row["node"], row["after"], row["direction"]) == ("القمح", "كله.", "rtl")


def test_the_words_of_a_concordance_can_be_counted(path: str, capsys: Captured) -> None:
    """With --groups every word that answers stands once, with its number and languages."""
    assert main(["concordance", "--library", path, "river", "--groups"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert rows[0] == ["1", "river", "en", "1.00"]
    assert {row[2] for row in rows} >= {"en", "ar"}


def test_a_rejected_word_is_left_out(path: str, capsys: Captured) -> None:
    """What is not meant does not come."""
    main(["concordance", "--library", path, "river", "--groups", "--reject", "النهر"])
    assert "ar" not in {line.split("\t")[2] for line in capsys.readouterr().out.splitlines()}


def test_a_watch_list_is_kept_and_written(path: str, tmp_path: Path, capsys: Captured) -> None:
    """Terms kept in the library come back by their name; a bad one is told and stops no other."""
    terms = tmp_path / "terms.txt"
    terms.write_text('river\n\n"open\n', encoding="utf-8")
    verb = ["watchlist", "--library", path]
    assert main([*verb, "--terms", str(terms), "--keep", "Floods", "--by", "week"]) == 0
    assert "quotation mark" in capsys.readouterr().err
    assert main([*verb, "--list", "Floods", "--csv", "-"]) == 0
    rows = list(csv.reader(capsys.readouterr().out.splitlines()))
    assert [row[0] for row in rows] == ["term", "river", '"open']


def test_a_watch_needs_terms(path: str, capsys: Captured) -> None:
    """Without any, or with a list that is not there, it says so."""
    assert main(["watchlist", "--library", path]) == 1
    assert main(["watchlist", "--library", path, "--list", "None"]) == 1
    assert "there is no list None" in capsys.readouterr().err
