"""How near a text is to the true one."""

from __future__ import annotations

import re
import unicodedata

import numpy as np

# Zero width joiners and direction marks are not drawn: no PDF file holds them.
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


def comparable(text: str) -> str:
    """What of a text a page can show."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).split())


def order_similarity(found: str, truth: str) -> float:
    """One minus the edit distance over the longer length, in code points of ``comparable``."""
    one, other = comparable(found), comparable(truth)
    return 1 - edit_distance(one, other) / max(len(one), len(other), 1)


def edit_distance(one: str, other: str) -> int:
    """Levenshtein's distance."""
    columns = np.array([ord(letter) for letter in other], dtype=np.int64)
    steps = np.arange(len(columns) + 1, dtype=np.int64)
    row = steps.copy()
    for number, letter in enumerate(one, 1):
        above = np.minimum(row[1:] + 1, row[:-1] + (columns != ord(letter)))
        row = np.concatenate(([number], above))
        row = np.minimum.accumulate(row - steps) + steps
    return int(row[-1])


def word_recall(found: str, truth: str) -> float:
    """Share of the true words that were found, each as often as it stands."""
    left = comparable(found).split()
    pool: dict[str, int] = {}
    for word in left:
        pool[word] = pool.get(word, 0) + 1
    words = comparable(truth).split()
    hits = 0
    for word in words:
        if pool.get(word, 0):
            pool[word] -= 1
            hits += 1
    return hits / max(len(words), 1)
