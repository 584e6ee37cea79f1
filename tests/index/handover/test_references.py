"""Promises about bibliographies: CSL-JSON held to its schema, BibTeX read by pybtex."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import jsonschema
from hypothesis import given
from pybtex.database import BibliographyData, parse_string

from index.documents import DateCertainty
from index.handover.bibtex import bibtex, escaped
from index.handover.bidi import in_one_line
from index.handover.csl import csl_json
from index.handover.markup import allowed
from index.handover.references import key
from tests.index.handover.passages import ANY_TEXT, document, english, handover, item

# The fields that we write, as the schema of CSL 1.0.2 has them; it allows no others.
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string"},
            "type": {"enum": ["webpage", "book", "personal_communication", "post", "document",
                              "motion_picture"]},
            "title": {"type": "string"},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"literal": {"type": "string"}},
                },
            },
            "issued": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "maxItems": 2,
                        "items": {"type": "array", "minItems": 1, "maxItems": 3,
                                  "items": {"type": "integer"}},
                    },
                    "circa": {"type": "boolean"},
                },
            },
            "language": {"type": "string"},
            "URL": {"type": "string"},
            "source": {"type": "string"},
            "custom": {"type": "object"},
        },
    },
}  # fmt: skip

PRINTED = {
    r"{\textbackslash}": "\\",
    r"{\textbraceleft}": "{",
    r"{\textbraceright}": "}",
    r"{\textasciitilde}": "~",
    r"{\textasciicircum}": "^",
}


def printed(value: str) -> str:
    """What TeX prints for a value."""
    orders = re.compile("|".join(map(re.escape, PRINTED)) + r"|\\([#$%&_])")
    return orders.sub(lambda found: found[1] or PRINTED[found[0]], value)


def entries(text: str) -> list[dict[str, Any]]:
    """CSL entries, held to the schema."""
    found = json.loads(text)
    jsonschema.validate(found, CSL)
    return found


def read(text: str) -> BibliographyData:
    """What a BibTeX parser finds."""
    return parse_string(text, "bibtex")


@given(ANY_TEXT)
def test_any_title_comes_back_from_bibtex(text: str) -> None:
    """Braces, backslashes, percent signs and all of Unicode: TeX prints what the title is."""
    entry = read(bibtex(handover(item(document=document(title=f"a{text}b"))))).entries
    (found,) = entry.values()
    value = found.fields["title"].removeprefix("{").removesuffix("}")
    assert in_one_line(printed(value)) == in_one_line(allowed(f"a{text}b"))


@given(ANY_TEXT)
def test_braces_are_balanced(text: str) -> None:
    """No title can end its field."""
    value = escaped(text)
    assert value.count("{") == value.count("}")


def test_an_author_stays_in_one_piece() -> None:
    """A name is never taken apart into given and family name by a rule of another language."""
    (entry,) = read(bibtex(handover(english()))).entries.values()
    assert [person.last_names for person in entry.persons["author"]] == [["{Jane Doe}"], ["{عمر}"]]


def test_an_address_is_encoded_and_a_date_whole() -> None:
    """Braces in an address cannot end the field; biblatex gets the day."""
    (entry,) = read(bibtex(handover(item()))).entries.values()
    assert entry.type == "online"
    assert entry.fields["url"] == "https://example.org/marsh?id=1&x=%7B2%7D"
    assert (entry.fields["date"], entry.fields["year"]) == ("2017-11-11", "2017")


@given(ANY_TEXT, ANY_TEXT)
def test_keys_are_ascii_and_tell_files_apart(title: str, author: str) -> None:
    """Whatever title and author are, biber, BibTeX and file systems take the key."""
    first = key(document(title=title, authors=(author,)))
    assert re.fullmatch(r"[a-z][a-z0-9]*-[0-9a-f]{8}", first)
    assert first != key(document(title=title, authors=(author,), sha256="ef" * 32))


def test_csl_cites_a_document_once_with_its_passages() -> None:
    """Two passages of one article make one entry that says where both stand."""
    first, second = entries(csl_json(handover(item(), item(key="mark-2"), english())))
    assert first["issued"] == {"date-parts": [[2017, 11, 11]]}
    assert [passage["key"] for passage in first["custom"]["passages"]] == ["mark-1", "mark-2"]
    assert "issued" not in second
    assert second["author"] == [{"literal": "Jane Doe"}, {"literal": "عمر"}]


def test_a_date_that_was_guessed_is_about() -> None:
    """A date found in the text is given as approximate."""
    guessed = replace(item(), document=document(date_certainty=DateCertainty.FOUND))
    assert entries(csl_json(handover(guessed)))[0]["issued"]["circa"] is True


def test_what_is_not_sure_cites_nothing() -> None:
    """A document with doubtful marks only is not in the bibliography."""
    assert entries(csl_json(handover(item(sure=False)))) == []
    assert bibtex(handover(item(sure=False))) == ""
