"""Documents as CSL-JSON (Citation Style Language 1.0.2), for Zotero, Pandoc and word processors."""

from __future__ import annotations

import json
from typing import Any

from index.documents import DateCertainty, Document, Handover, Item
from index.handover.references import cited_documents, date_parts, is_address, key

# By the format that a document was imported from; what is not named is a document.
_TYPES = {
    "html": "webpage",
    "mhtml": "webpage",
    "feed": "webpage",
    "epub": "book",
    "mail": "personal_communication",
    "telegram": "post",
    "subtitles": "motion_picture",
}


def csl_json(handover: Handover) -> str:
    """A list of the documents cited; the passages of each stand in its ``custom`` field."""
    entries = [_entry(document, handover) for document in cited_documents(handover)]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(document: Document, handover: Handover) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": key(document),
        "type": _TYPES.get(document.format, "document"),
        "title": document.title,
        "author": [{"literal": name} for name in document.authors],
        "issued": _issued(document),
        "language": None if document.language == "und" else document.language,
        "URL": document.source if is_address(document.source) else None,
        "source": None if is_address(document.source) else document.source,
        "custom": {
            "sha256": document.sha256,
            "date-certainty": str(document.date_certainty),
            "passages": [_passage(item) for item in handover.evidence if _of(item, document)],
        },
    }
    return {name: value for name, value in entry.items() if value}


def _of(item: Item, document: Document) -> bool:
    return item.document.sha256 == document.sha256


def _issued(document: Document) -> dict[str, Any] | None:
    parts = date_parts(document.date)
    if not parts:
        return None
    issued: dict[str, Any] = {"date-parts": [parts]}
    if document.date_certainty is not DateCertainty.DECLARED:
        issued["circa"] = True
    return issued


def _passage(item: Item) -> dict[str, Any]:
    """Where a passage stands; paragraphs and sentences from 1, as in citations."""
    place = {
        "key": item.key,
        "page": item.page,
        "paragraph": item.start.paragraph + 1,
        "sentence": None if item.sentence is None else item.sentence + 1,
    }
    return {name: value for name, value in place.items() if value is not None}
