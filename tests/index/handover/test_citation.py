"""Promises about citations in both languages of the interface."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.documents import DateCertainty, Place
from index.handover.citation import citation
from index.handover.words import WORDS, date_words
from tests.index.handover.passages import document, english, item

CONTROLS = str.maketrans("", "", "\u200e\u200f\u2066\u2067\u2069")


def test_a_citation_says_who_what_where_and_when() -> None:
    """Author, title, source, date, page and paragraph, in the order of a footnote."""
    assert citation(item(), "en").translate(CONTROLS) == (
        "سلمى الراوي, “تجفيف هور الغدير”, https://example.org/marsh?id=1&x={2},"
        " 11 November 2017, p. 2, para. 4"
    )


def test_a_citation_speaks_arabic() -> None:
    """The same in the interface's other language, with its commas, quotes and months."""
    assert citation(item(), "ar").translate(CONTROLS) == (
        "سلمى الراوي، «تجفيف هور الغدير»، https://example.org/marsh?id=1&x={2}،"
        " 11 نوفمبر 2017، ص 2، الفقرة 4"
    )


@pytest.mark.parametrize(
    ("certainty", "words"),
    [
        (DateCertainty.DECLARED, "2017, p."),
        (DateCertainty.FOUND, "2017 (date read in the text)"),
        (DateCertainty.FILE, "2017 (date of the file, not of the text)"),
        (DateCertainty.UNKNOWN, "2017 (date uncertain)"),
    ],
)
def test_a_date_says_how_sure_it_is(certainty: DateCertainty, words: str) -> None:
    """A date that the document does not declare is never given as if it did."""
    dated = replace(item(), document=document(date_certainty=certainty))
    assert words in citation(dated, "en")


def test_what_is_not_known_is_left_out() -> None:
    """No author, source, date or page: no empty places, and no date made up."""
    bare = document(authors=(), source=None, date=None)
    assert citation(replace(item(), document=bare, page=None), "en").translate(CONTROLS) == (
        "“تجفيف هور الغدير”, undated, para. 4"
    )


def test_a_quote_over_paragraphs_says_both_ends() -> None:
    """First and last paragraph are named."""
    assert citation(replace(english(), end=Place(5, 3)), "en").endswith("paras. 4–6")


def test_an_address_is_isolated_in_an_arabic_line() -> None:
    """A web address keeps its own order between Arabic words."""
    assert "\u2066https://example.org/marsh?id=1&x={2}\u2069" in citation(item(), "ar")


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2017", "2017"),
        ("2017-11", "November 2017"),
        ("2017-11-11T08:00", "11 November 2017"),
        ("2017-13-01", "2017"),
        ("around 1950", "around 1950"),
        (None, ""),
    ],
)
def test_dates_are_as_exact_as_they_are(date: str | None, words: str) -> None:
    """A year stays a year; what is no date is shown as it is."""
    assert date_words(date, "en") == words


def test_every_word_has_both_languages() -> None:
    """No phrase is missing in Arabic, and both have the same places to fill in."""
    for code, (first, second) in WORDS.items():
        assert bool(first) == bool(second), code
        assert first.count("{") == second.count("{"), code
