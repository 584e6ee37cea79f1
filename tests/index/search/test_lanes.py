"""Every language has a fair place."""

from __future__ import annotations

import numpy as np

from index.search.lanes import LEVELLED_SHARE, choose, lanes, level


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


def test_levelling_changes_nothing_within_a_language() -> None:
    """Each language is moved as a whole, that of the best passage not at all."""
    scores = np.array([9.0, 4.0, 7.0, 3.0], np.float32)
    raised = level(scores, ["en", "ar", "en", "ar"])
    np.testing.assert_allclose(raised - scores, np.array([0, 1, 0, 1]) * 5 * LEVELLED_SHARE)
    np.testing.assert_array_equal(level(scores, ["en"] * 4), scores)
    assert level(np.empty(0, np.float32), []).shape == (0,)


def test_levelling_gives_no_language_the_first_place() -> None:
    """The best of all stays the best."""
    scores = np.array([6.0, 5.9, 1.0], np.float32)
    assert level(scores, ["ar", "en", "fa"]).argmax() == 0
