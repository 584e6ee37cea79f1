"""Markdown: headings, lists, quotes and tables as they are meant, never as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.documents import DateCertainty, ParagraphKind, ParsedDocument, ParsedParagraph
from index.importers.completing import with_heading
from index.importers.dates import iso_date
from index.importers.registry import Context
from index.importers.text import decode_text
from index.problems import EmptyProblem

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

FORMAT = "markdown"
EXTENSIONS = (".md", ".markdown", ".mdown", ".mkd")

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z][\w -]*):[ \t]*(.*)$")
_ITEM = re.compile(r"^\s*-[ \t]+(.*)$")
_TAGS = re.compile(r"<!--.*?(?:-->|$)|<(?:[a-zA-Z/!?][^<>]*)?>", re.DOTALL)
_PROGRAMS = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_MANY_BRACKETS = 500  # in a paragraph
_DEEPEST_LINK = 8  # brackets around a bracket that can still be a link
_CELL_END = "\t"  # between the cells of a row: the bidirectional algorithm keeps tabs apart


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The paragraphs of a Markdown file, with what its front matter says."""
    decoded = decode_text(data, context)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    fields, text = _front_matter(text)
    paragraphs = tuple(_paragraphs(text))
    if not paragraphs:
        raise EmptyProblem("no_text", context.name)
    title = fields.get("title", [""])[0]
    paragraphs = with_heading(paragraphs, title)
    title = title or _first_heading(paragraphs)
    date = iso_date(fields.get("date", [""])[0])
    return ParsedDocument(
        paragraphs=paragraphs,
        format=FORMAT,
        title=title,
        authors=tuple(fields.get("author", []) or fields.get("authors", [])),
        date=date,
        date_certainty=DateCertainty.DECLARED if date else DateCertainty.UNKNOWN,
        language=(fields.get("lang") or fields.get("language") or [None])[0],
        source=(fields.get("url") or fields.get("source") or [None])[0],
        encoding=decoded.encoding,
        notes=() if decoded.certain else ("doubtful_encoding",),
    )


def _front_matter(text: str) -> tuple[dict[str, list[str]], str]:
    """The simple fields of a YAML header, and the text below it.

    Only ``key: value``, ``key: [a, b]`` and lists of ``- value``: no YAML, so nothing is built
    from what a file says.
    """
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    fields: dict[str, list[str]] = {}
    key = ""
    for line in match[1].split("\n"):
        if found := _FIELD.match(line):
            key = found[1].strip().lower()
            fields[key] = _values(found[2])
        elif (item := _ITEM.match(line)) and key:
            fields[key] += _values(item[1])
    return {key: values for key, values in fields.items() if values}, text[match.end() :]


def _values(text: str) -> list[str]:
    text = text.strip()
    parts = text[1:-1].split(",") if text.startswith("[") and text.endswith("]") else [text]
    return [value for part in parts if (value := part.strip().strip("\"'").strip())]


def _first_heading(paragraphs: tuple[ParsedParagraph, ...]) -> str | None:
    """The first heading of the highest level, if the text begins with it or nearly so."""
    headings = [p for p in paragraphs[:3] if p.kind is ParagraphKind.HEADING]
    return min(headings, key=lambda heading: heading.level).text if headings else None


@dataclass(slots=True)
class _Place:
    """Where in the nesting of blocks a token stands."""

    heading: int = 0
    lists: int = 0
    quotes: int = 0
    cells: list[str] | None = None  # of the table row at hand

    def paragraph(self, text: str) -> ParsedParagraph:
        paragraph = ParsedParagraph(text=text)
        if self.heading:
            return replace(paragraph, kind=ParagraphKind.HEADING, level=self.heading)
        if self.lists:
            return replace(paragraph, kind=ParagraphKind.LIST, level=self.lists)
        if self.quotes:
            return replace(paragraph, kind=ParagraphKind.QUOTE)
        return paragraph


def _paragraphs(text: str) -> Iterator[ParsedParagraph]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - other formats do not need it

    place = _Place()
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.core.ruler.before("inline", "plain_brackets", _plain_brackets)
    for token in parser.parse(text):
        yield from _block(token, place)


def _plain_brackets(state: StateCore) -> None:
    """Escape brackets that begin no link where there are very many.

    For each that is open the parser looks for its end, up to twenty times over.
    """
    for token in state.tokens:
        if token.type == "inline" and token.content.count("[") > _MANY_BRACKETS:
            token.content = _escaped(token.content)


def _escaped(text: str) -> str:
    open_at: list[int] = []
    plain: set[int] = set()
    for found in _BRACKET.finditer(text):
        if found[0] == "[":
            open_at.append(found.start())
            if len(open_at) > _DEEPEST_LINK:
                plain.add(found.start())
        elif found[0] == "]" and open_at:
            open_at.pop()
    plain.update(open_at)
    return _BRACKET.sub(lambda found: "\\" * (found.start() in plain) + found[0], text)


def _block(token: Token, place: _Place) -> Iterator[ParsedParagraph]:
    """What a block token adds; ``place`` follows it in and out."""
    if token.type == "tr_close":
        row = _CELL_END.join(place.cells or []).strip()
        place.cells = None
        if row:
            yield ParsedParagraph(text=row, kind=ParagraphKind.TABLE)
    elif token.nesting:
        _move(token, place)
    elif place.cells is not None:
        place.cells.append(_inline(token).replace("\n", " "))
    elif text := _block_text(token):
        yield place.paragraph(text)


def _move(token: Token, place: _Place) -> None:
    """Follow a token that opens or closes."""
    match token.type.removesuffix("_open").removesuffix("_close"):
        case "heading":
            place.heading = int(token.tag[1]) if token.nesting > 0 else 0
        case "bullet_list" | "ordered_list":
            place.lists += token.nesting
        case "blockquote":
            place.quotes += token.nesting
        case "tr":
            place.cells = []


def _block_text(token: Token) -> str:
    match token.type:
        case "inline":
            return _inline(token)
        case "fence" | "code_block":
            return token.content.rstrip()
        case "html_block":
            return _without_tags(token.content)
    return ""


def _without_tags(html: str) -> str:
    """The words in a block of raw HTML."""
    return " ".join(_TAGS.sub(" ", _PROGRAMS.sub(" ", html)).split())


def _inline(token: Token) -> str:
    """The words of a line of Markdown, without its marks, addresses and tags."""
    return "".join(map(_inline_text, token.children or [])).strip()


def _inline_text(token: Token) -> str:
    match token.type:
        case "text" | "code_inline":
            return token.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "image":
            return _inline(token)
    return ""
