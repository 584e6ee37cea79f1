"""What was recognised of a document that is not done yet, page by page, in the library's cache.

A scan of five hundred pages takes hours: who stops, or loses power, goes on where it was.
"""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from index.importers.limits import MAX_RECOGNISED_BYTES

_log = logging.getLogger(__name__)

_NAME = re.compile(r"(\d{1,6})\.hocr")


class KeptPages:
    """The pages of one document, by the SHA-256 of its file. A page is whole, or it is not there.

    The cache may be deleted at any time, and not be writable: then pages are read again.
    """

    def __init__(self, cache: Path, sha256: str) -> None:
        self._folder = cache / "recognised" / sha256

    def load(self, pages: Iterable[int]) -> dict[int, bytes]:
        """What was kept of these pages."""
        wanted = set(pages)
        found: dict[int, bytes] = {}
        room = MAX_RECOGNISED_BYTES
        for path in sorted(self._folder.glob("*.hocr")):
            match = _NAME.fullmatch(path.name)
            if match is None or int(match[1]) not in wanted:
                continue
            try:
                data = path.read_bytes()
            except OSError as error:
                _log.warning("page %s cannot be read again: %s", path, error)
                continue
            room -= len(data)
            if room < 0:
                break
            found[int(match[1])] = data
        return found

    def keep(self, page: int, hocr: bytes) -> None:
        """Keep what a page says."""
        path = self._folder / f"{page}.hocr"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            passing = path.with_suffix(".new")
            passing.write_bytes(hocr)
            passing.replace(path)
        except OSError as error:
            _log.warning("page %s is not kept: %s", path, error)

    def forget(self) -> None:
        """Let the pages go: the document is written."""
        shutil.rmtree(self._folder, ignore_errors=True)
