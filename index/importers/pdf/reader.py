"""The PDF importer: opens a file, reads its pages, its form fields and what it says of itself."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from index.documents import (
    DateCertainty,
    Direction,
    ParagraphKind,
    ParsedDocument,
    ParsedParagraph,
)
from index.importers.limits import MAX_PAGES, check_characters
from index.importers.pacing import progressed
from index.importers.pdf.glyphs import read_glyphs
from index.importers.pdf.layout import blocks
from index.importers.pdf.lines import Line, make_lines
from index.importers.pdf.paragraphs import direction_of_lines, paragraphs
from index.importers.pdf.quality import is_garbage
from index.importers.pdf.recognised import recognised_lines, recognition_notes
from index.importers.pdf.rendering import PdfPages
from index.importers.pdf.running import without_running_lines
from index.importers.registry import Context
from index.importers.titles import declared_title
from index.problems import EmptyProblem, ImportProblem, RefusedProblem

FORMAT = "pdf"
EXTENSIONS = (".pdf",)

LEAST_CHARACTERS = 3  # on a page with pictures; fewer are a stray mark of a scanner
CROWDED = 0.6  # em between baselines; nearer lines were torn apart by a slanting script
CROWDED_SHARE = 0.2  # of the lines, before the order of a document is in doubt
PDF_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?")


@dataclass(frozen=True, slots=True)
class Page:
    """What was read from one page."""

    number: int  # from 1
    lines: tuple[Line, ...]  # from top to bottom
    turned: tuple[tuple[Line, ...], ...]  # lines that run at other angles, angle by angle
    fields: tuple[str, ...]  # what is filled into the form
    needs_ocr: bool


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The text layer of a PDF file, page by page; of ``context.recognised`` pages, what was read.

    Pages without a usable text layer are named in ``unread_pages``. Raises ``RefusedProblem``
    (encrypted, too many pages), ``EmptyProblem`` when no page holds anything, ``ImportProblem``
    when pdfium cannot open the file.
    """
    document = _open(data, context)
    try:
        if len(document) > MAX_PAGES:
            raise RefusedProblem("too_many_pages", context.name, f"{MAX_PAGES:,}")
        pages, unreadable = _read_pages(document, context)
        return _document(document, pages, unreadable, context)
    finally:
        document.close()


def open_pages(data: bytes, context: Context) -> PdfPages:
    """The pages of a PDF file, to be looked at. Raises ``RefusedProblem``, ``ImportProblem``."""
    return PdfPages(_open(data, context))


def _open(data: bytes, context: Context) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise RefusedProblem("encrypted", context.name) from error
        raise ImportProblem("damaged", context.name, str(error)) from error


def _read_pages(document: pdfium.PdfDocument, context: Context) -> tuple[list[Page], int]:
    """Every page that pdfium can load, and how many it cannot."""
    if document.get_formtype() != raw.FORMTYPE_NONE:
        document.init_forms()
    pages: list[Page] = []
    unreadable = characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            unreadable += 1
            continue
        try:
            pages.append(_read_page(page, number + 1, context.recognised.get(number + 1)))
        finally:
            page.close()
        found = sum(len(line.items) for line in pages[-1].lines)
        characters += found
        check_characters(context.name, characters)
        progressed(found)
    return pages, unreadable


def _read_page(page: pdfium.PdfPage, number: int, recognised: bytes | None) -> Page:
    if recognised is not None:
        fields = tuple(_form_values(page))
        return Page(number, recognised_lines(recognised), (), fields, needs_ocr=False)
    text_page = page.get_textpage()
    try:
        glyphs = read_glyphs(text_page.raw, page.get_bbox())
    finally:
        text_page.close()
    runs = [tuple(make_lines(run)) for run in glyphs.runs]
    found = " ".join(line.text(Direction.LTR) for run in runs for line in run)
    fields = tuple(_form_values(page))
    garbage = is_garbage(found, glyphs.unmapped)
    scanned = len(found) < LEAST_CHARACTERS and not fields and _has_picture(page)
    if garbage or scanned:
        return Page(number, (), (), fields, needs_ocr=True)
    return Page(number, runs[0] if runs else (), tuple(runs[1:]), fields, needs_ocr=False)


def _has_picture(page: pdfium.PdfPage) -> bool:
    """Whether a page shows anything that may be a picture of text."""
    kinds = {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING}
    return any(True for _object in page.get_objects(filter=list(kinds), max_depth=3))


