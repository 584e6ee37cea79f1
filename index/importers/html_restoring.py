"""What trafilatura drops from the midst of an article, put back from the blocks of its page.

It leaves out the captions of pictures; now and then a heading, a list or a short paragraph that
stands among the paragraphs it took; and what the page declares for single blocks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from index.documents import ParagraphKind, ParsedParagraph
from index.importers.html_blocks import Placed
from index.importers.html_metadata import PageMetadata
from index.importers.html_notices import is_label, is_notice

_CAPTION_DISTANCE = 5  # blocks from a caption to the text of its article, at most
_KEY_CHARACTERS = 60  # that tell one paragraph from another
_END_LETTERS = 30  # at both ends of a block that are looked for in the article
_PROSE_CHARACTERS = 80  # of a paragraph that shows where the article stands
_LONGEST_ARTICLE = 300_000  # characters; every block of a page is looked for in all of them
_LINKED = 0.8  # of a block that leads elsewhere, from which on it is no part of the article


def restored(
    chosen: tuple[ParsedParagraph, ...], everything: Sequence[Placed], metadata: PageMetadata
) -> tuple[ParsedParagraph, ...]:
    """``chosen`` with what belongs to it."""
    chosen = _inserted(chosen, _captions(chosen, everything))
    if sum(len(paragraph.text) for paragraph in chosen) <= _LONGEST_ARTICLE:
        chosen = _inserted(chosen, _missed(chosen, everything))
        chosen = _inserted(chosen, _standfirst(chosen, everything, metadata.description))
    return tuple(declared(chosen, everything, metadata))


_Before = dict[int, list[ParsedParagraph]]  # what comes before the paragraph of this number


def _inserted(chosen: tuple[ParsedParagraph, ...], before: _Before) -> tuple[ParsedParagraph, ...]:
    return tuple(
        part
        for place, paragraph in enumerate(chosen)
        for part in (*before.get(place, ()), paragraph)
    )


def _captions(chosen: tuple[ParsedParagraph, ...], everything: Iterable[Placed]) -> _Before:
    """The captions that stand before some of the article's text in the page."""
    places = {_key(paragraph.text): place for place, paragraph in enumerate(chosen)}
    before: _Before = {}
    waiting: list[ParsedParagraph] = []
    distance = 0
    for block, _home, _linked in everything:
        place = places.get(_key(block.text))
        if block.kind is ParagraphKind.CAPTION and place is None:
            places[_key(block.text)] = -1  # pages for small and for large windows say it twice
            waiting.append(replace(block, level=0))
            distance = 0
        elif place is not None and place >= 0:
            before.setdefault(place, []).extend(waiting)
            waiting = []
        elif (distance := distance + 1) > _CAPTION_DISTANCE:
            waiting = []
    return before


def _missed(chosen: tuple[ParsedParagraph, ...], everything: Sequence[Placed]) -> _Before:
    """The blocks that stand side by side with the article's paragraphs, between two of them."""
    places = {_key(paragraph.text): place for place, paragraph in enumerate(chosen)}
    homes = Counter(
        placed.home
        for placed in everything
        if len(placed.paragraph.text) >= _PROSE_CHARACTERS and _key(placed.paragraph.text) in places
    )
    is_known = _knows(chosen)
    before: _Before = {}
    waiting: list[ParsedParagraph] = []
    started = False
    for placed in everything:
        block = placed.paragraph
        place = places.get(_key(block.text))
        if place is not None:
            if started and waiting:
                before.setdefault(place, []).extend(waiting)
            started, waiting = True, []
        elif homes[placed.home] > 1 and _is_text(placed) and not is_known(block.text):
            waiting.append(block)
    return before


def _standfirst(
    chosen: tuple[ParsedParagraph, ...], everything: Iterable[Placed], description: str | None
) -> _Before:
    """The lines below a headline that a page also declares to be what it is about."""
    declared = _letters(description or "")
    is_known = _knows(chosen)
    for block, _home, _linked in everything:
        letters = _letters(block.text)
        same = (
            len(letters) >= _END_LETTERS
            and letters[:_PROSE_CHARACTERS] == (declared[: min(len(letters), _PROSE_CHARACTERS)])
        )
        if same and not is_known(block.text):
            first = next((p for p, part in enumerate(chosen) if part.level != 1), len(chosen) - 1)
            return {first: [block]}
    return {}


def _is_text(placed: Placed) -> bool:
    """Whether a block can be part of an article."""
    text, kind = placed.paragraph.text, placed.paragraph.kind
    if kind in {ParagraphKind.CAPTION, ParagraphKind.FOOTNOTE} or placed.linked >= _LINKED:
        return False
    return not (is_label(text) or is_notice(text))


def _knows(chosen: Iterable[ParsedParagraph]) -> Callable[[str], bool]:
    """Whether the article holds a text, whatever its spaces and marks, and however it is cut."""
    whole = "".join(_letters(paragraph.text) for paragraph in chosen)

    def knows(text: str) -> bool:
        letters = _letters(text)
        return letters[:_END_LETTERS] in whole or letters[-_END_LETTERS:] in whole

    return knows


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def declared(
    chosen: Iterable[ParsedParagraph], everything: Iterable[Placed], metadata: PageMetadata
) -> Iterator[ParsedParagraph]:
    """``chosen`` with what the page declares for single blocks.

    Language and direction where they are not the page's own; and that a block is a note.
    """
    blocks_by_key = {_key(placed.paragraph.text): placed.paragraph for placed in everything}
    for paragraph in chosen:
        block = blocks_by_key.get(_key(paragraph.text))
        own = block is not None and (
            block.language != metadata.language or block.direction is not metadata.direction
        )
        is_note = block is not None and block.kind is ParagraphKind.FOOTNOTE
        yield replace(
            paragraph,
            kind=ParagraphKind.FOOTNOTE if is_note else paragraph.kind,
            level=0 if is_note else paragraph.level,
            language=block.language if block and own else None,
            direction=block.direction if block and own else None,
        )


def _key(text: str) -> str:
    return " ".join(text.split())[:_KEY_CHARACTERS]
