"""The library that is open: opened and closed off the GUI thread, asked through the bridge."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from app.workers import Bridge, Handle, Lane
from index.documents import Changes
from index.jobs import Progress, Work
from index.problems import LibraryProblem

if TYPE_CHECKING:
    from index.library import Library

_log = logging.getLogger(__name__)

_Result = TypeVar("_Result")
_EDITS_S = 10.0  # for the last edits, before the library is closed under them


class Session(QObject):
    """One library at a time, and the bridge to it.

    ``opening``: a library is being opened; ``opened``: it answers; ``failed``: it does not, with
    the exception; ``changed``: ``Changes`` of the open library.
    """

    opening = Signal()
    opened = Signal()
    failed = Signal(Exception)
    changed = Signal(Changes)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.path: Path | None = None
        self._library: Library | None = None
        self._shelf = _Shelf()
        bridge.changed.connect(self.changed)

    @property
    def library(self) -> Library:
        """The open library. Raises ``LibraryProblem`` when there is none."""
        if self._library is None:
            raise LibraryProblem("library_closed", str(self.path or ""))
        return self._library

    @property
    def is_open(self) -> bool:
        """Whether a library is open."""
        return self._library is not None

    def open(self, path: Path, *, create: bool = False) -> None:
        """Close what is open and open ``path``; with ``create`` it is made where it is missing."""
        self._library = None
        self.path = path
        self.opening.emit()
        edited = self._last_edit()
        self.bridge.run(
            lambda _work: self._shelf.open(path, create, self.bridge.tell, edited),
            owner=self,
            key="open",
            lane=Lane.WRITE,
            done=self._opened,
            failed=self.failed.emit,
        )

    def _opened(self, library: Library) -> None:
        self._library = library
        self.opened.emit()

    def close(self, done: Callable[[], None]) -> None:
        """Stop everything, close the library after the last change, then call ``done``."""
        self.bridge.cancel_all()
        self._library = None
        edited = self._last_edit()
        self.bridge.run(
            lambda _work: self._shelf.close(edited),
            owner=self,
            key="close",
            lane=Lane.WRITE,
            done=lambda _none: done(),
            failed=lambda _error: done(),
        )

    def _last_edit(self) -> Event:
        """Set as soon as what the person changed until now is on the disk."""
        edited = Event()
        self.bridge.run(
            lambda _work: edited.set(),
            owner=self,
            key="edited",
            lane=Lane.EDIT,
            done=lambda _none: None,
        )
        return edited

    def run(  # noqa: PLR0913 - the parameters of Bridge.run
        self,
        verb: Callable[[Library, Work], _Result],
        *,
        owner: QObject,
        key: str,
        lane: Lane = Lane.READ,
        done: Callable[[_Result], None],
        part: Callable[[Any], None] | None = None,
        progress: Callable[[Progress], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        stopped: Callable[[], None] | None = None,
    ) -> Handle:
        """Run a verb of the open library as ``Bridge.run`` does."""
        library = self.library
        return self.bridge.run(
            lambda work: verb(library, work),
            owner=owner,
            key=key,
            lane=lane,
            done=done,
            part=part,
            progress=progress,
            failed=failed,
            stopped=stopped,
        )


class _Shelf:
    """Holds the one open library. Touched only on the write lane, where one thing happens at a
    time: a library whose opening was overtaken by another one is closed too.
    """

    def __init__(self) -> None:
        self._library: Library | None = None

    def open(
        self, path: Path, create: bool, tell: Callable[[Changes], None], edited: Event
    ) -> Library:
        """Close what is open, then open ``path``."""
        # Here, not above: it brings numpy and FAISS, which the first paint does not wait for.
        from index.library import Library  # noqa: PLC0415

        self.close(edited)
        if create and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._library = Library.create(path)
        else:
            self._library = Library.open(path)
        self._library.on_change(tell)
        return self._library

    def close(self, edited: Event) -> None:
        """Close what is open, once the person's last changes are in it."""
        edited.wait(_EDITS_S)
        library, self._library = self._library, None
        if library is not None:
            library.close()
