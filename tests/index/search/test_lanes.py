"""Every language has a fair place."""

from __future__ import annotations

import numpy as np

from index.search.lanes import choose, lanes


def test_a_language_with_many_good_passages_hides_no_other() -> None:
    """Twenty Arabic passages above the best Russian one leave it a place in the list."""
    scores = np.append(np.linspace(9, 5, 30), 2.0)
    chosen = choose(scores, ["ar"] * 30 + ["ru"], 10)
    assert len(chosen) == 10
    assert chosen[-1] == 30


def test_the_list_is_best_first() -> None:
    """Reserved places change who is in the list, not its order."""
    scores = np.array([1.0, 5.0, 3.0, 4.0])
    assert choose(scores, ["ar", "en", "ar", "en"], 3) == [1, 3, 2]


def test_lanes_hold_every_hit_once() -> None:
    """Each language's hits, in the order of the list."""
    assert lanes(["ar", "en", "ar"]) == {"ar": (0, 2), "en": (1,)}
