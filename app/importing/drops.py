"""What a drop or a paste holds: local files and folders, nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_paths(data: QMimeData) -> list[Path]:
    """Local files and folders of a drop or of the clipboard, each once.

    From the addresses, never from the text: there "100%.txt" is written "100%25.txt".
    """
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return list(dict.fromkeys(path for path in paths if path != Path()))
