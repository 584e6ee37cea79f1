"""Names found by a few letters of them: titles, commands; folded, and forgiving a slip.

Every word that is typed has to be in the name. How well it is there counts: the whole word, its
beginning, its inside, the word with one letter wrong, its letters with others in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from index.text.fold import folded_words

_WHOLE, _BEGINS, _HOLDS, _SLIP, _SPREAD = 1.0, 0.9, 0.6, 0.5, 0.3
_SLIP_LETTERS = 4  # a word shorter than this has too many neighbours
_EARLY = 0.05  # what a match at the beginning of the name is better than one further on
_CHECK_EVERY = 256


def rank(
    typed: str, names: Iterable[Sequence[str]], *, check: Callable[[], None] | None = None
) -> list[int]:
    """The numbers of the names that ``typed`` may mean, best first; all of them for nothing.

    A name is a sequence of texts that are all called by it, such as one in each language.
    ``check`` is called now and then: to raise, when nobody waits for the answer any more.
    """
    wanted = folded_words(typed)
    scores: list[tuple[float, int]] = []
    for number, texts in enumerate(names):
        if check is not None and number % _CHECK_EVERY == 0:
            check()
        score = max((_score(wanted, folded_words(text)) for text in texts), default=0.0)
        if score > 0:
            scores.append((-score, number))
    return [number for _, number in sorted(scores)]


def _score(wanted: Sequence[str], words: Sequence[str]) -> float:
    total = 0.0
    for letters in wanted:
        best = max((_likeness(letters, word, at) for at, word in enumerate(words)), default=0.0)
        if best <= 0:
            return 0.0
        total += best
    # Of two names that hold all of it the shorter one is nearer.
    return 1.0 if not wanted else total / len(wanted) - 0.001 * len(words)


def _likeness(letters: str, word: str, at: int) -> float:
    early = _EARLY / (1 + at)
    if word == letters:
        return _WHOLE + early
    if word.startswith(letters):
        return _BEGINS + early
    if letters in word:
        return _HOLDS + early
    if len(letters) >= _SLIP_LETTERS and _one_slip(letters, word[: len(letters) + 1]):
        return _SLIP + early
    if len(letters) > 1 and word[:1] == letters[:1] and _spread(letters, word):
        return _SPREAD + early
    return 0.0


def _one_slip(letters: str, word: str) -> bool:
    """Whether ``letters`` are the beginning of ``word`` but for one letter too many, too few,
    wrong, or two changed about.
    """
    same = 0
    while same < min(len(letters), len(word)) and letters[same] == word[same]:
        same += 1
    rest, held = letters[same:], word[same:]
    return (
        held.startswith(rest[1:])
        or held[1:].startswith(rest[1:])
        or held[1:].startswith(rest)
        or (len(rest) > 1 and held.startswith(rest[1] + rest[0] + rest[2:]))
    )


def _spread(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
