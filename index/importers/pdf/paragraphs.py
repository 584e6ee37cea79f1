"""The paragraphs of a document from the columns of its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from index.documents import Direction, ParsedParagraph
from index.importers.pdf.drafts import Setting, drafts_of, rejoined
from index.importers.pdf.kinds import heading_sizes, paragraph_of
from index.importers.pdf.layout import Block
from index.importers.pdf.lines import Line

FEW_STEPS = 3  # from line to line: less do not tell what is usual
WIDEST_LEADING = 1.5  # em, where nothing tells


def paragraphs(pages: Sequence[tuple[int, Sequence[Block]]]) -> list[ParsedParagraph]:
    """The paragraphs of a document, given the blocks of its pages in reading order."""
    lines = [line for _page, page_blocks in pages for block in page_blocks for line in block.lines]
    if not lines:
        return []
    setting = _setting(lines, pages)
    drafts = [
        draft
        for page, page_blocks in pages
        for block in page_blocks
        for draft in drafts_of(page, block, setting)
    ]
    drafts = rejoined(drafts, setting)
    sizes = heading_sizes(drafts, setting)
    return [paragraph for draft in drafts if (paragraph := paragraph_of(draft, setting, sizes))]


def direction_of_lines(lines: Iterable[Line]) -> Direction:
    """The direction of most letters; left to right if there are none."""
    surplus = sum(line.rtl - line.ltr for line in lines)
    return Direction.RTL if surplus > 0 else Direction.LTR


def _setting(lines: Sequence[Line], pages: Sequence[tuple[int, Sequence[Block]]]) -> Setting:
    weights: Counter[float] = Counter()
    bold = 0
    for line in lines:
        weights[round(line.size * 2) / 2] += len(line.items)
        bold += len(line.items) if line.bold else 0
    size = weights.most_common(1)[0][0]
    steps = [
        (above.baseline - below.baseline) / below.size
        for _page, page_blocks in pages
        for block in page_blocks
        for above, below in zip(block.lines, block.lines[1:], strict=False)
        if abs(below.size - size) < 0.1 * size
    ]
    steps = [step for step in steps if 0.8 < step < 3]
    if len(steps) < FEW_STEPS:  # they may all be between paragraphs
        steps = [min(step, WIDEST_LEADING) for step in steps]
    direction = direction_of_lines(lines)
    return Setting(
        direction=direction,
        size=size,
        leading=median(steps) if steps else 1.2,
        bold=bold * 2 > sum(weights.values()),
        words=frozenset(word for line in lines for word in line.text(direction).lower().split()),
    )
