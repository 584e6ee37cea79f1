"""What can happen to a text under a mark: changes that know where the marked words come to stand.

A change gets the paragraphs, the marked range and a random source; it returns the new paragraphs
and where the range is in them, or None where the marked text is no longer there.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.documents import Place
from index.text.words import words

HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
NIQQUD = "\u05b0\u05b1\u05b4\u05b5\u05b6\u05b7\u05b8\u05b9\u05bc"
NOISE = 0.06
TWIN = 1 / 3
CONTEXT_WORDS = 1 / 10


class Marked(NamedTuple):
    """Paragraphs and a range in them; None: the marked text is not there."""

    texts: list[str]
    start: Place | None
    end: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a change takes chance, words and paragraphs from."""

    rng: random.Random
    vocabulary: Sequence[str]
    others: Sequence[Sequence[str]]  # other documents of the language


Change = Callable[[Marked, Source], Marked | None]  # None: it cannot happen to this quote
Piece = Callable[[str, int, random.Random], str]  # text, index of a character → what it becomes


def _each(piece: Piece) -> Change:
    """The change that turns every character into a piece of text of its own."""

    def change(marked: Marked, source: Source) -> Marked | None:
        pieces = [[piece(text, at, source.rng) for at in range(len(text))] for text in marked.texts]
        if ["".join(p) for p in pieces] == marked.texts:
            return None
        return Marked(
            ["".join(p) for p in pieces],
            _moved(marked.start, pieces),
            _moved(marked.end, pieces),
        )

    return change


def _moved(place: Place | None, pieces: list[list[str]]) -> Place | None:
    if place is None:
        return None
    return Place(place.paragraph, sum(map(len, pieces[place.paragraph][: place.offset])))


def _vowelled(text: str, at: int, rng: random.Random) -> str:
    if "\u0621" <= text[at] <= "\u06d3" and text[at].isalpha():
        return text[at] + (rng.choice(HARAKAT) if rng.random() < 0.7 else "")
    if "א" <= text[at] <= "ת":
        return text[at] + (rng.choice(NIQQUD) if rng.random() < 0.7 else "")
    return text[at]


def _spaced(text: str, at: int, rng: random.Random) -> str:
    joins = at + 1 < len(text) and text[at] in "بتثسشكلمنهيف" and text[at + 1].isalpha()
    if text[at] == " ":
        return rng.choice([" ", "\u00a0", "\n", "  ", "\u202f"])
    return text[at] + ("\u0640" * rng.randint(1, 2) if joins and rng.random() < 0.15 else "")


