"""Copies of imported files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.originals import Originals


def test_copies_are_on_disk_when_they_are_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each copy that was kept is flushed once, and the folder after them."""
    flushed: list[int] = []
    flush = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda file: flushed.append(os.fstat(file).st_ino) or flush(file)
    )
    originals = Originals(tmp_path / "originals")
    for number in range(20):
        originals.keep(originals.take(bytes([number]) * 100), f"{number}.txt")
    assert not flushed
    originals.settle()
    originals.settle()
    copies = sorted((tmp_path / "originals").iterdir())
    assert {path.read_bytes()[0] for path in copies} == set(range(20))
    names = [tmp_path / "originals", *copies] if os.name != "nt" else copies
    assert sorted(flushed) == sorted(path.stat().st_ino for path in names)


def test_passing_copy_leaves_with_the_next_import(tmp_path: Path) -> None:
    """What a killed import left behind is no copy of anything."""
    originals = Originals(tmp_path / "originals")
    originals.take(b"left behind")
    originals.keep(originals.take(b"kept"), "a.txt")
    assert originals.names() == {"a.txt"}
    originals.drop_incoming()
    assert [path.name for path in (tmp_path / "originals").iterdir()] == ["a.txt"]
