"""Why a passage is a hit, and what was really asked, in words that a person understands."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale

from app.search.filters import filter_words
from app.translation import translate
from app.wording import isolated, language_name, listed, number, paragraphs_count, percent
from index.documents import Asked, AskedWord, Hit, WordMatch

# QT_TRANSLATE_NOOP returns the text; its stub says object.
_WAYS: dict[str, Any] = {
    "exact": QT_TRANSLATE_NOOP("Ways", "the same letters"),
    "folded": QT_TRANSLATE_NOOP("Ways", "the same word, written otherwise"),
    "translated": QT_TRANSLATE_NOOP("Ways", "translated"),
    "meaning": QT_TRANSLATE_NOOP("Ways", "near in meaning"),
}
_SOURCES: dict[str, Any] = {
    "dense": QT_TRANSLATE_NOOP("Sources", "the meaning of the whole"),
    "lexical": QT_TRANSLATE_NOOP("Sources", "letters"),
    "translated": QT_TRANSLATE_NOOP("Sources", "translated words"),
}
_STRONGEST = 6.0  # standard deviations above the usual that fill a meter
_MOST_NEAR = 8  # words of the library shown beside a word of the query
_FAR, _ABOVE, _LITTLE = 3.0, 1.5, 0.5


class Fact(NamedTuple):
    """A line of an explanation. ``strength``, 0 to 1, is drawn as a meter where it is given."""

    name: str
    value: str
    strength: float | None = None


class Section(NamedTuple):
    """Facts under a heading."""

    title: str
    facts: list[Fact]


def why(hit: Hit, asked: Asked) -> list[Section]:
    """What speaks for a hit, words first; where nothing was asked but filters, these."""
    if not hit.parts:
        facts = [Fact(translate("Asked", "Filters"), listed(map(filter_words, asked.filters)))]
        return [Section(translate("Why", "What speaks for it"), facts)]
    words = [_answers(word, hit) for word in asked.words if word.says_much]
    light = [isolated(word.text) for word in asked.words if not word.says_much]
    if light:
        words.append(Fact(listed(light), translate("Why", "say little: not looked for")))
    return [
        Section(translate("Why", "Word by word"), words),
        Section(translate("Why", "What speaks for it"), _scores(hit, asked)),
    ]


def _answers(word: AskedWord, hit: Hit) -> Fact:
    found: dict[str, WordMatch] = {}
    for match in sorted(hit.words, key=lambda match: -match.closeness):
        if match.query_word == word.text:
            found.setdefault(hit.paragraph.text[match.start : match.end], match)
    if not found:
        return Fact(isolated(word.text), translate("Why", "not here"), 0.0)
    ways = {match.way: None for match in found.values()}
    by_way = [
        translate("Why", "{words} ({way})").format(
            words=listed(isolated(text) for text, match in found.items() if match.way == way),
            way=way_name(way),
        )
        for way in ways
    ]
    return Fact(isolated(word.text), listed(by_way), max(m.closeness for m in found.values()))


def _scores(hit: Hit, asked: Asked) -> list[Fact]:
    language, parts = language_name(hit.paragraph.language), hit.parts
    facts = [
        Fact(
            translate("Why", "Question answered by its words"),
            percent(parts["coverage"]),
            parts["coverage"],
        ),
        _above(translate("Why", "Meaning of the words"), parts["late"], language),
        _above(translate("Why", "Meaning of the whole"), parts["dense"], language),
    ]
    if "sentence" in parts:
        facts.append(
            _above(translate("Why", "Meaning of the best sentence"), parts["sentence"], language)
        )
    facts += [
        Fact(translate("Why", "Letters in common"), _letters(parts["lexical"]), parts["lexical"]),
        Fact(
            translate("Why", "Found by"),
            listed(translate("Sources", _SOURCES[name]) for name in hit.matched_by),
        ),
        Fact(
            translate("Why", "Chance that it answers"),
            _chance(hit.probability, asked.threshold),
            hit.probability,
        ),
    ]
    return facts


def _above(name: str, deviations: float, language: str) -> Fact:
    if deviations >= _FAR:
        words = translate("Why", "far above what is usual in {language} ({number})")
    elif deviations >= _ABOVE:
        words = translate("Why", "above what is usual in {language} ({number})")
    elif deviations >= _LITTLE:
        words = translate("Why", "a little above what is usual in {language} ({number})")
    else:
        words = translate("Why", "no more than is usual in {language} ({number})")
    shown = f"{'+' if deviations >= 0 else '−'}{QLocale().toString(abs(deviations), 'f', 1)}"
    strength = min(max(deviations / _STRONGEST, 0.0), 1.0)
    return Fact(name, words.format(language=language, number=isolated(shown)), strength)


def _letters(share: float) -> str:
    if share <= 0:
        return translate("Why", "none that count")
    if share >= 1:
        return translate("Why", "more than any other passage")
    return translate("Why", "{percent} of the passage with most").format(percent=percent(share))


def _chance(probability: float, threshold: float) -> str:
    if probability < threshold:
        return translate("Why", "{percent}: too low to count as an answer").format(
            percent=percent(probability)
        )
    return percent(probability)


def way_name(way: str) -> str:
    """How one word answers another, in a few words."""
    return translate("Ways", _WAYS[way])


# What was asked --------------------------------------------------------------------------------


def what_was_asked(asked: Asked) -> list[Section]:
    """A query as it was looked for."""
    words = [_asked_word(word) for word in asked.words]
    words += [
        Fact(isolated(word), translate("Asked", "looked for by its letters alone"))
        for word in asked.unknown
    ]
    title = translate("Asked", "Words, and what was looked for as well")
    sections = [Section(title, words)] if words else []
    demands = [
        Fact(translate("Asked", "Has to be there, spelling taken lightly"), _quoted(asked.phrases)),
        Fact(translate("Asked", "Has to be there, letter by letter"), _quoted(asked.exact)),
        Fact(translate("Asked", "Must not be there"), _quoted(asked.excluded)),
        Fact(translate("Asked", "Filters"), listed(map(filter_words, asked.filters))),
    ]
    if asked.languages is not None:
        names = listed(map(language_name, asked.languages))
        demands.append(Fact(translate("Asked", "Languages"), names))
    facts = [fact for fact in demands if fact.value]
    facts.append(Fact(translate("Asked", "Looked in"), paragraphs_count(asked.paragraphs)))
    if asked.model:
        facts.append(Fact(translate("Asked", "Model of meanings"), isolated(asked.model)))
    return [*sections, Section(translate("Asked", "Where and how"), facts)]


def _asked_word(word: AskedWord) -> Fact:
    parts = []
    if word.folded != word.text:
        parts.append(translate("Asked", "as {word}").format(word=isolated(word.folded)))
    near = [f"{isolated(each.text)} ({number(each.held_by)})" for each in word.near[:_MOST_NEAR]]
    value = listed([*parts, *near]) or translate("Asked", "as it is written")
    return Fact(isolated(word.text), value, word.share)


def _quoted(texts: tuple[str, ...]) -> str:
    return listed(isolated(text) for text in texts)
