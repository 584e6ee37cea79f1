"""How a paragraph is set: size, weight, spacing and indent by kind, face by script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QTextCharFormat

from app.fonts import Script, reading_font
from app.typography import DEFAULT, Typography
from index.documents import Direction, Paragraph, ParagraphKind

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_HEBREW = "\u0590-\u05ff\ufb1d-\ufb4f"
_OTHER = rf"(?![{_ARABIC}{_HEBREW}])[^\W\d_]"  # a letter of any other script
_SAMPLE_LETTERS = 400


def _run(letter: str, strangers: str) -> str:
    """A run from a first to a last letter of a script with no stranger between them."""
    return rf"{letter}(?:(?:(?!{strangers}).)*{letter})?"


_RUNS = re.compile(
    f"(?P<arabic>{_run(f'[{_ARABIC}]', f'[{_HEBREW}]|{_OTHER}')})"
    f"|(?P<hebrew>{_run(f'[{_HEBREW}]', f'[{_ARABIC}]|{_OTHER}')})"
    # Digits that end a Latin name ("COVID-19") are set with it.
    rf"|(?P<other>{_run(_OTHER, f'[{_ARABIC}{_HEBREW}]')}(?:-?[0-9]+)?)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindStyle:
    """How a kind of paragraph differs from the body, in shares of the nominal size."""

    size: float = 1.0
    bold: bool = False
    before: float = 0.0
    after: float = 0.85
    between: float | None = None  # instead of ``after`` where a paragraph of the kind follows
    indent: float = 0.0  # from the start side, for each level
    ink: str = "text"  # token of the theme
    bar: bool = False  # a hairline along the start side
    bullet: bool = False


TITLE = KindStyle(size=1.65, bold=True, after=0.5)
_HEADINGS = (
    KindStyle(size=1.4, bold=True, before=0.8, after=0.4),
    KindStyle(size=1.2, bold=True, before=0.7, after=0.35),
    KindStyle(size=1.05, bold=True, before=0.5, after=0.3),
)
_KINDS = {
    ParagraphKind.BODY: KindStyle(),
    ParagraphKind.QUOTE: KindStyle(indent=1.5, bar=True),
    ParagraphKind.LIST: KindStyle(indent=1.4, between=0.4, bullet=True),
    ParagraphKind.TABLE: KindStyle(size=0.9, between=0.35),
    ParagraphKind.CAPTION: KindStyle(size=0.86, ink="dim"),
    ParagraphKind.FOOTNOTE: KindStyle(size=0.86, between=0.4, ink="dim"),
}


def kind_style(kind: ParagraphKind, level: int) -> KindStyle:
    """The style of a kind; headings differ by level."""
    if kind is ParagraphKind.HEADING:
        return _HEADINGS[min(max(level, 1), len(_HEADINGS)) - 1]
    return _KINDS[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockStyle:
    """Everything needed to set one paragraph, in pixels."""

    font: QFont
    script: Script
    nominal: float  # size of Latin letters here: runs in other scripts are scaled from it
    bold: bool
    step: int  # from baseline to baseline; whole pixels keep text sharp
    before: int
    after: int
    indent: float
    ink: str
    bar: bool
    bullet: bool
    direction: Direction
    typography: Typography = DEFAULT
    one_face: bool = False  # the font serves every script: runs in others keep it


def block_style(
    paragraph: Paragraph,
    nominal: float,
    *,
    title: bool = False,
    following: ParagraphKind | None = None,
    typography: Typography = DEFAULT,
) -> BlockStyle:
    """The style of ``paragraph`` where Latin body text has ``nominal`` pixels.

    ``following`` is the kind of the next paragraph: items of one list stand closer.
    """
    kind = TITLE if title else kind_style(paragraph.kind, paragraph.level)
    if kind.between is not None and following is paragraph.kind:
        kind = replace(kind, after=kind.between)
    if paragraph.is_doubtful:
        kind = replace(kind, ink="dim")
    script = script_of(paragraph.text, paragraph.language)
    levels = max(paragraph.level, 1)
    indent = kind.indent * nominal * levels
    return styled(kind, script, paragraph.direction, nominal, indent=indent, typography=typography)


def styled(  # noqa: PLR0913 - what a style depends on
    kind: KindStyle,
    script: Script,
    direction: Direction,
    nominal: float,
    *,
    indent: float = 0.0,
    typography: Typography = DEFAULT,
) -> BlockStyle:
    """A style from its parts."""
    face = typography.face(script)
    size = nominal * kind.size
    font = _font(script, size, kind.bold, typography)
    return BlockStyle(
        font=font,
        script=script,
        nominal=size,
        bold=kind.bold,
        step=round(font.pixelSize() * (face.heading_step if kind.bold else face.step)),
        before=round(kind.before * nominal),
        after=round(kind.after * nominal),
        indent=indent,
        ink=kind.ink,
        bar=kind.bar,
        bullet=kind.bullet,
        direction=direction,
        typography=typography,
    )


def script_of(text: str, language: str) -> Script:
    """The script that a paragraph is mostly written in, as far as faces differ."""
    letters = Counter[str | None]()
    for match in _RUNS.finditer(text, 0, _SAMPLE_LETTERS):
        letters[match.lastgroup] += match.end() - match.start()
    if letters["arabic"] > max(letters["hebrew"], letters["other"]):
        return Script.NASTALIQ if language == "ur" else Script.NASKH
    return Script.HEBREW if letters["hebrew"] > letters["other"] else Script.LATIN


class ForeignRun(NamedTuple):
    """A stretch of a paragraph in another script than its own, in code points."""

    start: int
    end: int
    script: Script


def foreign_runs(text: str, script: Script) -> Iterator[ForeignRun]:
    """The runs of ``text`` that need another face than ``script``'s, in reading order.

    Spaces, digits and punctuation belong to the paragraph, save between two foreign letters.
    """
    own = {Script.NASKH: "arabic", Script.NASTALIQ: "arabic", Script.HEBREW: "hebrew"}
    scripts = {"arabic": Script.NASKH, "hebrew": Script.HEBREW, "other": Script.LATIN}
    for match in _RUNS.finditer(text):
        group = match.lastgroup
        if group in scripts and group != own.get(script, "other"):
            yield ForeignRun(match.start(), match.end(), scripts[group])


@lru_cache(maxsize=64)
def _font(script: Script, nominal: float, bold: bool, typography: Typography) -> QFont:
    return reading_font(typography.face(script), nominal, bold=bold)


@lru_cache(maxsize=64)
def run_format(
    script: Script, nominal: float, bold: bool, typography: Typography = DEFAULT
) -> QTextCharFormat:
    """The format of a run in ``script`` amid text of ``nominal`` pixels; not to be changed."""
    result = QTextCharFormat()
    result.setFont(_font(script, nominal, bold, typography))
    return result
