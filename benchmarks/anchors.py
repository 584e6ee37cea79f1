"""Marks in texts that change: ``python -m benchmarks.anchors [--choose] [--markdown FILE]``.

Every second document of NTREX-128 in Arabic, Hebrew, Persian and English is marked at random places
and changed in twenty ways. Each mark ends *right* (sure, at its words), *wrong* (sure, on a text
that is not the quoted one or at another place), *asked* (doubtful, at the right place), *asked
elsewhere*, or *orphan*. Beside it stands what the rule of Hypothesis gives. ``--choose`` tries
limits on the other half of the documents and prints the best.
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import corpus
from benchmarks.anchor_changes import CHANGES, Marked, Source
from benchmarks.anchor_reference import hypothesis_rule
from index.anchoring.evidence import Evidence
from index.anchoring.keys import KeyedDocument, QuoteKeys, key_of
from index.anchoring.quoting import quote_of
from index.anchoring.resolving import (
    LIMITS,
    Limits,
    Resolution,
    Successor,
    exact_evidence,
    is_sure,
    resolve,
)
from index.documents import AnchorState, Place, Quote
from index.text.words import words

LANGUAGES = ("ar", "he", "fa", "en")
WORDS = (3, 15)
QUOTES = 4  # of each document
SEED = 11
OUTCOMES = ("right", "wrong", "asked", "asked elsewhere", "orphan")
MOST_WRONG, MOST_WRONG_TWIN = 0.01, 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A mark, and the text that it has to find its place in."""

    language: str
    change: str
    quote: Quote
    place: tuple[Place, Place]  # where it was
    successor: Successor
    start: Place | None  # where its words are now; None: nowhere
    end: Place | None

    @property
    def document(self) -> KeyedDocument:
        """The changed text."""
        return self.successor.new

    @property
    def repeated(self) -> bool:
        """Whether its words stood more than once before the change."""
        return self.successor.old.count(key_of(self.quote.exact)) > 1


def cases(documents: dict[str, list[list[str]]], half: int) -> Iterator[Case]:
    """All marks and changes of one half of the documents: 0 to choose by, 1 to report."""
    rng = random.Random(SEED + half)
    for language, texts in documents.items():
        vocabulary = [word for text in texts for paragraph in text for word in paragraph.split()]
        for number, text in enumerate(texts):
            if number % 2 != half:
                continue
            others = [*texts[:number], *texts[number + 1 :]]
            source = Source(rng=rng, vocabulary=vocabulary, others=others)
            for marked in _marks(text, rng):
                assert marked.start is not None
                assert marked.end is not None
                quote = quote_of(text, marked.start, marked.end)
                for name, change in CHANGES.items():
                    changed = change(marked, source)
                    if changed is not None:
                        yield Case(
                            language=language,
                            change=name,
                            quote=quote,
                            place=(marked.start, marked.end),
                            successor=Successor(text, changed.texts),
                            start=changed.start,
                            end=changed.end,
                        )


def _marks(text: list[str], rng: random.Random) -> Iterator[Marked]:
    """Random quotes of 3 to 15 words; one of them holds a number where there is one."""
    numbered = [
        (number, at)
        for number, paragraph in enumerate(text)
        for at, (start, end) in enumerate(words(paragraph))
        if paragraph[start:end].isdecimal()
    ]
    for turn in range(QUOTES):
        number = rng.randrange(len(text))
        inside = words(text[number])
        first = rng.randrange(max(1, len(inside) - WORDS[0]))
        if turn == 0 and numbered:
            number, at = rng.choice(numbered)
            inside = words(text[number])
            first = max(0, at - rng.randint(0, WORDS[0] - 1))
        last = min(len(inside), first + rng.randint(*WORDS)) - 1
        if last - first + 1 >= WORDS[0]:
            yield Marked(text, Place(number, inside[first].start), Place(number, inside[last].end))


def outcome(case: Case, found: Resolution, *, roughly: bool = False) -> str:
    """How a mark ended; ``roughly`` forgives a sure place a fifth of its length."""
    if found.start is None or found.end is None:
        return "orphan"
    sure = found.state is AnchorState.SURE
    if case.start is None or case.end is None:
        return "wrong" if sure else "asked elsewhere"
    document = case.document
    there = (document.position(found.start), document.position(found.end))
    wanted = (document.position(case.start), document.position(case.end))
    common = min(there[1], wanted[1]) - max(there[0], wanted[0])
    whole = max(there[1], wanted[1]) - min(there[0], wanted[0])
    if sure:
        same_text = key_of(document.between(case.start, case.end)) == key_of(case.quote.exact)
        same_place = there == wanted or (roughly and common >= 0.8 * whole)
        return "right" if same_place and same_text else "wrong"
    return "asked" if common > whole / 2 else "asked elsewhere"


Counts = dict[tuple[str, str], Counter[str]]


def measured(all_cases: Sequence[Case], *, old_text: bool) -> Counts:
    """Outcomes by language and change, with the old text at hand or by the quote alone."""
    counts: Counts = {}
    for case in all_cases:
        if old_text:
            found = case.successor.resolve(case.quote, *case.place)
        else:
            found = resolve(case.document, case.quote)
        counts.setdefault((case.language, case.change), Counter())[outcome(case, found)] += 1
    return counts


