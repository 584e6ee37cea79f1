"""Promises about passages on their way out: their quote, context and place in the whole text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.documents import (
    Direction,
    Hit,
    ItemOrigin,
    Paragraph,
    ParagraphKind,
    Place,
    Span,
    WordMatch,
)
from index.handover.items import (
    Passage,
    from_hit,
    from_passage,
    letters_before,
    whole_text,
)
from tests.index.handover.passages import document

TEXTS = ["Title", "قال المزارعون. خسروا القمح كله.", "", "The end 🌾 of it."]


def paragraph(number: int, text: str, *sentences: Span) -> Paragraph:
    """A body paragraph."""
    return Paragraph(
        id=number + 1,
        document_id=1,
        number=number,
        text=text,
        language="ar",
        direction=Direction.RTL,
        kind=ParagraphKind.BODY,
        level=0,
        page=2,
        anchor=None,
        sentences=sentences,
    )


@given(st.data())
def test_a_position_cuts_the_quote_from_the_whole_text(data: st.DataObject) -> None:
    """For any two places of a document, the offsets in its whole text give the quote."""
    first = data.draw(st.integers(0, len(TEXTS) - 1))
    last = data.draw(st.integers(first, len(TEXTS) - 1))
    start = Place(first, data.draw(st.integers(0, len(TEXTS[first]))))
    low = start.offset if first == last else 0
    end = Place(last, data.draw(st.integers(low, len(TEXTS[last]))))
    held = [paragraph(number, TEXTS[number]) for number in range(first, last + 1)]
    base = letters_before([len(text) for text in TEXTS], first)
    passage = Passage(document(), held, start, end)
    item = from_passage(passage, base, key="a", origin=ItemOrigin.SELECTION)
    assert whole_text(TEXTS)[item.position.start : item.position.end] == item.quote
    assert TEXTS[first][: start.offset] == item.before
    assert TEXTS[last][end.offset :] == item.after


def test_long_context_is_cut_at_words() -> None:
    """A page of context is cut between words, and says so."""
    text = "word " * 200 + "HERE" + " next" * 200
    passage = Passage(document(), [paragraph(0, text)], Place(0, 1000), Place(0, 1004))
    item = from_passage(passage, 0, key="a", origin=ItemOrigin.MARK)
    assert item.quote == "HERE"
    assert item.before.startswith("… word ")
    assert item.after.endswith("next …")
    assert max(len(item.before), len(item.after)) < 310


def test_a_hit_gives_its_best_sentence() -> None:
    """The sentence is the quote, numbered, and its words count from its start."""
    text = TEXTS[1]
    own = paragraph(1, text, Span(0, 15), Span(15, len(text)))
    hit = Hit(
        document=document(),
        paragraph=own,
        score=1.0,
        probability=0.7,
        matched_by=("dense",),
        sentence=Span(15, len(text)),
        words=(
            WordMatch(4, 13, 0.2, "farmers", "translated"),
            WordMatch(20, 25, 0.5, "wheat", "meaning"),
        ),
    )
    item = from_hit(hit, 6, key="hit-1", query="wheat")
    assert (item.quote, item.sentence, item.position.start) == (text[15:], 1, 21)
    (word,) = item.words
    assert item.quote[word.start : word.end] == text[20:25]
