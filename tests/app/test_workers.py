"""The bridge between the window and the threads that work for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.workers import Bridge, Lane
from index.documents import Changes
from index.jobs import Progress, Work
from index.problems import LibraryProblem


@pytest.fixture
def bridge(qtbot: QtBot) -> Iterator[Bridge]:
    """A bridge; what still runs at the end is told to stop."""
    bridge = Bridge()
    yield bridge
    bridge.cancel_all()
    bridge.deleteLater()


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    """Somebody who asks."""
    return QObject()


def until_cancelled(work: Work) -> None:
    """A verb that goes on until it is told to stop."""
    while True:
        work.report(1, None, "reading")
        time.sleep(0.002)


def test_a_result_arrives_on_the_gui_thread(bridge: Bridge, owner: QObject, qtbot: QtBot) -> None:
    """The verb runs elsewhere, its result is handed over where windows may be touched."""
    seen: list[tuple[QThread, int]] = []
    bridge.run(
        lambda _work: threading.get_ident(),
        owner=owner,
        key="ask",
        lane=Lane.READ,
        done=lambda ident: seen.append((QThread.currentThread(), ident)),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] is bridge.thread()
    assert seen[0][1] != threading.get_ident()


def test_only_the_newest_run_of_a_key_is_heard(
    bridge: Bridge, owner: QObject, qtbot: QtBot
) -> None:
    """Of 30 quick questions one answer arrives, that of the last."""
    answers: list[int] = []
    for number in range(30):
        bridge.run(
            lambda _work, number=number: number,
            owner=owner,
            key="search",
            lane=Lane.READ,
            done=answers.append,
        )
    qtbot.waitUntil(lambda: not bridge.busy)
    qtbot.wait(20)
    assert answers == [29]


def test_a_replaced_run_is_told_to_stop(bridge: Bridge, owner: QObject, qtbot: QtBot) -> None:
    """A run whose place is taken hears it, and its parts are no longer delivered."""
    parts: list[str] = []
    answers: list[str] = []
    old = bridge.run(
        until_cancelled,
        owner=owner,
        key="search",
        lane=Lane.READ,
        done=lambda _none: answers.append("old"),
        part=parts.append,
    )
    bridge.run(lambda _work: "new", owner=owner, key="search", lane=Lane.READ, done=answers.append)
    qtbot.waitUntil(lambda: answers == ["new"])
    assert old.cancelled
    assert parts == []


def test_two_keys_do_not_touch_each_other(bridge: Bridge, owner: QObject, qtbot: QtBot) -> None:
    """Runs of one owner with different keys both arrive."""
    answers: list[str] = []
    for key in ("search", "documents"):
        bridge.run(
            lambda _work, key=key: key, owner=owner, key=key, lane=Lane.READ, done=answers.append
        )
    qtbot.waitUntil(lambda: sorted(answers) == ["documents", "search"])


def test_a_dead_owner_hears_nothing_and_its_work_stops(bridge: Bridge, qtbot: QtBot) -> None:
    """When a view is destroyed its runs are cancelled and their results dropped."""
    parent, answers = QObject(), list[object]()
    owner = QObject(parent)
    handle = bridge.run(
        until_cancelled, owner=owner, key="ask", lane=Lane.FREE, done=answers.append
    )
    del parent
    qtbot.waitUntil(lambda: handle.cancelled)
    qtbot.waitUntil(lambda: not bridge.busy)
    assert answers == []


def test_parts_come_before_the_end_and_in_order(
    bridge: Bridge, owner: QObject, qtbot: QtBot
) -> None:
    """Partial results arrive in the order in which they were made, then the result."""
    seen: list[object] = []

    def verb(work: Work) -> str:
        for number in range(5):
            work.part(number)
        return "end"

    bridge.run(verb, owner=owner, key="k", lane=Lane.READ, done=seen.append, part=seen.append)
    qtbot.waitUntil(lambda: len(seen) == 6)
    assert seen == [0, 1, 2, 3, 4, "end"]


def test_a_problem_goes_to_the_view_that_asked(
    bridge: Bridge, owner: QObject, qtbot: QtBot
) -> None:
    """With ``failed`` a problem is shown beside the work and nowhere else."""
    failed: list[Exception] = []
    trouble: list[Exception] = []
    bridge.trouble.connect(trouble.append)

    def verb(_work: Work) -> None:
        raise LibraryProblem("library_missing", "here")

    bridge.run(
        verb, owner=owner, key="k", lane=Lane.READ, done=lambda _none: None, failed=failed.append
    )
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], LibraryProblem)
    assert trouble == []


def test_what_nobody_shows_goes_to_the_one_error_view(
    bridge: Bridge, owner: QObject, qtbot: QtBot
) -> None:
    """Without ``failed`` a problem is told as trouble, and so is every bug."""
    trouble: list[Exception] = []
    bridge.trouble.connect(trouble.append)

    def problem(_work: Work) -> None:
        raise LibraryProblem("library_missing", "here")

    def bug(_work: Work) -> None:
        raise ZeroDivisionError

    for key, verb in (("problem", problem), ("bug", bug)):
        bridge.run(verb, owner=owner, key=key, lane=Lane.WRITE, done=lambda _none: None)
    qtbot.waitUntil(lambda: len(trouble) == 2)
    assert [type(error) for error in trouble] == [LibraryProblem, ZeroDivisionError]


def test_cancelling_is_shown_by_nobody(bridge: Bridge, owner: QObject, qtbot: QtBot) -> None:
    """A cancelled run ends in silence; cancelling twice is fine."""
    heard: list[object] = []
    bridge.trouble.connect(heard.append)
    handle = bridge.run(
        until_cancelled,
        owner=owner,
        key="k",
        lane=Lane.WRITE,
        done=heard.append,
        failed=heard.append,
    )
    handle.cancel()
    handle.cancel()
    qtbot.waitUntil(lambda: not bridge.busy)
    assert heard == []


def test_a_cancelled_run_may_return_what_it_has(
    bridge: Bridge, owner: QObject, qtbot: QtBot
) -> None:
    """A verb that answers its cancellation with a result is heard: an import with its report."""
    answers: list[str] = []

    def verb(work: Work) -> str:
        while not work.cancelled:
            time.sleep(0.002)
        return "half"

    bridge.run(verb, owner=owner, key="k", lane=Lane.WRITE, done=answers.append).cancel()
    handle = bridge.run(verb, owner=owner, key="l", lane=Lane.FREE, done=answers.append)
    qtbot.wait(20)
    handle.cancel()
    qtbot.waitUntil(lambda: answers == ["half"])


def test_changes_are_made_one_at_a_time(bridge: Bridge, owner: QObject, qtbot: QtBot) -> None:
    """The write lane runs its verbs in the order asked, never two at once."""
    log: list[str] = []
    answers: list[object] = []

    def verb(name: str) -> None:
        log.append(f"{name} begins")
        time.sleep(0.01)
        log.append(f"{name} ends")

    for name in "abc":
        bridge.run(
            lambda _work, name=name: verb(name),
            owner=owner,
            key=name,
            lane=Lane.WRITE,
            done=answers.append,
        )
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert log == [f"{name} {what}" for name in "abc" for what in ("begins", "ends")]


def test_progress_is_polled_not_sent(bridge: Bridge, owner: QObject, qtbot: QtBot) -> None:
    """300,000 reports reach the view as a handful, the newest one each time."""
    told: list[Progress] = []
    answers: list[object] = []

    def verb(work: Work) -> None:
        for number in range(300_000):
            work.report(number, 300_000, "reading")

    bridge.run(
        verb, owner=owner, key="k", lane=Lane.FREE, done=answers.append, progress=told.append
    )
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    assert len(told) < 200
    assert [p.done for p in told] == sorted(p.done for p in told)


def test_changes_are_told_on_the_gui_thread(bridge: Bridge, qtbot: QtBot) -> None:
    """What a library tells from any thread reaches the views as one signal."""
    with qtbot.waitSignal(bridge.changed) as blocker:
        threading.Thread(target=bridge.tell, args=(Changes(documents=True),)).start()
    assert blocker.args == [Changes(documents=True)]


def test_work_may_outlive_the_bridge(qtbot: QtBot) -> None:
    """A verb that ends after the program's objects are gone harms nobody."""
    begun, ended = threading.Event(), threading.Event()

    def verb(work: Work) -> None:
        begun.set()
        while not work.cancelled:
            work.part("on and on")
        ended.set()

    for _ in range(20):
        begun.clear()
        ended.clear()
        program = QObject()
        bridge = Bridge(program)
        owner = QObject()
        handle = bridge.run(
            verb, owner=owner, key="k", lane=Lane.READ, done=print, part=lambda _part: None
        )
        assert begun.wait(5)
        qtbot.wait(5)
        delete(program)
        handle.cancel()
        assert ended.wait(5)
