"""Keys: what is left of a text when everything is gone that the same text may be written with.

A quote is looked for under its key: folded (``index.text.fold``), without spaces, and without
the punctuation that typesetters and extractors change. What may change a meaning stays: letters,
digits, signs before digits, question marks, per cent.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from index.anchoring.quoting import JOINT
from index.documents import Place, Quote
from index.text.fold import Folded, fold, fold_text, without

# Brackets and quotation marks always go; points, commas and dashes stay where a digit follows.
_LOST = re.compile(r"\s+|[()\[\]{}\"'‘’‚‛“”„‟«»‹›「」『』]|[.,،、;؛:…。۔!·•*_‐‑‒–—―-](?![0-9])")
_TATWEEL = "\u0640"


def key_of(text: str) -> str:
    """The key of a text."""
    return _LOST.sub("", fold_text(text))


def key_map(text: str) -> Folded:
    """The key of a text with the map of its characters to those of the text."""
    return without(fold(text), _LOST)


def is_lost(character: str) -> bool:
    """Whether a character of a text leaves nothing in its key, wherever it stands."""
    return not key_of(character)


def continues(character: str) -> bool:
    """Whether a character belongs to the one before it: a mark, or a tatweel."""
    return character == _TATWEEL or unicodedata.category(character)[0] == "M"


class QuoteKeys:
    """The keys of a quote and of its context, folded together so that the seams are right.

    ``exact``, ``prefix``, ``suffix`` are the keys. ``lost_before`` and ``lost_behind`` are the
    numbers of characters, not counting spaces, at the ends of the quote that leave no key.
    """

    def __init__(self, quote: Quote) -> None:
        key, offsets = key_map(quote.prefix + quote.exact + quote.suffix)
        start, end = len(quote.prefix), len(quote.prefix) + len(quote.exact)
        positions = offsets[: len(key)]
        first = next((n for n, at in enumerate(positions) if at >= start), len(key))
        last = next((n for n, at in enumerate(positions) if at >= end), len(key))
        self.prefix, self.exact, self.suffix = key[:first], key[first:last], key[last:]
        self.lost_before = self.lost_behind = 0
        if self.exact:
            head = quote.exact[: positions[first] - start]
            tail = quote.exact[positions[last - 1] - start + 1 :]
            self.lost_before = sum(not c.isspace() and not continues(c) for c in head)
            self.lost_behind = sum(not c.isspace() and not continues(c) for c in tail)


class KeyedDocument:
    """The paragraphs of a document as one key, and the way back to places in them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        keys = [key_of(text) for text in texts]
        self.key = "".join(keys)
        self._starts = [0, *accumulate(map(len, keys))][: len(keys)]
        self._map = lru_cache(maxsize=64)(self._mapped)

    def _mapped(self, number: int) -> Folded:
        return key_map(self.texts[number])

    def positions(self, piece: str, most: int) -> list[int]:
        """Where ``piece`` stands in the key, at ``most`` places; they may overlap."""
        found: list[int] = []
        at = self.key.find(piece)
        while at >= 0 and len(found) < most:
            found.append(at)
            at = self.key.find(piece, at + 1)
        return found

    def count(self, piece: str) -> int:
        """How often ``piece`` stands in the key."""
        return len(self.positions(piece, len(self.key))) if piece else 0

    def position(self, place: Place) -> int:
        """Where in the key the first character at or behind a place stands."""
        offsets = self._map(place.paragraph).offsets
        within = next((n for n, at in enumerate(offsets[:-1]) if at >= place.offset), None)
        return self._starts[place.paragraph] + (len(offsets) - 1 if within is None else within)

    def range(self, start: int, end: int, keys: QuoteKeys) -> tuple[Place, Place]:
        """The range of the text that a range of the key came from.

        It takes in marks of its last letter, and as many lost characters at its ends as the
        quote has there.
        """
        first, offset = self._locate(start)
        last, behind = self._locate(end - 1)
        head, tail = self.texts[first], self.texts[last]
        behind += 1
        while behind < len(tail) and continues(tail[behind]):
            behind += 1
        for _ in range(keys.lost_behind):
            if behind < len(tail) and _is_lost_sign(tail[behind]):
                behind += 1
        for _ in range(keys.lost_before):
            if offset > 0 and _is_lost_sign(head[offset - 1]):
                offset -= 1
        return Place(first, offset), Place(last, behind)

    def _locate(self, position: int) -> tuple[int, int]:
        number = bisect_right(self._starts, position) - 1
        return number, self._map(number).offsets[position - self._starts[number]]

    def between(self, start: Place, end: Place) -> str:
        """The text of a range; paragraphs are joined by a line feed."""
        if start.paragraph == end.paragraph:
            return self.texts[start.paragraph][start.offset : end.offset]
        return JOINT.join(
            [
                self.texts[start.paragraph][start.offset :],
                *self.texts[start.paragraph + 1 : end.paragraph],
                self.texts[end.paragraph][: end.offset],
            ]
        )


def _is_lost_sign(character: str) -> bool:
    return not character.isspace() and is_lost(character)


def unique(texts: Iterable[str]) -> dict[str, int]:
    """The number of each text that stands once among ``texts``, by the text."""
    seen: dict[str, int] = {}
    for number, text in enumerate(texts):
        seen[text] = -1 if text in seen else number
    return {text: number for text, number in seen.items() if number >= 0}
