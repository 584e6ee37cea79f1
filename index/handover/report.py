"""What a report of passages says, block by block, before any format writes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.documents import AskedQuery, Direction, Document, Handover, Item
from index.handover.bidi import in_one_line
from index.handover.citation import cited_document, place
from index.handover.lines import Role, Run, address, foreign
from index.handover.words import date_words, direction_of_words, word
from index.text.direction import direction_of

_SEEN_BY_THEMSELVES = frozenset(("exact", "folded"))
_DOT = Run(" · ")


class BlockKind(StrEnum):
    """How a block is set."""

    TITLE = "title"
    HEADING = "heading"
    FACT = "fact"  # a short line about what stands beside it
    TEXT = "text"
    QUOTE = "quote"
    NOTE = "note"  # of the person


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph of a report. Its runs may hold line breaks where they are a document's own."""

    kind: BlockKind
    runs: tuple[Run, ...]
    language: str
    direction: Direction


def report(handover: Handover) -> tuple[Block, ...]:
    """The blocks of a report: what was asked, the passages by document, what was held back."""
    writer = _Writer(handover.language, with_notes=handover.with_notes)
    blocks = [*writer.head(handover)]
    for query in handover.queries:
        blocks += writer.query(query)
    blocks += writer.items(handover.evidence)
    if handover.held_back:
        blocks.append(writer.words(BlockKind.HEADING, word("held_back", handover.language)))
        blocks.append(writer.words(BlockKind.TEXT, word("held_back_why", handover.language)))
        blocks += writer.items(handover.held_back)
    return tuple(blocks)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes blocks in one language of the interface."""

    language: str
    with_notes: bool

    def words(self, kind: BlockKind, text: str) -> Block:
        """A block of our own words."""
        return self._line(kind, (Run(text),))

    def _line(self, kind: BlockKind, runs: Sequence[Run]) -> Block:
        direction = direction_of_words(self.language)
        return Block(kind=kind, runs=tuple(runs), language=self.language, direction=direction)

    def _fact(self, code: str, *values: Run) -> Block:
        return self._line(BlockKind.FACT, (self._label(code), *values))

    def _label(self, code: str) -> Run:
        return Run(word(code, self.language) + word("colon", self.language), Role.LABEL)

    def head(self, handover: Handover) -> Iterator[Block]:
        """Title, time and numbers."""
        title = in_one_line(handover.title) or word("report", self.language)
        yield self._line(BlockKind.TITLE, (foreign(title),))
        day, _, time = handover.made_at.partition("T")
        yield self._fact("made_at", Run(date_words(day, self.language)), _DOT, _utc(time))
        yield self._fact("items", Run(str(len(handover.evidence))))
        documents = {item.document.sha256 for item in handover.evidence}
        yield self._fact("documents", Run(str(len(documents))))

    def query(self, query: AskedQuery) -> Iterator[Block]:
        """A query as it was typed, and how much answered."""
        yield self._fact("query", foreign(in_one_line(query.typed)))
        yield self._fact("hits", Run(str(query.found)))
        if query.nothing_relevant:
            yield self.words(BlockKind.TEXT, word("nothing_relevant", self.language))

    def items(self, items: Sequence[Item]) -> Iterator[Block]:
        """Items under the documents that they are from, numbered."""
        number = 0
        for document, own in _by_document(items):
            yield _heading(document)
            yield self._line(BlockKind.FACT, cited_document(document, self.language))
            yield self._fact("sha256", address(document.sha256))
            for item in own:
                number += 1
                yield from self._item(number, item)

    def _item(self, number: int, item: Item) -> Iterator[Block]:
        facts = [Run(f"{number}", Role.LABEL), _DOT, *place(item, self.language)]
        if item.state:
            facts += [_DOT, Run(word(f"state_{item.state}", self.language))]
        if item.colour:
            facts += [_DOT, foreign(in_one_line(item.colour))]
        for tag in item.tags:
            facts += [_DOT, foreign(f"#{in_one_line(tag)}")]
        yield self._line(BlockKind.FACT, facts)
        yield _quote(item)
        if item.probability is not None:
            yield self._fact("probability", Run(f"{item.probability:.0%}"))
        matched = _matched(item)
        if matched:
            yield self._fact("gloss", *matched)
        if item.note.strip() and self.with_notes:
            yield _note(item, self._label("note"), self.language)


def _utc(time: str) -> Run:
    return address(f"{time[:8]} UTC")


def _by_document(items: Sequence[Item]) -> list[tuple[Document, list[Item]]]:
    """Items by document, in the order in which each document first comes."""
    found: dict[tuple[int, str], tuple[Document, list[Item]]] = {}
    for item in items:
        place = item.document.id, item.document.sha256
        found.setdefault(place, (item.document, []))[1].append(item)
    return list(found.values())


def _heading(document: Document) -> Block:
    title = in_one_line(document.title)
    return Block(
        kind=BlockKind.HEADING,
        runs=(Run(title),),
        language=document.language,
        direction=direction_of(title, document.direction),
    )


def _quote(item: Item) -> Block:
    runs = (
        Run(item.before, Role.CONTEXT),
        Run(item.quote, Role.QUOTED),
        Run(item.after, Role.CONTEXT),
    )
    return Block(
        kind=BlockKind.QUOTE,
        runs=tuple(run for run in runs if run.text),
        language=item.language,
        direction=item.direction,
    )


def _note(item: Item, label: Run, language: str) -> Block:
    """A note stands in its own direction, whatever the label's."""
    text = item.note.strip()
    base = direction_of_words(language)
    own = direction_of(text, base)
    runs = (label, Run(text)) if own is base else (Run(text),)
    return Block(kind=BlockKind.NOTE, runs=runs, language="und", direction=own)


def _matched(item: Item) -> list[Run]:
    """Which word of the passage answered which word of the query, other than by its letters."""
    pairs = dict.fromkeys(
        (item.quote[match.start : match.end], match.query_word)
        for match in item.words
        if match.way not in _SEEN_BY_THEMSELVES
    )
    runs: list[Run] = []
    for found, asked in pairs:
        runs += [_DOT] if runs else []
        runs += [foreign(in_one_line(found)), Run(" = "), foreign(in_one_line(asked))]
    return runs
