"""Back and forward, as between pages: where the person was before each jump."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from app.reader.selection import Selection
from app.reader.source import Position

_MERGED_S = 2.0
_MOST = 200


class Stop(NamedTuple):
    """A place that was left: of which document, what was on top, what was selected."""

    document_id: int
    top: Position
    selection: Selection


class History:
    """Two stacks. A place that was left again within two seconds was only passed through."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._back: list[Stop] = []
        self._forward: list[Stop] = []
        self._arrived = float("-inf")  # when the last jump was made

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether the person went back before."""
        return bool(self._forward)

    def leave(self, here: Stop) -> None:
        """A jump is being made from ``here``; what lay ahead is forgotten."""
        now = self._clock()
        passing = now - self._arrived < _MERGED_S
        self._arrived = now
        self._forward.clear()
        if not (passing and self._back) and (not self._back or self._back[-1] != here):
            self._back.append(here)
            del self._back[:-_MOST]

    def back(self, here: Stop | None) -> Stop | None:
        """The place before this one; ``here`` lies ahead from then on."""
        return self._move(here, self._back, self._forward)

    def forward(self, here: Stop | None) -> Stop | None:
        """The place that the person went back from."""
        return self._move(here, self._forward, self._back)

    def forget(self) -> None:
        """Another library is open: its documents have other numbers."""
        self._back.clear()
        self._forward.clear()

    def _move(self, here: Stop | None, source: list[Stop], target: list[Stop]) -> Stop | None:
        if not source:
            return None
        if here is not None:
            target.append(here)
        self._arrived = float("-inf")
        return source.pop()
