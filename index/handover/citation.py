"""The citation of a passage: author, title, source, date and how sure it is, page, paragraph."""

from __future__ import annotations

from index.documents import Document, Item
from index.handover.bidi import in_one_line
from index.handover.lines import Run, address, foreign, plain_line
from index.handover.words import certainty_words, date_words, direction_of_words, word

Part = tuple[Run, ...]


def cited(item: Item, language: str) -> Part:
    """The whole citation of a passage, in pieces."""
    return _listed(_document_parts(item.document, language) + _places(item, language), language)


def cited_document(document: Document, language: str) -> Part:
    """The citation of a document, in pieces."""
    return _listed(_document_parts(document, language), language)


def place(item: Item, language: str) -> Part:
    """Page and paragraph of a passage, in pieces."""
    return _listed(_places(item, language), language)


def citation(item: Item, language: str) -> str:
    """The whole citation of a passage as plain text, isolated where it has to be."""
    return plain_line(cited(item, language), direction_of_words(language))


def _listed(parts: list[Part], language: str) -> Part:
    """Parts one after another, with the comma of the language between them."""
    runs = list(parts[0])
    for part in parts[1:]:
        runs += [Run(word("comma", language)), *part]
    return tuple(runs)


def _document_parts(document: Document, language: str) -> list[Part]:
    parts: list[Part] = [(foreign(name),) for name in map(in_one_line, document.authors) if name]
    title, source = in_one_line(document.title), in_one_line(document.source or "")
    if title:
        quotes = word("open_title", language), word("close_title", language)
        parts.append((Run(quotes[0]), foreign(title), Run(quotes[1])))
    if source:
        parts.append((address(source) if "://" in source else foreign(source),))
    return [*parts, _date(document, language)]


def _date(document: Document, language: str) -> Part:
    if not document.date:
        return (Run(word("undated", language)),)
    date = Run(date_words(document.date, language))
    how = certainty_words(document.date_certainty, language)
    return (date, Run(f" ({how})")) if how else (date,)


def _places(item: Item, language: str) -> list[Part]:
    first, last = item.start.paragraph + 1, item.end.paragraph + 1
    code = "paragraph" if first == last else "paragraphs"
    paragraph = Run(word(code, language).format(number=first, last=last))
    if item.page is None:
        return [(paragraph,)]
    return [(Run(word("page", language).format(number=item.page)),), (paragraph,)]
