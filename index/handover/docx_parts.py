"""The parts of a DOCX file that are the same for every report: styles, footer, relations.

ECMA-376, part 1. Each style sets bold and size twice: ``w:b`` and ``w:sz`` for Latin letters,
``w:bCs`` and ``w:szCs`` for Arabic and Hebrew, which Word keeps apart.
"""

from __future__ import annotations

from typing import NamedTuple

from index.handover.markup import escaped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FACE = "Times New Roman"  # has Latin, Cyrillic, Arabic and Hebrew letters wherever Word is


class _Style(NamedTuple):
    """A paragraph style; sizes in half points, spaces in twentieths of a point."""

    id: str
    name: str
    size: int = 24
    bold: bool = False
    before: int = 0
    after: int = 120
    keep: bool = False  # with the next paragraph
    inset: int = 0
    bar: str = ""  # colour of a bar along the start side


_STYLES = (
    _Style("Title", "Title", size=36, bold=True, after=160, keep=True),
    _Style("Heading1", "heading 1", size=28, bold=True, before=360, after=80, keep=True),
    _Style("Details", "Details", size=20, after=40, keep=True),
    _Style("Quote", "Quote", after=120, inset=340, bar="0B6B63"),
    _Style("Note", "Note", size=22, after=120, inset=340),
)


def content_types() -> bytes:
    """Which part is of which kind."""
    parts = {
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_WORD_TYPE}.styles+xml",
        "/word/footer1.xml": f"{_WORD_TYPE}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return _xml(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def package_relations() -> bytes:
    """Where a reader begins."""
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relations(
        {
            "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
            "rId2": (core, "docProps/core.xml"),
        }
    )


def document_relations() -> bytes:
    """What the document refers to: ``rId2`` is its footer."""
    return _relations(
        {"rId1": (f"{_OFFICE}/styles", "styles.xml"), "rId2": (f"{_OFFICE}/footer", "footer1.xml")}
    )


def core_properties(title: str, made_at: str) -> bytes:
    """Title and time; no name of a person, for the system's would be one that nobody gave."""
    return _xml(
        "<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(title)}</dc:title>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{escaped(made_at)}</dcterms:created>'
        "</cp:coreProperties>"
    )


def styles() -> bytes:
    """Styles by name, so that a person can change them all at once."""
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{_FACE}" w:hAnsi="{_FACE}" w:eastAsia="{_FACE}" w:cs="{_FACE}"/>'
        '<w:sz w:val="24"/><w:szCs w:val="24"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="120" w:line="288" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/></w:style>'
    )
    return _xml(
        f'<w:styles xmlns:w="{W}">{defaults}{normal}{"".join(map(_style, _STYLES))}</w:styles>'
    )


def _style(style: _Style) -> str:
    keep = "<w:keepNext/>" if style.keep else ""
    # Transitional files say left for the side at which a paragraph starts, whichever it is.
    bar = (
        f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{style.bar}"/></w:pBdr>'
        if style.bar
        else ""
    )
    inset = f'<w:ind w:left="{style.inset}"/>' if style.inset else ""
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        '<w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{keep}{bar}<w:spacing w:before="{style.before}" w:after="{style.after}"/>{inset}'
        f'</w:pPr><w:rPr>{bold}<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/></w:rPr>'
        "</w:style>"
    )


def footer() -> bytes:
    """The number of the page in its middle."""
    return _xml(
        f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
    )


def _relations(targets: dict[str, tuple[str, str]]) -> bytes:
    inner = "".join(
        f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>'
        for id_, (kind, target) in targets.items()
    )
    return _xml(f'<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>')


def _xml(text: str) -> bytes:
    return (_HEAD + text).encode("utf-8")
