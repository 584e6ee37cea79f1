"""What an annotation is about: the words of a range of a document, and what stands around them."""

from __future__ import annotations

from collections.abc import Sequence

from index.documents import Place, Quote

CONTEXT_LENGTH = 64  # code points on each side
JOINT = "\n"  # between two paragraphs


def quote_of(texts: Sequence[str], start: Place, end: Place, *, first: int = 0) -> Quote:
    """The quote of a range; ``texts`` are paragraphs in reading order from number ``first`` on.

    Raises ``ValueError`` when the range is empty or reaches out of the texts.
    """
    if not _inside(texts, start, first) or not _inside(texts, end, first) or not start < end:
        raise ValueError((start, end))
    before, within, after = start.paragraph - first, end.paragraph - first, end.offset
    if before == within:
        exact = texts[before][start.offset : after]
    else:
        exact = JOINT.join(
            [texts[before][start.offset :], *texts[before + 1 : within], texts[within][:after]]
        )
    return Quote(
        exact=exact,
        prefix=_ending(texts, before, start.offset),
        suffix=_beginning(texts, within, after),
    )


def _inside(texts: Sequence[str], place: Place, first: int) -> bool:
    number = place.paragraph - first
    return 0 <= number < len(texts) and 0 <= place.offset <= len(texts[number])


def _ending(texts: Sequence[str], number: int, offset: int) -> str:
    """What stands before a place."""
    context = texts[number][:offset]
    while len(context) < CONTEXT_LENGTH and number > 0:
        number -= 1
        context = texts[number] + JOINT + context
    return context[-CONTEXT_LENGTH:]


def _beginning(texts: Sequence[str], number: int, offset: int) -> str:
    """What stands behind a place."""
    context = texts[number][offset : offset + CONTEXT_LENGTH]
    while len(context) < CONTEXT_LENGTH and number + 1 < len(texts):
        number += 1
        context += JOINT + texts[number][:CONTEXT_LENGTH]
    return context[:CONTEXT_LENGTH]
