"""The head of a document: its title and, in one dim line, who wrote it, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontMetricsF

from app.dates import date_text
from app.fonts import interface_font
from app.reader.block import Block
from app.reader.styles import TITLE, BlockStyle, KindStyle, script_of, styled
from app.translation import translate
from app.typography import DEFAULT, Typography
from index.documents import DateCertainty, Direction, Document

_DETAILS = KindStyle(size=0.76, after=1.4, ink="dim")
_DETAILS_STEP = 1.7
_SEPARATOR = " · "


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stands above a document, ready to be shown."""

    title: str
    details: tuple[str, ...]  # author, source, date, recognition: those that are known
    direction: Direction
    language: str


def header_of(document: Document, locale: QLocale) -> Header:
    """The header of ``document``, its date written as ``locale`` does.

    The time of a file is not when an article was written: such a date is left out.
    """
    comma = "، " if document.direction is Direction.RTL else ", "
    known = document.date_certainty in (DateCertainty.DECLARED, DateCertainty.FOUND)
    date = date_text(document.date, locale) if known else ""
    recognised = recognition_words(document.notes)
    details = (comma.join(document.authors), source_name(document.source), date, recognised)
    return Header(
        title=document.title,
        details=tuple(detail for detail in details if detail),
        direction=document.direction,
        language=document.language,
    )


def recognition_words(notes: Sequence[str]) -> str:
    """What a reader should know of a text that was recognised in pictures, in a few words."""
    if "doubtful_recognition" in notes:
        return translate("Header", "recognised text, mostly doubtful")
    if "recognised" in notes:
        return translate("Header", "recognised text; what is doubtful is dim")
    return ""


def source_name(source: str | None) -> str:
    """The site of an address, or the source as it is if it is not an address."""
    if not source:
        return ""
    _, scheme, rest = source.partition("://")
    return rest.split("/", 1)[0].removeprefix("www.") if scheme else source


def header_blocks(
    header: Header,
    nominal: float,
    width: float,
    *,
    with_title: bool,
    typography: Typography = DEFAULT,
) -> list[Block]:
    """The lines of a header, laid out; without its title where the text begins with it."""
    blocks: list[Block] = []
    if with_title and header.title:
        script = script_of(header.title, header.language)
        style = styled(TITLE, script, header.direction, nominal, typography=typography)
        blocks.append(Block(header.title, style, width))
    if header.details:
        # Isolated: a Latin name must not pull an Arabic date to its other side.
        text = _SEPARATOR.join(f"\u2068{detail}\u2069" for detail in header.details)
        blocks.append(Block(text, _details_style(header, nominal, text), width))
    return blocks


def _details_style(header: Header, nominal: float, text: str) -> BlockStyle:
    style = styled(_DETAILS, script_of(text, "und"), header.direction, nominal)
    font = interface_font(nominal * _DETAILS.size)
    step = round(max(font.pixelSize() * _DETAILS_STEP, QFontMetricsF(font).height()))
    return BlockStyle(
        font=font,
        script=style.script,
        nominal=style.nominal,
        bold=False,
        step=step,
        before=0,
        after=style.after,
        indent=0,
        ink=style.ink,
        bar=False,
        bullet=False,
        direction=header.direction,
        one_face=True,
    )
