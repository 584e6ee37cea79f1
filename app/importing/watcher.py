"""Looks at the watched folders from time to time, and soon after the system says that one changed.

What the system says is a hint: drives on the network say nothing, and a folder within a folder only
where it is listened to as well. The looking itself is done by the library, off the GUI thread.
"""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, QStorageInfo, QTimer, Signal

from app.importing.imports import Imports
from app.session import Session
from app.workers import Lane
from index.documents import ScanReport
from index.jobs import Work

if TYPE_CHECKING:
    from index.library import Library

EVERY_MS = 60_000
# After a hint: until then a file that was just written has settled.
_SOON_MS = 4_000
_MOST_FOLDERS = 256
_REMOTE = (b"nfs", b"cifs", b"smb", b"fuse", b"9p", b"afs", b"dav")


class _Scanned(NamedTuple):
    report: ScanReport | None  # None: nothing is watched
    folders: list[str]  # that answered, and can be listened to


class Watcher(QObject):
    """``scanned``: what a look found."""

    scanned = Signal(ScanReport)

    def __init__(self, session: Session, imports: Imports, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._imports = imports
        self._running = False
        self._hints = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._every = QTimer(self, interval=EVERY_MS)
        self._hints.directoryChanged.connect(self._soon.start)
        self._soon.timeout.connect(self.look)
        self._every.timeout.connect(self.look)
        session.opened.connect(self.look)
        session.opening.connect(self._rest)

    def look(self) -> None:
        """Look at the watched folders now, unless that is going on."""
        if self._running or not self._session.is_open:
            return
        self._running = True
        self._session.run(
            _scan,
            owner=self,
            key="scan",
            lane=Lane.FREE,  # a drive may take its time: nothing else waits for it
            done=self._scanned,
            progress=self._imports.tell_progress,
            failed=self._failed,
            stopped=self._stopped,
        )

    def _rest(self) -> None:
        """Another library is opened: hear no more of this one's folders."""
        self._session.bridge.drop(self, "scan")
        self._stopped()
        self._every.stop()
        if self._hints.directories():
            self._hints.removePaths(self._hints.directories())

    def _stopped(self) -> None:
        self._running = False

    def _failed(self, error: Exception) -> None:
        self._stopped()
        self._every.stop()  # told once, and looked at again when the person asks
        self._imports.failed.emit(error)

    def _scanned(self, scanned: _Scanned) -> None:
        self._stopped()
        known, wanted = set(self._hints.directories()), set(scanned.folders)
        if known - wanted:
            self._hints.removePaths(sorted(known - wanted))
        if wanted - known:
            self._hints.addPaths(sorted(wanted - known))
        if scanned.report is None:
            self._every.stop()
            return
        self._every.start()
        if scanned.report.waiting:
            self._soon.start()
        if scanned.report.report is not None:
            self._imports.finished.emit(scanned.report.report)
        self.scanned.emit(scanned.report)


def _scan(library: Library, work: Work) -> _Scanned:
    if library.read_only or not library.watched():
        return _Scanned(None, [])
    report = library.scan_watched(work=work)
    there = [each.path for each in library.watched() if each.path not in report.unavailable]
    return _Scanned(report, [folder for path in there for folder in _to_listen_to(path)])


def _to_listen_to(path: str) -> list[str]:
    """A folder and those within, as many as the system likes; none on a drive of the network."""
    kind = bytes(QStorageInfo(path).fileSystemType().data())
    if kind.startswith(_REMOTE):
        return []
    return [folder for folder, _, _ in islice(os.walk(path), _MOST_FOLDERS)]
