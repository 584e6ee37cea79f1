"""Why a passage is a hit: which word of the query met which word of it, and how."""

from __future__ import annotations

from typing import NamedTuple

from app.wording import isolated
from index.documents import Hit

_SEEN_BY_THEMSELVES = {"exact", "folded"}  # the marked word says it already


class Reason(NamedTuple):
    """A word of the query and the word of the passage that answers it."""

    asked: str
    found: str
    weight: float

    def text(self, arrow: str) -> str:
        """``asked → found``, with an arrow that points along the line."""
        mark = "\u200f" if arrow == "←" else "\u200e"
        return f"{mark}{isolated(self.asked)} {arrow} {isolated(self.found)}"


def reasons(hit: Hit) -> list[Reason]:
    """The answers that cannot be seen by themselves, heaviest first, one for each asked word."""
    best: dict[str, Reason] = {}
    for word in hit.words:
        found = hit.paragraph.text[word.start : word.end]
        reason = Reason(word.query_word, found, word.weight)
        known = best.get(word.query_word)
        if word.way not in _SEEN_BY_THEMSELVES and (known is None or known.weight < word.weight):
            best[word.query_word] = reason
    return sorted(best.values(), key=lambda reason: -reason.weight)