def reference(all_cases: Sequence[Case]) -> Counts:
    """The same by the rule of Hypothesis, for which every place is sure."""
    counts: Counts = {}
    for case in all_cases:
        ended = outcome(case, hypothesis_rule(case.document, case.quote), roughly=True)
        counts.setdefault((case.language, case.change), Counter())[ended] += 1
    return counts


def share(counts: Counter[str], ended: str) -> float:
    """Share of one outcome."""
    return counts[ended] / max(1, counts.total())


def choose(all_cases: Sequence[Case]) -> Limits:
    """The limits with the most right among those that use at most 0.6 of the room for the wrong.

    Only what decides over sure: what is doubtful is shown to the person anyhow.
    """
    found = [_Found.of(case) for case in all_cases]
    counts = Counter((case.language, case.change) for case in all_cases)
    best: tuple[int, Limits] | None = None
    for context, best_context, context_short, best_short, rival in itertools.product(
        (0.4, 0.5, 0.6, 0.7),
        (0.6, 0.7, 0.8),
        (0.75, 0.8, 0.85, 0.9),
        (0.85, 0.9, 0.95, 0.98),
        (0.05, 0.1),
    ):
        limits = replace(
            LIMITS,
            context=context,
            best_context=best_context,
            context_short=context_short,
            best_context_short=best_short,
            rival=rival,
        )
        right, wrong = 0, Counter[tuple[str, str]]()
        for each in found:
            if is_sure(each.exact, each.length, repeated=each.case.repeated, limits=limits):
                right += each.right
                wrong[each.case.language, each.case.change] += not each.right
        worst = max(_room(key[1], wrong[key] / counts[key]) for key in counts)
        if worst <= 0.6 and (best is None or right > best[0]):
            best = right, limits
            print(f"{right} right, {worst:.2f} of the room for the wrong: {limits}", flush=True)
    assert best is not None
    return best[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The places of a quote with what speaks for them, and whether the first is right."""

    case: Case
    exact: list[Evidence]
    length: int
    right: bool

    @classmethod
    def of(cls, case: Case) -> _Found:
        keys = QuoteKeys(case.quote)
        exact = exact_evidence(case.document, case.quote, keys)
        right = False
        if exact:
            start, end = case.document.range(exact[0].start, exact[0].end, keys)
            sure = Resolution(state=AnchorState.SURE, start=start, end=end)
            right = outcome(case, sure) == "right"
        return cls(case=case, exact=exact, length=len(keys.exact), right=right)


def _room(change: str, wrong: float) -> float:
    return wrong / (MOST_WRONG_TWIN if change == "near twin instead" else MOST_WRONG)


def table(counts: Counts, alone: Counts, beside: Counts) -> Iterator[str]:
    """The results as Markdown: right · wrong · asked · orphan in per cent, and the references."""
    head = ("change", *LANGUAGES, "by the quote alone", "Hypothesis")
    yield f"| {' | '.join(head)} |\n|---|{'---|' * (len(head) - 1)}\n"
    for change in CHANGES:
        found = [_four(counts.get((language, change))) for language in LANGUAGES]
        others = [_two(change, other) for other in (alone, beside)]
        yield f"| {change} | {' | '.join([*found, *others])} |\n"


def _four(counts: Counter[str] | None) -> str:
    if counts is None:
        return ""
    asked = share(counts, "asked") + share(counts, "asked elsewhere")
    four = (share(counts, "right"), share(counts, "wrong"), asked, share(counts, "orphan"))
    return " · ".join(_per_cent(part) for part in four)


def _two(change: str, counts: Counts) -> str:
    """Right and wrong of all languages together."""
    every = sum((counts.get((language, change), Counter()) for language in LANGUAGES), Counter())
    return " · ".join(_per_cent(share(every, ended)) for ended in ("right", "wrong"))


def _per_cent(part: float) -> str:
    return f"{100 * part:.1f}".removesuffix(".0")


def read(shared: Path) -> dict[str, list[list[str]]]:
    """The documents by language, as lists of paragraphs."""
    documents: dict[str, list[list[str]]] = {language: [] for language in LANGUAGES}
    for article in corpus.read_articles(shared):
        if article.language in documents:
            documents[article.language].append(list(article.paragraphs))
    return documents


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--choose", action="store_true")
    parser.add_argument("--markdown", type=Path)
    arguments = parser.parse_args()
    documents = read(corpus.shared_folder())
    if arguments.choose:
        print(choose(list(cases(documents, 0))))
        return
    reported = list(cases(documents, 1))
    started = time.perf_counter()
    counts = measured(reported, old_text=True)
    each = (time.perf_counter() - started) / len(reported)
    alone = measured(reported, old_text=False)
    text = "".join(table(counts, alone, reference(reported)))
    text += f"\n{1000 * each:.2f} ms for a mark.\n"
    print(text)
    if arguments.markdown:
        with arguments.markdown.open("a", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
