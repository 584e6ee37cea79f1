"""The changes by which anchoring is measured: each knows where the marked words come to stand."""

from __future__ import annotations

import random

import pytest

from benchmarks.anchor_changes import CHANGES, Marked, Source
from index.anchoring.keys import KeyedDocument, key_of
from index.documents import Place

TEXTS = [
    "فيضان في الوادي الكبير",
    "فاض النهر في الليل وأغرق الحقول كلها في عام 2017 قبل أن يصل إليه أحد من القرية.",
    "قال المزارعون إنهم خسروا محصول القمح كله، وإن الخسائر كبيرة.",
    "The government promised to pay the families “soon”.",
    "Nobody had seen the river like this before.",
]
OTHERS = [["A paragraph of another text altogether.", "فقرة من نص آخر لا صلة له."]]
NEW_WORDS = {"6 % character noise", "one quoted word replaced", "a number in it changed"}


@pytest.mark.parametrize("name", list(CHANGES))
def test_a_change_knows_where_the_words_are(name: str) -> None:
    """The words at the new place are the marked ones, unless the change is of the words."""
    words = "وأغرق الحقول كلها في عام 2017"
    at = TEXTS[1].index(words)
    marked = Marked(TEXTS, Place(1, at), Place(1, at + len(words)))
    vocabulary = [word for text in TEXTS for word in text.split()]
    for seed in range(20):
        source = Source(rng=random.Random(seed), vocabulary=vocabulary, others=OTHERS)
        changed = CHANGES[name](marked, source)
        if changed is None or changed.start is None or changed.end is None:
            continue
        there = KeyedDocument(changed.texts).between(changed.start, changed.end)
        assert (key_of(there) == key_of(words)) or name in NEW_WORDS
        assert there
