"""Documents on their way out of the worker process: written there, checked here.

The worker reads files from strangers, so the parent believes nothing: every type, length and name
is checked before a ``ParsedDocument`` is made of an answer. Paragraphs come in pieces, because
one ``json.loads`` of a long document would hold up the window.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TypeVar

from index.documents import (
    Attachment,
    DateCertainty,
    Direction,
    ParagraphKind,
    ParsedDocument,
    ParsedParagraph,
)
from index.framing import Limits, read_message, write_message
from index.importers.limits import (
    MAX_ARCHIVE_BYTES,
    MAX_ATTACHMENTS,
    MAX_CHARACTERS,
    MAX_FILE_BYTES,
    MAX_PAGES,
    MAX_PARAGRAPHS,
    MAX_PICTURE_PIXELS,
    MAX_RECOGNISED_BYTES,
    MB,
)
from index.importers.pacing import PART_CHARACTERS
from index.importers.pictures import Picture
from index.importers.registry import Context
from index.problems import (
    NOTES,
    WORDS,
    EmptyProblem,
    ImportProblem,
    RefusedProblem,
)

REQUEST_LIMITS = Limits(
    header_bytes=MB, blobs=1 + MAX_PAGES, blob_bytes=MAX_FILE_BYTES + MAX_RECOGNISED_BYTES
)
_PICTURE_LIMITS = Limits(header_bytes=10_000, blobs=1, blob_bytes=MAX_PICTURE_PIXELS)
_ANSWER_LIMITS = Limits(
    header_bytes=4 * MB + 6 * MAX_CHARACTERS,  # six bytes a character: \uXXXX
    blobs=MAX_ATTACHMENTS,
    blob_bytes=MAX_ARCHIVE_BYTES,
)
_PIECE_CHARACTERS = 200_000
_PROBLEMS = {kind.__name__: kind for kind in (ImportProblem, RefusedProblem, EmptyProblem)}

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_LANGUAGE = re.compile("[a-z]{2,3}")
_FORMAT = re.compile("[a-z0-9_-]{1,20}")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class AnswerError(Exception):
    """The worker sent something that no importer sends."""


# Requests ----------------------------------------------------------------------------------------


class Request(NamedTuple):
    """What the worker is asked: to read a file, or, if pages are named, to show these."""

    data: bytes
    context: Context
    pages: tuple[int, ...] = ()


def write_request(
    stream: BinaryIO, data: bytes, context: Context, pages: Sequence[int] = ()
) -> None:
    """Ask the worker to read ``data``, or to show pages of it."""
    header = {
        "name": context.name,
        "path": None if context.path is None else str(context.path),
        "encoding": context.encoding,
        "columns": dict(context.columns),
        "preview": context.preview,
        "modified": context.modified,
        "depth": context.depth,
        "recognised": list(context.recognised),
        "pages": list(pages),
    }
    write_message(stream, header, [data, *context.recognised.values()])


def read_request(stream: BinaryIO) -> Request:
    """What the parent asks. Raises ``EOFError`` when it has nothing more to ask."""
    header, blobs = read_message(stream, REQUEST_LIMITS)
    path, pages = header.pop("path"), header.pop("pages")
    recognised = dict(zip(header.pop("recognised"), blobs[1:], strict=True))
    context = Context(path=None if path is None else Path(path), recognised=recognised, **header)
    return Request(blobs[0], context, tuple(pages))


# Answers -----------------------------------------------------------------------------------------


def write_problem(stream: BinaryIO, problem: ImportProblem) -> None:
    """Answer with a problem. Its subject stays behind: the parent knows the file."""
    header = {
        "problem": problem.code,
        "class": type(problem).__name__,
        "detail": problem.detail[:500],
    }
    write_message(stream, header)


def write_progress(stream: BinaryIO) -> None:
    """Say before the answer that a part of a long text has been read."""
    write_message(stream, {"progress": True})


def write_document(stream: BinaryIO, document: ParsedDocument) -> None:
    """Answer with a document."""
    header = {
        "paragraphs": len(document.paragraphs),
        "format": document.format,
        "title": document.title,
        "authors": document.authors,
        "date": document.date,
        "date_certainty": document.date_certainty,
        "language": document.language,
        "direction": document.direction,
        "source": document.source,
        "encoding": document.encoding,
        "notes": document.notes,
        "attachments": [attachment.name for attachment in document.attachments],
        "unread": [attachment.problem for attachment in document.attachments],
        "unread_pages": document.unread_pages,
    }
    write_message(stream, header, [attachment.data for attachment in document.attachments])
    for piece in _pieces(document.paragraphs):
        write_message(stream, {"piece": piece})


def _pieces(paragraphs: tuple[ParsedParagraph, ...]) -> Iterator[list[tuple[object, ...]]]:
    piece: list[tuple[object, ...]] = []
    size = 0
    for paragraph in paragraphs:
        piece.append(
            (
                paragraph.text,
                paragraph.kind,
                paragraph.level,
                paragraph.page,
                paragraph.anchor,
                paragraph.language,
                paragraph.direction,
                paragraph.confidence,
            )
        )
        size += len(paragraph.text) + 50
        if size > _PIECE_CHARACTERS:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def _nothing() -> None:
    """What is done at a sign of life where nobody counts the time."""


def read_answer(
    stream: BinaryIO, name: str, progressed: Callable[[], None] = _nothing
) -> ParsedDocument:
    """The worker's answer about the file ``name``; ``progressed`` is called for every part of a
    long text that it has read before.

    Raises the ``ImportProblem`` that it reports; ``EOFError`` or ``FramingError`` when it died
    over it; ``AnswerError`` when it talks nonsense.
    """
    header, blobs = read_message(stream, _ANSWER_LIMITS)
    for _part in range(MAX_CHARACTERS // PART_CHARACTERS):
        if header.get("progress") is not True:
            break
        progressed()
        header, blobs = read_message(stream, _ANSWER_LIMITS)
    if "problem" in header:
        raise _problem(header, name)
    count = _number(header, "paragraphs", 0, MAX_PARAGRAPHS)
    paragraphs: list[ParsedParagraph] = []
    characters = 0
    while len(paragraphs) < count:
        piece = _read_piece(stream, count - len(paragraphs))
        characters += sum(len(paragraph.text) for paragraph in piece)
        if characters > MAX_CHARACTERS:
            raise AnswerError("too many characters")
        paragraphs += piece
    return _document(header, tuple(paragraphs), blobs)


def write_picture(stream: BinaryIO, picture: Picture) -> None:
    """Answer with the picture of a page."""
    header = {"width": picture.width, "height": picture.height, "dpi": picture.dpi}
    write_message(stream, header, [picture.pixels])


def read_picture(stream: BinaryIO, name: str) -> Picture:
    """The picture of the next page that was asked for. Raises as ``read_answer`` does."""
    header, blobs = read_message(stream, _PICTURE_LIMITS)
    if "problem" in header:
        raise _problem(header, name)
    width, height = (_number(header, key, 1, MAX_PICTURE_PIXELS) for key in ("width", "height"))
    if len(blobs) != 1 or len(blobs[0]) != width * height:
        raise AnswerError("a picture of the wrong size")
    return Picture(width, height, _number(header, "dpi", 1, 10_000), blobs[0])


def _problem(header: dict[str, Any], name: str) -> ImportProblem:
    code = _string(header, "problem", 50)
    kind = _PROBLEMS.get(_string(header, "class", 50) or "")
    detail = _string(header, "detail", 500)
    if kind is None or code not in WORDS:
        raise AnswerError("an unknown problem")
    return kind(code, name, detail or "")


def _read_piece(stream: BinaryIO, most: int) -> list[ParsedParagraph]:
    header, _ = read_message(stream, _ANSWER_LIMITS)
    rows = header.get("piece")
    if not isinstance(rows, list) or not 0 < len(rows) <= most:
        raise AnswerError("a piece of the wrong length")
    return [_paragraph(row) for row in rows]


_COLUMNS = ("text", "kind", "level", "page", "anchor", "language", "direction", "confidence")


def _paragraph(row: object) -> ParsedParagraph:
    if not isinstance(row, list) or len(row) != len(_COLUMNS):
        raise AnswerError("a paragraph of the wrong shape")
    values: dict[str, Any] = dict(zip(_COLUMNS, row, strict=True))
    text = _string(values, "text", MAX_CHARACTERS)
    if not text:
        raise AnswerError("an empty paragraph")
    return ParsedParagraph(
        text=text,
        kind=_member(values, "kind", ParagraphKind) or ParagraphKind.BODY,
        level=_number(values, "level", 0, 100),
        page=None if values["page"] is None else _number(values, "page", 1, 1_000_000),
        anchor=_string(values, "anchor", 2_000),
        language=_matching(values, "language", _LANGUAGE),
        direction=_member(values, "direction", Direction),
        confidence=_share(values, "confidence"),
    )


def _document(
    header: dict[str, Any], paragraphs: tuple[ParsedParagraph, ...], blobs: list[bytes]
) -> ParsedDocument:
    names = _strings(header, "attachments", MAX_ATTACHMENTS, 500)
    notes = _strings(header, "notes", len(NOTES), 50)
    kind = _matching(header, "format", _FORMAT)
    if len(names) != len(blobs) or not set(notes) <= NOTES.keys() or kind is None:
        raise AnswerError("a document of the wrong shape")
    return ParsedDocument(
        paragraphs=paragraphs,
        format=kind,
        title=_string(header, "title", 500),
        authors=_strings(header, "authors", 100, 500),
        date=_matching(header, "date", _DATE),
        date_certainty=_member(header, "date_certainty", DateCertainty) or DateCertainty.UNKNOWN,
        language=_matching(header, "language", _LANGUAGE),
        direction=_member(header, "direction", Direction),
        source=_string(header, "source", 2_000),
        encoding=_string(header, "encoding", 50),
        notes=notes,
        unread_pages=_pages(header),
        attachments=tuple(
            Attachment(name=name, data=data, problem=problem)
            for name, data, problem in zip(names, blobs, _problems(header, len(names)), strict=True)
        ),
    )


def _problems(header: dict[str, Any], count: int) -> Iterator[tuple[str, str] | None]:
    """Why attachments could not be had, None for those that are there."""
    listed = header.get("unread")
    if not isinstance(listed, list) or len(listed) != count:
        raise AnswerError("unread")
    for said in listed:
        if said is None:
            yield None
            continue
        if not isinstance(said, list) or len(said) != 2:
            raise AnswerError("unread")
        code, detail = (_string({"unread": words}, "unread", 500) for words in said)
        if code not in WORDS:
            raise AnswerError("unread")
        yield code, detail or ""


def _pages(header: dict[str, Any]) -> tuple[int, ...]:
    numbers = header.get("unread_pages")
    if not isinstance(numbers, list) or len(numbers) > MAX_PAGES:
        raise AnswerError("unread_pages")
    return tuple(_number({"page": number}, "page", 1, MAX_PAGES) for number in numbers)


# Checks ------------------------------------------------------------------------------------------

_Member = TypeVar("_Member", bound=StrEnum)


def _string(values: dict[str, Any], key: str, longest: int) -> str | None:
    value = values.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > longest or _UNSTORABLE.search(value):
        raise AnswerError(key)
    return value


def _strings(values: dict[str, Any], key: str, most: int, longest: int) -> tuple[str, ...]:
    value = values.get(key)
    if not isinstance(value, list) or len(value) > most:
        raise AnswerError(key)
    checked = [_string({key: item}, key, longest) for item in value]
    return tuple(item for item in checked if item)


def _number(values: dict[str, Any], key: str, least: int, most: int) -> int:
    value = values.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise AnswerError(key)
    return value


def _share(values: dict[str, Any], key: str) -> float | None:
    value = values.get(key)
    if value is None:
        return None
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise AnswerError(key)
    return float(value)


def _member(values: dict[str, Any], key: str, kind: type[_Member]) -> _Member | None:
    value = _string(values, key, 50)
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError as error:
        raise AnswerError(key) from error


def _matching(values: dict[str, Any], key: str, pattern: re.Pattern[str]) -> str | None:
    value = _string(values, key, 100)
    if value is not None and not pattern.fullmatch(value):
        raise AnswerError(key)
    return value
