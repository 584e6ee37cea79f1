"""The bridge: work runs in threads, what it brings arrives on the GUI thread. No other threads.

A verb is a plain function handed a ``Work``. The newest run with an (owner, key) replaces the
one before: nothing of the old run arrives any more, nor does anything for an owner that is no
longer there. What crosses is frozen data; no widget, connection or index.
"""

from __future__ import annotations

import logging
from _thread import start_new_thread
from collections import deque
from collections.abc import Callable
from enum import Enum, auto
from queue import SimpleQueue
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from index.documents import Changes
from index.jobs import Cancelled, Progress, Work
from index.problems import Problem

_log = logging.getLogger(__name__)

_Result = TypeVar("_Result")

POLL_MS = 100
# Two, so that a query that is slow to hear its cancellation does not hold up the next one.
_READ_THREADS = 2


class Lane(Enum):
    """Where a verb waits its turn."""

    READ = auto()  # questions to the library: a few at a time
    WRITE = auto()  # long changes of the library, such as imports: one at a time, in order
    EDIT = auto()  # what a person changes, a moment each: in order, not after a long import
    FREE = auto()  # a thread of its own, at once


class Handle:
    """A run: how far it is, and the way to stop it."""

    def __init__(self, work: Work) -> None:
        self._work = work

    @property
    def progress(self) -> Progress:
        """The newest report of the verb."""
        return self._work.progress

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._work.cancelled

    def cancel(self) -> None:
        """Ask the verb to stop; it may still return what it has. Calling it twice is fine."""
        self._work.cancel()


class _Run:
    """What the bridge knows of one run. ``owner`` may die in C++ while Python still holds it."""

    def __init__(
        self,
        verb: Callable[[Work], Any],
        key: tuple[QObject, str],
        lane: Lane,
        calls: dict[str, Callable[..., None] | None],
        bridge: Bridge,
    ) -> None:
        self.verb = verb
        self.owner, name = key
        self.key = (id(self.owner), name)
        self.lane = lane
        self.calls = calls
        self.work = Work(on_part=lambda value: bridge.post(self, "part", value))
        self.told = self.work.progress


class _Parcel(NamedTuple):
    """Something on its way to the GUI thread; without a run it concerns everybody."""

    run: _Run | None
    kind: str  # "part", "done", "failed", "stopped", "changed"
    value: object


def _start(work: Callable[..., object], *arguments: object) -> None:
    """Begin a thread that no exit of the program waits for.

    Not by ``threading.Thread``: its ``start`` waits until the new thread runs, which takes as long
    as another one holds the interpreter, as imports of large modules do; the window would stand.
    """
    start_new_thread(work, arguments)


class _Threads:
    """Threads that take runs from one queue."""

    def __init__(self, count: int, carry_out: Callable[[_Run], None]) -> None:
        self._missing = count
        self._carry_out = carry_out
        self._waiting: SimpleQueue[_Run] = SimpleQueue()

    def add(self, run: _Run) -> None:
        """Queue a run."""
        self._waiting.put(run)
        if self._missing:
            self._missing -= 1
            _start(self._work)

    def _work(self) -> None:
        while True:
            self._carry_out(self._waiting.get())


class _Waker(QObject):
    """What threads emit from. It has no parent: Qt may destroy the bridge while they still work,
    but not this, which lives as long as a thread holds it.
    """

    wake = Signal()


