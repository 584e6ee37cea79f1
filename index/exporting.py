"""Documents as text, Markdown or JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from index.documents import Document, Hit, Paragraph, ParagraphKind

Format = Literal["json", "markdown", "text"]
FORMATS: tuple[Format, ...] = ("json", "markdown", "text")


def exported(
    documents: Iterable[tuple[Document, Sequence[Paragraph]]], form: Format
) -> Iterator[str]:
    """The documents in pieces that stand one after another in a file."""
    if form == "json":
        yield from _json(documents)
        return
    render = _markdown if form == "markdown" else _text
    for number, (document, paragraphs) in enumerate(documents):
        yield ("\n" if number else "") + render(document, paragraphs)


def _json(documents: Iterable[tuple[Document, Sequence[Paragraph]]]) -> Iterator[str]:
    """A JSON list, one document a line."""
    before = "[\n"
    for document, paragraphs in documents:
        yield before + _dumped(
            {
                "id": document.id,
                "title": document.title,
                "authors": list(document.authors),
                "date": document.date,
                "date_certainty": document.date_certainty,
                "language": document.language,
                "direction": document.direction,
                "format": document.format,
                "source": document.source,
                "path": document.path,
                "sha256": document.sha256,
                "imported_at": document.imported_at,
                "notes": list(document.notes),
                "parent": document.parent_id,
                "paragraphs": [_paragraph(paragraph) for paragraph in paragraphs],
            }
        )
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "id": paragraph.id,
        "number": paragraph.number,
        "kind": paragraph.kind,
        "level": paragraph.level,
        "page": paragraph.page,
        "anchor": paragraph.anchor,
        "language": paragraph.language,
        "direction": paragraph.direction,
        "sentences": paragraph.sentences,
        "text": paragraph.text,
    }


def _markdown(document: Document, paragraphs: Sequence[Paragraph]) -> str:
    facts = [*document.authors, document.date, document.source]
    head = [f"# {document.title}", " · ".join(fact for fact in facts if fact)]
    blocks = [_block(paragraph) for paragraph in paragraphs]
    if paragraphs and paragraphs[0].text == document.title:
        blocks = blocks[1:]
    return "\n\n".join(block for block in (*head, *blocks) if block) + "\n"


def _block(paragraph: Paragraph) -> str:
    match paragraph.kind:
        case ParagraphKind.HEADING:
            return f"{'#' * min(6, max(2, paragraph.level))} {paragraph.text}"
        case ParagraphKind.QUOTE:
            return "\n".join(f"> {line}" for line in paragraph.text.splitlines())
        case ParagraphKind.LIST:
            return f"{'  ' * max(0, paragraph.level - 1)}- {paragraph.text}"
        case _:
            return paragraph.text


def _text(_document: Document, paragraphs: Sequence[Paragraph]) -> str:
    return "\n\n".join(paragraph.text for paragraph in paragraphs) + "\n"


def hits_as_json(hits: Iterable[Hit]) -> str:
    """Search hits as a JSON list; offsets are code points of ``text``.

    ``score`` is the calibrated chance, 0 to 1, that the passage answers.
    """
    return _dumped(
        [
            {
                "document": {
                    "id": hit.document.id,
                    "title": hit.document.title,
                    "source": hit.document.source or hit.document.path,
                    "language": hit.document.language,
                    "date": hit.document.date,
                },
                "paragraph": {
                    "id": hit.paragraph.id,
                    "number": hit.paragraph.number,
                    "text": hit.paragraph.text,
                    "language": hit.paragraph.language,
                    "direction": hit.paragraph.direction,
                },
                "score": round(hit.probability, 4),
                "matched_by": list(hit.matched_by),
                "sentence": list(hit.sentence),
                "words": [[word.start, word.end, round(word.weight, 4)] for word in hit.words],
            }
            for hit in hits
        ],
        indent=2,
    )


def _dumped(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)
