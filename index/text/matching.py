"""Whether a short text, such as a note, holds what a person typed into a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rapidfuzz import fuzz

from index.text.fold import fold_text
from index.text.stem import stem

_SHORT = 2
_LETTERS_PER_TYPO = 5  # Zotero forgives as many in the filter of its annotations


def matches(asked: str) -> Callable[[Iterable[str]], bool]:
    """A test for texts: whether every word of ``asked`` stands in one of them.

    Both sides are folded, a part of a word is enough, and one typo in five letters is forgiven.
    """
    words = fold_text(asked).split()

    def holds(texts: Iterable[str]) -> bool:
        folded = fold_text("\n".join(texts))
        return all(word in folded or _nearly_in(word, folded) for word in words)

    return holds


def share_of(asked: str) -> Callable[[str], float]:
    """A measure for texts: which share of the words of ``asked`` a text holds, 0 to 1.

    Particles are taken off the words that are asked for; of one or two letters they do not count,
    unless there are no others.
    """
    every = list(dict.fromkeys(stem(word) for word in fold_text(asked).split()))
    words = [word for word in every if len(word) > _SHORT] or every

    def share(text: str) -> float:
        folded = fold_text(text)
        held = sum(word in folded or _nearly_in(word, folded) for word in words)
        return held / len(words) if words else 0.0

    return share


def _nearly_in(word: str, text: str) -> bool:
    typos = len(word) // _LETTERS_PER_TYPO
    if typos == 0:
        return False
    # partial_ratio: 100 × (1 − insertions and deletions / both lengths); a typo is one of each.
    least = 100 * (1 - typos / len(word))
    return fuzz.partial_ratio(word, text, score_cutoff=least) > 0
