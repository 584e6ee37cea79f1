"""Evaluation sets stay out of the training."""

from __future__ import annotations

import numpy as np

from training.overlap import overlapping
from training.texts import TextCollector

HELD = "one two three four five six seven eight nine ten"


def _overlaps(text: str, held: str = HELD) -> bool:
    collector = TextCollector(("en",))
    collector.append(held, "en")
    collector.append(text, "en")
    return bool(overlapping(collector.finish(), np.array([True, False]))[1])


def test_a_run_of_eight_words_overlaps() -> None:
    """Eight words in a row of a held-out text are enough, wherever they stand."""
    assert _overlaps("and so TWO, three four five six seven eight nine!")


def test_seven_words_in_a_row_do_not() -> None:
    """A shorter run is common language."""
    assert not _overlaps("two three four five six seven eight and more words")


def test_the_same_words_in_another_order_do_not() -> None:
    """A run is an order."""
    assert not _overlaps("ten nine eight seven six five four three two one")


def test_an_equal_short_text_overlaps() -> None:
    """A held-out text shorter than a run overlaps what equals it after folding."""
    assert _overlaps("كيف حالك يا صديقى", "كَيْفَ حالك يا صديقي؟")


def test_single_words_are_vocabulary() -> None:
    """A word of the lexicon may also be a whole line of an evaluation set."""
    assert not _overlaps("hello", "Hello!")
