"""A document as one column: which paragraph stands where, laid out only when it is asked for.

The space above the first paragraph, the header and the space below the last one count as part
of the paragraph that they stand at (its *extent*), so the column has no holes.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtGui import QFontMetricsF

from app.fonts import reading_font
from app.reader.block import Block
from app.reader.header import Header, header_blocks
from app.reader.source import DocumentSource, Pages, Position
from app.reader.styles import block_style, script_of
from app.typography import DEFAULT, Typography
from index.documents import Paragraph, ParagraphKind

_SAMPLE_PARAGRAPHS = 12
_SAMPLE_LETTERS = 800
_FEWEST_LETTERS = 120  # a shorter sample says little about the width of a letter
_CUT = "…"  # ends a title that is the beginning of the text
_MARGIN_PX = 48.0
_NARROW_MARGIN_PX = 24.0
_NARROW_PX = 480.0
_TOP_SHARE = 2.2  # space above and below the text, of the nominal size
_BOTTOM_SHARE = 5.0
_GAP = 0.85  # after a paragraph of text, as styles has it
_KEPT_BLOCKS = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The space that a column is set into, in pixels."""

    width: float  # of the viewport
    nominal: float  # size of Latin body letters
    typography: Typography = DEFAULT


class Column:
    """A typeset document. Pixels count from the top left of the whole column."""

    def __init__(self, source: DocumentSource, header: Header | None, page: Page) -> None:
        if not source.count:
            raise ValueError("a document without paragraphs cannot be set")
        self.pages = Pages(source)
        self._lengths = source.lengths
        self._header = header
        self.typeset(page)

    def __len__(self) -> int:
        return len(self.pages)

    def typeset(self, page: Page) -> None:
        """Set everything anew for another width or size."""
        # Brings numpy, 0.1 s: that waits for the first document, after the first paint.
        from app.reader.heights import Heights, estimate  # noqa: PLC0415

        self.page = page
        self._blocks: OrderedDict[int, Block] = OrderedDict()
        sample = self._sample()
        script = script_of(sample, self.pages[0].language)
        face = page.typography.face(script)
        font = reading_font(face, page.nominal)
        advance = face.advance * font.pixelSize()
        if len(sample) >= _FEWEST_LETTERS:
            advance = QFontMetricsF(font).horizontalAdvance(sample) / len(sample)
        margin = _MARGIN_PX if page.width >= _NARROW_PX else _NARROW_MARGIN_PX
        widest = max(page.width - 2 * margin, 4 * page.nominal)
        self.script = script
        """The script that most of the document is written in."""
        self.width = round(min(page.typography.of(script).measure * advance, widest))
        self.left = round((page.width - self.width) / 2)
        self.step = round(font.pixelSize() * face.step)
        self._set_header()
        self.heights = Heights(
            estimate(
                self._lengths,
                advance=advance,
                width=self.width,
                step=self.step,
                gap=round(_GAP * page.nominal),
            )
        )

    # Places ---------------------------------------------------------------------------------

    def block(self, number: int) -> Block:
        """Paragraph ``number`` laid out; its height is exact from then on."""
        block = self._blocks.get(number)
        if block is not None:
            self._blocks.move_to_end(number)
            return block
        paragraph = self.pages[number]
        following = self.pages[number + 1].kind if number + 1 < len(self) else None
        style = block_style(
            paragraph,
            self.page.nominal,
            title=self._is_title(number),
            following=following,
            typography=self.page.typography,
        )
        block = self._blocks[number] = Block(paragraph.text, style, self.width)
        if len(self._blocks) > _KEPT_BLOCKS:
            self._blocks.popitem(last=False)
        self.heights.correct(number, self.lead(number) + block.height + self._tail(number))
        return block

    def extent(self, number: int) -> float:
        """Exact height of a paragraph with the space above and below that belongs to it."""
        self.block(number)
        return self.heights[number]

    def lead(self, number: int) -> float:
        """Space above paragraph ``number`` within its extent: top margin, header."""
        lead = self._top_margin if number == 0 else 0.0
        return lead + (self._header_height if number == self.header_at else 0.0)

    def header_top(self) -> float:
        """Where the header begins within the extent of paragraph ``header_at``."""
        return self._top_margin if self.header_at == 0 else 0.0

    def page_begun(self, number: int) -> int | None:
        """The page of the source that begins with paragraph ``number``, if one does."""
        page = self.pages[number].page
        begins = number == 0 or self.pages[number - 1].page != page
        return page if begins else None

    def end(self) -> Position:
        """The position after the last character."""
        last = len(self) - 1
        return Position(last, len(self.pages[last].text))

    def _tail(self, number: int) -> float:
        return self._bottom_margin if number == len(self) - 1 else 0.0

    # Header ---------------------------------------------------------------------------------

    def _set_header(self) -> None:
        nominal = self.page.nominal
        self._top_margin = round(_TOP_SHARE * nominal)
        self._bottom_margin = round(_BOTTOM_SHARE * nominal)
        self.header_at = 1 if self._is_title(0) else 0
        self.header: list[Block] = []
        if self._header is not None:
            with_title = not _begins_with(self.pages[0], self._header.title)
            self.header = header_blocks(
                self._header,
                nominal,
                self.width,
                with_title=with_title,
                typography=self.page.typography,
            )
        self._header_height = sum(block.height for block in self.header)

    def _is_title(self, number: int) -> bool:
        """Whether this is a first paragraph that repeats the title: it is then set as title."""
        if number != 0 or self._header is None or len(self) < 2:
            return False
        return _same_words(self.pages[0], self._header.title)

    def _sample(self) -> str:
        count = min(_SAMPLE_PARAGRAPHS, len(self))
        first = [self.pages[number] for number in range(count)]
        body = [p.text for p in first if p.kind is ParagraphKind.BODY] or [p.text for p in first]
        return " ".join(body)[:_SAMPLE_LETTERS]


def _same_words(paragraph: Paragraph, title: str) -> bool:
    return paragraph.text.split() == title.split()


def _begins_with(paragraph: Paragraph, title: str) -> bool:
    """Whether the title is the paragraph, or only its beginning for want of a title ("…")."""
    if title.endswith(_CUT):
        words, wanted = paragraph.text.split(), title.removesuffix(_CUT).split()
        return words[: len(wanted)] == wanted
    return _same_words(paragraph, title)
