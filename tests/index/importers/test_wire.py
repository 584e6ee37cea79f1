"""Documents cross from the worker whole; anything else that it may send is stopped."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import (
    Attachment,
    DateCertainty,
    Direction,
    ParagraphKind,
    ParsedDocument,
    ParsedParagraph,
)
from index.framing import write_message
from index.importers.limits import MAX_CHARACTERS
from index.importers.pictures import Picture
from index.importers.registry import Context
from index.importers.wire import (
    AnswerError,
    read_answer,
    read_picture,
    read_request,
    write_document,
    write_picture,
    write_problem,
    write_request,
)
from index.problems import RefusedProblem

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)
PARAGRAPHS = st.builds(
    ParsedParagraph,
    text=TEXT,
    kind=st.sampled_from(ParagraphKind),
    level=st.integers(0, 9),
    page=st.none() | st.integers(1, 2000),
    anchor=st.none() | TEXT,
    language=st.sampled_from([None, "ar", "ckb"]),
    direction=st.sampled_from([None, *Direction]),
    confidence=st.none() | st.floats(0, 1),
)
DOCUMENTS = st.builds(
    ParsedDocument,
    paragraphs=st.lists(PARAGRAPHS, max_size=5).map(tuple),
    format=st.just("html"),
    title=st.none() | TEXT,
    authors=st.lists(TEXT, max_size=3).map(tuple),
    date=st.sampled_from([None, "2017", "2017-11-11"]),
    date_certainty=st.sampled_from(DateCertainty),
    language=st.sampled_from([None, "ar"]),
    direction=st.sampled_from([None, *Direction]),
    source=st.none() | TEXT,
    encoding=st.none() | st.just("cp1256"),
    notes=st.sampled_from([(), ("partly_read",)]),
    attachments=st.lists(st.builds(Attachment, name=TEXT, data=st.binary()), max_size=2).map(tuple),
)


@given(DOCUMENTS)
def test_a_document_comes_back(document: ParsedDocument) -> None:
    """What the worker found is what the parent gets, to the last field."""
    stream = io.BytesIO()
    write_document(stream, document)
    stream.seek(0)
    assert read_answer(stream, "a") == document


def test_a_long_document_comes_in_pieces() -> None:
    """No single message holds a long document, and the parent gets it whole."""
    paragraphs = tuple(ParsedParagraph(text="كلمة " * 2_000) for _ in range(100))
    stream = io.BytesIO()
    write_document(stream, ParsedDocument(paragraphs=paragraphs, format="text"))
    assert stream.getvalue().count(b'{"piece"') >= 5
    stream.seek(0)
    assert read_answer(stream, "a").paragraphs == paragraphs


def test_a_request_comes_back() -> None:
    """The worker is told all that the context holds."""
    context = Context(name="خبر.txt", path=Path("a") / "خبر.txt", encoding="cp1256", depth=1)
    stream = io.BytesIO()
    write_request(stream, b"data", context)
    stream.seek(0)
    assert read_request(stream) == (b"data", context, ())


def test_a_problem_comes_back() -> None:
    """The kind, code and detail cross; the file's name is the parent's own."""
    stream = io.BytesIO()
    write_problem(stream, RefusedProblem("too_many_pages", "in the worker", "2,000"))
    stream.seek(0)
    with pytest.raises(RefusedProblem) as caught:
        read_answer(stream, "mine.pdf")
    problem = caught.value
    assert (problem.code, problem.subject, problem.detail) == (
        "too_many_pages",
        "mine.pdf",
        "2,000",
    )


def answer(piece: object = None, blobs: tuple[bytes, ...] = (), **changes: Any) -> io.BytesIO:
    """The bytes of an answer that is right but for ``changes``."""
    row = ["text", "body", 0, None, None, None, None, None]
    header: dict[str, Any] = {
        "paragraphs": 1,
        "format": "text",
        "authors": [],
        "notes": [],
        "attachments": [],
        "unread": [],
        "unread_pages": [],
    }
    stream = io.BytesIO()
    write_message(stream, header | changes, blobs)
    write_message(stream, {"piece": [row] if piece is None else piece})
    stream.seek(0)
    return stream


def row(**changes: Any) -> list[list[Any]]:
    """A piece of one paragraph that is right but for ``changes``."""
    names = ("text", "kind", "level", "page", "anchor", "language", "direction", "confidence")
    values = dict(zip(names, ["text", "body", 0, None, None, None, None, None], strict=True))
    return [list((values | changes).values())]


BAD_HEADERS: list[dict[str, Any]] = [
    {"paragraphs": -1},
    {"paragraphs": 10**9},
    {"paragraphs": True},
    {"format": None},
    {"format": "../x"},
    {"title": 5},
    {"title": "a" * 501},
    {"title": "\ud800"},
    {"authors": "one"},
    {"authors": ["x"] * 101},
    {"date": "tomorrow"},
    {"date_certainty": "sure"},
    {"language": "Arabic; drop table"},
    {"direction": "up"},
    {"notes": ["no_such_note"]},
    {"attachments": ["one"]},
    {"unread": None},
    {"unread": [None]},
    {"problem": "no_such_problem", "class": "ImportProblem"},
    {"problem": "damaged", "class": "SystemExit"},
]
BAD_PIECES = [
    [],
    {},
    [[]],
    row() * 2,
    row(text=""),
    row(text=None),
    row(text="a\0b"),
    row(text=["a"]),
    row(kind="poem"),
    row(level=-1),
    row(level="1"),
    row(page=0),
    row(anchor="a" * 2_001),
    row(direction=1),
    row(confidence=2),
    row(confidence="high"),
]


@pytest.mark.parametrize("changes", BAD_HEADERS, ids=str)
def test_a_wrong_header_is_stopped(changes: dict[str, Any]) -> None:
    """No field of the document is believed unseen."""
    with pytest.raises(AnswerError):
        read_answer(answer(**changes), "a")


@pytest.mark.parametrize(
    "problem", [["no_such_problem", ""], ["damaged"], "damaged", [1, 2]], ids=str
)
def test_wrong_problem_of_an_attachment_is_stopped(problem: object) -> None:
    """No reason why one could not be had is believed unseen."""
    changed = answer(row(), (b"",), attachments=["a"], unread=[problem])
    with pytest.raises(AnswerError):
        read_answer(changed, "a")
    right = answer(row(), (b"",), attachments=["a"], unread=[["damaged", ""]])
    assert read_answer(right, "a").attachments[0].problem == ("damaged", "")


@pytest.mark.parametrize("piece", BAD_PIECES, ids=str)
def test_a_wrong_paragraph_is_stopped(piece: object) -> None:
    """No field of a paragraph is believed unseen."""
    with pytest.raises(AnswerError):
        read_answer(answer(piece), "a")


def test_an_answer_that_is_right_passes() -> None:
    """The answers of these tests fail for nothing but their changes."""
    assert read_answer(answer(row()), "a").paragraphs == (ParsedParagraph(text="text"),)


def test_more_text_than_the_limit_is_stopped() -> None:
    """The parent counts characters itself."""
    piece = row(text="a" * (MAX_CHARACTERS // 2 + 1)) * 2
    with pytest.raises(AnswerError):
        read_answer(answer(piece, paragraphs=2), "a")


def picture(pixels: bytes = b"abcdef", **changes: Any) -> io.BytesIO:
    """The bytes of a picture that is right but for ``changes``."""
    stream = io.BytesIO()
    write_message(stream, {"width": 3, "height": 2, "dpi": 300} | changes, [pixels])
    stream.seek(0)
    return stream


def test_a_request_for_pages_comes_back() -> None:
    """Pages to show, and what was recognised on others, arrive with the file."""
    context = Context(name="a.pdf", recognised={2: b"<html>"})
    stream = io.BytesIO()
    write_request(stream, b"data", context, (3, 4))
    stream.seek(0)
    assert read_request(stream) == (b"data", context, (3, 4))


def test_a_picture_comes_back() -> None:
    """What the worker shows is what the parent sees."""
    shown = Picture(3, 2, 300, b"abcdef")
    stream = io.BytesIO()
    write_picture(stream, shown)
    stream.seek(0)
    assert read_picture(stream, "a.pdf") == shown


@pytest.mark.parametrize(
    ("pixels", "changes"),
    [(b"abc", {}), (b"", {"width": 0}), (b"abcdef", {"dpi": "x"}), (b"abcdef", {"height": None})],
)
def test_a_picture_of_the_wrong_size_is_no_answer(pixels: bytes, changes: dict[str, Any]) -> None:
    """Nothing is believed of a picture but what its bytes bear out."""
    with pytest.raises(AnswerError):
        read_picture(picture(pixels, **changes), "a.pdf")


@pytest.mark.parametrize("pages", [None, [0], ["1"], [True], list(range(1, 2_100))])
def test_unread_pages_are_numbers_of_pages(pages: object) -> None:
    """Pages that cannot be are no answer."""
    with pytest.raises(AnswerError):
        read_answer(answer(unread_pages=pages), "a")
