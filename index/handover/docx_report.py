"""A report of passages as DOCX, right to left set as Word wants it.

Word takes no direction from letters: a right-to-left paragraph says ``w:bidi``, each of its
right-to-left runs ``w:rtl``, and signs between letters go the way of their run.
"""

from __future__ import annotations

import re

from index.documents import Direction, Handover
from index.handover import docx_parts
from index.handover.bidi import direction_runs
from index.handover.docx_parts import W
from index.handover.lines import Role, Run
from index.handover.markup import escaped
from index.handover.report import Block, BlockKind, report
from index.handover.words import direction_of_words
from index.handover.zipped import zipped

_STYLES = {
    BlockKind.TITLE: "Title",
    BlockKind.HEADING: "Heading1",
    BlockKind.FACT: "Details",
    BlockKind.TEXT: "Normal",
    BlockKind.QUOTE: "Quote",
    BlockKind.NOTE: "Note",
}
_PIECES = re.compile(r"\r\n|[\r\n\t\u2028\u2029]|[^\r\n\t\u2028\u2029]+")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
_MARGINS = (
    '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418"'
    ' w:header="709" w:footer="709" w:gutter="0"/>'
)


def docx_report(handover: Handover) -> bytes:
    """The whole report; the same passages give the same bytes."""
    blocks = report(handover)
    title = "".join(run.text for run in blocks[0].runs)
    return zipped(
        [
            ("[Content_Types].xml", docx_parts.content_types()),
            ("_rels/.rels", docx_parts.package_relations()),
            ("word/document.xml", _document(blocks, direction_of_words(handover.language))),
            ("word/_rels/document.xml.rels", docx_parts.document_relations()),
            ("word/styles.xml", docx_parts.styles()),
            ("word/footer1.xml", docx_parts.footer()),
            ("docProps/core.xml", docx_parts.core_properties(title, handover.made_at)),
        ]
    )


def _document(blocks: tuple[Block, ...], base: Direction) -> bytes:
    bidi = "<w:bidi/>" if base is Direction.RTL else ""
    body = "".join(map(_paragraph, blocks))
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:document xmlns:w="{W}" xmlns:r="{_OFFICE}"><w:body>{body}<w:sectPr>'
        f'<w:footerReference w:type="default" r:id="rId2"/>{_A4}{_MARGINS}{bidi}'
        "</w:sectPr></w:body></w:document>"
    )
    return text.encode("utf-8")


def _paragraph(block: Block) -> str:
    bidi = "<w:bidi/>" if block.direction is Direction.RTL else ""
    runs = "".join(_runs(run, block) for run in block.runs)
    style = f'<w:pStyle w:val="{_STYLES[block.kind]}"/>'
    return f"<w:p><w:pPr>{style}{bidi}</w:pPr>{runs}</w:p>"


def _runs(run: Run, block: Block) -> str:
    base = run.direction or block.direction
    return "".join(
        f"<w:r>{_properties(run.role, direction, block.language)}{_text(text)}</w:r>"
        for text, direction in direction_runs(run.text, base)
    )


def _properties(role: Role, direction: Direction, language: str) -> str:
    """In the order of the schema, which Word insists on."""
    pieces = []
    if role is Role.LABEL:
        pieces.append("<w:b/><w:bCs/>")
    if role is Role.CONTEXT:
        pieces.append('<w:color w:val="5C6370"/>')
    if role is Role.QUOTED:
        pieces.append('<w:shd w:val="clear" w:color="auto" w:fill="FFE9A0"/>')
    rtl = direction is Direction.RTL
    if rtl:
        pieces.append("<w:rtl/>")
    if _LANGUAGE.fullmatch(language) and language != "und":
        pieces.append(f'<w:lang w:{"bidi" if rtl else "val"}="{language}"/>')
    return f"<w:rPr>{''.join(pieces)}</w:rPr>" if pieces else ""


def _text(text: str) -> str:
    """Text of a run; what breaks a line or is a tab there is an element of its own."""
    pieces = []
    for piece in _PIECES.findall(text):
        if piece == "\t":
            pieces.append("<w:tab/>")
        elif piece[0] in "\r\n\u2028\u2029":
            pieces.append("<w:br/>")
        else:
            pieces.append(f'<w:t xml:space="preserve">{escaped(piece)}</w:t>')
    return "".join(pieces)
