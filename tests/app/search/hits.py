"""Hits and questions as the library returns them, for tests of what shows them."""

from __future__ import annotations

from index.documents import (
    Asked,
    AskedWord,
    DateCertainty,
    Direction,
    Document,
    Hit,
    NearWord,
    Paragraph,
    ParagraphKind,
    QueryFilter,
    Span,
    WordMatch,
)

TEXT = "Water shortage, la pénurie."


def document(number: int = 1, date: str | None = "2023-09-14") -> Document:
    """A document with a declared date, or none."""
    return Document(
        id=number,
        title=f"Document {number}",
        authors=(),
        date=date,
        date_certainty=DateCertainty.DECLARED if date else DateCertainty.UNKNOWN,
        language="en",
        direction=Direction.LTR,
        format="text",
        source=None,
        path=None,
        sha256=str(number),
        byte_size=10,
        imported_at="2024-05-19T10:00:00+00:00",
        paragraph_count=1,
    )


def hit(
    number: int = 1, place: int = 0, language: str = "en", date: str | None = "2023-09-14"
) -> Hit:
    """A passage of document ``number``, its paragraph ``place``."""
    return Hit(
        document=document(number, date),
        paragraph=Paragraph(
            id=number * 100 + place,
            document_id=number,
            number=place,
            text=TEXT,
            language=language,
            direction=Direction.LTR,
            kind=ParagraphKind.BODY,
            level=0,
            page=None,
            anchor=None,
            sentences=(Span(0, len(TEXT)),),
        ),
        score=1.0,
        probability=0.1,
        matched_by=("dense", "lexical"),
        sentence=Span(0, len(TEXT)),
        words=(
            WordMatch(0, 5, 0.9, "water", "folded", 1.0),
            WordMatch(6, 14, 0.8, "drought", "meaning", 0.5),
            WordMatch(19, 26, 0.7, "drought", "translated", 0.6),
        ),
        parts={
            "cosine": 0.4,
            "dense": 4.0,
            "late": 1.0,
            "coverage": 0.72,
            "lexical": 1.0,
            "sentence": -0.4,
        },
    )


QUESTION = Asked(
    words=(
        AskedWord("water", "water", 0.6, (NearWord("المياه", 0.8, 12),)),
        AskedWord("drought", "drought", 0.3, ()),
        AskedWord("Ünder", "under", 0.1, ()),
    ),
    unknown=("ꙮꙮ",),
    phrases=("side by side",),
    exact=(),
    excluded=("strike",),
    filters=(
        QueryFilter(field="lang", value="ar"),
        QueryFilter(field="kind", value="pdf", excluded=True),
    ),
    languages=None,
    documents=None,
    paragraphs=4_752,
    model="warraq-static 0.2",
    threshold=0.25,
)
