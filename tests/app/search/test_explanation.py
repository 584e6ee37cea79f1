"""An explanation says which word met which and what spoke for a passage, in a person's words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.search.explaining import words_of
from app.search.explanation import Section, what_was_asked, why
from index.documents import AskedWord
from tests.app.search.hits import QUESTION, hit


def facts(sections: list[Section]) -> dict[str, str]:
    """The value of every fact by its name, without the marks that isolate foreign text."""
    return {
        fact.name.strip("\u2068\u2069"): fact.value.replace("\u2068", "").replace("\u2069", "")
        for section in sections
        for fact in section.facts
    }


@pytest.mark.usefixtures("qapp")
def test_every_word_of_the_question_is_accounted_for() -> None:
    """Each asked word stands with what it met and how, nearest first, or with nothing."""
    told = facts(why(hit(), QUESTION))
    assert told["water"] == "Water (the same word, written otherwise)"
    assert told["drought"] == "pénurie (translated), shortage (near in meaning)"
    assert told["Ünder"] == "not here"


@pytest.mark.usefixtures("qapp")
def test_words_that_say_little_share_a_line() -> None:
    """They are not looked for, so nobody has to read that each of them is not here."""
    light = [AskedWord(text, text, 0.01, (), says_much=False) for text in ("of", "the")]
    told = facts(why(hit(), replace(QUESTION, words=(*light, *QUESTION.words))))
    assert told["of\u2069, \u2068the"] == "say little: not looked for"
    assert {"of", "the"}.isdisjoint(told)


@pytest.mark.usefixtures("qapp")
def test_scores_are_told_in_words() -> None:
    """Deviations are measured against what is usual in the language, shares are percent."""
    told = facts(why(hit(), QUESTION))
    assert told["Meaning of the whole"] == "far above what is usual in English (+4.0)"
    assert told["Meaning of the words"] == "a little above what is usual in English (+1.0)"
    assert told["Meaning of the best sentence"] == "no more than is usual in English (−0.4)"
    assert told["Question answered by its words"] == "72%"
    assert told["Letters in common"] == "more than any other passage"
    assert told["Found by"] == "the meaning of the whole, letters"


@pytest.mark.usefixtures("qapp")
def test_a_chance_below_the_threshold_is_told_as_one() -> None:
    """A weak passage is said to be weak."""
    told = facts(why(hit(), QUESTION))
    assert told["Chance that it answers"] == "10%: too low to count as an answer"


@pytest.mark.usefixtures("qapp")
def test_what_was_asked_shows_spelling_widening_and_filters() -> None:
    """Folded spellings, near words, words without a meaning, demands and filters are told."""
    told = facts(what_was_asked(QUESTION))
    assert told["water"] == "المياه (12)"
    assert told["drought"] == "as it is written"
    assert told["Ünder"] == "as under"
    assert told["ꙮꙮ"] == "looked for by its letters alone"
    assert told["Must not be there"] == "strike"
    assert told["Filters"] == "Arabic, not PDF"
    assert "Has to be there, letter by letter" not in told


@pytest.mark.usefixtures("qapp")
def test_an_explanation_can_be_heard() -> None:
    """A screen reader gets every fact as a line."""
    lines = words_of(why(hit(), QUESTION)).splitlines()
    assert lines[0] == "Word by word"
    assert "not here" in lines[3]
