"""Exports of Telegram Desktop: a channel or a chat, a paragraph for each message.

``result.json`` comes through the importer of JSON, which knows it by its form; ``messages.html``
is an importer of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - it has no stubs

from index.documents import DateCertainty, ParagraphKind, ParsedDocument, ParsedParagraph
from index.importers.dates import iso_date
from index.importers.html_parts import html_tree
from index.importers.limits import MAX_HTML_BYTES, check_file_size
from index.importers.registry import Context
from index.importers.text import decode_text
from index.problems import EmptyProblem

FORMAT = "telegram"
EXTENSIONS = ()

_DAY_FIRST = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})")


def is_export(content: Any) -> bool:
    """Whether JSON is an export of one chat, or of all chats."""
    if not isinstance(content, dict):
        return False
    chats = content.get("chats")
    if isinstance(chats, dict) and isinstance(chats.get("list"), list):
        return True
    messages = content.get("messages")
    return (
        isinstance(messages, list)
        and "type" in content
        and any(isinstance(message, dict) and "date" in message for message in messages[:5])
    )


def document(content: Mapping[str, Any], context: Context) -> ParsedDocument:
    """The messages of an export that ``is_export``. Raises ``EmptyProblem`` if none has text."""
    chats = content["chats"]["list"] if "chats" in content else [content]
    found = [part for chat in chats if isinstance(chat, dict) for part in _chat(chat, len(chats))]
    if not any(part.kind is not ParagraphKind.HEADING for part in found):
        raise EmptyProblem("no_text", context.name)
    dates = [
        iso_date(str(message.get("date", "")))
        for chat in chats
        if isinstance(chat, dict)
        for message in _messages(chat)
    ]
    last = max(filter(None, dates), default=None)
    return ParsedDocument(
        paragraphs=tuple(found),
        format=FORMAT,
        title=_name(chats[0]) if len(chats) == 1 else None,
        date=last,
        date_certainty=DateCertainty.DECLARED if last else DateCertainty.UNKNOWN,
    )


def _name(chat: Any) -> str | None:
    name = chat.get("name") if isinstance(chat, dict) else None
    return name if isinstance(name, str) and name else None


def _messages(chat: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    messages = chat.get("messages")
    return (
        [part for part in messages if isinstance(part, dict)] if isinstance(messages, list) else []
    )


def _chat(chat: Mapping[str, Any], count: int) -> Iterator[ParsedParagraph]:
    name = _name(chat)
    if name and count > 1:
        yield ParsedParagraph(text=name, kind=ParagraphKind.HEADING, level=1)
    writers = {message.get("from") for message in _messages(chat)}
    for message in _messages(chat):
        text = _message_text(message.get("text")).strip() or _poll(message.get("poll"))
        if not text:
            continue
        anchor = f"message {message.get('id', '')}".strip()
        heading = _heading(message, show_writer=len(writers) > 1)
        if heading:
            yield ParsedParagraph(text=heading, kind=ParagraphKind.HEADING, level=2, anchor=anchor)
        yield from (ParsedParagraph(text=part, anchor=anchor) for part in _parts(text))


def _heading(message: Mapping[str, Any], *, show_writer: bool) -> str:
    """Who wrote a message, and when."""
    writer = message.get("from") if show_writer else None
    moment = str(message.get("date", "")).replace("T", " ")
    source = message.get("forwarded_from")
    parts = (writer, moment, _forwarded(source) if isinstance(source, str) else "")
    return " · ".join(part for part in parts if isinstance(part, str) and part)


def _forwarded(source: str) -> str:
    return f"↪ {source}" if source else ""


def _poll(poll: Any) -> str:
    """The question of a poll and its answers, a line each."""
    if not isinstance(poll, dict):
        return ""
    answers = poll.get("answers")
    lines = [poll.get("question"), *(answers if isinstance(answers, list) else ())]
    texts = (line.get("text") if isinstance(line, dict) else line for line in lines)
    return "\n".join(text for text in texts if isinstance(text, str) and text)


def _message_text(value: Any) -> str:
    """The text of a message, which is in pieces where part of it is a link or bold."""
    if isinstance(value, str):
        return value
    if not isinstance(value, list):
        return ""
    pieces = (part.get("text", "") if isinstance(part, dict) else part for part in value)
    return "".join(piece for piece in pieces if isinstance(piece, str))


def _parts(text: str) -> Iterator[str]:
    """Paragraphs of a message; a single line end is a line end."""
    for part in re.split(r"\n\s*\n", text):
        if part.strip():
            yield part.strip()


# HTML ---------------------------------------------------------------------------------------------


def parse(data: bytes, context: Context) -> ParsedDocument:
    """The messages of an exported page. Raises ``EmptyProblem`` if it holds none."""
    check_file_size(context.name, len(data), MAX_HTML_BYTES)
    tree = html_tree(decode_text(data, context, "utf-8").text, context.name)
    title = next(iter(_by_class(tree, "page_header")), None)
    found: list[ParsedParagraph] = []
    days: list[str] = []
    writer = ""
    for message in _by_class(tree, "message"):
        writer = next(filter(None, map(_flat, _own(message))), "") or writer
        source = next(filter(None, map(_first_words, _forwards(message))), "")
        moment = next((item.get("title", "") for item in _by_class(message, "date")), "")
        days.extend(_day(moment))
        anchor = message.get("id")
        bodies = [_lines(item) for item in _by_class(message, "text")]
        texts = [part for body in bodies for part in _parts(body)]
        if texts:
            heading = " · ".join(filter(None, (writer, moment, _forwarded(source))))
            if heading:
                found.append(_heading_paragraph(heading, anchor))
            found.extend(ParsedParagraph(text=text, anchor=anchor) for text in texts)
    if not found:
        raise EmptyProblem("no_text", context.name)
    return ParsedDocument(
        paragraphs=tuple(found),
        format=FORMAT,
        title=_flat(title) if title is not None else None,
        date=max(days, default=None),
        date_certainty=DateCertainty.DECLARED if days else DateCertainty.UNKNOWN,
    )


def _heading_paragraph(text: str, anchor: str | None) -> ParsedParagraph:
    return ParsedParagraph(text=text, kind=ParagraphKind.HEADING, level=2, anchor=anchor)


def _by_class(tree: etree._Element, name: str) -> list[etree._Element]:
    return tree.xpath(f"descendant::*[contains(concat(' ', @class, ' '), ' {name} ')]")


def _own(message: etree._Element) -> list[etree._Element]:
    """Who sent a message: not the one whom it was forwarded from."""
    forwarded = set(_forwards(message))
    return [name for name in _by_class(message, "from_name") if name not in forwarded]


def _forwards(message: etree._Element) -> list[etree._Element]:
    return [
        name for part in _by_class(message, "forwarded") for name in _by_class(part, "from_name")
    ]


def _first_words(element: etree._Element) -> str:
    """The text of an element before its first child, where the time of a forward stands."""
    return " ".join((element.text or "").split())


def _flat(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _lines(element: etree._Element) -> str:
    """The text of a message with its line breaks."""
    for line_break in element.iter("br"):
        line_break.tail = f"\n{line_break.tail or ''}"
    return "\n".join(" ".join(line.split()) for line in "".join(element.itertext()).split("\n"))


def _day(moment: str) -> Iterator[str]:
    match = _DAY_FIRST.match(moment.strip())
    if match:
        yield f"{match[3]}-{match[2]}-{match[1]}"
