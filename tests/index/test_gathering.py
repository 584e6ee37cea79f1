"""Promises of what a drop of files and folders means."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.gathering import gather


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files, folders, hidden things and a saved page."""
    for name in (
        "b.txt",
        "a.txt",
        ".hidden.txt",
        "deep/er/ج.txt",
        ".git/config",
        "page.html",
        "page_files/ad.html",
        "other_files/kept.txt",
    ):
        path = tmp_path / "drop" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    return tmp_path / "drop"


def test_a_folder_means_all_that_is_in_it(folder: Path) -> None:
    """Sorted, deep, without hidden files and without the folder that belongs to a saved page."""
    assert [path.relative_to(folder).as_posix() for path in gather([folder])] == [
        *("a.txt", "b.txt", "deep/er/ج.txt", "other_files/kept.txt", "page.html")
    ]


def test_a_named_file_is_taken_whatever_it_is(folder: Path) -> None:
    """Who names a hidden or missing file means it; each file comes once."""
    hidden, missing = folder / ".hidden.txt", folder / "none.txt"
    assert gather([missing, hidden, hidden, folder / "a.txt"]) == [
        *(missing, hidden, folder / "a.txt")
    ]


def test_links_inside_a_folder_lead_nowhere(folder: Path, tmp_path: Path) -> None:
    """A link cannot bring in what lies elsewhere, nor send the search in circles."""
    (tmp_path / "secret.txt").write_text("text")
    before = gather([folder])
    try:
        (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
        (folder / "circle").symlink_to(folder)
    except OSError:
        pytest.skip("this system makes no links for everyone")
    assert gather([folder]) == before


def test_paths_are_made_absolute(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A job that is taken up from another folder finds its files."""
    monkeypatch.chdir(folder)
    assert gather([Path("a.txt")]) == [folder / "a.txt"]
