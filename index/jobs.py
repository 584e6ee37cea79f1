"""What a long piece of work is handed: it reports, hands over parts, and hears when to stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):  # noqa: N818 - it is not an error, and nobody shows it
    """The person asked the work to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a piece of work is. ``total`` is None while it is not known."""

    done: int = 0
    total: int | None = None
    step: str = ""  # code of what is being done: "reading", "embedding", "indexing"
    subject: str = ""  # the file at hand
    started: float = 0.0  # time.monotonic() of the first report

    def seconds_left(self, now: float | None = None) -> float | None:
        """Estimate from the pace so far; None before there is one."""
        if not self.total or not self.done:
            return None
        elapsed = (time.monotonic() if now is None else now) - self.started
        return elapsed / self.done * (self.total - self.done)


class Work:
    """Handed to a function that works. Safe to use from several threads.

    The worker calls ``report`` and ``part``; the one who waits reads ``progress`` when it likes
    and may call ``cancel``.
    """

    def __init__(self, on_part: Callable[[object], None] | None = None) -> None:
        self._lock = threading.Lock()
        self._progress = Progress()
        self._started: float | None = None
        self._cancelled = threading.Event()
        self._hooks: list[Callable[[], None]] = []
        self._on_part = on_part

    @property
    def progress(self) -> Progress:
        """The newest report."""
        return self._progress

    @property
    def cancelled(self) -> bool:
        """Whether someone asked the work to stop."""
        return self._cancelled.is_set()

    def report(self, done: int, total: int | None, step: str, subject: str = "") -> None:
        """Store how far the work is. Raises ``Cancelled`` when it was asked to stop."""
        self.check()
        if self._started is None:
            self._started = time.monotonic()
        self._progress = Progress(
            done=done, total=total, step=step, subject=subject, started=self._started
        )

    def check(self) -> None:
        """Raise ``Cancelled`` when the work was asked to stop."""
        if self._cancelled.is_set():
            raise Cancelled

    def part(self, value: object) -> None:
        """Hand over a partial result."""
        if self._on_part is not None:
            self._on_part(value)

    def on_cancel(self, hook: Callable[[], None]) -> None:
        """Call ``hook`` on cancel, from the cancelling thread: ``connection.interrupt``, say."""
        with self._lock:
            if not self._cancelled.is_set():
                self._hooks.append(hook)
                return
        hook()

    def cancel(self) -> None:
        """Ask the work to stop. Calling it twice is fine."""
        with self._lock:
            if self._cancelled.is_set():
                return
            self._cancelled.set()
            hooks, self._hooks = self._hooks, []
        for hook in hooks:
            hook()
