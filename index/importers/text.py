"""Plain text of any encoding. The first short line is the title when it looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from index.documents import ParagraphKind, ParsedDocument, ParsedParagraph
from index.importers.limits import check_characters
from index.importers.plain import paragraphs
from index.importers.registry import Context
from index.problems import EmptyProblem, ImportProblem
from index.text.encoding import Decoded, decode

FORMAT = "text"
EXTENSIONS = (".txt", ".text")

_LONGEST_TITLE = 150  # characters
_BULLET = re.compile(r"[-*•▪◦·●]\s")
_UNFINISHED = re.compile("[,:;،؛，：]$")
_SENTENCE_END = re.compile(r"[.۔。]['\"”’»)\]]*$")


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The paragraphs of a text file."""
    decoded = decode_text(data, context)
    found = paragraphs(decoded.text.replace("\0", ""))
    if not found:
        raise EmptyProblem("no_text", context.name)
    body = tuple(with_lists(found))
    titled = looks_like_title(found)
    if titled and not _SENTENCE_END.search(found[0]):
        heading = replace(body[0], kind=ParagraphKind.HEADING, level=1)
        body = (heading, *body[1:])
    return ParsedDocument(
        paragraphs=body,
        format=FORMAT,
        title=found[0] if titled else None,
        encoding=decoded.encoding,
        notes=() if decoded.certain else ("doubtful_encoding",),
    )


def with_lists(found: list[str]) -> Iterator[ParsedParagraph]:
    """Paragraphs; two or more in a row that begin with a bullet are items of a list.

    One alone may be speech, which many languages begin with a dash.
    """
    for is_list, group in groupby(found, key=lambda text: _BULLET.match(text) is not None):
        texts = list(group)
        if is_list and len(texts) > 1:
            yield from (ParsedParagraph(text=t, kind=ParagraphKind.LIST, level=1) for t in texts)
        else:
            yield from (ParsedParagraph(text=text) for text in texts)


def decode_text(data: bytes, context: Context, declared: str | None = None) -> Decoded:
    """The characters of a file. Raises ``ImportProblem`` when it is no text, or too much."""
    decoded = decode(data, declared, context.encoding)
    check_characters(context.name, len(decoded.text))
    lost = decoded.text.count("\ufffd")
    if lost > 10 and lost > len(decoded.text) // 20:
        raise ImportProblem("doubtful_encoding", context.name, decoded.encoding)
    return decoded


def looks_like_title(found: list[str]) -> bool:
    """Whether the first of these paragraphs can be a headline: short, above longer ones."""
    if len(found) < 2 or len(found[0]) > _LONGEST_TITLE or _UNFINISHED.search(found[0]):
        return False
    has_letters = any(map(str.isalpha, found[0]))
    return has_letters and len(found[0]) < max(map(len, found[1:6]))
