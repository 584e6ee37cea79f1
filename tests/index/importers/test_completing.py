"""Every document comes out storable, titled and within the limits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Attachment, DateCertainty, ParsedDocument, ParsedParagraph
from index.importers.completing import beginning, complete, primary_language, with_heading
from index.importers.limits import MAX_CHARACTERS
from index.importers.registry import Context
from index.problems import EmptyProblem, RefusedProblem
from tests.index.importers.documents import read_bytes, texts

CONTEXT = Context(name="talks_in_geneva.txt", modified="2020-01-02T03:04:05")


def document(*paragraphs: str, **fields: object) -> ParsedDocument:
    """A document as an importer may return it."""
    parts = tuple(ParsedParagraph(text=text) for text in paragraphs)
    return ParsedDocument(paragraphs=parts, format="text", **fields)  # type: ignore[arg-type]


@given(st.text(min_size=1))
def test_text_can_be_stored(text: str) -> None:
    """No NUL and no half of a surrogate pair is left in any text."""
    try:
        done = complete(document(text, title=text, authors=(text,)), CONTEXT)
    except EmptyProblem:
        return
    parts = [done.paragraphs[0].text, done.title or "", *done.authors]
    assert all(part.encode() and "\0" not in part for part in parts)


def test_the_files_name_is_the_last_title() -> None:
    """The name without its extension serves when nothing else does."""
    assert complete(document("x"), CONTEXT).title == "talks in geneva"
    assert complete(document("x", title=" The\nTalks "), CONTEXT).title == "The Talks"


def test_dates_are_declared_found_or_the_files() -> None:
    """A date of the document goes before the file's."""
    own = document("x", date="2017", date_certainty=DateCertainty.FOUND)
    assert complete(own, CONTEXT).date == "2017"
    assert complete(document("x"), CONTEXT).date == "2020-01-02"
    nothing = complete(document("x"), Context(name="a"))
    assert (nothing.date, nothing.date_certainty) == (None, DateCertainty.UNKNOWN)


def test_empty_paragraphs_go() -> None:
    """White space is no paragraph, and a document of it alone is empty."""
    assert len(complete(document(" a ", "\n", "b"), CONTEXT).paragraphs) == 2
    with pytest.raises(EmptyProblem):
        complete(document(" ", "\t"), CONTEXT)


def test_too_much_text_is_refused() -> None:
    """A document over the limit is refused, never cut."""
    with pytest.raises(RefusedProblem) as caught:
        complete(document("a" * MAX_CHARACTERS, "b"), CONTEXT)
    assert caught.value.code == "too_much_text"


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\x\\passwd", "passwd", "a/passwd"])
def test_attachments_have_plain_names(name: str) -> None:
    """An attachment's name leads nowhere."""
    mail = document("x", attachments=(Attachment(name=name, data=b"1"),))
    assert [part.name for part in complete(mail, CONTEXT).attachments] == ["passwd"]


@pytest.mark.parametrize(
    ("tag", "expected"), [("ar-SA", "ar"), ("en_US", "en"), ("CKB", "ckb"), ("", None), ("x", None)]
)
def test_primary_language(tag: str, expected: str | None) -> None:
    """Of a language tag, the language is kept."""
    assert primary_language(tag) == expected


def test_a_title_is_added_once() -> None:
    """A title of the metadata becomes a heading unless the text begins with it."""
    body = (ParsedParagraph(text="كِتابٌ"), ParsedParagraph(text="x"))
    assert with_heading(body, "كتاب") == body
    assert with_heading(body, "Other")[0].text == "Other"


def test_a_beginning_ends_at_a_word() -> None:
    """A long first sentence is cut between words."""
    assert beginning("word, " * 40).endswith("word…")
    assert beginning("short.") == "short."


def test_addresses_that_cannot_be_stored_are_left_out() -> None:
    """An anchor or a source with control characters, or without end, costs nothing but itself."""
    part = ParsedParagraph(text="text", anchor="a\0b")
    document = ParsedDocument(
        paragraphs=(part,), format="html", source="x" * 3_000, authors=tuple(map(str, range(200)))
    )
    found = complete(document, Context(name="a.html"))
    assert (found.paragraphs[0].anchor, found.source, len(found.authors)) == (None, None, 100)


def test_endless_nesting_ends_at_a_level() -> None:
    """Lists within lists without end keep their text: the level alone has a limit."""
    nested = "<ul><li>a" * 120 + "<p>deep</p>"
    found = read_bytes("a.html", nested)
    assert texts(found).count("a") == 120
    assert max(paragraph.level for paragraph in found.paragraphs) == 100


def test_headline_that_hardly_differs_is_not_said_twice() -> None:
    """Some pages declare the headline of yesterday."""
    text = "<title>Campaigns brace for a sprint to the vote</title>"
    found = read_bytes(
        "a.html", f"{text}<h1>Campaigns brace for a long sprint to the vote</h1><p>x y"
    )
    assert [p.text for p in found.paragraphs if p.level == 1] == [
        "Campaigns brace for a long sprint to the vote"
    ]
