"""Rich text (RTF), of any code page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from index.documents import DateCertainty, Direction, ParagraphKind, ParsedDocument, ParsedParagraph
from index.importers.limits import check_characters, check_file_size
from index.importers.registry import Context
from index.importers.rtf_marks import LABEL, LABEL_END, LEVEL, LINE, NOTE, RTL, marked
from index.importers.titles import declared_title
from index.problems import EmptyProblem, ImportProblem

FORMAT = "rtf"
EXTENSIONS = (".rtf",)

MAX_RTF_BYTES = 40 << 20  # striprtf reads 2 MB in a second
CODE_PAGE = re.compile(r"\\ansicpg(\d{3,5})")
FONTS = re.compile(r"\{\\fonttbl\b")
CHARSET = re.compile(r"\\fcharset\d+")
INFO = re.compile(r"\{\\info\b")
FIELD = re.compile(r"\{\\(?P<name>title|author|operator|company)\s(?P<text>[^{}]*)\}")
TIME = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
BAR = "\ue07c"  # stands for a bar of the text: striprtf ends each cell of a table with one
PICTURE = re.compile(
    r"(?<=[\s{}])[0-9a-fA-F]{400,}"
)  # hexadecimal data of pictures, fonts, objects
# striprtf goes back over the digits of a control word again and again; none has so many.
NUMBER = re.compile(r"(\\[a-z]{1,32}-?\d{10})\d+", re.IGNORECASE)
UNICODE = re.compile(r"\\u-?\d{6,}")
RTL_DOCUMENT = re.compile(r"\\rtldoc(?![a-z])")
LABELLED = re.compile(f"{LABEL}([^{LABEL_END}]*){LABEL_END}")


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The text of an RTF file.

    Raises ``RefusedProblem`` (too large), ``ImportProblem`` (no RTF), ``EmptyProblem``.
    """
    check_file_size(context.name, len(data), MAX_RTF_BYTES)
    source = data.decode("latin-1")
    if not source.lstrip().startswith("{\\rtf"):
        raise ImportProblem("damaged", context.name, "no RTF")
    encoding = _encoding(source)
    body = NUMBER.sub(r"\1", UNICODE.sub("", PICTURE.sub("", source))).replace("|", BAR)
    body = _with_named_fonts(body)
    text = rtf_to_text(marked(body), encoding=encoding, errors="replace")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    check_characters(context.name, len(text))
    found = tuple(_paragraphs(text))
    if not found:
        raise EmptyProblem("no_text", context.name)
    facts = _facts(source, encoding)
    date = TIME.search(source)
    return ParsedDocument(
        paragraphs=found,
        format=FORMAT,
        title=declared_title(facts.get("title")) or _first_heading(found),
        authors=(facts["author"],) if facts.get("author") else (),
        date=f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else None,
        date_certainty=DateCertainty.DECLARED if date else DateCertainty.UNKNOWN,
        encoding=encoding,
        direction=Direction.RTL if RTL_DOCUMENT.search(source) else None,
    )


def _with_named_fonts(source: str) -> str:
    """``source`` with a name behind the character set of each font.

    Where a table of fonts has no names, striprtf looks for them in all ways that there are.
    """
    start = FONTS.search(source)
    if start is None:
        return source
    end = source.find("}}", start.end())
    end = len(source) if end < 0 else end
    return (
        source[: start.end()] + CHARSET.sub(r"\g<0> x;", source[start.end() : end]) + source[end:]
    )


def _encoding(source: str) -> str:
    """The code page of the file, for characters whose font names none."""
    match = CODE_PAGE.search(source, 0, 4096)
    name = f"cp{match[1]}" if match else "cp1252"
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def _facts(source: str, encoding: str) -> dict[str, str]:
    """Title and author, which are RTF themselves."""
    info = INFO.search(source)
    if info is None:
        return {}
    fields = FIELD.finditer(source, info.start(), info.start() + 8192)
    texts = (
        (field["name"], rtf_to_text(f"{{\\rtf1 {field['text']}}}", encoding, "replace"))
        for field in fields
    )
    return {name: " ".join(text.split()) for name, text in texts}


def _first_heading(found: tuple[ParsedParagraph, ...]) -> str | None:
    headings = (part.text for part in found[:10] if part.kind is ParagraphKind.HEADING)
    return next(headings, None)


def _paragraphs(text: str) -> Iterator[ParsedParagraph]:
    """One for each line; a line of several cells is a row of a table. Notes are at the end."""
    in_notes = False
    for line in text.split("\n"):
        in_notes = in_notes or NOTE in line
        kind, level = (ParagraphKind.FOOTNOTE, 0) if in_notes else _kind(line)
        direction = Direction.RTL if RTL in line else None
        plain = LEVEL.sub("", LABELLED.sub(_label, line)).replace(NOTE, "").replace(RTL, "")
        cells = [cell.strip(f" \t{LINE}") for cell in plain.split("|")]
        filled = [cell for cell in cells if cell]
        if len(filled) > 1:
            row = "\t".join(cells).strip("\t").replace(LINE, " ")
            row = row.replace(BAR, "|")
            yield ParsedParagraph(text=row, kind=ParagraphKind.TABLE, direction=direction)
        elif filled:
            words = filled[0].replace(LINE, "\n").replace(BAR, "|")
            yield ParsedParagraph(text=words, kind=kind, level=level, direction=direction)


def _kind(line: str) -> tuple[ParagraphKind, int]:
    """What the marks of a line say that it is; a numbered heading is a heading."""
    levels = dict(LEVEL.findall(line))
    if "H" in levels:
        return ParagraphKind.HEADING, int(levels["H"])
    if LABEL in line:
        return ParagraphKind.LIST, int(levels.get("L", 1))
    return ParagraphKind.BODY, 0


def _label(label: re.Match[str]) -> str:
    """The number of an item; a bullet is a glyph of some symbol font, and no text."""
    words = label[1].strip()
    return label[1] if any(map(str.isdigit, words)) or words.endswith((".", ")")) else ""
