"""What is taken of a drop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from app.importing.drops import dropped_paths


def test_names_of_any_kind_arrive_as_they_are() -> None:
    """Spaces, per cent signs and Arabic letters of a name survive the drop."""
    data = QMimeData()
    paths = [Path("/tmp/100%.txt"), Path("/tmp/تقرير نهائي.txt"), Path("/tmp/a b.txt")]
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert dropped_paths(data) == paths


def test_only_local_files_count_and_each_once() -> None:
    """Addresses of the network are not fetched, comments of a list are no files."""
    data = QMimeData()
    local = QUrl.fromLocalFile("/tmp/a.txt")
    data.setUrls([local, QUrl("https://example.org/"), QUrl("#comment"), local])
    assert dropped_paths(data) == [Path("/tmp/a.txt")]


def test_text_is_no_drop() -> None:
    """Dragging words across the window does nothing."""
    data = QMimeData()
    data.setText("/etc/passwd")
    assert dropped_paths(data) == []
