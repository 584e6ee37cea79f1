"""The log of hands in an evidence pack: each line holds the hash of the line before it.

A line cannot be changed, taken out or put in without all that follow being written anew, and the
manifest with them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from index.documents import Handed, Handover

LOG = "data/log.csv"
COLUMNS = ("utc", "action", "item", "previous_sha256")


class Event(NamedTuple):
    """Something that was done, and with what."""

    at: str
    action: str  # "imported", "marked", "exported", "packed"
    item: str


def events(handover: Handover, earlier: Iterable[Handed]) -> list[Event]:
    """What is known of the hands through which the passages went, by time, this pack last."""
    found = set[Event]()
    for item in handover.items:
        document = item.document
        if document.imported_at:
            found.add(Event(document.imported_at, "imported", f"sha256:{document.sha256}"))
        if item.created_at:
            found.add(Event(item.created_at, "marked", item.key))
    cited = {item.document.sha256 for item in handover.evidence}
    for handed in earlier:
        for sha256 in cited.intersection(handed.documents):
            found.add(Event(handed.at, f"exported as {handed.form}", f"sha256:{sha256}"))
    last = [Event(handover.made_at, "packed", item.key) for item in handover.evidence]
    return [*sorted(found), *last]


def log(found: Iterable[Event]) -> str:
    """The log as CSV, a line feed after every line. The first hash is that of the names above."""
    lines = [",".join(COLUMNS)]
    for event in found:
        lines.append(",".join((*map(_plain, event), _hash(lines[-1]))))
    return "".join(f"{line}\n" for line in lines)


def broken_links(text: str) -> Iterator[int]:
    """Numbers, from 1, of the lines that do not hold the hash of the line before them."""
    lines = text.split("\n")[:-1]
    for number, (before, line) in enumerate(pairwise(lines), 2):
        if line.rpartition(",")[2] != _hash(before):
            yield number


def _plain(value: str) -> str:
    """Keys, times and hashes hold no comma and no quote; whatever did would be two cells."""
    return value.replace(",", ";").replace('"', "'").replace("\n", " ").replace("\r", " ")


def _hash(line: str) -> str:
    """Of a line's bytes without its line feed."""
    return hashlib.sha256(line.encode("utf-8")).hexdigest()
