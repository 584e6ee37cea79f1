"""Promises about bags: whole by BagIt's own tool and sha256sum, and every change is found."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import bagit
import pytest

from index.handover.bag import BagFile, write_bag
from index.handover.bag_check import check
from index.jobs import Work


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    """A bag of two files and a page."""
    folder, source = tmp_path / "bag", tmp_path / "نص.txt"
    folder.mkdir()
    source.write_bytes(b"\x00\xff bytes untouched")
    payload = [BagFile("data/originals/a.bin", source), BagFile("data/items.csv", b"a,b\r\n")]
    info = [("Contact-Name", "سلمى\nالراوي"), ("Empty", " ")]
    write_bag(folder, payload, [BagFile("README.txt", b"read me")], info, Work())
    return folder


def test_bagits_own_tool_finds_it_valid(bag: Path) -> None:
    """The reference implementation reads it, and what it says about itself."""
    read = bagit.Bag(str(bag))
    assert read.validate()
    assert read.info["Contact-Name"] == "سلمى الراوي"
    assert "Empty" not in read.info


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum here")
@pytest.mark.parametrize("manifest", ["manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_sha256sum_checks_it(bag: Path, manifest: str) -> None:
    """Anyone can check it with what every Linux has."""
    done = subprocess.run(["sha256sum", "-c", "--strict", manifest], cwd=bag, check=False)
    assert done.returncode == 0


def test_our_own_check_finds_it_whole(bag: Path) -> None:
    """What was written is what should have been."""
    assert check(bag).clean


def _change(bag: Path) -> None:
    (bag / "data" / "items.csv").write_bytes(b"a,c\r\n")


def _delete(bag: Path) -> None:
    (bag / "data" / "originals" / "a.bin").unlink()


def _add(bag: Path) -> None:
    (bag / "data" / "more.txt").write_bytes(b"")


def _forge(bag: Path) -> None:
    manifest = bag / "manifest-sha256.txt"
    manifest.write_text(manifest.read_text().replace("a", "b", 1))


def _relabel(bag: Path) -> None:
    (bag / "bag-info.txt").write_text("Contact-Name: Somebody\n")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (_change, "data/items.csv was changed."),
        (_delete, "data/originals/a.bin is missing."),
        (_add, "data/more.txt is not in manifest-sha256.txt."),
        (_forge, "manifest-sha256.txt was changed."),
        (_relabel, "bag-info.txt was changed."),
    ],
)
def test_every_change_is_found(bag: Path, harm: Callable[[Path], None], said: str) -> None:
    """A file changed, lost, slipped in, or a manifest made to fit: each is named."""
    harm(bag)
    assert said in check(bag).problems


@pytest.mark.parametrize("path", ["data/نص.txt", "../out.txt", "data//a", "/etc/a", "data/./a"])
def test_no_name_can_do_harm(tmp_path: Path, path: str) -> None:
    """Only plain ASCII names below the folder are written."""
    with pytest.raises(ValueError, match=r"."):
        write_bag(tmp_path, [BagFile(path, b"")], [], [], Work())
