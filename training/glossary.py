"""The gloss measure: frequent Arabic words whose lexicon entries are kept out of the training."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from training.texts import Texts

HELD_OUT_WORDS = 500
_AMONG_MOST_FREQUENT = 4000
_SHORTEST_WORD = 3
"""Letters; shorter ones are mostly particles, whose entries say little."""


def choose_held_out(
    texts: Texts, pairs: np.ndarray, lexical: np.ndarray, *, seed: int
) -> tuple[dict[str, tuple[str, ...]], np.ndarray]:
    """500 frequent Arabic words of the lexicons with their one-word English translations.

    ``lexical``: bool (pairs,), the pairs of a lexicon. Second result: bool (pairs,), the lexicon
    pairs of these words, which must not be trained on. How frequent a word is is counted in all
    Arabic texts.
    """
    if "ar" not in texts.languages or "en" not in texts.languages:
        return {}, np.zeros(len(pairs), bool)
    arabic, english = texts.languages.index("ar"), texts.languages.index("en")
    lengths = np.diff(texts.offsets)
    single = lengths == 1
    word_of = np.full(len(texts), -1, np.int64)
    word_of[single] = texts.flat[texts.offsets[:-1][single]]
    of_word = np.repeat(texts.language == arabic, lengths)
    counts = np.bincount(texts.flat[of_word], minlength=len(texts.words))
    left, right = pairs[:, 0], pairs[:, 1]
    entry = lexical & (texts.language[left] == arabic) & single[left]
    good = entry & (texts.language[right] == english) & single[right]
    found: dict[int, set[str]] = defaultdict(set)
    for word, translation in zip(word_of[left[good]], word_of[right[good]], strict=True):
        found[int(word)].add(texts.words[translation])
    candidates = [w for w in found if len(texts.words[w]) >= _SHORTEST_WORD]
    candidates.sort(key=lambda word: (-counts[word], texts.words[word]))
    candidates = candidates[:_AMONG_MOST_FREQUENT]
    random = np.random.default_rng(seed)
    size = min(HELD_OUT_WORDS, len(candidates) // 4)
    chosen = random.choice(np.asarray(candidates, np.int64), size=size, replace=False)
    held = entry & np.isin(word_of[left], chosen)
    return {texts.words[w]: tuple(sorted(found[int(w)])) for w in chosen}, held
