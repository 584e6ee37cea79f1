"""What is printed: a document with its marks and a list of these, or a report of passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale

from app.handover.sheets import Part
from app.reader.header import header_of
from app.reader.layers import Layer, LayerStyle
from app.reader.library_source import read_document
from index.documents import (
    Annotation,
    Handover,
    Item,
    MarkColour,
    Paragraph,
    PrintableReport,
    Span,
)

if TYPE_CHECKING:
    from index.library import Library

_ALL = 1 << 31  # an offset after the end of any paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """All parts of something to be printed."""

    title: str
    parts: tuple[Part, ...]

    @property
    def paragraphs(self) -> int:
        """How much there is to set."""
        return sum(part.source.count for part in self.parts)


class ReportSource:
    """A report as the reader reads documents."""

    def __init__(self, report: PrintableReport) -> None:
        self._paragraphs = report.paragraphs

    @property
    def count(self) -> int:
        """Number of paragraphs."""
        return len(self._paragraphs)

    @property
    def lengths(self) -> Any:
        """Code points of each paragraph."""
        return [len(paragraph.text) for paragraph in self._paragraphs]

    def paragraphs(self, start: int, count: int) -> Sequence[Paragraph]:
        """``count`` paragraphs from number ``start`` on."""
        return self._paragraphs[start : start + count]


def document_print(
    library: Library, document_id: int, *, title: str, language: str, made_at: str
) -> Print:
    """A document with its marks; these follow as a numbered list, where there are any."""
    source = read_document(library, document_id)
    annotations = library.annotations.of_document(document_id)
    items = library.handing_over.marks(annotations)
    sure = [pair for pair in zip(annotations, items, strict=True) if pair[1].sure]
    part = Part(
        source=source,
        header=header_of(source.document, QLocale()),
        layers=_layers(sure),
        numbers=_numbers([item for _, item in sure]),
    )
    parts = [part]
    if items:
        handover = Handover(title=title, items=items, language=language, made_at=made_at)
        parts.append(_report_part(library.handing_over.printable(handover)))
    return Print(title=source.document.title, parts=tuple(parts))


def report_print(library: Library, handover: Handover) -> Print:
    """A report of passages."""
    report = library.handing_over.printable(handover)
    return Print(title=report.title, parts=(_report_part(report),))


def _report_part(report: PrintableReport) -> Part:
    layers = {
        paragraph: [Layer(paragraph, span, LayerStyle.MARK_YELLOW)]
        for paragraph, span in report.quoted.items()
    }
    return Part(source=ReportSource(report), layers=layers)


def _layers(sure: Sequence[tuple[Annotation, Item]]) -> dict[int, list[Layer]]:
    """The colours of marks; a judged passage is only numbered."""
    found: dict[int, list[Layer]] = defaultdict(list)
    for annotation, item in sure:
        if annotation.colour is None:
            continue
        style = _style(annotation.colour)
        for paragraph in range(item.start.paragraph, item.end.paragraph + 1):
            start = item.start.offset if paragraph == item.start.paragraph else 0
            end = item.end.offset if paragraph == item.end.paragraph else _ALL
            found[paragraph].append(Layer(paragraph, Span(start, end), style))
    return dict(found)


def _style(colour: MarkColour) -> LayerStyle:
    return LayerStyle.__members__.get(f"MARK_{colour.name}", LayerStyle.MARK_YELLOW)


def _numbers(items: Sequence[Item]) -> dict[int, list[tuple[int, int]]]:
    """As the list that follows numbers them."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for place, item in enumerate(items, 1):
        found[item.start.paragraph].append((item.start.offset, place))
    return dict(found)