def _form_values(page: pdfium.PdfPage) -> Iterator[str]:
    """What is written in the form fields of a page, and its notes, in the order of the file."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), 1_000)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        try:
            value = _annotation_text(page, annotation)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
        if value:
            yield value


def _annotation_text(page: pdfium.PdfPage, annotation: Any) -> str:
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _wide(lambda *out: raw.FPDFAnnot_GetStringValue(annotation, b"Contents", *out))
    form = page.formenv
    if kind != raw.FPDF_ANNOT_WIDGET or form is None:
        return ""
    field = raw.FPDFAnnot_GetFormFieldType(form.raw, annotation)
    if field not in {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX}:
        return ""
    return _wide(lambda *out: raw.FPDFAnnot_GetFormFieldValue(form.raw, annotation, *out))


def _wide(read: Any) -> str:
    """A string that pdfium writes as UTF-16 into a buffer whose size it is asked for first."""
    size = read(None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    read(buffer, size)
    return " ".join(bytes(buffer)[: size - 2].decode("utf-16-le", "replace").split())


# The document -------------------------------------------------------------------------------------


def _document(
    document: pdfium.PdfDocument, pages: Sequence[Page], unreadable: int, context: Context
) -> ParsedDocument:
    found = _paragraphs(pages)
    unread = tuple(page.number for page in pages if page.needs_ocr)
    if not found and not unread:
        if not pages:
            raise ImportProblem("damaged", context.name, "no page can be read")
        raise EmptyProblem("no_text", context.name)
    check_characters(context.name, sum(len(paragraph.text) for paragraph in found))
    facts = document.get_metadata_dict(skip_empty=True)
    date = _date(facts)
    notes = {
        **recognition_notes(found, unread),
        "partly_read": unreadable > 0,
        "doubtful_order": _is_doubtful(pages),
    }
    return ParsedDocument(
        paragraphs=tuple(found),
        format=FORMAT,
        title=_title(facts.get("Title", ""), found),
        authors=_authors(facts.get("Author", "")),
        date=date,
        date_certainty=DateCertainty.DECLARED if date else DateCertainty.UNKNOWN,
        direction=_majority(found),
        notes=tuple(code for code, holds in notes.items() if holds),
        unread_pages=unread,
    )


def _paragraphs(pages: Sequence[Page]) -> list[ParsedParagraph]:
    direction = direction_of_lines(line for page in pages for line in page.lines)
    kept = without_running_lines([page.lines for page in pages])
    numbered = [
        (page.number, blocks(lines, _page_direction(lines, direction)))
        for page, lines in zip(pages, kept, strict=True)
    ]
    found = paragraphs(numbered)
    for page in pages:
        aside = [run for run in page.turned if run]
        found.extend(
            paragraph
            for run in aside
            for paragraph in paragraphs([(page.number, blocks(run, direction))])
        )
        found.extend(ParsedParagraph(text=value, page=page.number) for value in page.fields)
    return sorted(found, key=lambda paragraph: paragraph.page or 0)


def _page_direction(lines: Sequence[Line], fallback: Direction) -> Direction:
    return direction_of_lines(lines) if lines else fallback


def _majority(found: Sequence[ParsedParagraph]) -> Direction:
    rtl = sum(len(part.text) for part in found if part.direction is Direction.RTL)
    return Direction.RTL if 2 * rtl > sum(len(part.text) for part in found) else Direction.LTR


def _is_doubtful(pages: Sequence[Page]) -> bool:
    """Whether many lines stand so close that they were one line of a slanting script."""
    pairs = [
        (above.baseline - below.baseline) < CROWDED * below.size
        and above.left < below.right
        and below.left < above.right
        for page in pages
        for above, below in zip(page.lines, page.lines[1:], strict=False)
    ]
    return len(pairs) > 5 and sum(pairs) > CROWDED_SHARE * len(pairs)


# What the file says of itself ---------------------------------------------------------------------


def _title(declared: str, found: Sequence[ParsedParagraph]) -> str | None:
    """The declared title unless a program made it up, else the first large heading."""
    title = declared_title(declared)
    if title:
        return title
    headings = [part for part in found[:20] if part.kind is ParagraphKind.HEADING]
    return min(headings, key=lambda part: part.level).text if headings else None


def _authors(declared: str) -> tuple[str, ...]:
    return tuple(name for part in re.split(r"[;،]", declared) if (name := " ".join(part.split())))


def _date(facts: dict[str, str]) -> str | None:
    """Year, month and day of making, as ISO 8601; None if they are no date."""
    match = PDF_DATE.match(facts.get("CreationDate", ""))
    if match is None or not 1900 <= int(match[1]) <= 2200:
        return None
    year, month, day = match[1], match[2], match[3]
    if month is None or not 1 <= int(month) <= 12:
        return year
    if day is None or not 1 <= int(day) <= 31:
        return f"{year}-{month}"
    return f"{year}-{month}-{day}"
