"""Word documents (DOCX): the body in reading order, its notes, and what the file says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - it has no stubs

from index.documents import (
    DateCertainty,
    Direction,
    ParagraphKind,
    ParsedDocument,
    ParsedParagraph,
)
from index.importers.dates import iso_date
from index.importers.html_parts import html_paragraphs
from index.importers.registry import Context
from index.importers.safe_xml import all_texts, children, first_text, local_name, parse_xml
from index.importers.safe_zip import SafeZip, is_ole
from index.importers.titles import declared_title
from index.problems import EmptyProblem, ImportProblem, RefusedProblem

FORMAT = "docx"
EXTENSIONS = (".docx", ".docm", ".dotx")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
HTML_NAME = re.compile(r"(?i)\.x?html?$")
MAX_NESTING = 40  # of tables and text boxes

# Deleted text, instructions of fields, and the old drawing that repeats a text box.
SKIPPED = frozenset(
    {"delText", "instrText", "del", "moveFrom", "Fallback", "pPr", "rPr", "delInstrText"}
)
LINE_TEXTS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
NUMBER = "\ue070"  # stands for the number of a note, which Word draws
# Many set it in brackets, which say nothing without it.
_BRACKETED = re.compile(rf"[ \u00a0]?[(\[][ \u00a0]*{NUMBER}[ \u00a0]*[)\]]")
_REFERENCE = re.compile(NUMBER)
HEADING = re.compile(r"(?i)(?:heading|überschrift|titre|título|заголовок|عنوان|כותרת)\s*(\d)")
QUOTE = re.compile(r"(?i)quote|zitat|citation")
CAPTION = re.compile(r"(?i)caption|beschriftung|légende")
TITLES = frozenset({"title", "titel", "titre"})


@dataclass(slots=True)
class _Reader:
    """What a document's paragraphs need to know of its other parts."""

    styles: dict[str, tuple[str, int | None]] = field(default_factory=dict)
    notes: dict[str, etree._Element] = field(default_factory=dict)  # "footnote 3" → element
    seen_notes: list[str] = field(default_factory=list)
    chunks: dict[str, list[ParsedParagraph]] = field(default_factory=dict)  # by relation id
    depth: int = 0


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The text of a Word document.

    Raises ``RefusedProblem`` (encrypted, unsafe), ``ImportProblem``, ``EmptyProblem``.
    """
    if is_ole(data):
        raise RefusedProblem("encrypted", context.name)
    with SafeZip(data, context.name) as parts:
        main = _main_part(parts, context.name)
        root = parse_xml(parts.read(main), context.name)
        folder = main.rpartition("/")[0]
        reader = _Reader(
            styles=_styles(parts, f"{folder}/styles.xml", context.name),
            notes=_notes(parts, folder, context.name),
            chunks=_chunks(parts, root, main, context.name),
        )
        core = _part(parts, "docProps/core.xml", context.name)
    body = next(root.iter(f"{W}body"), root)
    found = [*_blocks(body, reader), *_footnotes(reader)]
    if not found:
        raise EmptyProblem("no_text", context.name)
    return _document(found, core)


def _main_part(parts: SafeZip, name: str) -> str:
    """Where the text is: elsewhere now and then, as the content types say."""
    if "word/document.xml" in parts:
        return "word/document.xml"
    if "[Content_Types].xml" in parts:
        for override in parse_xml(parts.read("[Content_Types].xml"), name).iter("{*}Override"):
            place = override.get("PartName", "").lstrip("/")
            if (
                "wordprocessingml" in override.get("ContentType", "")
                and place in parts
                and (override.get("ContentType", "").endswith("main+xml"))
            ):
                return place
    raise ImportProblem("damaged", name, "word/document.xml is missing")


def _part(parts: SafeZip, member: str, name: str) -> etree._Element | None:
    """A part that a document may lack, or have in disorder."""
    if member not in parts:
        return None
    try:
        return parse_xml(parts.read(member), name)
    except RefusedProblem:
        raise
    except ImportProblem:
        return None


def _styles(parts: SafeZip, member: str, name: str) -> dict[str, tuple[str, int | None]]:
    """The name and the outline level (from 1) of each style by its id."""
    root = _part(parts, member, name)
    found: dict[str, tuple[str, int | None]] = {}
    based: dict[str, str] = {}
    for style in root.iter(f"{W}style") if root is not None else ():
        key = style.get(f"{W}styleId", "")
        for value in style.iter(f"{W}basedOn"):
            based[key] = value.get(f"{W}val", "")
        label = next((item.get(f"{W}val", "") for item in style.iter(f"{W}name")), key)
        found[key] = (label, _outline_level(style))
    for key, (label, level) in list(found.items()):
        parent = based.get(key)
        if level is None and parent in found:
            found[key] = (label, found[parent][1])
    return found


def _outline_level(element: etree._Element) -> int | None:
    for item in element.iter(f"{W}outlineLvl"):
        value = item.get(f"{W}val", "")
        if value.isdecimal() and int(value) < 9:
            return int(value) + 1
    return None


def _notes(parts: SafeZip, folder: str, name: str) -> dict[str, etree._Element]:
    found: dict[str, etree._Element] = {}
    for kind in ("footnote", "endnote"):
        root = _part(parts, f"{folder}/{kind}s.xml", name)
        for note in root.iter(f"{W}{kind}") if root is not None else ():
            if note.get(f"{W}type") is None:
                found[f"{kind} {note.get(f'{W}id')}"] = note
    return found


def _chunks(
    parts: SafeZip, root: etree._Element, main: str, name: str
) -> dict[str, list[ParsedParagraph]]:
    """The pages of HTML that stand in place of a part of the text, by their relation's id."""
    wanted = {chunk.get(f"{R}id") for chunk in root.iter(f"{W}altChunk")}
    folder, _, file = main.rpartition("/")
    relations = _part(parts, f"{folder}/_rels/{file}.rels", name) if wanted else None
    found: dict[str, list[ParsedParagraph]] = {}
    for relation in relations.iter("{*}Relationship") if relations is not None else ():
        target = relation.get("Target", "").lstrip("/")
        member = target if target in parts else f"{folder}/{target}"
        if relation.get("Id") in wanted and member in parts and HTML_NAME.search(member):
            found[relation.get("Id")] = list(html_paragraphs(parts.read(member), name))
    return found


