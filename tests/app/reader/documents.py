"""Documents in memory and hits on them, for the tests of the reader."""

from __future__ import annotations

from collections.abc import Sequence

from index.documents import (
    DateCertainty,
    Direction,
    Document,
    Hit,
    Paragraph,
    ParagraphKind,
    Span,
    WordMatch,
)

ARABIC = (
    "وقالت الوزارة إن شح المياه أجبر أكثر من أربعة آلاف أسرة على مغادرة القرى المحيطة بهور الحمار،"
    " وإن صيادي الأسماك فقدوا مصدر رزقهم الوحيد. ويقول John Smith إن العودة ممكنة عام 2023."
)
ENGLISH = (
    "The shortage has forced more than four thousand families to leave the villages around Hammar."
    " The return of water (عودة المياه) is possible, he adds, but time is running out."
)


def paragraph(
    number: int,
    text: str,
    direction: Direction = Direction.LTR,
    *,
    language: str = "en",
    kind: ParagraphKind = ParagraphKind.BODY,
    level: int = 0,
) -> Paragraph:
    """A paragraph of document 1."""
    return Paragraph(
        id=number + 1,
        document_id=1,
        number=number,
        text=text,
        language=language,
        direction=direction,
        kind=kind,
        level=level,
        page=None,
        anchor=None,
        sentences=(),
    )


def arabic(number: int, text: str = ARABIC) -> Paragraph:
    """An Arabic paragraph."""
    return paragraph(number, text, Direction.RTL, language="ar")


class MemoryDocument:
    """A source of given paragraphs that remembers how many were asked for."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = tuple(paragraphs)
        self.asked = 0

    @property
    def count(self) -> int:
        return len(self._paragraphs)

    @property
    def lengths(self) -> list[int]:
        return [len(paragraph.text) for paragraph in self._paragraphs]

    def paragraphs(self, start: int, count: int) -> Sequence[Paragraph]:
        found = self._paragraphs[start : start + count]
        self.asked += len(found)
        return found


def long_document(count: int = 400) -> MemoryDocument:
    """Arabic and English paragraphs of very different lengths, in turns."""
    return MemoryDocument(
        [
            arabic(n, ARABIC * (1 + n % 5)) if n % 2 else paragraph(n, ENGLISH[: 40 + n * 7 % 130])
            for n in range(count)
        ]
    )


DOCUMENT = Document(
    id=1,
    title="أزمة المياه في الأهوار",
    authors=("سلمى الكرخي",),
    date="2023-09-14",
    date_certainty=DateCertainty.DECLARED,
    language="ar",
    direction=Direction.RTL,
    format="text",
    source="https://www.rafidain.example/ar/1",
    path=None,
    sha256="0" * 64,
    byte_size=1,
    imported_at="2024-01-01T00:00:00Z",
    paragraph_count=1,
)


def span_of(text: str, words: str) -> Span:
    """Where ``words`` stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def hit_on(paragraph: Paragraph, sentence: str, words: dict[str, float] | None = None) -> Hit:
    """A hit with this best sentence and these words by weight."""
    matches = tuple(
        WordMatch(*span_of(paragraph.text, word), weight, "query", "meaning")
        for word, weight in (words or {}).items()
    )
    return Hit(
        document=DOCUMENT,
        paragraph=paragraph,
        score=1.0,
        probability=0.9,
        matched_by=("dense",),
        sentence=span_of(paragraph.text, sentence),
        words=tuple(sorted(matches)),
    )
