"""Promises about the quote of a range of a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.anchoring.quoting import CONTEXT_LENGTH, JOINT, quote_of
from index.documents import Place

TEXTS = st.lists(st.text(alphabet="aب ֶ\U0001f600\n", max_size=90), min_size=1, max_size=5)


@given(texts=TEXTS, data=st.data())
def test_a_quote_is_a_piece_of_the_text(texts: list[str], data: st.DataObject) -> None:
    """Context, quote and context stand in a row in the text, as long as there is text."""
    places = [Place(n, at) for n, text in enumerate(texts) for at in range(len(text) + 1)]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(places), st.sampled_from(places))))
    if start == end:
        with pytest.raises(ValueError, match="Place"):
            quote_of(texts, start, end)
        return
    quote = quote_of(texts, start, end)
    whole = JOINT.join(texts)
    at = sum(len(text) + 1 for text in texts[: start.paragraph]) + start.offset
    assert whole[at:].startswith(quote.exact)
    assert quote.prefix == whole[max(0, at - CONTEXT_LENGTH) : at]
    behind = at + len(quote.exact)
    assert quote.suffix == whole[behind : behind + CONTEXT_LENGTH]


def test_texts_may_begin_in_the_middle_of_a_document() -> None:
    """``first`` says which paragraph the first text is."""
    quote = quote_of(["one", "two words", "three"], Place(8, 4), Place(9, 5), first=7)
    assert (quote.exact, quote.prefix, quote.suffix) == ("words\nthree", "one\ntwo ", "")