# Blocks -------------------------------------------------------------------------------------------


def _blocks(element: etree._Element, reader: _Reader) -> Iterator[ParsedParagraph]:
    """Paragraphs and rows of tables below ``element``, in reading order."""
    reader.depth += 1
    if reader.depth <= MAX_NESTING:
        for child in element:
            name = local_name(child)
            if name == "p":
                yield from _paragraph(child, reader)
            elif name == "tbl":
                yield from _table(child, reader)
            elif name == "altChunk":
                yield from reader.chunks.get(child.get(f"{R}id"), ())
            elif name not in SKIPPED and name != "sectPr":
                yield from _blocks(child, reader)
    reader.depth -= 1


def _paragraph(element: etree._Element, reader: _Reader) -> Iterator[ParsedParagraph]:
    boxes: list[etree._Element] = []
    text = "".join(_texts(element, reader, boxes))
    text = _REFERENCE.sub("", _BRACKETED.sub("", text)).strip()
    if text:
        kind, level = _kind(element, reader)
        yield ParsedParagraph(text=text, kind=kind, level=level, direction=_direction(element))
    for box in boxes:
        yield from _blocks(box, reader)


def _texts(element: etree._Element, reader: _Reader, boxes: list[etree._Element]) -> Iterator[str]:
    """The pieces of a paragraph's text; text boxes in it are gathered in ``boxes``."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        name = local_name(child)
        if name == "t":
            yield child.text or ""
        elif name in LINE_TEXTS:
            yield LINE_TEXTS[name]
        elif name == "txbxContent":
            boxes.append(child)
        elif name in {"footnoteReference", "endnoteReference"}:
            reader.seen_notes.append(f"{name[:-9]} {child.get(f'{W}id')}")
            yield NUMBER
        elif name in {"footnoteRef", "endnoteRef"}:
            yield NUMBER
        elif name not in SKIPPED:
            stack.append(iter(child))


def _table(element: etree._Element, reader: _Reader) -> Iterator[ParsedParagraph]:
    """One paragraph for each row, cells divided by tabs; a table of one column is a frame."""
    for row in children(element, "tr"):
        cells = [
            [paragraph for paragraph in _blocks(cell, reader) if paragraph.text]
            for cell in row.iter(f"{W}tc")
            if next(cell.iterancestors(f"{W}tr")) is row
        ]
        filled = [cell for cell in cells if cell]
        if len(filled) == 1:
            yield from filled[0]
        elif filled:
            texts = (" ".join(part.text.replace("\n", " ") for part in cell) for cell in cells)
            yield ParsedParagraph(
                text="\t".join(texts).strip("\t"),
                kind=ParagraphKind.TABLE,
                direction=filled[0][0].direction,
            )


def _kind(element: etree._Element, reader: _Reader) -> tuple[ParagraphKind, int]:
    properties = next(children(element, "pPr"), None)
    if properties is None:
        return ParagraphKind.BODY, 0
    style = next((item.get(f"{W}val", "") for item in children(properties, "pStyle")), "")
    label, level = reader.styles.get(style, (style, None))
    own = _outline_level(properties)
    level = own if own is not None else level
    match = HEADING.match(label) or HEADING.match(style)
    if match or level is not None or label.lower() in TITLES:
        return ParagraphKind.HEADING, min(int(match[1]) if match else level or 1, 6) or 1
    for kind, pattern in ((ParagraphKind.QUOTE, QUOTE), (ParagraphKind.CAPTION, CAPTION)):
        if pattern.search(label):
            return kind, 0
    for numbering in children(properties, "numPr"):
        depth = next((item.get(f"{W}val", "0") for item in children(numbering, "ilvl")), "0")
        return ParagraphKind.LIST, (int(depth) if depth.isdecimal() else 0) + 1
    return ParagraphKind.BODY, 0


def _direction(element: etree._Element) -> Direction | None:
    for properties in children(element, "pPr"):
        for item in children(properties, "bidi"):
            on = item.get(f"{W}val", "1") not in {"0", "false", "off"}
            return Direction.RTL if on else Direction.LTR
    return None


def _footnotes(reader: _Reader) -> Iterator[ParsedParagraph]:
    """The notes that the text refers to, in that order."""
    for key in dict.fromkeys(reader.seen_notes):
        note = reader.notes.get(key)
        for paragraph in _blocks(note, reader) if note is not None else ():
            yield ParsedParagraph(
                text=paragraph.text,
                kind=ParagraphKind.FOOTNOTE,
                anchor=key,
                direction=paragraph.direction,
            )


# The file -----------------------------------------------------------------------------------------


def _document(found: list[ParsedParagraph], core: etree._Element | None) -> ParsedDocument:
    title, authors, date, language = None, (), None, None
    if core is not None:
        title = declared_title(first_text(core, "title"))
        authors = tuple(
            name.strip() for text in all_texts(core, "creator") for name in text.split(";")
        )
        date = iso_date(first_text(core, "created") or first_text(core, "modified"))
        language = first_text(core, "language")
    if title is None:
        headings = (part for part in found[:10] if part.kind is ParagraphKind.HEADING)
        title = next((part.text for part in headings), None)
    return ParsedDocument(
        paragraphs=tuple(found),
        format=FORMAT,
        title=title,
        authors=authors,
        date=date,
        date_certainty=DateCertainty.DECLARED if date else DateCertainty.UNKNOWN,
        language=language,
    )
