"""A ``Work`` for those who would rather be called and set an event."""

from __future__ import annotations

import threading
from collections.abc import Callable

from index.jobs import Progress, Work


class ListeningWork(Work):
    """Calls ``progress`` at every report, and is cancelled when ``cancel`` is set."""

    def __init__(
        self, progress: Callable[[Progress], None] | None, cancel: threading.Event | None
    ) -> None:
        super().__init__()
        self._told = progress
        self._asked = cancel

    def check(self) -> None:
        if self._asked is not None and self._asked.is_set():
            self.cancel()
        super().check()

    def report(self, done: int, total: int | None, step: str, subject: str = "") -> None:
        super().report(done, total, step, subject)
        if self._told is not None:
            self._told(self.progress)


def listening(
    work: Work | None,
    progress: Callable[[Progress], None] | None,
    cancel: threading.Event | None,
) -> Work:
    """``work``, or one made of the other two where there is none."""
    if work is None:
        return ListeningWork(progress, cancel)
    if progress is not None or cancel is not None:
        raise TypeError("hand over a Work, or progress and cancel")
    return work
