"""Promises about the log of hands."""

from __future__ import annotations

import hashlib
from itertools import pairwise

import pytest

from index.documents import Handed
from index.handover.custody import broken_links, events, log
from tests.index.handover.passages import english, handover, item


def text() -> str:
    """The log of two passages, one of which was exported before."""
    earlier = Handed(
        at="2026-02-20T00:00:00Z",
        form="csv",
        name="secret name.csv",
        sha256="00" * 32,
        items=("mark-1",),
        documents=("ab" * 32,),
    )
    return log(events(handover(), [earlier]))


def test_the_log_says_what_was_done_in_order() -> None:
    """Import, mark, export, pack; never the name of an earlier file."""
    actions = [line.split(",")[1] for line in text().splitlines()[1:]]
    assert actions == ["imported", "imported", "marked", "exported as csv", "packed", "packed"]
    assert "secret" not in text()


def test_each_line_holds_the_hash_of_the_line_before() -> None:
    """Anyone can follow the chain with a tool of their own."""
    lines = text().splitlines()
    for before, line in pairwise(lines):
        assert line.endswith(hashlib.sha256(before.encode()).hexdigest())
    assert list(broken_links(text())) == []


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_line_that_was_changed_breaks_the_chain(number: int) -> None:
    """The line after one that was changed no longer fits."""
    lines = text().splitlines()
    lines[number] = lines[number].replace("2026", "2025", 1)
    assert list(broken_links("\n".join(lines) + "\n")) == [number + 2]


def test_a_line_that_was_taken_out_breaks_the_chain() -> None:
    """So does a line that is not there."""
    lines = text().splitlines()
    del lines[2]
    assert list(broken_links("\n".join(lines) + "\n")) == [3]


def test_a_held_back_mark_is_in_the_log_but_not_packed() -> None:
    """What is no evidence is not said to be handed over as such."""
    found = events(handover(item(sure=False), english()), [])
    assert [event.item for event in found if event.action == "packed"] == ["hit-1"]
