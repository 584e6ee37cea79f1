"""Where a quote stands in a text: for sure, perhaps, or nowhere.

Unlike Hypothesis (match-quote), whose best place wins however bad it is, a place is *sure* only
where the quoted text itself stands, folded, with the same numbers, at word boundaries, in enough of
its context, and nowhere else. Everything that merely looks like it is *doubtful*: proposed to the
person, who confirms it or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.anchoring.evidence import Evidence, evidence
from index.anchoring.keys import KeyedDocument, QuoteKeys, key_of, unique
from index.anchoring.searching import MOST_EXACT, exact_places, similar_places
from index.documents import AnchorState, Place, Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a place must bring to be sure or doubtful.

    Chosen by ``python -m benchmarks.anchors --choose`` on one half of the documents; see
    docs/benchmarks.md for what they give on the other half.
    """

    short: int = 40  # key characters; shorter quotes stand in many places
    context: float = 0.4  # of the context on both sides, or ...
    best_context: float = 0.6  # ... of the better side, around a long quote that is sure
    context_short: float = 0.75  # the same around a short one; around a repeated one, both sides
    best_context_short: float = 0.85
    rival: float = 0.05  # how far, in context, the next place must be behind
    similar: float = 0.6  # share of the quote at a place that is doubtful
    similar_context: float = 0.5  # and of the better side of its context, or ...
    telling: int = 12  # ... key characters of a quote that is worth asking about by itself


LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Where a quote stands. ``start`` and ``end`` are None for an orphan."""

    state: AnchorState
    start: Place | None = None
    end: Place | None = None


def resolve(
    document: KeyedDocument, quote: Quote, *, repeated: bool = False, limits: Limits = LIMITS
) -> Resolution:
    """Where a quote stands in a document; ``repeated``: in the old one it stood more than once."""
    keys = QuoteKeys(quote)
    if not keys.exact:  # nothing but spaces and punctuation
        return Resolution(state=AnchorState.ORPHAN)
    exact, length = exact_evidence(document, quote, keys), len(keys.exact)
    if is_sure(exact, length, repeated=repeated, limits=limits):
        return _resolution(AnchorState.SURE, document, keys, exact[0])
    similar = (evidence(document, quote, keys, *place) for place in similar_places(document, keys))
    likely = [place for place in (*exact[:1], *similar) if _is_likely(place, length, limits)]
    if not likely:
        return Resolution(state=AnchorState.ORPHAN)
    best = max(likely, key=lambda place: place.score)
    return _resolution(AnchorState.DOUBTFUL, document, keys, best)


def exact_evidence(document: KeyedDocument, quote: Quote, keys: QuoteKeys) -> list[Evidence]:
    """What speaks for the places where the very quote stands, the best context first."""
    places = exact_places(document, keys)
    found = [evidence(document, quote, keys, start, end) for start, end in places]
    return sorted(found, key=lambda place: place.context, reverse=True)


def is_sure(
    exact: Sequence[Evidence], length: int, *, repeated: bool = False, limits: Limits = LIMITS
) -> bool:
    """Whether the first of these places is the one; ``length`` is that of the quote's key."""
    if not exact or not exact[0].clean or len(exact) == MOST_EXACT:
        return False
    best = exact[0]
    if len(exact) > 1 and best.context - exact[1].context < limits.rival:
        return False
    if repeated:
        return best.context >= limits.context_short
    if length < limits.short:
        return (
            best.context >= limits.context_short or best.best_context >= limits.best_context_short
        )
    return best.context >= limits.context or best.best_context >= limits.best_context


def _is_likely(place: Evidence, length: int, limits: Limits) -> bool:
    if place.quote == 1 and length >= limits.telling:
        return True
    return place.quote >= limits.similar and place.best_context >= limits.similar_context


def _resolution(
    state: AnchorState, document: KeyedDocument, keys: QuoteKeys, place: Evidence
) -> Resolution:
    start, end = document.range(place.start, place.end, keys)
    return Resolution(state=state, start=start, end=end)


class Successor:
    """A document and the one that takes its place: where ranges of the old stand in the new."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old, self.new = KeyedDocument(old), KeyedDocument(new)
        there = unique(new)
        self._moved = {number: there[text] for text, number in unique(old).items() if text in there}

    def resolve(self, quote: Quote, start: Place, end: Place) -> Resolution:
        """Where a range of the old text stands; ``quote`` is what it was marked for."""
        moved = self._with_its_paragraphs(start, end)
        if moved is not None:
            return moved
        repeated = self.old.count(key_of(quote.exact)) > 1
        return resolve(self.new, quote, repeated=repeated)

    def _with_its_paragraphs(self, start: Place, end: Place) -> Resolution | None:
        """The range in the same paragraphs, each once in both texts, still side by side."""
        first = self._moved.get(start.paragraph)
        for number in range(start.paragraph, end.paragraph + 1):
            if first is None or self._moved.get(number) != first + number - start.paragraph:
                return None
        assert first is not None
        return Resolution(
            state=AnchorState.SURE,
            start=Place(first, start.offset),
            end=Place(first + end.paragraph - start.paragraph, end.offset),
        )