def _presentation_forms() -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for code in (*range(0xFB2A, 0xFB4F), *range(0xFB50, 0xFBB2), *range(0xFE80, 0xFEFD)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and unicodedata.category(chr(code)) == "Lo":
            forms.setdefault(plain, []).append(chr(code))
    return forms


_FORMS = _presentation_forms()
_LIGATURES = {"لا": "\ufefb", "لأ": "\ufef7", "لإ": "\ufef9", "لآ": "\ufef5", "fi": "ﬁ", "fl": "ﬂ"}


def _shaped(text: str, at: int, rng: random.Random) -> str:
    if text[max(0, at - 1) : at + 1] in _LIGATURES:
        return ""
    ligature = _LIGATURES.get(text[at : at + 2])
    return ligature or rng.choice(_FORMS.get(text[at], [text[at]]))


def _decomposed(text: str, at: int, _: random.Random) -> str:
    return unicodedata.normalize("NFD", text[at])


def _joiners(text: str, at: int, rng: random.Random) -> str:
    """ZWNJ lost or made a space, direction marks strewn in."""
    if text[at] == "\u200c":
        return rng.choice(["", " "])
    return text[at] + ("\u200f" if text[at] == " " and rng.random() < 0.2 else "")


_SIGNS = {
    '"': "“”«»",
    "'": "’‘",
    "-": "–—‐",
    "–": "-—",
    "“": '"«',
    "”": '"»',
    "’": "'",
    ",": "،,",
    "،": ",",
}


def _set_anew(text: str, at: int, rng: random.Random) -> str:
    if text[at + 1 : at + 2].isdigit():
        return text[at]
    return rng.choice(_SIGNS.get(text[at], text[at]))


def _noise(text: str, at: int, rng: random.Random) -> str:
    chance = rng.random()
    if chance > NOISE or text[at].isspace():
        return text[at]
    letter = rng.choice([c for c in text if c.isalpha()] or ["x"])
    return (letter, "", text[at] + letter)[int(chance / NOISE * 3) % 3]


def unchanged(marked: Marked, _: Source) -> Marked:
    """The same text."""
    return marked


def inserted(marked: Marked, source: Source) -> Marked:
    """Four paragraphs put in between others."""
    for _ in range(4):
        at = source.rng.randint(0, len(marked.texts))
        paragraph = source.rng.choice(source.rng.choice(source.others))
        marked = _put_in(marked, at, [paragraph])
    return marked


def _put_in(marked: Marked, at: int, new: list[str]) -> Marked:
    assert marked.start is not None
    assert marked.end is not None
    if marked.start.paragraph < at <= marked.end.paragraph:
        at = marked.start.paragraph
    shift = len(new) if at <= marked.start.paragraph else 0
    return Marked(
        [*marked.texts[:at], *new, *marked.texts[at:]],
        Place(marked.start.paragraph + shift, marked.start.offset),
        Place(marked.end.paragraph + shift, marked.end.offset),
    )


def split(marked: Marked, source: Source) -> Marked | None:
    """A paragraph of the mark broken in two at a space outside of it."""
    assert marked.start is not None
    assert marked.end is not None
    number = marked.start.paragraph
    text = marked.texts[number]
    places = [m.start() for m in re.finditer(" ", text) if m.start() < marked.start.offset]
    if not places or marked.end.paragraph != number:
        return None
    at = places[-1] if source.rng.random() < 0.5 else source.rng.choice(places)
    texts = [*marked.texts[:number], text[:at], text[at + 1 :], *marked.texts[number + 1 :]]
    shift = at + 1
    return Marked(
        texts,
        Place(number + 1, marked.start.offset - shift),
        Place(number + 1, marked.end.offset - shift),
    )


def merged(marked: Marked, _: Source) -> Marked | None:
    """The paragraph of the mark joined with the one before it."""
    assert marked.start is not None
    assert marked.end is not None
    number = marked.start.paragraph
    if number == 0 or marked.end.paragraph != number:
        return None
    before = marked.texts[number - 1] + " "
    texts = [*marked.texts[: number - 1], before + marked.texts[number]]
    return Marked(
        [*texts, *marked.texts[number + 1 :]],
        Place(number - 1, marked.start.offset + len(before)),
        Place(number - 1, marked.end.offset + len(before)),
    )


def shuffled(marked: Marked, source: Source) -> Marked | None:
    """All paragraphs in another order."""
    assert marked.start is not None
    assert marked.end is not None
    if marked.start.paragraph != marked.end.paragraph:
        return None
    order = list(range(len(marked.texts)))
    source.rng.shuffle(order)
    number = order.index(marked.start.paragraph)
    return Marked(
        [marked.texts[n] for n in order],
        Place(number, marked.start.offset),
        Place(number, marked.end.offset),
    )


def decoy(marked: Marked, source: Source) -> Marked | None:
    """The quoted words a second time, in a paragraph of another text that stands elsewhere."""
    assert marked.start is not None
    assert marked.end is not None
    if marked.start.paragraph != marked.end.paragraph:
        return None
    quote = marked.texts[marked.start.paragraph][marked.start.offset : marked.end.offset]
    host = source.rng.choice(source.rng.choice(source.others)).split(" ")
    at = source.rng.randint(0, len(host))
    paragraph = " ".join([*host[:at], quote, *host[at:]])
    number = marked.start.paragraph
    places = [n for n in range(len(marked.texts) + 1) if not number - 1 <= n <= number + 2]
    return _put_in(marked, source.rng.choice(places), [paragraph]) if places else None


def decoy_alone(marked: Marked, source: Source) -> Marked | None:
    """The quoted words in another paragraph only: their own paragraph is gone."""
    changed = decoy(marked, source)
    if changed is None or changed.start is None:
        return None
    texts = list(changed.texts)
    del texts[changed.start.paragraph]
    return Marked(texts, None, None)


def _replacing(share: float, *, inside: bool, outside: bool) -> Change:
    """Words replaced by others of the language, in the quote, outside of it, or both."""

    def change(marked: Marked, source: Source) -> Marked | None:
        assert marked.start is not None
        assert marked.end is not None
        edits: list[tuple[int, int, int, str]] = []
        for number, text in enumerate(marked.texts):
            for start, end in words(text):
                inner = marked.start <= (number, start) < marked.end
                if (inside if inner else outside) and source.rng.random() < share:
                    word = _other(text[start:end], source)
                    edits.append((number, start, end, word))
        return _edited(marked, edits)

    return change


def _other(word: str, source: Source) -> str:
    while (new := source.rng.choice(source.vocabulary)) == word:
        pass
    return new


def _edited(marked: Marked, edits: list[tuple[int, int, int, str]]) -> Marked:
    texts, start, end = list(marked.texts), marked.start, marked.end
    assert start is not None
    assert end is not None
    for number, from_, to, word in reversed(edits):
        texts[number] = texts[number][:from_] + word + texts[number][to:]
        shift = len(word) - (to - from_)
        if (number, to) <= start and number == start.paragraph:
            start = Place(number, start.offset + shift)
        if (number, to) <= end and number == end.paragraph:
            end = Place(number, end.offset + shift)
    return Marked(texts, start, end)


def word_replaced(marked: Marked, source: Source) -> Marked:
    """One word of the quote replaced by another."""
    assert marked.start is not None
    assert marked.end is not None
    number = marked.start.paragraph
    inner = [
        (start, end)
        for start, end in words(marked.texts[number])
        if marked.start <= (number, start) and (number, end) <= marked.end
    ]
    start, end = source.rng.choice(inner)
    word = _other(marked.texts[number][start:end], source)
    return _edited(marked, [(number, start, end, word)])


def number_changed(marked: Marked, source: Source) -> Marked | None:
    """One digit of the quote replaced by another."""
    assert marked.start is not None
    assert marked.end is not None
    number = marked.start.paragraph
    digits = [
        at
        for at, character in enumerate(marked.texts[number])
        if character.isdecimal() and marked.start <= (number, at) < marked.end
    ]
    if not digits:
        return None
    at = source.rng.choice(digits)
    old = int(marked.texts[number][at])
    new = str((old + source.rng.randint(1, 9)) % 10)
    return _edited(marked, [(number, at, at + 1, new)])


def deleted(marked: Marked, _: Source) -> Marked:
    """The paragraphs of the mark taken out."""
    assert marked.start is not None
    assert marked.end is not None
    kept = [*marked.texts[: marked.start.paragraph], *marked.texts[marked.end.paragraph + 1 :]]
    return Marked(kept, None, None)


def twin(marked: Marked, source: Source) -> Marked | None:
    """A near twin of the document in its place: a third of all words are others."""
    changed = _replacing(TWIN, inside=True, outside=True)(marked, source)
    return None if changed is None else Marked(changed.texts, None, None)


def other(_: Marked, source: Source) -> Marked:
    """Another document of the language in its place."""
    return Marked(list(source.rng.choice(source.others)), None, None)


CHANGES: dict[str, Change] = {
    "none": unchanged,
    "4 paragraphs inserted": inserted,
    "vowel marks added": _each(_vowelled),
    "NBSP, breaks, tatweel": _each(_spaced),
    "presentation forms, lam-alef, fi": _each(_shaped),
    "NFD": _each(_decomposed),
    "ZWNJ lost, direction marks": _each(_joiners),
    "quotation marks and dashes set anew": _each(_set_anew),
    "paragraph split": split,
    "paragraphs merged": merged,
    "paragraphs in another order": shuffled,
    "every tenth word around it replaced": _replacing(CONTEXT_WORDS, inside=False, outside=True),
    "its words stand elsewhere too": decoy,
    "its words stand elsewhere only": decoy_alone,
    "6 % character noise": _each(_noise),
    "one quoted word replaced": word_replaced,
    "a number in it changed": number_changed,
    "its paragraph deleted": deleted,
    "near twin instead": twin,
    "another document instead": other,
}
