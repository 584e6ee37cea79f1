"""Passages as W3C Web Annotations (JSON-LD, Recommendation of 2017)."""

from __future__ import annotations

import json
from typing import Any

from index.documents import Handover, Item, ItemOrigin
from index.handover.words import word

_ANCHOR_LETTERS = 64  # before and after the quote, in the selector
_MOTIVATION = {
    ItemOrigin.MARK: "highlighting",
    ItemOrigin.HIT: "identifying",
    ItemOrigin.SELECTION: "bookmarking",
}


def web_annotations(handover: Handover, sources: dict[int, str] | None = None) -> str:
    """A collection in one page. Only what is sure: a selector that may be wrong is no evidence.

    ``sources``: where the text of a document lies, by its id; otherwise its file is named by the
    hash. Offsets count code points of that text, as the model wants.
    """
    items = [_annotation(item, handover, sources or {}) for item in handover.evidence]
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "id": f"urn:warraq:collection:{handover.made_at}",
        "label": handover.title or word("report", handover.language),
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


def _annotation(item: Item, handover: Handover, sources: dict[int, str]) -> dict[str, Any]:
    annotation: dict[str, Any] = {
        "type": "Annotation",
        "id": f"urn:warraq:{item.key}",
        "motivation": _motivation(item),
        "created": item.created_at or handover.made_at,
        "body": _bodies(item, handover),
        "target": _target(item, sources),
    }
    return {name: value for name, value in annotation.items() if value}


def _motivation(item: Item) -> str:
    return (
        "commenting" if item.note and item.origin is ItemOrigin.MARK else _MOTIVATION[item.origin]
    )


def _bodies(item: Item, handover: Handover) -> list[dict[str, Any]]:
    bodies: list[dict[str, Any]] = []
    if item.note and handover.with_notes:
        bodies.append(_words(item.note, "commenting") | {"format": "text/plain"})
    bodies += [_words(tag, "tagging") for tag in item.tags]
    if item.colour:
        bodies.append(_words(item.colour, "classifying"))
    if item.state:
        bodies.append(_words(item.state, "assessing"))
    if item.query:
        bodies.append(_words(item.query, "questioning"))
    return bodies


def _words(text: str, purpose: str) -> dict[str, Any]:
    # "auto": the direction of what a person typed is that of its first strong letter.
    return {"type": "TextualBody", "value": text, "purpose": purpose, "textDirection": "auto"}


def _target(item: Item, sources: dict[int, str]) -> dict[str, Any]:
    document = item.document
    source: dict[str, Any] = {
        "id": sources.get(document.id, f"urn:sha256:{document.sha256}"),
        "type": "Text",
        "format": "text/plain",
        "language": item.language,
        "textDirection": str(item.direction),
        "title": document.title,
    }
    if document.source and "://" in document.source:
        source["canonical"] = document.source
    target: dict[str, Any] = {"source": source, "selector": _selectors(item)}
    if item.page is not None:
        target["selector"].append(
            {
                "type": "FragmentSelector",
                "conformsTo": "http://tools.ietf.org/rfc/rfc3778",
                "value": f"page={item.page}",
            }
        )
    return target


def _selectors(item: Item) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": item.quote,
            "prefix": item.before.removeprefix("…")[-_ANCHOR_LETTERS:],
            "suffix": item.after.removesuffix("…")[:_ANCHOR_LETTERS],
        },
        {
            "type": "TextPositionSelector",
            "start": item.position.start,
            "end": item.position.end,
        },
    ]
