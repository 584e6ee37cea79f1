"""Passages for tests: an Arabic, a Hebrew and an English one, and any that hypothesis thinks of."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from index.documents import (
    DateCertainty,
    Direction,
    Document,
    Handover,
    Item,
    ItemOrigin,
    Place,
    Span,
    WordMatch,
)

MADE_AT = "2026-03-01T10:20:30Z"
# Everything that a file can say: all of Unicode but surrogates, which no UTF-8 holds.
ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


def document(**changes: object) -> Document:
    """An Arabic article with everything known."""
    base = Document(
        id=1,
        title="تجفيف هور الغدير",
        authors=("سلمى الراوي",),
        date="2017-11-11",
        date_certainty=DateCertainty.DECLARED,
        language="ar",
        direction=Direction.RTL,
        format="html",
        source="https://example.org/marsh?id=1&x={2}",
        path="/home/someone/هور.html",
        sha256="ab" * 32,
        byte_size=1200,
        imported_at="2026-02-01T08:00:00Z",
        paragraph_count=9,
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def item(quote: str = "رحلت أربعون عائلة عن الهور.", **changes: object) -> Item:
    """A mark in the Arabic article."""
    base = Item(
        key="mark-1",
        origin=ItemOrigin.MARK,
        document=document(),
        start=Place(3, 10),
        end=Place(3, 10 + len(quote)),
        position=Span(110, 110 + len(quote)),
        quote=quote,
        before="في العام الماضي ",
        after=" ولم تعد.",
        language="ar",
        direction=Direction.RTL,
        page=2,
        sentence=0,
        colour="Numbers",
        note="Check with the 2019 census",
        tags=("عائلات", "water"),
        state="relevant",
        created_at="2026-02-02T09:00:00Z",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def english(**changes: object) -> Item:
    """A hit in an English report without a date."""
    quote = "Forty families left (in 2017)."
    report = document(
        id=2,
        title="The marsh of al-Ghadir",
        authors=("Jane Doe", "عمر"),
        date=None,
        date_certainty=DateCertainty.UNKNOWN,
        language="en",
        direction=Direction.LTR,
        format="pdf",
        source=None,
        sha256="cd" * 32,
    )
    base = item(
        quote,
        key="hit-1",
        origin=ItemOrigin.HIT,
        document=report,
        before="",
        after=" They took what they had.",
        language="en",
        direction=Direction.LTR,
        page=None,
        colour="",
        note="",
        tags=(),
        state="",
        created_at="",
        query="العائلات",
        probability=0.61,
        words=(WordMatch(6, 14, 0.6, "العائلات", "translated"),),
    )
    return replace(base, **changes)


def handover(*items: Item, **changes: object) -> Handover:
    """Items that go together."""
    base = Handover(title="هور", items=items or (item(), english()), made_at=MADE_AT)
    return replace(base, **changes)  # type: ignore[arg-type]
