"""Promises of the handle that long work is given."""

import pytest

from index.jobs import Cancelled, Progress, Work


def test_newest_report_is_what_a_reader_sees() -> None:
    """Progress is polled: only the newest report counts."""
    work = Work()
    work.report(1, 10, "reading", "a.txt")
    work.report(2, 10, "embedding", "b.txt")
    assert (work.progress.done, work.progress.step, work.progress.subject) == (
        2,
        "embedding",
        "b.txt",
    )


def test_cancelled_work_stops_at_its_next_report() -> None:
    """Asked to stop, the work hears it at the next report."""
    work = Work()
    work.cancel()
    with pytest.raises(Cancelled):
        work.report(1, None, "reading")


def test_hooks_run_once_however_often_it_is_cancelled() -> None:
    """Cancelling twice is fine."""
    calls: list[int] = []
    work = Work()
    work.on_cancel(lambda: calls.append(1))
    work.cancel()
    work.cancel()
    assert calls == [1]


def test_hook_added_after_the_cancel_runs_at_once() -> None:
    """A hook cannot miss a cancel that came before it."""
    calls: list[int] = []
    work = Work()
    work.cancel()
    work.on_cancel(lambda: calls.append(1))
    assert calls == [1]


def test_parts_reach_the_one_who_asked_for_them() -> None:
    """A partial result goes to the listener."""
    parts: list[object] = []
    Work(on_part=parts.append).part("first")
    assert parts == ["first"]


@pytest.mark.parametrize(
    ("done", "total", "expected"), [(0, 10, None), (5, None, None), (5, 10, 20.0), (10, 10, 0.0)]
)
def test_time_left_follows_the_pace(done: int, total: int | None, expected: float | None) -> None:
    """The estimate extends the pace so far, and is absent before there is one."""
    progress = Progress(done=done, total=total, started=100.0)
    assert progress.seconds_left(now=120.0) == expected
