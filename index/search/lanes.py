"""A fair place for every language: in one list, and as one lane for each."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.embedding.embedder import Floats

RESERVED_SHARE = 0.5
"""Share of the list that is divided evenly among the languages; the rest goes by score alone."""


def choose(scores: Floats, languages: Sequence[str], limit: int) -> list[int]:
    """Positions of at most ``limit`` candidates, best first.

    Every language gets its best ones in before places are given by score alone, so that a
    language with many good passages does not hide that another has one.
    """
    order: list[int] = np.argsort(-scores, kind="stable").tolist()
    share = int(limit * RESERVED_SHARE) // max(1, len(set(languages)))
    taken: dict[str, int] = {}
    chosen: list[int] = []
    for position in order:
        language = languages[position]
        if taken.get(language, 0) < share:
            taken[language] = taken.get(language, 0) + 1
            chosen.append(position)
    there = set(chosen)
    chosen += [position for position in order if position not in there][: limit - len(chosen)]
    return sorted(chosen, key=order.index)


def lanes(languages: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Positions by language, in the order of their best."""
    found: dict[str, list[int]] = {}
    for position, language in enumerate(languages):
        found.setdefault(language, []).append(position)
    return {language: tuple(positions) for language, positions in found.items()}
