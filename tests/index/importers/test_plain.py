"""Line ends of a text are told apart: of the line, of the paragraph."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.importers.plain import paragraphs

FIRST = (
    "The two presidents urged all parties to take an active part in the political process in "
    "Geneva and to support the efforts that are being made to let it succeed."
)
SECOND = (
    "They said in a joint statement that the country must keep its unity, its sovereignty and "
    "its secular character, and that there is no military solution to the conflict."
)
ARABIC = (
    "حث الرئيسان الروسي والأمريكي جميع الأطراف السورية إلى المشاركة في العملية السياسية مشددين "
    "على أن تتم التسوية السياسية للأزمة فيها ضمن إطار عملية جنيف، وفق ما جاء في البيان."
)


@pytest.mark.parametrize("width", [50, 72, 100])
def test_wrapped_lines_are_joined(width: int) -> None:
    """Paragraphs wrapped at a width and divided by blank lines come back whole."""
    text = "\n\n".join(textwrap.fill(part, width) for part in (FIRST, ARABIC, SECOND))
    assert paragraphs(text) == [FIRST, ARABIC, SECOND]


def test_wrapped_paragraphs_without_blank_lines_are_divided() -> None:
    """A short line that ends a sentence ends its paragraph."""
    text = "\n".join(textwrap.fill(part, 75) for part in (FIRST, SECOND))
    assert paragraphs(text) == [FIRST, SECOND]


def test_indented_lines_begin_paragraphs() -> None:
    """An indent begins a paragraph in a book's text."""
    text = "\n".join(textwrap.fill(part, 60, initial_indent="    ") for part in (FIRST, SECOND))
    assert paragraphs(text) == [FIRST, SECOND]


def test_long_lines_are_paragraphs() -> None:
    """Where lines are long, each is a paragraph, blank lines or not."""
    assert paragraphs(f"{FIRST}\n{SECOND}\n\n{ARABIC}") == [FIRST, SECOND, ARABIC]


def test_list_items_stay_apart() -> None:
    """Items of a list are not joined."""
    text = "Important points:\n- Hamburgers are delicious and cheap\n- Dogs are the best of pets\n"
    assert len(paragraphs(text)) == 3


def test_verses_stay_apart() -> None:
    """Lines that are shorter than they had to be are kept."""
    text = "قفا نبك من ذكرى حبيب ومنزل\nبسقط اللوى بين الدخول فحومل\n\nفتوضح\nلما نسجتها"
    assert len(paragraphs(text)) == 4


def test_a_hyphen_at_a_line_end_joins() -> None:
    """A word divided at its own hyphen keeps it, without a space."""
    words = "a well-known and often described phenomenon of a long-standing kind " * 3
    lines = textwrap.fill(words.strip(), 40, break_on_hyphens=True)
    assert paragraphs(lines) == [words.strip()]


def test_chinese_lines_are_joined_without_a_space() -> None:
    """Between characters of a script without spaces, no space is added."""
    text = "总统昨天表示，会谈将在下周继续进行，各方都表示欢迎，但是没有人知道会谈将在哪里\n" * 3
    assert " " not in "".join(paragraphs(text))


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028"])
def test_any_line_end_is_understood(end: str) -> None:
    """Line ends of every system mean the same."""
    assert paragraphs(end.join([FIRST, "", SECOND])) == [FIRST, SECOND]


@given(st.text(st.sampled_from("ab .\n\r\t-اب。中") | st.characters()))
def test_no_word_is_lost(text: str) -> None:
    """All that is not white space is in a paragraph, in order."""
    assert "".join("".join(paragraphs(text)).split()) == "".join(text.split())


def test_headers_within_a_mail_do_not_hide_that_it_is_wrapped() -> None:
    """The heads of an answered mail are lines of their own, its text is wrapped all the same."""
    wrapped = (
        "word " * 14 + "end\nof it all, and more words to fill the second line up to here now.\n\n"
    )
    heads = "From: Slava\nSent: Tuesday\nTo: Tamir\nSubject: Re: x\n\n" * 3
    found = paragraphs(wrapped + heads + "Dear Tamir\n" + wrapped)
    assert found[0] == wrapped.strip().replace("\n", " ")
    assert found[1:3] == ["From: Slava", "Sent: Tuesday"]
    assert found[-2:] == ["Dear Tamir", found[0]]