class Bridge(QObject):
    """Carries verbs to threads and results back. One, as long as the program lives.

    ``changed``: the ``Changes`` of a library, told on the GUI thread.
    ``trouble``: an exception that no view shows by itself: a ``Problem``, or a bug.
    """

    changed = Signal(Changes)
    trouble = Signal(Exception)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: dict[tuple[int, str], _Run] = {}
        self._arrived: deque[_Parcel] = deque()
        self._lanes = {
            Lane.READ: _Threads(_READ_THREADS, self._carry_out),
            Lane.WRITE: _Threads(1, self._carry_out),
            Lane.EDIT: _Threads(1, self._carry_out),
        }
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._waker = _Waker()
        self._waker.wake.connect(self._deliver)

    # On the GUI thread ----------------------------------------------------------------------

    def run(  # noqa: PLR0913 - all by keyword, each a thing that only the caller can know
        self,
        verb: Callable[[Work], _Result],
        *,
        owner: QObject,
        key: str,
        lane: Lane,
        done: Callable[[_Result], None],
        part: Callable[[Any], None] | None = None,
        progress: Callable[[Progress], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        stopped: Callable[[], None] | None = None,
    ) -> Handle:
        """Run ``verb`` in a lane; whatever it brings is handed to the callbacks on this thread.

        ``part`` gets each partial result, ``progress`` the newest report ten times a second,
        ``failed`` a ``Problem``; without it the problem goes to ``trouble``. Any other
        exception is a bug: it goes to ``trouble`` always, and to ``failed`` as well.
        ``Cancelled`` is shown to nobody; ``stopped`` is called if the verb ended with it.
        """
        calls: dict[str, Callable[..., None] | None] = {
            "done": done,
            "part": part,
            "progress": progress,
            "failed": failed,
            "stopped": None if stopped is None else lambda _none: stopped(),
        }
        run = _Run(verb, (owner, key), lane, calls, self)
        before = self._runs.pop(run.key, None)
        if before is not None:
            before.work.cancel()
        self._runs[run.key] = run
        if lane is Lane.FREE:
            _start(self._carry_out, run)
        else:
            self._lanes[lane].add(run)
        self._timer.start()
        return Handle(run.work)

    def drop(self, owner: QObject, key: str) -> None:
        """Cancel the run with this key; nothing of it arrives any more."""
        run = self._runs.pop((id(owner), key), None)
        if run is not None:
            run.work.cancel()

    def cancel_all(self) -> None:
        """Ask everything to stop but edits, which are carried out; nothing arrives any more."""
        for run in self._runs.values():
            if run.lane is not Lane.EDIT:
                run.work.cancel()
        self._runs.clear()

    @property
    def busy(self) -> bool:
        """Whether something is under way whose result is awaited."""
        return bool(self._runs)

    def _deliver(self) -> None:
        while self._arrived:
            parcel = self._arrived.popleft()
            if parcel.run is None:
                self.changed.emit(parcel.value)
            elif self._is_awaited(parcel.run):
                self._hand_over(parcel.run, parcel.kind, parcel.value)

    def _is_awaited(self, run: _Run) -> bool:
        return self._runs.get(run.key) is run and isValid(run.owner)

    def _hand_over(self, run: _Run, kind: str, value: object) -> None:
        if kind != "part":
            del self._runs[run.key]
        call = run.calls.get(kind)
        if call is not None:
            call(value)
        if isinstance(value, Exception) and (call is None or not isinstance(value, Problem)):
            self.trouble.emit(value)

    def _poll(self) -> None:
        for run in list(self._runs.values()):
            if not isValid(run.owner):
                self._runs.pop(run.key).work.cancel()
                continue
            newest, call = run.work.progress, run.calls["progress"]
            if call is not None and newest is not run.told:
                run.told = newest
                call(newest)
        if not self._runs:
            self._timer.stop()

    # On any thread --------------------------------------------------------------------------

    def tell(self, changes: Changes) -> None:
        """Emit ``changed`` on the GUI thread: what a library's ``on_change`` calls."""
        self.post(None, "changed", changes)

    def post(self, run: _Run | None, kind: str, value: object) -> None:
        """Put something on its way to the GUI thread."""
        self._arrived.append(_Parcel(run, kind, value))
        self._waker.wake.emit()

    def _carry_out(self, run: _Run) -> None:
        if run.work.cancelled:
            self.post(run, "stopped", None)
            return
        try:
            result = run.verb(run.work)
        except Cancelled:
            self.post(run, "stopped", None)
        except Exception as error:
            if run.work.cancelled:  # stopped in the middle, SQLite for one says so in its own way
                self.post(run, "stopped", None)
                return
            if not isinstance(error, Problem):
                _log.exception("a verb failed in a way that it should not")
            self.post(run, "failed", error)
        else:
            self.post(run, "done", result)
