"""OpenDocument texts (ODT): the body in reading order, its notes, and its metadata."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - it has no stubs

from index.documents import DateCertainty, ParagraphKind, ParsedDocument, ParsedParagraph
from index.importers.dates import iso_date
from index.importers.registry import Context
from index.importers.safe_xml import all_texts, children, first_text, local_name, parse_xml
from index.importers.safe_zip import SafeZip
from index.importers.titles import declared_title
from index.problems import EmptyProblem, ImportProblem, RefusedProblem

FORMAT = "odt"
EXTENSIONS = (".odt", ".ott", ".fodt")

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
MAX_SPACES = 100  # of one text:s, whatever it claims
MAX_NESTING = 60
SKIPPED = frozenset(
    {
        *("tracked-changes", "annotation", "forms", "sequence-decls", "index-title-template"),
        *("script", "title", "desc"),  # of a drawing: its names, shown to nobody
    }
)


@dataclass(slots=True)
class _Reader:
    notes: list[ParsedParagraph] = field(default_factory=list)
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Scope:
    kind: ParagraphKind = ParagraphKind.BODY
    level: int = 0


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The text of an OpenDocument file, packed or flat.

    Raises ``RefusedProblem`` (encrypted, unsafe), ``ImportProblem``, ``EmptyProblem``.
    """
    content, meta = _parts(data, context.name)
    reader = _Reader()
    body = next(content.iter("{*}text"), content)
    found = [*_blocks(body, _Scope(), reader), *reader.notes]
    if not found:
        raise EmptyProblem("no_text", context.name)
    facts = meta if meta is not None else content
    date = iso_date(first_text(facts, "creation-date") or first_text(facts, "date"))
    return ParsedDocument(
        paragraphs=tuple(found),
        format=FORMAT,
        title=_title(meta, found),
        authors=all_texts(facts, "initial-creator")[:1] or all_texts(facts, "creator")[:1],
        date=date,
        date_certainty=DateCertainty.DECLARED if date else DateCertainty.UNKNOWN,
        language=first_text(meta, "language") if meta is not None else None,
    )


def _parts(data: bytes, name: str) -> tuple[etree._Element, etree._Element | None]:
    """The content, and the metadata if there are any."""
    if data.lstrip()[:5] == b"<?xml":
        root = parse_xml(data, name)
        return next(root.iter("{*}body"), root), next(root.iter("{*}meta"), None)
    with SafeZip(data, name) as parts:
        if "META-INF/manifest.xml" in parts and b"encryption-data" in parts.read(
            "META-INF/manifest.xml"
        ):
            raise RefusedProblem("encrypted", name)
        if "content.xml" not in parts:
            raise ImportProblem("damaged", name, "content.xml is missing")
        content = parse_xml(parts.read("content.xml"), name)
        meta = parse_xml(parts.read("meta.xml"), name) if "meta.xml" in parts else None
    return next(content.iter("{*}body"), content), meta


def _title(meta: etree._Element | None, found: list[ParsedParagraph]) -> str | None:
    declared = declared_title(first_text(meta, "title")) if meta is not None else None
    headings = (part.text for part in found[:10] if part.kind is ParagraphKind.HEADING)
    return declared or next(headings, None)


def _blocks(element: etree._Element, scope: _Scope, reader: _Reader) -> Iterator[ParsedParagraph]:
    """Paragraphs and rows of tables below ``element``, in reading order."""
    reader.depth += 1
    if reader.depth <= MAX_NESTING:
        for child in element:
            yield from _block(child, scope, reader)
    reader.depth -= 1


def _block(child: etree._Element, scope: _Scope, reader: _Reader) -> Iterator[ParsedParagraph]:
    name = local_name(child)
    if name == "h":
        level = child.get(f"{TEXT}outline-level", "1")
        yield from _paragraph(
            child, _Scope(ParagraphKind.HEADING, int(level) if level.isdecimal() else 1), reader
        )
    elif name == "p":
        yield from _paragraph(child, scope, reader)
    elif name == "list":
        yield from _blocks(child, _Scope(ParagraphKind.LIST, scope.level + 1), reader)
    elif name == "table":
        for row in child.iter("{*}table-row"):
            yield from _row(row, reader)
    elif name not in SKIPPED:
        yield from _blocks(child, scope, reader)


def _row(row: etree._Element, reader: _Reader) -> Iterator[ParsedParagraph]:
    """The cells of a row, divided by tabs; a row of one cell is what the cell holds."""
    cells = [
        [part for part in _blocks(cell, _Scope(), reader) if part.text]
        for cell in children(row, "table-cell")
    ]
    filled = [cell for cell in cells if cell]
    if len(filled) == 1:
        yield from filled[0]
    elif filled:
        texts = (" ".join(part.text.replace("\n", " ") for part in cell) for cell in cells)
        yield ParsedParagraph(text="\t".join(texts).strip("\t"), kind=ParagraphKind.TABLE)


def _paragraph(
    element: etree._Element, scope: _Scope, reader: _Reader
) -> Iterator[ParsedParagraph]:
    boxes: list[etree._Element] = []
    text = "".join(_texts(element, reader, boxes)).strip()
    if text:
        yield ParsedParagraph(text=text, kind=scope.kind, level=scope.level)
    for box in boxes:
        yield from _blocks(box, _Scope(), reader)


def _texts(element: etree._Element, reader: _Reader, boxes: list[etree._Element]) -> Iterator[str]:
    """The pieces of a paragraph's text. Notes go to the reader, text boxes to ``boxes``."""
    yield _flat(element.text)
    stack = [iter(element)]
    tails: list[str | None] = []
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            if tails:
                yield _flat(tails.pop())
            continue
        name = local_name(child)
        if name == "text-box" or (child.tag.startswith(DRAWING) and children(child, "p")):
            boxes.append(child)
        elif name == "note":
            reader.notes.extend(_note(child, reader))
        elif name in {"s", "tab", "line-break"}:
            yield _spaces(child, name)
        elif name not in SKIPPED:
            yield _flat(child.text)
            stack.append(iter(child))
            tails.append(child.tail)
            continue
        yield _flat(child.tail)


def _flat(text: str | None) -> str:
    """Text as the format means it: any run of white space is one space."""
    if not text:
        return ""
    words = " ".join(text.split())
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() and words else ''}"


def _spaces(element: etree._Element, name: str) -> str:
    if name == "s":
        count = element.get(f"{TEXT}c", "1")
        return " " * min(int(count) if count.isdecimal() else 1, MAX_SPACES)
    return "\t" if name == "tab" else "\n"


def _note(element: etree._Element, reader: _Reader) -> Iterator[ParsedParagraph]:
    anchor = element.get(f"{TEXT}id")
    for body in children(element, "note-body"):
        for part in _blocks(body, _Scope(), reader):
            yield ParsedParagraph(text=part.text, kind=ParagraphKind.FOOTNOTE, anchor=anchor)
