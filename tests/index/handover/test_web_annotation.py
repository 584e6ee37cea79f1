"""Promises about W3C Web Annotations, held to the shape of the Recommendation."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
from hypothesis import given

from index.handover.web_annotation import web_annotations
from tests.index.handover.passages import ANY_TEXT, english, handover, item

BODY = {
    "type": "object",
    "required": ["type", "value", "purpose"],
    "properties": {
        "type": {"const": "TextualBody"},
        "purpose": {
            "enum": [
                "assessing", "bookmarking", "classifying", "commenting", "describing", "editing",
                "highlighting", "identifying", "linking", "moderating", "questioning",
                "replying", "tagging",
            ]
        },
        "textDirection": {"enum": ["ltr", "rtl", "auto"]},
    },
}  # fmt: skip
SELECTOR = {
    "type": "object",
    "oneOf": [
        {
            "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string"}},
            "required": ["type", "exact", "prefix", "suffix"],
        },
        {
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
            },
            "required": ["type", "start", "end"],
        },
        {
            "properties": {"type": {"const": "FragmentSelector"}},
            "required": ["type", "conformsTo", "value"],
        },
    ],
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "type": {"const": "Annotation"},
        "id": {"type": "string", "format": "iri"},
        "body": {"type": "array", "items": BODY},
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "source": {"type": "object", "required": ["id", "language", "textDirection"]},
                "selector": {"type": "array", "items": SELECTOR, "minItems": 2},
            },
        },
    },
}
COLLECTION = {
    "type": "object",
    "required": ["@context", "type", "total", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "AnnotationCollection"},
        "first": {
            "type": "object",
            "required": ["type", "items"],
            "properties": {"items": {"type": "array", "items": ANNOTATION}},
        },
    },
}


def read(text: str) -> list[dict[str, Any]]:
    """The annotations, after the whole was held to the model."""
    collection = json.loads(text)
    jsonschema.validate(collection, COLLECTION)
    assert collection["total"] == len(collection["first"]["items"])
    return collection["first"]["items"]


@given(ANY_TEXT)
def test_any_text_comes_back(text: str) -> None:
    """Quote and note are read as they were, in logical order."""
    (annotation,) = read(web_annotations(handover(item(text or "a", note=text))))
    assert annotation["target"]["selector"][0]["exact"] == (text or "a")
    notes = [body["value"] for body in annotation["body"] if body["purpose"] == "commenting"]
    assert notes == ([text] if text else [])


def test_a_target_says_where_and_in_which_direction() -> None:
    """Quote, context, offsets, page, language, direction, and the file by its hash."""
    target = read(web_annotations(handover()))[0]["target"]
    quote, position, page = target["selector"]
    assert (quote["prefix"], quote["suffix"]) == ("في العام الماضي ", " ولم تعد.")
    assert (position["start"], position["end"]) == (110, 137)
    assert page["value"] == "page=2"
    source = target["source"]
    assert source["id"] == f"urn:sha256:{'ab' * 32}"
    assert (source["language"], source["textDirection"]) == ("ar", "rtl")


def test_what_is_not_sure_is_no_annotation() -> None:
    """A doubtful mark has no selector that could be believed, so it is not written at all."""
    ids = [found["id"] for found in read(web_annotations(handover(item(sure=False), english())))]
    assert ids == ["urn:warraq:hit-1"]


def test_notes_stay_when_they_are_not_wanted() -> None:
    """Without notes no body comments."""
    text = web_annotations(handover(with_notes=False))
    assert "census" not in text
