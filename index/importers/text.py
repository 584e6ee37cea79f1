"""Plain text of any encoding. The first short line is the title when it looks like one."""

from __future__ import annotations

import re

from index.documents import ParagraphKind, ParsedDocument, ParsedParagraph
from index.importers.limits import check_characters
from index.importers.plain import paragraphs
from index.importers.registry import Context
from index.problems import EmptyProblem, ImportProblem
from index.text.encoding import Decoded, decode

FORMAT = "text"
EXTENSIONS = (".txt", ".text")

_LONGEST_TITLE = 150  # characters
_NO_TITLE_END = re.compile(r"[.,:;،؛۔。，：]['\"”’»)\]]*$")


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The paragraphs of a text file."""
    decoded = decode_text(data, context)
    found = paragraphs(decoded.text.replace("\0", ""))
    if not found:
        raise EmptyProblem("no_text", context.name)
    title = found[0] if looks_like_title(found) else None
    head = () if title is None else (_heading(title),)
    body = found[len(head) :]
    return ParsedDocument(
        paragraphs=(*head, *(ParsedParagraph(text=text) for text in body)),
        format=FORMAT,
        title=title,
        encoding=decoded.encoding,
        notes=() if decoded.certain else ("doubtful_encoding",),
    )


def decode_text(data: bytes, context: Context, declared: str | None = None) -> Decoded:
    """The characters of a file. Raises ``ImportProblem`` when it is no text, or too much."""
    decoded = decode(data, declared, context.encoding)
    check_characters(context.name, len(decoded.text))
    lost = decoded.text.count("\ufffd")
    if lost > 10 and lost > len(decoded.text) // 20:
        raise ImportProblem("doubtful_encoding", context.name, decoded.encoding)
    return decoded


def looks_like_title(found: list[str]) -> bool:
    """Whether the first of these paragraphs is a headline: short, unfinished, above longer ones."""
    if len(found) < 2 or len(found[0]) > _LONGEST_TITLE or _NO_TITLE_END.search(found[0]):
        return False
    has_letters = any(map(str.isalpha, found[0]))
    return has_letters and len(found[0]) < max(map(len, found[1:6]))


def _heading(text: str) -> ParsedParagraph:
    return ParsedParagraph(text=text, kind=ParagraphKind.HEADING, level=1)
