"""A report of passages as paragraphs, for whoever sets documents: the window prints it so."""

from __future__ import annotations

from index.documents import Handover, Paragraph, ParagraphKind, PrintableReport, Span
from index.handover.lines import Role, plain_line
from index.handover.report import Block, BlockKind, report
from index.handover.words import direction_of_words

_KINDS = {
    BlockKind.TITLE: (ParagraphKind.HEADING, 1),
    BlockKind.HEADING: (ParagraphKind.HEADING, 2),
    BlockKind.FACT: (ParagraphKind.CAPTION, 0),
    BlockKind.TEXT: (ParagraphKind.BODY, 0),
    BlockKind.QUOTE: (ParagraphKind.QUOTE, 1),
    BlockKind.NOTE: (ParagraphKind.BODY, 0),
}


def printable(handover: Handover) -> PrintableReport:
    """The report; of each quote that stands in its context, where it is."""
    blocks = report(handover)
    quoted = {number: span for number, block in enumerate(blocks) if (span := _quoted(block))}
    return PrintableReport(
        title="".join(run.text for run in blocks[0].runs),
        language=handover.language,
        direction=direction_of_words(handover.language),
        paragraphs=tuple(_paragraph(number, block) for number, block in enumerate(blocks)),
        quoted=quoted,
    )


def _paragraph(number: int, block: Block) -> Paragraph:
    kind, level = _KINDS[block.kind]
    return Paragraph(
        id=0,
        document_id=0,
        number=number,
        text=_text(block),
        language=block.language,
        direction=block.direction,
        kind=kind,
        level=level,
        page=None,
        anchor=None,
        sentences=(),
    )


def _text(block: Block) -> str:
    """A document's own words as they are; a line of ours with foreign pieces isolated."""
    if block.kind is BlockKind.QUOTE:
        return "".join(run.text for run in block.runs)
    return plain_line(block.runs, block.direction)


def _quoted(block: Block) -> Span | None:
    start = 0
    for run in block.runs:
        if run.role is Role.QUOTED:
            return Span(start, start + len(run.text)) if len(block.runs) > 1 else None
        start += len(run.text)
    return None
