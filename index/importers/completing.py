"""What every document gets after its importer is done: clean text, a title, a date, its limits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.documents import (
    Attachment,
    DateCertainty,
    ParagraphKind,
    ParsedDocument,
    ParsedParagraph,
)
from index.importers.dating import date_of_text
from index.importers.limits import (
    MAX_ATTACHMENTS,
    MAX_CHARACTERS,
    MAX_PARAGRAPHS,
    check_characters,
)
from index.importers.registry import Context
from index.problems import EmptyProblem, RefusedProblem
from index.text.fold import fold_text

# SQLite and JSON take neither NUL nor half a surrogate pair; nobody reads the other controls.
_UNWRITABLE = re.compile("[\0-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
_DATE_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBERED_NAME = re.compile(r"(?=.*\d)[0-9a-f_\W]+", re.IGNORECASE)  # a1b2c3, 2017-11, 000_60f...

# What is one article, more likely than not; of a table or a mailbox each row has a day of its own.
_DATED = frozenset(
    {"text", "markdown", "html", "mhtml", "docx", "odt", "rtf", "pdf", "image", "xml"}
)
_TITLE_CHARACTERS = 90  # of the first paragraph, when nothing else is a title
_LONGEST_TITLE = 500
_ALIKE = 0.75  # of the words of a title that a headline says too, if both are one
_LONGEST_ADDRESS = 2_000
_MOST_AUTHORS = 100
_DEEPEST_LEVEL = 100  # of headings and lists


def complete(document: ParsedDocument, context: Context) -> ParsedDocument:
    """``document`` with nothing in it that cannot be stored, and a title and a date if possible.

    Raises ``EmptyProblem`` when no text is left, ``RefusedProblem`` when there is too much.
    """
    paragraphs = tuple(_clean_paragraphs(document.paragraphs))
    if not (paragraphs or document.attachments or document.unread_pages):
        raise EmptyProblem("no_text", context.name)
    check_characters(context.name, sum(len(paragraph.text) for paragraph in paragraphs))
    if len(paragraphs) > MAX_PARAGRAPHS:
        raise RefusedProblem("too_much_text", context.name, f"{MAX_CHARACTERS:,}")
    date, certainty = _date(document, paragraphs, context)
    return replace(
        document,
        paragraphs=paragraphs,
        title=one_line(document.title) or title_for(context, paragraphs),
        authors=tuple(dict.fromkeys(filter(None, map(one_line, document.authors))))[:_MOST_AUTHORS],
        source=address(document.source),
        date=date,
        date_certainty=certainty,
        language=primary_language(document.language),
        attachments=tuple(_named(document.attachments, context)),
    )


def one_line(text: str | None) -> str | None:
    """``text`` without line breaks and unwritable characters; None when nothing is left."""
    if text is None:
        return None
    line = _SPACES.sub(" ", clean(text)).strip()
    return line[:_LONGEST_TITLE] or None


def clean(text: str) -> str:
    """``text`` without characters that cannot be stored; a broken one becomes U+FFFD."""
    return _UNWRITABLE.sub(lambda match: "\ufffd" if match[0] >= "\ud800" else "", text)


def address(text: str | None) -> str | None:
    """``text`` as an address that can be stored; None where it is none, or endless."""
    if text is None or len(text) > _LONGEST_ADDRESS or _UNWRITABLE.search(text):
        return None
    return text


def primary_language(tag: str | None) -> str | None:
    """ "ar" of "ar-SA"; None for what is no language tag."""
    match = _LANGUAGE.match(tag.strip()) if tag else None
    return match[0].lower() if match else None


def title_for(context: Context, paragraphs: tuple[ParsedParagraph, ...]) -> str:
    """The title of a document that names none: its file's name, or how it begins if that is
    better."""
    name = one_line(context.stem.replace("_", " ")) or ""
    if _WORD.search(name) and not _NUMBERED_NAME.fullmatch(name):
        return name
    return beginning(paragraphs[0].text) if paragraphs else name or context.name


def with_heading(
    paragraphs: tuple[ParsedParagraph, ...], title: str | None
) -> tuple[ParsedParagraph, ...]:
    """``paragraphs`` below the title that stands only in the metadata, so that it is found too."""
    key = fold_text(one_line(title) or "")
    if not key or any(_says(paragraph, key) for paragraph in paragraphs[:5]):
        return paragraphs
    heading = ParsedParagraph(text=one_line(title) or "", kind=ParagraphKind.HEADING, level=1)
    return (heading, *paragraphs)


def _says(paragraph: ParsedParagraph, title: str) -> bool:
    """Whether a paragraph is the folded title, or a heading above all that hardly differs from it.

    Some pages declare the headline of yesterday.
    """
    folded = fold_text(paragraph.text)
    if folded == title or paragraph.kind is not ParagraphKind.HEADING or paragraph.level != 1:
        return folded == title
    words = set(title.split())
    return len(words & set(folded.split())) >= _ALIKE * len(words)


def beginning(text: str) -> str:
    """The first words of ``text``, as a title."""
    line = one_line(text) or ""
    if len(line) <= _TITLE_CHARACTERS:
        return line
    cut = line[:_TITLE_CHARACTERS].rsplit(" ", 1)[0] if " " in line else line[:_TITLE_CHARACTERS]
    return f"{cut.rstrip(' ,;:،؛-–—')}…"


def _clean_paragraphs(paragraphs: Iterable[ParsedParagraph]) -> Iterator[ParsedParagraph]:
    for paragraph in paragraphs:
        text = clean(paragraph.text).strip()
        language = primary_language(paragraph.language)
        anchor = address(paragraph.anchor)
        if not text:
            continue
        level = min(paragraph.level, _DEEPEST_LEVEL)
        was = (paragraph.text, paragraph.language, paragraph.anchor, paragraph.level)
        if (text, language, anchor, level) == was:
            yield paragraph
        else:
            yield replace(paragraph, text=text, language=language, anchor=anchor, level=level)


def _date(
    document: ParsedDocument, paragraphs: tuple[ParsedParagraph, ...], context: Context
) -> tuple[str | None, DateCertainty]:
    """The surest date: the document's own, one in its text, one in the file's name, the file's."""
    if document.date is not None:
        return document.date, document.date_certainty
    if document.format in _DATED and (date := date_of_text(paragraphs)):
        return date, DateCertainty.FOUND
    if match := _DATE_IN_NAME.search(context.name):
        return f"{match[1]}-{match[3]}-{match[4]}", DateCertainty.FILE
    if context.modified is not None:
        return context.modified[:10], DateCertainty.FILE
    return None, DateCertainty.UNKNOWN


def _named(attachments: tuple[Attachment, ...], context: Context) -> Iterator[Attachment]:
    """Attachments under names that are only names: no folders, no control characters."""
    if len(attachments) > MAX_ATTACHMENTS:
        raise RefusedProblem("unsafe_archive", context.name, f"> {MAX_ATTACHMENTS:,}")
    for number, attachment in enumerate(attachments, 1):
        name = one_line(attachment.name.replace("\\", "/").rsplit("/", 1)[-1])
        problem = attachment.problem and (
            attachment.problem[0],
            one_line(attachment.problem[1]) or "",
        )
        yield replace(attachment, name=name or f"{context.stem} {number}", problem=problem)
