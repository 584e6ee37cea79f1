"""Back and forward through places."""

from __future__ import annotations

import pytest

from app.history import History, Stop
from app.reader.selection import Selection
from app.reader.source import Position


class Clock:
    """A clock that is moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def stop(paragraph: int, document: int = 1) -> Stop:
    """A place at the start of a paragraph."""
    position = Position(paragraph, 0)
    return Stop(document, position, Selection(position, position))


@pytest.fixture
def clock() -> Clock:
    """A clock at zero."""
    return Clock()


@pytest.fixture
def history(clock: Clock) -> History:
    """A history of three slow jumps: from 0, 10 and 20 to 30."""
    history = History(clock)
    for paragraph in (0, 10, 20):
        history.leave(stop(paragraph))
        clock.now += 10
    return history


def test_back_goes_through_places_newest_first(history: History) -> None:
    """Each step back is the place from which the person jumped."""
    assert history.back(stop(30)) == stop(20)
    assert history.back(stop(20)) == stop(10)
    assert history.back(stop(10)) == stop(0)
    assert history.back(stop(0)) is None


def test_forward_undoes_back(history: History) -> None:
    """Forward leads to where back was asked for."""
    history.back(stop(30))
    assert history.can_go_forward
    assert history.forward(stop(20)) == stop(30)
    assert not history.can_go_forward


def test_a_jump_forgets_what_lay_ahead(history: History) -> None:
    """After a new jump there is nothing to go forward to."""
    history.back(stop(30))
    history.leave(stop(20))
    assert not history.can_go_forward


def test_jumps_close_together_are_one(history: History, clock: Clock) -> None:
    """A place that was left again at once was only passed through."""
    history.leave(stop(30))
    clock.now += 0.5
    history.leave(stop(31))
    clock.now += 0.5
    history.leave(stop(32))
    assert history.back(stop(40)) == stop(30)
    assert history.back(stop(30)) == stop(20)


def test_the_same_place_is_kept_once(history: History) -> None:
    """Leaving one place twice gives one step back."""
    history.leave(stop(30))
    history.leave(stop(30))
    assert history.back(stop(40)) == stop(30)
    assert history.back(stop(30)) == stop(20)
