"""The concordance: every occurrence of a word, and of the words that answer it elsewhere, in lines.

The full-text index gives the passages; where exactly the words stand is found on the original
text, so that every cut falls between words and never between a letter and its mark. In one
passage a weaker answer does not count beside a much stronger one: of two words that might mean
*sanctions* the better one is the one that does.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.documents import (
    Concordance,
    ConcordanceGroup,
    ConcordanceLine,
    ConcordanceOptions,
    Document,
    Paragraph,
    PassagePlace,
    Span,
)
from index.jobs import Work
from index.search.explain import way_of
from index.search.families import Family, key_of
from index.search.selection import Selection
from index.store import documents, fulltext, paragraphs
from index.text.collation import sort_key
from index.text.fold import fold_text
from index.text.words import words

MOST_PASSAGES = 20_000
MOST_LINES = 10_000
_AT_ONCE = 256  # passages read between two looks at whether to stop
_SHARE_OF_BEST = 0.7  # of the best answer in the passage
_SLACK = 2  # words that may stand between the words of one node


@dataclass(frozen=True, slots=True)
class _Text:
    """A passage and its words."""

    paragraph: Paragraph
    spans: list[Span]
    keys: list[str]


@dataclass(frozen=True, slots=True)
class _Node:
    """Words ``first`` to ``last`` (included) of a text that answer."""

    first: int
    last: int
    strength: float


class Finder:
    """Finds lines for words of which each has a family; near each other where there are several.

    With ``together`` the words stand side by side, in the order asked.
    """

    def __init__(
        self, families: Sequence[Family], options: ConcordanceOptions, *, together: bool
    ) -> None:
        self._families = families
        self._options = options
        self._together = together

    def read(self, connection: sqlite3.Connection, selected: Selection, work: Work) -> Concordance:
        """All lines of the allowed passages. Raises ``Cancelled``."""
        ids = self._passages(connection, selected)
        complete = len(ids) <= MOST_PASSAGES
        ids = ids[:MOST_PASSAGES]
        lines: list[tuple[ConcordanceLine, tuple[str, ...]]] = []
        for start in range(0, len(ids), _AT_ONCE):
            work.report(start, len(ids), "reading")
            lines += self._lines(connection, ids[start : start + _AT_ONCE])
            if len(lines) > MOST_LINES:
                complete = False
                break
        lines = sorted(lines[:MOST_LINES], key=lambda line: line[1])
        collapsed = _collapsed(line for line, _ in lines)
        return Concordance(
            lines=collapsed, groups=_groups(collapsed), rejected=(), complete=complete
        )

    def _passages(self, connection: sqlite3.Connection, selected: Selection) -> list[int]:
        """Passages that hold a word of every family, by rising id."""
        found: set[int] | None = None
        for family in self._families:
            if not family.terms:
                return []
            terms = sorted(family.terms)
            expression = fulltext.any_of(fulltext.phrase([term]) for term in terms)
            own = set(fulltext.matching(connection, expression))
            found = own if found is None else found & own
        return sorted(id_ for id_ in found or () if selected.allows(id_))

    def _lines(
        self, connection: sqlite3.Connection, ids: list[int]
    ) -> Iterator[tuple[ConcordanceLine, tuple[str, ...]]]:
        passages = paragraphs.get_many(connection, ids)
        owners = documents.get_many(connection, {each.document_id for each in passages.values()})
        for id_ in ids:
            paragraph = passages.get(id_)
            if paragraph is None:
                continue
            text = _text(paragraph)
            for node in self._nodes(text):
                line = self._line(text, node, owners[paragraph.document_id])
                yield line, self._sort_keys(text, node)

    def _nodes(self, text: _Text) -> list[_Node]:
        """Where the words are answered: the first stretches that hold one of every family."""
        answers = [_answers(text, family) for family in self._families]
        if not all(answers):
            return []
        if len(answers) == 1:
            return [_Node(place, place, nearness**2) for place, nearness in answers[0].items()]
        found: list[_Node] = []
        for start in sorted(set().union(*answers)):
            places = self._places(answers, start)
            if places and not (found and min(places) <= found[-1].last):
                strengths = [each[at] ** 2 for each, at in zip(answers, places, strict=True)]
                first, last = min(places), max(places)
                if _in_one_sentence(text, first, last):
                    found.append(_Node(first, last, sum(strengths) / len(strengths)))
        return found

    def _places(self, answers: list[dict[int, float]], start: int) -> list[int]:
        """A place for every family from ``start`` on; empty where one has none near enough."""
        if self._together:
            places = [start + number for number in range(len(answers))]
            there = all(at in each for at, each in zip(places, answers, strict=True))
            return places if there else []
        reach = range(start, start + len(answers) + _SLACK)
        chosen = [next((at for at in reach if at in each), -1) for each in answers]
        return chosen if -1 not in chosen and len(set(chosen)) == len(chosen) else []

    def _line(self, text: _Text, node: _Node, document: Document) -> ConcordanceLine:
        whole, spans, width = text.paragraph.text, text.spans, self._options.width
        span = Span(spans[node.first].start, spans[node.last].end)
        first, last = max(0, node.first - width), min(len(spans) - 1, node.last + width)
        start = 0 if first == 0 else spans[first].start
        end = len(whole) if last == len(spans) - 1 else spans[last].end
        found = whole[span.start : span.end]
        return ConcordanceLine(
            place=PassagePlace(document.id, text.paragraph.number, span),
            title=document.title,
            date=document.date,
            language=text.paragraph.language,
            direction=text.paragraph.direction,
            before=whole[start : span.start],
            node=found,
            after=whole[span.end : end],
            group=" ".join(text.keys[node.first : node.last + 1]),
            way=way_of(" ".join(family.asked for family in self._families), found),
            strength=min(1.0, node.strength),
        )

    def _sort_keys(self, text: _Text, node: _Node) -> tuple[str, ...]:
        """What a line sorts by; places outside the passage come first."""
        language, whole = text.paragraph.language, text.paragraph.text
        keys = []
        for position in self._options.order:
            place = node.first + position if position < 0 else node.last + position
            if position == 0:
                keys.append(" ".join(text.keys[node.first : node.last + 1]))
            elif 0 <= place < len(text.spans):
                start, end = text.spans[place]
                keys.append(sort_key(whole[start:end], language, bare=self._options.bare))
            else:
                keys.append("")
        return tuple(keys)


def _text(paragraph: Paragraph) -> _Text:
    spans = words(paragraph.text)
    return _Text(paragraph, spans, [key_of(paragraph.text[start:end]) for start, end in spans])


def _answers(text: _Text, family: Family) -> dict[int, float]:
    """Nearness by place of the words that answer best here."""
    found = {
        place: family.nearness[key] for place, key in enumerate(text.keys) if key in family.nearness
    }
    least = _SHARE_OF_BEST * max(found.values(), default=0.0)
    return {place: nearness for place, nearness in found.items() if nearness >= least}


def _in_one_sentence(text: _Text, first: int, last: int) -> bool:
    start, end = text.spans[first].start, text.spans[last].end
    sentences = text.paragraph.sentences
    return not sentences or any(each.start <= start and end <= each.end for each in sentences)


def _collapsed(lines: Iterable[ConcordanceLine]) -> tuple[ConcordanceLine, ...]:
    """Equal lines as one, where the first of them stood; spelling and spaces do not count."""
    firsts: dict[tuple[str, str, str], ConcordanceLine] = {}
    others: dict[tuple[str, str, str], list[PassagePlace]] = defaultdict(list)
    for line in lines:
        key = (_same(line.before), _same(line.node), _same(line.after))
        if key in firsts:
            others[key].append(line.place)
        else:
            firsts[key] = line
    return tuple(
        replace(line, others=tuple(others[key])) if key in others else line
        for key, line in firsts.items()
    )


def _same(text: str) -> str:
    return " ".join(fold_text(text).split())


def _groups(lines: Sequence[ConcordanceLine]) -> tuple[ConcordanceGroup, ...]:
    """The words that answer, strongest first, then most frequent."""
    by_key: dict[str, list[ConcordanceLine]] = defaultdict(list)
    for line in lines:
        by_key[line.group].append(line)
    groups = [
        ConcordanceGroup(
            key=key,
            word=_most((line.node, line.count) for line in own),
            languages=tuple(_counted((line.language, line.count) for line in own)),
            count=sum(line.count for line in own),
            strength=max(line.strength for line in own),
        )
        for key, own in by_key.items()
    ]
    return tuple(sorted(groups, key=lambda group: (-group.strength, -group.count, group.key)))


def _counted(pairs: Iterable[tuple[str, int]]) -> list[str]:
    counts: Counter[str] = Counter()
    for text, count in pairs:
        counts[text] += count
    return [text for text, _ in counts.most_common()]


def _most(pairs: Iterable[tuple[str, int]]) -> str:
    return _counted(pairs)[0]
